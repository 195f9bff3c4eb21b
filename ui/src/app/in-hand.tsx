/* Products carried from the catalog to a page: lifted from a row, taken over the rail, where Pages opens under the pointer and goes on with them. */
import { useEffect, useRef, useState } from "react";
import { counted } from "../components/format";
import { Icon } from "../components/icon";
import { navigate, routeHref } from "./routes";

interface Hand {
  ids: readonly string[];
  x: number;
  y: number;
}

const LIFT = 4;
let handedOn: Hand | null = null;

/** What was carried here, once. */
export function takeHand(): Hand | null {
  const hand = handedOn;
  handedOn = null;
  return hand;
}

const overPages = (x: number, y: number) => document.elementFromPoint(x, y)?.closest("[data-testid=rail-pages]") != null;

/** Rows that fit can be lifted. `idsOf` says what comes along with a row. */
export function useCarry(fits: string, idsOf: (row: HTMLElement) => readonly string[]): Hand | null {
  const [hand, setHand] = useState<Hand | null>(null);
  const latest = useRef(idsOf);
  useEffect(() => {
    latest.current = idsOf;
  });
  useEffect(() => {
    let stop = () => undefined as void;
    const press = (event: PointerEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>(fits) : null;
      if (!row || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const ids = latest.current(row);
      let lifted = false;
      const move = ({ clientX: x, clientY: y }: PointerEvent) => {
        lifted ||= Math.hypot(x - event.clientX, y - event.clientY) >= LIFT;
        if (!lifted) return;
        document.documentElement.dataset["dragging"] = "";
        setHand({ ids, x, y });
        if (!overPages(x, y)) return;
        stop();
        handedOn = { ids, x, y };
        navigate(routeHref("pages"));
      };
      const key = (pressed: KeyboardEvent) => {
        if (pressed.key !== "Escape") return;
        pressed.stopPropagation();
        stop();
      };
      // The click that follows chooses no row.
      const click = (clicked: MouseEvent) => lifted && clicked.stopPropagation();
      const end = () => stop();
      stop = () => {
        delete document.documentElement.dataset["dragging"];
        setHand(null);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
        window.removeEventListener("keydown", key, true);
        setTimeout(() => window.removeEventListener("click", click, true));
        stop = () => undefined;
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
      window.addEventListener("keydown", key, true);
      window.addEventListener("click", click, true);
    };
    window.addEventListener("pointerdown", press);
    return () => {
      stop();
      window.removeEventListener("pointerdown", press);
    };
  }, [fits]);
  return hand;
}

/** What is carried, beside the pointer. */
export function Carried({ hand }: { hand: Hand | null }) {
  if (!hand) return null;
  return (
    <div className="carried" style={{ transform: `translate(${hand.x + 12}px, ${hand.y + 8}px)` }} aria-hidden="true" data-testid="carried">
      <Icon name="pages" />
      {hand.ids.length === 1 ? hand.ids[0] : counted(hand.ids.length, "product")}: over Pages, then to a place
    </div>
  );
}
