// The fields and the currency of the open store, for everything that shows or edits conditions.
import { useEffect, useMemo, useState } from "react";
import { useFields, useStatus } from "../../ipc/queries";
import { Fields, type Subject } from "./fields";
import type { Money } from "./value-units";

export function useSubjectFields(subject: Subject): Fields {
  const known = useFields().data?.[subject];
  return useMemo(() => new Fields(subject, known), [subject, known]);
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
