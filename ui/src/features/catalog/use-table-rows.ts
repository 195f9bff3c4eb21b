// The rows of the catalog table that its scroller shows, and the one of them that keys go from.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useFlight } from "../../components/flight";
import { type RefObject, useEffect, useState } from "react";
import { type CatalogAsk, useCatalogRows } from "./use-catalog-rows";

export const ROW_PX = 44;
const OVERSCAN = 8;

type Scroller = RefObject<HTMLDivElement | null>;

/** The rows in view and their places, read as the table scrolls. */
export function useTableRows(ask: CatalogAsk, total: number, scroller: Scroller) {
  // oxlint-disable-next-line react/incompatible-library -- its functions are called in this hook alone
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: OVERSCAN });
  const items = virtual.getVirtualItems();
  const { first, last, passing } = useFlight(scroller, items[0]?.index ?? 0, items.at(-1)?.index ?? -1);
  const rowAt = useCatalogRows(ask, first, Math.max(first, last), total);
  return { first, last, passing, height: virtual.getTotalSize(), rowAt, reveal: (index: number) => virtual.scrollToIndex(index) };
}

export type ActiveRow = ReturnType<typeof useActiveRow>;

/** The row that can have the focus. Another order or another question begins at its top. */
export function useActiveRow(question: string, total: number, scroller: Scroller, reveal: (index: number) => void) {
  const [held, setHeld] = useState({ question, row: 0 });
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [scroller, question]);
  const setActive = (row: number) => setHeld({ question, row });
  return {
    active: held.question === question ? held.row : 0,
    setActive,
    total,
    /** to a row that is there, with the focus */
    go: (index: number) => {
      setActive(index);
      reveal(index);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
    },
    /** how many rows Page Down skips */
    pageOf: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 2),
    /** the first and last row that can be seen whole */
    inSight: (): [number, number] => {
      const { scrollTop = 0, clientHeight = ROW_PX } = scroller.current ?? {};
      const top = Math.ceil(scrollTop / ROW_PX);
      return [top, Math.min(total - 1, Math.max(top, Math.floor((scrollTop + clientHeight) / ROW_PX) - 2))];
    },
  };
}
