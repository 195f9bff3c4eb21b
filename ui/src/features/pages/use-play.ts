/* Plays a page through its moments: from one at which something changes to the next. */
import { useEffect, useRef } from "react";
import { useOfPage } from "./pages-state";

/** Long enough to see what moved. */
export const BEAT = 1400;

interface Play {
  isPlaying: boolean;
  toggle: () => void;
  stop: () => void;
}

/** `step` goes to the next moment and says whether there was one; another page is not played. */
export function usePlay(page: string, step: () => boolean): Play {
  const [isPlaying, setPlaying] = useOfPage(page, false);
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      if (!latest.current()) setPlaying(false);
    }, BEAT);
    return () => clearInterval(timer);
  }, [isPlaying, setPlaying]);
  return {
    isPlaying,
    toggle: () => {
      // The first step comes at once: who presses play wants to see something.
      if (isPlaying) setPlaying(false);
      else if (latest.current()) setPlaying(true);
    },
    stop: () => setPlaying(false),
  };
}
