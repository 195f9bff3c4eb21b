/* One product as a row of the catalog table, and its place while it is read. */
import { memo } from "react";
import type { CatalogRow } from "../../ipc/bindings";
import { Badge } from "../../components/badge";
import { UNKNOWN, type Currency } from "../../components/format";
import { type CatalogColumn, cellText } from "./columns";
import { Picture } from "../../components/picture";

interface Place {
  index: number;
  /** px from the top of the table's body */
  top: number;
}

interface ProductRowProps extends Place {
  columns: readonly CatalogColumn[];
  row: CatalogRow;
  currency: Currency;
  isSelected: boolean;
  isActive: boolean;
}

export const ProductRow = memo(function ProductRow({ columns, row, index, top, currency, isSelected, isActive }: ProductRowProps) {
  return (
    <div role="row" className="ct-row" aria-rowindex={index + 2} aria-selected={isSelected} tabIndex={isActive ? 0 : -1} data-row={index}
      data-testid={`catalog-row-${row.id}`} style={{ transform: `translateY(${top}px)` }}>
      {columns.map((column) => (
        <div key={column.field} role="gridcell" className="ct-td" data-numeric={column.numeric}>
          {column.field === "title" ? <ProductName row={row} /> : <Value text={cellText(row, column.field, currency)} full={column.field === "categories" ? row.category : null} soldOut={column.field === "stock" && row.figures["stock"] === 0} />}
        </div>
      ))}
    </div>
  );
});

function ProductName({ row }: { row: CatalogRow }) {
  return (
    <span className="ct-name">
      <Picture src={row.imageUrl} size={32} gone={row.figures["stock"] === 0} />
      <span className="ct-two">
        <span className="el md">{row.title ?? row.id}</span>
        <span className="el t11 t3">{row.title === null ? "title unknown" : row.id}</span>
      </span>
    </span>
  );
}

/** `full`: where the text is a short form */
function Value({ text, full, soldOut }: { text: string | null; full: string | null; soldOut: boolean }) {
  if (text === null) return <span className="el t3">{UNKNOWN}</span>;
  if (soldOut) return <Badge kind="soldout" icon="sold-out">Sold out</Badge>;
  return <span className="el" title={full ?? text}>{text}</span>;
}

export function SkeletonRow({ index, top }: Place) {
  return (
    <div role="row" className="ct-row" aria-rowindex={index + 2} aria-busy="true" style={{ transform: `translateY(${top}px)` }}>
      <div role="gridcell" className="ct-td" aria-label="Reading">
        <span className="ct-name">
          <span className="sk" style={{ width: 32, height: 32 }} />
          <span className="sk" style={{ width: `${45 + ((index * 37) % 40)}%`, height: 10 }} />
        </span>
      </div>
    </div>
  );
}
