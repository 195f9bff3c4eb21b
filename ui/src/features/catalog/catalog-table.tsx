/* The table of all products: rows come in chunks, only those in view are drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import type { CatalogSort } from "../../ipc/bindings";
import type { Currency } from "../../components/format";
import { type CatalogColumn, columnsWidth, columnTracks } from "./columns";
import { ProductRow, SkeletonRow } from "./catalog-row";
import { type CatalogPicks, idsBetween, picksAfter } from "./catalog-picks";
import { directionOf, nextSort } from "./sort";
import { useCatalogRows, type CatalogAsk } from "./use-catalog-rows";

const ROW_PX = 44;
const OVERSCAN = 8;

interface CatalogTableProps {
  /** The product first. */
  columns: readonly CatalogColumn[];
  ask: CatalogAsk;
  total: number;
  /** The rows shown are those of the ask before. */
  isReading: boolean;
  currency: Currency;
  selected: string | null;
  picks: CatalogPicks;
  onPicks: (picks: CatalogPicks) => void;
  onSelect: (id: string) => void;
  onSort: (sort: CatalogSort | null) => void;
}

export function CatalogTable({ columns, ask, total, isReading, currency, selected, picks, onPicks, onSelect, onSort }: CatalogTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // Another order or another question begins at its top.
  const question = JSON.stringify(ask);
  const [held, setHeld] = useState({ question, row: 0 });
  const active = held.question === question ? held.row : 0;
  const setActive = (row: number) => setHeld({ question, row });
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);
  // oxlint-disable-next-line react/incompatible-library -- its functions are called in this component alone
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: OVERSCAN });
  const items = virtual.getVirtualItems();
  const rowAt = useCatalogRows(ask, items[0]?.index ?? 0, items.at(-1)?.index ?? 0, total);

  const go = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    setActive(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  };
  const sight = (): [number, number] => {
    const { scrollTop = 0, clientHeight = ROW_PX } = scroller.current ?? {};
    const top = Math.ceil(scrollTop / ROW_PX);
    return [top, Math.min(total - 1, Math.max(top, Math.floor((scrollTop + clientHeight) / ROW_PX) - 2))];
  };
  // One listener for all rows: they stay the same from frame to frame while the table scrolls.
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const index = rowIndexOf(event.target);
    const row = index === null ? undefined : rowAt(index);
    if (index === null || row === undefined) return;
    setActive(index);
    const how = { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey };
    onPicks(picksAfter(picks, rowAt, index, how));
    if (!how.range && !how.toggle) onSelect(row.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (rowIndexOf(event.target) === null) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 2);
    const to: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: total - 1 };
    const next = to[event.key];
    const row = rowAt(active);
    if (event.key === "a" && (event.ctrlKey || event.metaKey)) onPicks({ ids: idsBetween(rowAt, ...sight()), anchor: active });
    else if (next !== undefined) {
      const to = Math.max(0, Math.min(total - 1, next));
      onPicks(event.shiftKey ? picksAfter(picks.ids.length > 0 ? picks : { ids: [], anchor: active }, rowAt, to, { range: true, toggle: false }) : { ids: [], anchor: to });
      go(next);
    }
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) onSelect(row.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className="ct-scroll" ref={scroller} data-testid="catalog-scroll" data-found={isReading ? undefined : ask.text}>
      <div className="ct" role="grid" aria-multiselectable tabIndex={-1} aria-label="Products" aria-rowcount={total + 1} aria-busy={isReading} onKeyDown={onKeyDown} onClick={onClick} style={{ minWidth: columnsWidth(columns), ["--ct-tracks" as string]: columnTracks(columns) }}>
        <div className="ct-head" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.field} column={column} sort={ask.sort} onSort={onSort} />
          ))}
        </div>
        <div role="rowgroup" className="ct-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            const place = { index: item.index, top: item.start };
            if (row === undefined) return <SkeletonRow key={item.key} {...place} />;
            return (
              <ProductRow key={item.key} {...place} columns={columns} row={row} currency={currency} isSelected={row.id === selected || (picks.ids.length > 1 && picks.ids.includes(row.id))} isActive={item.index === active} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return row === null ? null : Number(row.dataset["row"]);
}

interface HeaderCellProps {
  column: CatalogColumn;
  sort: CatalogSort | null;
  onSort: (sort: CatalogSort | null) => void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const direction = directionOf(sort, column.field);
  return (
    <div role="columnheader" className="ct-th" data-numeric={column.numeric} aria-sort={direction ?? "none"}>
      <button type="button" title={`Sort by ${column.title}`} onClick={() => onSort(nextSort(sort, column.field))} data-testid={`catalog-sort-${column.field}`}>
        {column.label}
        {direction !== undefined && <span className="ct-dir" aria-hidden="true">{direction === "ascending" ? "↑" : "↓"}</span>}
      </button>
    </div>
  );
}
