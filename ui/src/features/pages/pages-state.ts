/* What the Pages screen remembers between visits, per store: page, lanes, pages added by hand. */
import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from "react";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { useSlow } from "../../components/states";
import type { Draft, PageEntry, PageIndex, PageRule } from "../../ipc/bindings";
import type { ScheduledRule } from "./timeline";

/** The index with the search pages and placements that were added by hand and that no rule names yet. */
export function withAdded(index: PageIndex | undefined, added: readonly string[]): PageIndex | undefined {
  if (!index) return undefined;
  const extra = (kind: string, known: readonly PageEntry[]) =>
    added
      .filter((page) => page.startsWith(`${kind}:`) && !known.some((entry) => entry.page === page))
      .map((page): PageEntry => ({ page, name: page.slice(kind.length + 1), products: null, rules: 0, changed: false }));
  return { ...index, searches: [...index.searches, ...extra("search", index.searches)], placements: [...index.placements, ...extra("placement", index.placements)] };
}

/**
 * The page of the address; where there is none, the one visited last or the first worth showing. What is not there is not
 * remembered, and what was remembered and is gone since gives way to the first.
 * `isThere` is null while that is not known: who comes back need not wait for it.
 */
export function useCurrentPage(store: string, fallback: string | null, isThere: (page: string) => boolean | null): string | null {
  const route = useRoute();
  const key = `endcap.page.${store}`;
  const asked = route.params["page"] ?? null;
  const ledTo = useRef<string | null>(null);
  useEffect(() => {
    const lead = (page: string | null) => {
      ledTo.current = page;
      if (page && route.section === "pages") navigate(routeHref("pages", { page }, ...route.path), true);
    };
    if (!asked) {
      const last = localStorage.getItem(key);
      lead(last !== null && isThere(last) !== false ? last : fallback);
    } else if (isThere(asked)) localStorage.setItem(key, asked);
    // An address that somebody followed is told to be none; one that only memory led to is not.
    else if (isThere(asked) === false && ledTo.current === asked) lead(fallback);
  }, [asked, fallback, isThere, key, route]);
  return asked;
}

/** State of one page: another page begins with `first`. What is set for a page that was left is forgotten. */
export function useOfPage<T>(page: string, first: T): [T, Dispatch<SetStateAction<T>>] {
  const [kept, keep] = useState({ page, value: first });
  const set = useCallback(
    (next: SetStateAction<T>) =>
      keep((was) => {
        const value = typeof next === "function" ? (next as (was: T) => T)(was.page === page ? was.value : first) : next;
        return was.page === page && was.value === value ? was : { page, value };
      }),
    [page, first],
  );
  return [kept.page === page ? kept.value : first, set];
}

/** What is known of a page; while that is on its way, for an eye's blink, what was known of the page before. */
export function useUntilKnown<T>(known: T | undefined): T | undefined {
  const [last, setLast] = useState(known);
  if (known !== undefined && known !== last) setLast(known);
  const isSlow = useSlow(known === undefined);
  return known ?? (isSlow ? undefined : last);
}

/** The rules of the page that hold at some times only, by precedence, those that are off left out. */
export function scheduledOn(draft: Draft, rules: readonly PageRule[] | undefined, hasPublished: boolean): ScheduledRule[] {
  return (rules ?? []).flatMap(({ id, name, enabled, changed: differs }) => {
    const changed = hasPublished && differs;
    const schedule = enabled ? draft.document.rules.find((rule) => rule.id === id)?.schedule : null;
    return schedule ? [{ id, name: changed ? `${name}, draft` : name, schedule, draft: changed }] : [];
  });
}

/** A value that changes at most every `millis`; the last one always comes through. */
export function useSteady<T>(value: T, millis: number): T {
  const [steady, setSteady] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + millis - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSteady(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return steady;
}

/** While the page is shown for now, a rule that begins or ends by the clock is seen within a minute. */
export function useClockRefresh(isOn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      for (const question of ["lanes", "pageRules", "why", "whatIf"]) void client.invalidateQueries({ queryKey: [question] });
    }, 60_000);
    return () => clearInterval(timer);
  }, [client, isOn]);
}
