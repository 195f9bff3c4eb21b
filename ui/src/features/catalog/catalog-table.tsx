/* The table of all products: rows come in chunks, only those in view are drawn. */
import { type CSSProperties, useRef } from "react";
import type { CatalogSort } from "../../ipc/bindings";
import { useShortcuts } from "../../app/keys";
import { Passing } from "../../components/flight";
import type { Currency } from "../../components/format";
import { type CatalogColumn, columnsWidth, columnTracks } from "./columns";
import { ProductRow, SkeletonRow } from "./catalog-row";
import type { CatalogPicks } from "./catalog-picks";
import { rowEvents } from "./row-events";
import { directionOf, nextSort } from "./sort";
import type { CatalogAsk } from "./use-catalog-rows";
import { ROW_PX, useActiveRow, useTableRows } from "./use-table-rows";

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

/** Columns are the same for head and rows. */
const tracksOf = (columns: readonly CatalogColumn[]) => ({ minWidth: columnsWidth(columns), "--ct-tracks": columnTracks(columns) }) as CSSProperties;

export function CatalogTable({ columns, ask, total, isReading, currency, selected, picks, onPicks, onSelect, onSort }: CatalogTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, passing, height, rowAt, reveal } = useTableRows(ask, total, scroller);
  const place = useActiveRow(JSON.stringify(ask), total, scroller, reveal);
  // From nowhere, and from what stands above, the arrows lead into the table.
  useShortcuts({ ArrowDown: () => place.go(place.active), ArrowUp: () => place.go(place.active) });
  // One listener for all rows: they stay the same from frame to frame while the table scrolls.
  const { onClick, onKeyDown } = rowEvents(place, rowAt, { picks, onPicks, onSelect });
  return (
    <div className="ct-scroll" ref={scroller} data-testid="catalog-scroll" data-found={isReading ? undefined : ask.text}>
      <div className="ct" role="grid" aria-multiselectable tabIndex={-1} aria-label="Products" aria-rowcount={total + 1} aria-busy={isReading} onKeyDown={onKeyDown} onClick={onClick} style={tracksOf(columns)}>
        <div className="ct-head" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.field} column={column} sort={ask.sort} onSort={onSort} />
          ))}
        </div>
        <div role="rowgroup" className="ct-body" style={{ height }}>
          {Array.from({ length: last - first + 1 }, (_, offset) => first + offset).map((index) => {
            const [row, top] = [rowAt(index), index * ROW_PX];
            if (row === undefined) return <SkeletonRow key={index} index={index} top={top} />;
            const isSelected = row.id === selected || (picks.ids.length > 1 && picks.ids.includes(row.id));
            return <ProductRow key={index} index={index} top={top} columns={columns} row={row} currency={currency} isSelected={isSelected} isActive={index === place.active} />;
          })}
          {passing && <Passing first={passing.first} last={passing.last} top={passing.first * ROW_PX} lineHeight={ROW_PX} />}
        </div>
      </div>
    </div>
  );
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
