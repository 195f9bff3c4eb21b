/* Dragging a product with the pointer: lifted after 4 px, scrolled at the edges, dropped into a gap between rows. From a row, or from anything that carries `data-lift`: a product that was searched for. */
import { takeHand } from "../../app/in-hand";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

export interface Drag {
  product: string;
  /** the lane it was lifted from; null: it was found elsewhere */
  lane: string | null;
  /** the lane and gap that it would land in; let go beside the lanes, where this is empty, it lands nowhere */
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
const NOWHERE: Landing = { over: "", gap: -1, position: 0 };

type Press = Pick<PointerEvent, "button" | "isPrimary" | "shiftKey" | "ctrlKey" | "metaKey" | "clientX" | "clientY" | "pointerId">;

/** The drag under way, null when none. `lift` begins one from a pointer press on a row. */
export function useRowDrag(options: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef({ ...options, drag });
  useEffect(() => {
    latest.current = { ...options, drag };
  });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  /** `pointerId` is null where it was lifted on another screen: it is in the air already. */
  const begin = useCallback((start: { x: number; y: number }, product: string, lane: string | null, all: readonly string[], pointerId: number | null) => {
    let pointer = start;
    let lifted = false;
    let frame = 0;

    const aim = () => {
      const box = latest.current.scroller.current?.getBoundingClientRect();
      const beside = box !== undefined && box.width > 0 && (pointer.x < box.left - EDGE || pointer.x > box.right + EDGE);
      const landing = (beside ? null : latest.current.aim(pointer.x, pointer.y, all)) ?? NOWHERE;
      setDrag((was) => (was && was.over === landing.over && was.gap === landing.gap ? was : { product, lane, ...landing, by: "pointer", all }));
    };
    const lift = () => {
      lifted = true;
      // The list that it was found in closes.
      if (lane === null && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Moves beyond the window's edge come too.
      if (pointerId !== null) latest.current.scroller.current?.setPointerCapture?.(pointerId);
      document.documentElement.dataset["dragging"] = "";
      frame = requestAnimationFrame(follow);
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
        lift();
      }
      // Let go between two screens, where nobody listened.
      if (pointerId === null && moved.type === "pointermove" && moved.buttons === 0) return cancel();
      moved.preventDefault();
      aim();
    };
    const end = (drop: boolean) => {
      stop.current?.();
      const { drag: dragged, onDrop } = latest.current;
      setDrag(null);
      if (drop && lifted && dragged && dragged.over !== "") onDrop(dragged);
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
    if (pointerId === null) {
      lift();
      aim();
    }
  }, []);

  const press = useCallback((event: Press, product: string, lane: string | null, all: readonly string[] = [product]) => {
    // With Shift or Ctrl it is a choice, no drag.
    if (event.button !== 0 || !event.isPrimary || event.shiftKey || event.ctrlKey || event.metaKey) return;
    begin({ x: event.clientX, y: event.clientY }, product, lane, all, event.pointerId);
  }, [begin]);

  useEffect(() => {
    const hand = takeHand();
    const [first] = hand?.ids ?? [];
    if (hand && first) begin(hand, first, null, hand.ids, null);
  }, [begin]);

  useEffect(() => {
    const lift = (event: PointerEvent) => {
      const product = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-lift]")?.dataset["lift"] : undefined;
      if (product) press(event, product, null);
    };
    // Before the list that it stands in takes the press for itself.
    window.addEventListener("pointerdown", lift, true);
    return () => window.removeEventListener("pointerdown", lift, true);
  }, [press]);

  return { drag, setDrag, press };
}
