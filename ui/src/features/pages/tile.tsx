/* One product as a shopper sees it, with what a merchandiser needs to know on it. */
import { memo } from "react";
import { MoveMark, StockOrAdjust } from "../../components/badge";
import { count, type Currency, money, percent, pieces } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import type { LaneRow } from "../../ipc/bindings";

interface TileProps {
  row: LaneRow;
  total: number;
  currency: Currency;
  left: number;
  top: number;
  width: number;
  chosen: boolean;
  tabbable: boolean;
  source: boolean;
  part: -1 | 0 | 1;
}

export const Tile = memo(function Tile({ row, total, currency, left, top, width, chosen, tabbable, source, part }: TileProps) {
  const reduced = row.price !== null && row.listPrice !== null && row.listPrice > row.price;
  const classes = ["tile", row.pinned && "pinned", chosen && "chosen", source && "source"];
  return (
    <li
      role="option"
      aria-selected={chosen}
      aria-posinset={row.position}
      aria-setsize={total}
      tabIndex={tabbable ? 0 : -1}
      className={classes.filter(Boolean).join(" ")}
      style={{ left: left + part * 8, top, width }}
      data-product={row.id}
      data-position={row.position}
      data-pinned={row.pinned || undefined}
    >
      <div className="im">
        <span className="no">
          {row.pinned && <Icon name="pin" size="s" />}
          {count(row.position)}
        </span>
        <span className="tr">
          <MoveMark move={row.move} />
        </span>
        {source ? <span className="t12 t2">from position {count(row.position)}</span> : <Picture src={row.imageUrl} size={148} gone={row.soldOut} className="bare" />}
        <span className="bl">
          <StockOrAdjust soldOut={row.soldOut} lowStock={row.lowStock} adjust={row.adjust} />
        </span>
      </div>
      <div className="tx">
        <div className="ti el">{row.title ?? row.id}</div>
        <div className="me">
          <span className="el">{row.brand}</span>
          <span className="sp" />
          <span className={reduced ? "price reduced" : "price"}>
            {row.price === null ? "price unknown" : money(row.price, currency)} {reduced && <s>{money(row.listPrice, currency)}</s>}
          </span>
        </div>
        <div className="me">
          {row.marginBp === null && row.stock === null ? (
            // Side by side they are wider than a tile.
            <span className="el">margin and stock unknown</span>
          ) : (
            <>
              <span>{row.marginBp === null ? "margin unknown" : `${percent(row.marginBp)} margin`}</span>
              <span className="sp" />
              <span>{pieces(row.stock)}</span>
            </>
          )}
        </div>
      </div>
    </li>
  );
});
