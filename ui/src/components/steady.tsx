/* Keeps its height while what is in it is asked for anew, so that what is beneath stays where it is. */
import { type ReactNode, useEffect, useRef } from "react";
import "./steady.css";

interface SteadyProps {
  /** all that was asked for is there; null: nothing was asked for */
  isWhole: boolean | null;
  children: ReactNode;
}

export function Steady({ isWhole, children }: SteadyProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box || isWhole !== true) return undefined;
    const observer = new ResizeObserver(() => box.style.setProperty("--held", `${box.offsetHeight}px`));
    observer.observe(box);
    return () => observer.disconnect();
  }, [isWhole]);
  return (
    <div ref={ref} className={isWhole === false ? "steady waits" : "steady"}>
      {children}
    </div>
  );
}
