/* Where the focus goes when the control that had it goes away with what it did: to a row of the list. */
import { useEffect } from "react";
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

/** From nowhere the arrows lead into a list: to the row that is chosen, else to its first. */
export function useArrowsInto(testId: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !isFocusLost()) return;
      const list = rowOf(testId);
      const row = list?.querySelector<HTMLElement>("[role=row][aria-selected=true]") ?? list?.querySelector<HTMLElement>("[role=row]");
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [testId]);
}
