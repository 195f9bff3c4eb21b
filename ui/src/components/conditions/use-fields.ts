// The fields and the currency of the open store, for everything that shows or edits conditions.
import { useEffect, useMemo, useState } from "react";
import type { CategoryNode } from "../../ipc/bindings";
import { useFields, usePages, useStatus } from "../../ipc/queries";
import { Fields, type Subject } from "./fields";
import type { Money } from "./value-units";

export function useSubjectFields(subject: Subject): Fields {
  const known = useFields().data;
  const categories = usePages().data?.categories;
  return useMemo(() => {
    // What shoppers buy and view are the catalog's own categories and brands.
    const brands = known?.product.find((info) => info.field === "brand")?.values ?? [];
    return new Fields(subject, known?.[subject], { paths: pathsIn(categories ?? []), brands });
  }, [subject, known, categories]);
}

/** All category paths of the catalog, each before those below it. */
export function pathsIn(nodes: readonly CategoryNode[]): string[] {
  return nodes.flatMap((node) => [node.path, ...pathsIn(node.children)]);
}

export function useMoney(): Money {
  const status = useStatus().data;
  const currency = status?.facts.currency ?? "EUR";
  const digits = status?.currencyDigits ?? 2;
  return useMemo(() => ({ currency, digits }), [currency, digits]);
}

/** The value once it has rested for a moment, so that typing does not ask at every key. Compared as JSON. */
export function useRested<T>(value: T, millis = 120): T {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), millis);
    return () => clearTimeout(timer);
  }, [text, millis]);
  return useMemo(() => JSON.parse(rested) as T, [rested]);
}
