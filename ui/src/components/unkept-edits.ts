// Edits that are not kept yet. They outlive a change of screen, and are gone when kept or cancelled.
import { useCallback, useSyncExternalStore } from "react";

/** In the place of an id: of what is not in the draft yet. */
export const FRESH = "*new";

// Never changed in place: a new map is what tells whoever reads it that something changed.
let edits: ReadonlyMap<string, unknown> = new Map();
const listeners = new Set<() => void>();

function become(next: ReadonlyMap<string, unknown>) {
  edits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The unkept edit under a key, such as "rule:r1", and how to set or drop it (null). */
export function useUnkept<T>(key: string): [T | null, (value: T | null) => void] {
  const value = useSyncExternalStore(subscribe, () => (edits.get(key) as T | undefined) ?? null);
  const set = useCallback((next: T | null) => setUnkept(key, next), [key]);
  return [value, set];
}

export function setUnkept(key: string, value: unknown): void {
  const next = new Map(edits);
  if (value === null) next.delete(key);
  else next.set(key, value);
  become(next);
}

/** Keys with an unkept edit, for marks in lists. */
export function useUnkeptKeys(prefix: string): ReadonlySet<string> {
  const all = useSyncExternalStore(subscribe, () => edits);
  return new Set([...all.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)));
}

let owner: string | null = null;

/** Called by a screen as it begins: what was begun in another store is no edit of this one. */
export function ownUnkept(store: string): void {
  if (store !== owner) edits = new Map();
  owner = store;
}

/** Forgets all of them. */
export function dropUnkept(): void {
  become(new Map());
}
