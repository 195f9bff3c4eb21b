/* The row or tile that is to have the focus, as soon as it is drawn: it may be far away, and its product on its way. */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { giveHome, isFocusLost } from "../../components/lost-focus";

interface Wanted {
  lane: string;
  /** its index from 0, or its product */
  row: number | string;
  /** what may lose the focus to it; whoever went elsewhere meanwhile stays there */
  from: Element | null;
  /** lanes that do not all fit are moved to it */
  sideways: boolean;
}

export type FocusRow = (lane: string, row: number | string, how?: { sideways?: boolean; onlyLost?: boolean }) => void;

/** Answers a function that asks for a row; `onlyLost`: only where nothing has the focus. */
export function useRowFocus(root: RefObject<HTMLElement | null>): FocusRow {
  const wanted = useRef<Wanted | null>(null);
  const give = useCallback(() => {
    const asked = wanted.current;
    if (!asked) return;
    if (!isFocusLost() && document.activeElement !== asked.from) {
      wanted.current = null;
      return;
    }
    const mark = typeof asked.row === "number" ? `[data-position="${asked.row + 1}"]` : `[data-product="${CSS.escape(asked.row)}"]`;
    const row = root.current?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(asked.lane)}"] ${mark}`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    if (asked.sideways) row.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [root]);
  // Whatever was drawn may be what is waited for.
  useEffect(give);
  return useCallback(
    (lane, row, { sideways = false, onlyLost = false } = {}) => {
      wanted.current = { lane, row, from: onlyLost ? null : document.activeElement, sideways };
      requestAnimationFrame(give);
    },
    [give],
  );
}

/** While something is carried by keys the row that it was lifted from may go out of sight: its lanes hold the focus until it is put down. */
export function useHeldFocus(root: RefObject<HTMLElement | null>, isHeld: boolean): void {
  useEffect(() => {
    if (isHeld && root.current && (document.activeElement === null || document.activeElement === document.body)) giveHome(root.current);
  });
}
