// The publish that is under way outlives the screen: who leaves and comes back finds it where it is.
import { useSyncExternalStore } from "react";
import { IDLE, publishReducer, type PublishAction, type PublishRun } from "./publish-run";

let held: { store: string; run: PublishRun } = { store: "", run: IDLE };
const listeners = new Set<() => void>();

export function tellRun(store: string, action: PublishAction): void {
  const before = held.store === store ? held.run : IDLE;
  held = { store, run: publishReducer(before, action) };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The run of this store; a store that has none is idle. */
export function useRun(store: string): PublishRun {
  const now = useSyncExternalStore(subscribe, () => held);
  return now.store === store ? now.run : IDLE;
}
