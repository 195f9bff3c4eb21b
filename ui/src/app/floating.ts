/* Which of the window's own dialogs is open: the palette, the list of shortcuts, the form of a fresh store, pasted products. */
import { useSyncExternalStore } from "react";

export type Floating = "palette" | "shortcuts" | "newStore";

let open: Floating | null = null;
const listeners = new Set<() => void>();

export function openFloating(next: Floating | null): void {
  if (next === open) return;
  open = next;
  for (const listener of listeners) listener();
}

export const closeFloating = () => openFloating(null);

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useFloating(): Floating | null {
  return useSyncExternalStore(subscribe, () => open);
}
