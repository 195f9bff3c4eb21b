/* What the dialog for many products begins with; null while it is closed. */
import { useSyncExternalStore } from "react";
import type { ActKind } from "../../components/acts";

export interface BulkStart {
  kind: ActKind;
  /** ids, one a line; empty where they are still to be pasted */
  text: string;
}

let start: BulkStart | null = null;
const listeners = new Set<() => void>();

export function openBulk(next: BulkStart | null): void {
  start = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useBulkStart(): BulkStart | null {
  return useSyncExternalStore(subscribe, () => start);
}
