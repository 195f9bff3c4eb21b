/* A scroll so quick that nothing stays in sight long enough to be read: numbers alone go by, and nothing is asked for. */
import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { count } from "./format";

/** ms in sight: what passes in less is not drawn; once numbers go by, it must stay longer to be drawn again. */
const PASSES = { drawn: 100, again: 200 };
/** ms over which haste is judged; scrolls further apart are leaps, each by itself. */
const STRETCH = 40;
const APART = 200;
/** ms without a scroll, and what is in sight is drawn. */
const STILL = 100;
/** so many hasty stretches are a flight; one is a leap, as by End or a press on the bar. */
const HASTY = 2;

export interface Drawn {
  first: number;
  last: number;
}

/** Judges, from one scroll to the next, whether what scrolls flies. */
function pilot() {
  let [top, at, hasty, isFlying] = [0, -Infinity, 0, false];
  return (now: number, scrollTop: number, sight: number): boolean => {
    const since = now - at;
    if (since < STRETCH) return isFlying;
    const inSight = (since * sight) / Math.abs(scrollTop - top);
    [top, at] = [scrollTop, now];
    hasty = since < APART && inSight < (isFlying ? PASSES.again : PASSES.drawn) ? hasty + 1 : 0;
    isFlying = hasty >= HASTY;
    return isFlying;
  };
}

/** Whether what scrolls flies. */
function useFlying(scroller: RefObject<HTMLElement | null>): boolean {
  const [isFlying, setFlying] = useState(false);
  useEffect(() => {
    const judge = pilot();
    let [flew, landing] = [false, 0];
    const look = ({ target }: Event) => {
      const element = scroller.current;
      if (target !== element || element === null) return;
      const flies = judge(performance.now(), element.scrollTop, element.clientHeight);
      // At once: what scrolls is drawn in this very event.
      if (flies !== flew) flushSync(() => setFlying(flies));
      flew = flies;
      clearTimeout(landing);
      if (flies) landing = window.setTimeout(land, STILL);
    };
    const land = () => {
      flew = false;
      setFlying(false);
    };
    // Before the rows are drawn for the same scroll.
    window.addEventListener("scroll", look, { passive: true, capture: true });
    return () => {
      clearTimeout(landing);
      window.removeEventListener("scroll", look, { capture: true });
    };
  }, [scroller]);
  return isFlying;
}

/** What to draw where `first` to `last` are in sight: in flight what was drawn before, and the numbers of what passes. */
export function useFlight(scroller: RefObject<HTMLElement | null>, first: number, last: number): Drawn & { passing: Drawn | null } {
  const isFlying = useFlying(scroller);
  const [drawn, setDrawn] = useState<Drawn>({ first, last });
  if (isFlying) return { ...drawn, passing: { first, last } };
  if (drawn.first !== first || drawn.last !== last) setDrawn({ first, last });
  return { first, last, passing: null };
}

interface PassingProps extends Drawn {
  /** from the one number to the next beneath it */
  step?: number;
  /** px; without a width it is as wide as what it lies in */
  left?: number;
  top: number;
  width?: number;
  lineHeight: number;
}

/** Numbers, counted from 1, in the places of what passes: one text, which is quickly drawn. */
export function Passing({ first, last, step = 1, left = 0, top, width, lineHeight }: PassingProps) {
  const lines = Math.max(0, Math.ceil((last - first + 1) / step));
  return (
    <div className="passing" aria-hidden="true" style={{ left, top, width: width ?? "100%", ["--passing" as string]: `${lineHeight}px` }}>
      {Array.from({ length: lines }, (_, line) => count(first + 1 + line * step)).join("\n")}
    </div>
  );
}
