/* Whether the window is so small that what is needed now and then is folded away: a small one, or a usual one with large text. */
import { useSyncExternalStore } from "react";

/** WebKit asks containers in enlarged pixels, so that the window is asked. */
const SMALL = "(max-width: 1100px), (max-height: 560px)";

function follow(changed: () => void): () => void {
  const query = window.matchMedia(SMALL);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export const useFolded = (): boolean => useSyncExternalStore(follow, () => window.matchMedia(SMALL).matches);
