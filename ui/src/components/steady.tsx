/* Keeps its height while what is in it is asked for anew, so that what is beneath stays where it is, and then moves once. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import "./steady.css";

/** So long the end of what has come may be cut off; then it is shown, though what is beneath may have to move again. */
const PATIENCE_MS = 1_000;

interface SteadyProps {
  /** all that was asked for is there; null: nothing was asked for */
  isWhole: boolean | null;
  children: ReactNode;
}

function useLate(waits: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waits]);
  return isLate;
}

export function Steady({ isWhole, children }: SteadyProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isLate = useLate(isWhole === false);
  useEffect(() => {
    const box = ref.current;
    if (!box || isWhole !== true) return undefined;
    const observer = new ResizeObserver(() => box.style.setProperty("--held", `${box.offsetHeight}px`));
    observer.observe(box);
    return () => observer.disconnect();
  }, [isWhole]);
  return (
    <div ref={ref} className={isWhole === false ? (isLate ? "steady waits late" : "steady waits") : "steady"}>
      {children}
    </div>
  );
}
