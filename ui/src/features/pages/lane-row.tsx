/* One place of a lane. Numbers are never cut; the brand gives way first. */
import { memo, useLayoutEffect, useRef } from "react";
import { MoveMark, PinnedBadge, StockOrAdjust } from "../../components/badge";
import { count, type Currency, money, percent, pieces } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import type { LaneRow } from "../../ipc/bindings";
import { ROW_HEIGHT } from "./lane-rows";

interface RowProps {
  row: LaneRow;
  total: number;
  currency: Currency;
  lit: boolean;
  chosen: boolean;
  tabbable: boolean;
  /** the product that is being dragged from here */
  source: boolean;
  /** makes room for what is dragged: −1 up, 1 down */
  part: -1 | 0 | 1;
}

/** Rows travel to their new place; where very many move (`data-jump`) or motion is unwanted, they jump. */
function useTravel(position: number) {
  const element = useRef<HTMLLIElement>(null);
  const last = useRef(position);
  useLayoutEffect(() => {
    const from = last.current;
    last.current = position;
    const row = element.current;
    if (from === position || !row?.animate || row.closest("[data-jump]")) return;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const way = Math.max(-12, Math.min(12, from - position)) * ROW_HEIGHT;
    row.animate([{ transform: `translateY(${way}px)`, zIndex: 2 }, { transform: "none", zIndex: 2 }], {
      duration: 220,
      easing: "cubic-bezier(.2, .7, .2, 1)",
    });
  }, [position]);
  return element;
}

export const Row = memo(function Row({ row, total, currency, lit, chosen, tabbable, source, part }: RowProps) {
  const element = useTravel(row.position);
  const classes = ["lr", row.pinned && "pinned", lit && "lit", chosen && "chosen", source && "source", part < 0 && "part-up", part > 0 && "part-down"];
  return (
    <li
      ref={element}
      role="option"
      aria-selected={chosen}
      aria-posinset={row.position}
      aria-setsize={total}
      tabIndex={tabbable ? 0 : -1}
      className={classes.filter(Boolean).join(" ")}
      style={{ top: (row.position - 1) * ROW_HEIGHT }}
      data-product={row.id}
      data-position={row.position}
      data-pinned={row.pinned || undefined}
    >
      <span className={row.position > 999 ? "p long" : "p"}>
        {count(row.position)}
        {row.pinned && (
          <span className="c-pin">
            <Icon name="pin" />
          </span>
        )}
      </span>
      <Picture src={row.imageUrl} size={50} gone={row.soldOut} />
      <span className="tx">
        <span className="l">
          <span className="el" title={row.title ?? row.id}>{row.title ?? row.id}</span>
          <MoveMark move={row.move} />
        </span>
        <span className="l">
          <span className="el">
            {row.price === null ? "price unknown" : money(row.price, currency)} · {row.marginBp === null ? "margin unknown" : percent(row.marginBp, 0)}
            {row.marginBp !== null && <span className="word"> margin</span>}
          </span>
          {row.pinned && <PinnedBadge />}
        </span>
        <span className="l">
          <span className="bs">
            {row.brand && (
              <>
                <span className="el brand">{row.brand}</span>
                <span className="brand">·</span>
              </>
            )}
            <span className="nw">{pieces(row.stock)}</span>
          </span>
          <StockOrAdjust soldOut={row.soldOut} lowStock={row.lowStock} adjust={row.adjust} />
        </span>
      </span>
    </li>
  );
});

/** A place whose product is on its way. */
export function WaitingRow({ index }: { index: number }) {
  const widths = [[62, 78, 54], [70, 60, 66], [48, 72, 58]][index % 3] ?? [60, 70, 50];
  return (
    <li className="lr waiting" role="presentation" style={{ top: index * ROW_HEIGHT }}>
      <span className="p">{index + 1}</span>
      <span className="sk" style={{ width: 50, height: 50, borderRadius: 6 }} />
      <span className="tx col" style={{ gap: 7 }}>
        {widths.map((width) => (
          <span key={width} className="sk" style={{ width: `${width}%`, height: 10 }} />
        ))}
      </span>
    </li>
  );
}
