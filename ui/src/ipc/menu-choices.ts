/* What is chosen in the system's own menu bar. In a plain browser there is none. */
import { listen } from "@tauri-apps/api/event";
import { useEffect, useRef } from "react";

/** Calls back with the entry's name. */
export function useMenuChoices(onChoice: (name: string) => void): void {
  const latest = useRef(onChoice);
  useEffect(() => {
    latest.current = onChoice;
  });
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const follow = async () => {
      const unlisten = await listen<string>("menu", ({ payload }) => latest.current(payload));
      if (gone) unlisten();
      else stop = unlisten;
    };
    // Outside the app's own window there are no such events, and that is no error.
    follow().catch(() => undefined);
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
}
