/* A lane's name, menu and the figures of its first places. */
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { ContextMenu, menuPlace, type MenuPlace, useContextMenu } from "../../components/context-menu";
import { counted, type Currency } from "../../components/format";
import { Icon } from "../../components/icon";
import { Menu, type MenuEntry } from "../../components/overlays";
import { Figures, FirstFigure } from "./lane-figures";
import type { LiftLane } from "./lift-popover";
import type { LaneView } from "./lane-rows";
import { useShareOf } from "./use-shares";

interface LaneHeadProps {
  segment: string;
  name: string;
  lane: LaneView | undefined;
  /** products of the page before any rule */
  products: number | null;
  currency: Currency;
  /** segments that stand in no lane yet */
  others: readonly { id: string; name: string }[];
  isOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  onReplace: (segment: string) => void;
  onRemove: () => void;
  onPin: () => void;
  onLift: (lane: LiftLane) => void;
  onShift: (by: -1 | 1) => void;
  /** in a small window: one figure, the others on demand */
  folded: boolean;
}

export function LaneHead(props: LaneHeadProps) {
  const { segment, name, lane, others } = props;
  const share = useShareOf(segment);
  // What the head of the page says already is not said in each lane.
  const total = lane && lane.total > 0 && (lane.total !== props.products || share === null) ? counted(lane.total, "product") : null;
  const entries: MenuEntry[] = [
    { id: "pin", name: "Pin a product of the catalog…", icon: "pin", onAction: props.onPin },
    { id: "lift", name: "Lift the margin of this page…", icon: "margin", isDisabled: lane?.figures.marginBp == null, onAction: () => props.onLift({ id: segment, name, marginBp: lane?.figures.marginBp ?? null }) },
    ...others.map((other, index) => ({ id: `to-${other.id}`, name: `Show ${other.name} here`, icon: "segments" as const, apart: index === 0, onAction: () => props.onReplace(other.id) })),
    { id: "left", name: "Move to the left", icon: "arrow-left", apart: true, isDisabled: props.isFirst, onAction: () => props.onShift(-1) },
    { id: "right", name: "Move to the right", icon: "arrow-right", isDisabled: props.isLast, onAction: () => props.onShift(1) },
    { id: "remove", name: "Remove this lane", icon: "close", apart: true, isDisabled: props.isOnly, onAction: props.onRemove },
  ];
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const head = `lane-head-${segment}`;
  useContextMenu(`[data-testid="${CSS.escape(head)}"]`, (event, element) => setPlace(menuPlace(event, element)));
  return (
    <header className="lh" data-testid={head}>
      <ContextMenu place={place} label={`Lane ${name}`} entries={entries} onClose={() => setPlace(null)} />
      <div className="nm">
        <h2 className="el">{name}</h2>
        {share !== null && (
          <span className="t12 t3 el lane-share">
            {share}
            {total && " ·"}
          </span>
        )}
        {total && (
          <span className="t12 t3 nw" data-testid={`lane-total-${segment}`}>
            {total}
          </span>
        )}
        <span className="sp" />
        <Menu
          label={`Lane ${name}`}
          entries={entries}
          trigger={
            <AriaButton className="icbtn small" aria-label={`Menu of the lane ${name}`}>
              <Icon name="more" />
            </AriaButton>
          }
        />
      </div>
      {lane?.total === 0 ? (
        <p className="t12 t2">{props.products === null ? "No product shown" : `0 of ${counted(props.products, "product")} shown`}</p>
      ) : lane && props.folded ? (
        <FirstFigure name={name} figures={lane.figures} baseline={lane.baseline} currency={props.currency} />
      ) : lane ? (
        <Figures figures={lane.figures} baseline={lane.baseline} currency={props.currency} />
      ) : (
        <div className="row g3" style={{ marginTop: 10 }}>
          {[72, 44, 52, 24].map((width) => (
            <span key={width} className="sk" style={{ width, height: 10 }} />
          ))}
        </div>
      )}
    </header>
  );
}
