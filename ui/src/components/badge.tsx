/* Meaning has a shape: each badge has an icon or a word beside its colour. */
import type { ReactNode } from "react";
import { count, counted, signed } from "./format";
import { useStatus } from "../ipc/queries";
import { Icon, type IconName } from "./icon";

export type BadgeKind = "pin" | "boost" | "bury" | "hide" | "soldout" | "low" | "accent" | "ok";

export function Badge({ kind, icon, children, title }: { kind: BadgeKind; icon?: IconName; children: ReactNode; title?: string }) {
  return (
    <span className={`bd ${kind}`} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** "draft": differs from what is published. */
export function DraftBadge() {
  // Where nothing is published yet all is draft, and a mark on everything marks nothing.
  const isFirst = useStatus().data?.against.length === 0;
  return isFirst ? null : <Badge kind="accent">draft</Badge>;
}
export const PinnedBadge = () => (
  <Badge kind="pin" icon="pin">
    Pinned
  </Badge>
);

/** The one badge beside the stock: sold out, else low, else the net of boosts and buries. */
export function StockOrAdjust(props: { soldOut: boolean; lowStock: boolean; adjust: number }) {
  if (props.soldOut)
    return (
      <Badge kind="soldout" icon="sold-out">
        Sold out
      </Badge>
    );
  if (props.lowStock)
    return (
      <Badge kind="low" icon="warning">
        Low
      </Badge>
    );
  if (props.adjust === 0) return null;
  const kind = props.adjust > 0 ? "boost" : "bury";
  return (
    <Badge kind={kind} icon={kind} title="Points from boosts and buries together">
      {signed(props.adjust)}
    </Badge>
  );
}

export type Move = { kind: "same" | "none" | "arrived" } | { kind: "up" | "down"; places: number };

/** Where the product was on the page compared with. */
export function MoveMark({ move, against = "the published page" }: { move: Move; against?: string }) {
  if (move.kind === "arrived")
    return (
      <Badge kind="accent" title={`Not shown on ${against}`}>
        new
      </Badge>
    );
  if (move.kind !== "up" && move.kind !== "down") return null;
  const words = `${move.kind === "up" ? "Up" : "Down"} ${counted(move.places, "place")} against ${against}`;
  return (
    <span className="mv" title={words} role="img" aria-label={words}>
      <Icon name={move.kind} />
      {count(move.places)}
    </span>
  );
}
