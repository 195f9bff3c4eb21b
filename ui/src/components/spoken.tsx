/* What is said to those who listen and shown to nobody: an answer that leaves nothing behind to be seen. */
import { useSyncExternalStore } from "react";

let words = "";
let times = 0;
const listeners = new Set<() => void>();

/** Says it, also where it is the same as what was said last. */
export function speak(next: string): void {
  words = next;
  times += 1;
  for (const listener of listeners) listener();
}

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands once in the window. */
export function Spoken() {
  const key = useSyncExternalStore(follow, () => times);
  return (
    <div className="visually-hidden" role="status" data-testid="spoken">
      <p key={key}>{words}</p>
    </div>
  );
}
