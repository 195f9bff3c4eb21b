/* Where the focus goes when the control that had it goes away with what it did: to a row of the list. */
import { useEffect, useRef, type FocusEvent } from "react";
import type { Selection } from "react-aria-components";
import { isFocusLost } from "./lost-focus";

const rowOf = (testId: string) => document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(testId)}"]`);

/** The row below a row, else the one above; null where it stands alone. Both by test id. */
export function rowBeside(testId: string): string | null {
  const row = rowOf(testId);
  const beside = [row?.nextElementSibling, row?.previousElementSibling].find((each) => each?.getAttribute("role") === "row");
  return beside?.getAttribute("data-testid") ?? null;
}

/** Frames that a lost focus is waited for: a dialog may still give it back to a control that is gone. */
const FRAMES = 40;
/** Frames that it must have stayed. */
const STAYED = 4;
/** Frames that what goes away may take to go. */
const GOES = 600;

/** Gives a focus that is lost, or about to be, to a row. Never takes it from where somebody went. */
export function focusRow(testId: string | null): void {
  if (testId === null) return;
  const going = document.activeElement;
  let goes = GOES;
  let left = FRAMES;
  let stayed = 0;
  const look = () => {
    const row = rowOf(testId);
    if (goes > 0 && !isFocusLost() && document.activeElement === going && going !== row) {
      goes -= 1;
      requestAnimationFrame(look);
      return;
    }
    if (isFocusLost()) row?.focus();
    stayed = row !== null && document.activeElement === row ? stayed + 1 : 0;
    left -= 1;
    if (left > 0 && stayed < STAYED) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What stands below a list and is no part of its order, from the top down. */
const looseBelow = (list: HTMLElement | null) => [...(list?.closest(".side-scroll")?.querySelectorAll<HTMLElement>(".entry.loose") ?? [])];

const isPlainArrow = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => (key === "ArrowDown" || key === "ArrowUp") && !altKey && !ctrlKey && !metaKey && !shiftKey;

/** From the last row of a list the arrows go on to what stands below it, and back; what they come to is chosen, as a row is. */
export function useArrowsBeyond(testId: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Within its rows the list goes by itself.
      if (!isPlainArrow(event) || event.defaultPrevented || !(document.activeElement instanceof HTMLElement)) return;
      const list = rowOf(testId);
      const last = [...(list?.querySelectorAll<HTMLElement>("[role=row]") ?? [])].at(-1);
      const stops = [...(last ? [last] : []), ...looseBelow(list)];
      const at = stops.indexOf(document.activeElement);
      const next = at < 0 ? undefined : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.click();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [testId]);
}

/** From nowhere the arrows lead into a list: to what is chosen, else to its first row. */
export function useArrowsInto(testId: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPlainArrow(event) || event.defaultPrevented || !isFocusLost()) return;
      const list = rowOf(testId);
      const row = list?.querySelector<HTMLElement>("[role=row][aria-selected=true]") ?? looseBelow(list).find((each) => each.getAttribute("aria-pressed") === "true") ?? list?.querySelector<HTMLElement>("[role=row]");
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [testId]);
}

interface RowChoice {
  /** for what is around the list */
  around: { onFocusCapture: (event: FocusEvent) => void; onFocus: () => void };
  onSelectionChange: (keys: Selection) => void;
}

/** Whether Tab was the last thing pressed. */
function useTabbed(): { readonly current: boolean } {
  const tabbed = useRef(false);
  useEffect(() => {
    const press = (event: Event) => {
      tabbed.current = event instanceof KeyboardEvent && event.key === "Tab";
    };
    window.addEventListener("keydown", press, true);
    window.addEventListener("pointerdown", press, true);
    return () => {
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("pointerdown", press, true);
    };
  }, []);
  return tabbed;
}

/** Chooses a row of a list by arrows, Enter, Space and clicks. A Tab into the list comes to the chosen row; where there is none it chooses none: what is open stays open. */
export function useRowChoice(chosen: string | null, onChoose: (id: string) => void): RowChoice {
  const comes = useRef(false);
  const tabbed = useTabbed();
  return {
    around: {
      // A Tab lands on the list itself, which hands the focus on to a row, or on the row that had it last; arrows and clicks go to rows.
      onFocusCapture: (event) => {
        const { target, currentTarget, relatedTarget } = event;
        comes.current = target.getAttribute("role") === "grid";
        if (!tabbed.current || (relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) return;
        const row = currentTarget.querySelector<HTMLElement>("[role=row][aria-selected=true]");
        if (!row || row.contains(target)) return;
        event.stopPropagation();
        row.focus();
      },
      onFocus: () => {
        comes.current = false;
      },
    },
    onSelectionChange: (keys) => {
      const [id] = keys === "all" ? [] : [...keys];
      if (id !== undefined && id !== chosen && !comes.current) onChoose(String(id));
    },
  };
}
