/* The inner width of an element, followed as it changes. */
import { type RefObject, useLayoutEffect, useState } from "react";

export function useElementWidth(element: RefObject<HTMLDivElement | null>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = () => setWidth(target.clientWidth || initial);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, initial]);
  return width;
}
