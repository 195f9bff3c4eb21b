// Edits that are not kept yet. They outlive a change of screen, and are gone when kept or cancelled.
import { useCallback, useSyncExternalStore } from "react";

/** In the place of an id: of what is not in the draft yet. */
export const FRESH = "*new";

const edits = new Map<string, unknown>();
const listeners = new Set<() => void>();
let version = 0;

function tell() {
  version += 1;
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
  if (value === null) edits.delete(key);
  else edits.set(key, value);
  tell();
}

/** Keys with an unkept edit, for marks in lists. */
export function useUnkeptKeys(prefix: string): ReadonlySet<string> {
  useSyncExternalStore(subscribe, () => version);
  return new Set([...edits.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)));
}

let owner: string | null = null;

/** Called by a screen as it begins: what was begun in another store is no edit of this one. */
export function ownUnkept(store: string): void {
  if (store !== owner) edits.clear();
  owner = store;
}

/** Forgets all of them. */
export function dropUnkept(): void {
  edits.clear();
  tell();
}
