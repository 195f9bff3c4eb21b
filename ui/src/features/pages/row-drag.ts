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

export type Press = Pick<PointerEvent, "button" | "isPrimary" | "shiftKey" | "ctrlKey" | "metaKey" | "clientX" | "clientY" | "pointerId">;

interface Point {
  x: number;
  y: number;
}

/** What is taken: a product and all that come along; from a row, or from elsewhere. */
interface Taken {
  product: string;
  lane: string | null;
  all: readonly string[];
  start: Point;
  /** null: it was lifted on another screen, and is in the air already */
  pointerId: number | null;
}

/** The ghost stands at the pointer. */
function carryGhost(ghost: HTMLElement | null, { x, y }: Point) {
  if (ghost) ghost.style.transform = `translate(${x + 10}px, ${y - 24}px) rotate(1.6deg)`;
}

/** At its upper or lower edge the scroller goes on, by at most 16 px a frame; true: it did. */
function scrollAtEdge(scroller: HTMLElement | null, head: number, { y }: Point): boolean {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return false;
  const above = box.top + head + EDGE - y;
  const below = y - (box.bottom - EDGE);
  const by = above > 0 ? -above / 4 : below > 0 ? below / 4 : 0;
  if (by !== 0) scroller.scrollTop += Math.max(-16, Math.min(16, by));
  return by !== 0;
}

function isBeside(scroller: HTMLElement | null, { x }: Point): boolean {
  const box = scroller?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && (x < box.left - EDGE || x > box.right + EDGE);
}

interface Listeners {
  move: (event: PointerEvent) => void;
  release: (event: PointerEvent) => void;
  cancel: () => void;
  /** whether the click that follows must not choose another row */
  swallowsClick: () => boolean;
}

/** Hears the window until what it answers is called. */
function listen({ move, release, cancel, swallowsClick }: Listeners): () => void {
  const key = (pressed: KeyboardEvent) => {
    if (pressed.key !== "Escape") return;
    pressed.preventDefault();
    pressed.stopPropagation();
    cancel();
  };
  const click = (clicked: MouseEvent) => {
    if (swallowsClick()) clicked.stopPropagation();
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", release, { once: true });
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", key, true);
  window.addEventListener("click", click, true);
  return () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", release);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", key, true);
    setTimeout(() => window.removeEventListener("click", click, true));
  };
}

interface Carrier {
  options: () => DragOptions;
  drag: () => Drag | null;
  setDrag: (change: (was: Drag | null) => Drag | null) => void;
}

/** Carries what was taken until it is dropped or cancelled; what it answers ends it at once. */
function carry({ options, drag, setDrag }: Carrier, { start, product, lane, all, pointerId }: Taken): () => void {
  let pointer = start;
  let lifted = false;
  let frame = 0;
  const aim = () => {
    const { scroller, aim: landingAt } = options();
    const landing = (isBeside(scroller.current, pointer) ? null : landingAt(pointer.x, pointer.y, all)) ?? NOWHERE;
    setDrag((was) => (was && was.over === landing.over && was.gap === landing.gap ? was : { product, lane, ...landing, by: "pointer", all }));
  };
  const follow = () => {
    const { ghost, scroller, head } = options();
    carryGhost(ghost.current, pointer);
    if (scrollAtEdge(scroller.current, head, pointer)) aim();
    frame = requestAnimationFrame(follow);
  };
  const lift = () => {
    lifted = true;
    // The list that it was found in closes.
    if (lane === null && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // Moves beyond the window's edge come too.
    if (pointerId !== null) options().scroller.current?.setPointerCapture?.(pointerId);
    document.documentElement.dataset["dragging"] = "";
    frame = requestAnimationFrame(follow);
  };
  const end = (drop: boolean) => {
    stop();
    const dragged = drag();
    setDrag(() => null);
    if (drop && lifted && dragged && dragged.over !== "") options().onDrop(dragged);
  };
  const move = (moved: PointerEvent) => {
    pointer = { x: moved.clientX, y: moved.clientY };
    if (!lifted) {
      if (Math.hypot(pointer.x - start.x, pointer.y - start.y) < LIFT) return;
      lift();
    }
    // Let go between two screens, where nobody listened.
    if (pointerId === null && moved.type === "pointermove" && moved.buttons === 0) return end(false);
    moved.preventDefault();
    aim();
  };
  const release = (released: PointerEvent) => {
    move(released);
    // The last aim has to be in before the drop reads it.
    requestAnimationFrame(() => end(true));
  };
  const deafen = listen({ move, release, cancel: () => end(false), swallowsClick: () => lifted });
  const stop = () => {
    cancelAnimationFrame(frame);
    delete document.documentElement.dataset["dragging"];
    deafen();
  };
  if (pointerId === null) {
    lift();
    aim();
  }
  return stop;
}

/** The drag under way, null when none. `press` begins one from a pointer press on a row. */
export function useRowDrag(options: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef({ options, drag });
  useEffect(() => {
    latest.current = { options, drag };
  });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const begin = useCallback((taken: Taken) => {
    stop.current = carry({ options: () => latest.current.options, drag: () => latest.current.drag, setDrag }, taken);
  }, []);

  const press = useCallback((event: Press, product: string, lane: string | null, all: readonly string[] = [product]) => {
    // With Shift or Ctrl it is a choice, no drag.
    if (event.button !== 0 || !event.isPrimary || event.shiftKey || event.ctrlKey || event.metaKey) return;
    begin({ product, lane, all, start: { x: event.clientX, y: event.clientY }, pointerId: event.pointerId });
  }, [begin]);

  useEffect(() => {
    const hand = takeHand();
    const [first] = hand?.ids ?? [];
    if (hand && first) begin({ product: first, lane: null, all: hand.ids, start: hand, pointerId: null });
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
