/* The page and lane that are looked at, for what acts on them from elsewhere: the palette, the catalog. */
import { useEffect, useSyncExternalStore } from "react";

export interface InView {
  page: string;
  pageName: string;
  /** a segment's id */
  lane: string;
  laneName: string;
}

let current: InView | null = null;
const listeners = new Set<() => void>();

function set(next: InView | null): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Another store has other pages. */
export function forgetInView(): void {
  set(null);
}

/** Tells that this is looked at; it stays the last page looked at when another screen comes. */
export function useLookingAt({ page, pageName, lane, laneName }: InView): void {
  useEffect(() => set({ page, pageName, lane, laneName }), [page, pageName, lane, laneName]);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useInView(): InView | null {
  return useSyncExternalStore(subscribe, () => current);
}

let shown: { page: string; set: (local: string) => void } | null = null;
let asked: { page: string; local: string } | null = null;

function settle(): void {
  if (!asked || asked.page !== shown?.page) return;
  const { local } = asked;
  asked = null;
  shown.set(local);
}

/** Has the page be looked at at this wall clock of the store, at once or as soon as it is shown. */
export function lookAt(page: string, local: string): void {
  asked = { page, local };
  settle();
}

/** Takes the instants that are asked for from elsewhere. */
export function useInstantAsked(page: string, set: (local: string) => void): void {
  useEffect(() => {
    shown = { page, set };
    settle();
    return () => {
      if (shown?.set === set) shown = null;
    };
  }, [page, set]);
}
