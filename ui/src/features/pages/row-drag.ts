/* Dragging a product with the pointer: lifted after 4 px, scrolled at the edges, dropped into a gap between rows. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

export interface Drag {
  product: string;
  /** the lane it was lifted from */
  lane: string;
  /** the lane and gap that it would land in */
  over: string;
  gap: number;
  position: number;
  by: "pointer" | "keys";
  /** all that come along, this product among them, from the top down */
  all: readonly string[];
}

const LIFT = 4;
const EDGE = 24;

interface DragOptions {
  scroller: RefObject<HTMLDivElement | null>;
  ghost: RefObject<HTMLDivElement | null>;
  /** height of what sticks to the scroller's top */
  head: number;
  /** where a product would land if it were let go at this point of the window */
  aim: (x: number, y: number, products: readonly string[]) => Landing | null;
  onDrop: (drag: Drag) => void;
}

export type Landing = Pick<Drag, "over" | "gap" | "position">;

/** The drag under way, null when none. `lift` begins one from a pointer press on a row. */
export function useRowDrag(options: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef({ ...options, drag });
  useEffect(() => {
    latest.current = { ...options, drag };
  });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const press = useCallback((event: React.PointerEvent, product: string, lane: string, all: readonly string[] = [product]) => {
    // With Shift or Ctrl it is a choice, no drag.
    if (event.button !== 0 || !event.isPrimary || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const start = { x: event.clientX, y: event.clientY };
    let pointer = start;
    let lifted = false;
    let frame = 0;

    const aim = () => {
      const landing = latest.current.aim(pointer.x, pointer.y, all);
      if (landing) setDrag((was) => (was && was.over === landing.over && was.gap === landing.gap ? was : { product, lane, ...landing, by: "pointer", all }));
    };
    const follow = () => {
      const ghost = latest.current.ghost.current;
      if (ghost) ghost.style.transform = `translate(${pointer.x + 10}px, ${pointer.y - 24}px) rotate(1.6deg)`;
      const scroller = latest.current.scroller.current;
      const box = scroller?.getBoundingClientRect();
      if (scroller && box) {
        const above = box.top + latest.current.head + EDGE - pointer.y;
        const below = pointer.y - (box.bottom - EDGE);
        const by = above > 0 ? -above / 4 : below > 0 ? below / 4 : 0;
        if (by !== 0) {
          scroller.scrollTop += Math.max(-16, Math.min(16, by));
          aim();
        }
      }
      frame = requestAnimationFrame(follow);
    };
    const move = (moved: PointerEvent) => {
      pointer = { x: moved.clientX, y: moved.clientY };
      if (!lifted) {
        if (Math.hypot(pointer.x - start.x, pointer.y - start.y) < LIFT) return;
        lifted = true;
        // Moves beyond the window's edge come too.
        latest.current.scroller.current?.setPointerCapture?.(event.pointerId);
        document.documentElement.dataset["dragging"] = "";
        frame = requestAnimationFrame(follow);
      }
      moved.preventDefault();
      aim();
    };
    const end = (drop: boolean) => {
      stop.current?.();
      const { drag: dragged, onDrop } = latest.current;
      setDrag(null);
      if (drop && lifted && dragged) onDrop(dragged);
    };
    const release = (released: PointerEvent) => {
      move(released);
      // The last aim has to be in before the drop reads it.
      requestAnimationFrame(() => end(true));
    };
    const cancel = () => end(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      cancel();
    };
    // The click that follows a drop must not choose another row.
    const click = (clicked: MouseEvent) => {
      if (lifted) clicked.stopPropagation();
    };
    stop.current = () => {
      cancelAnimationFrame(frame);
      delete document.documentElement.dataset["dragging"];
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key, true);
      setTimeout(() => window.removeEventListener("click", click, true));
      stop.current = null;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", release, { once: true });
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key, true);
    window.addEventListener("click", click, true);
  }, []);

  return { drag, setDrag, press };
}
