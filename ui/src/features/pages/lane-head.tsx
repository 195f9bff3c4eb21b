/* A lane's name, menu and the figures of its first 24 places, with the difference from what is published. */
import { Button as AriaButton } from "react-aria-components";
import { count, counted, days, MINUS, percent, percentPoints } from "../../components/format";
import { Icon } from "../../components/icon";
import { Menu, type MenuEntry } from "../../components/overlays";
import type { LaneFigures } from "../../ipc/bindings";
import type { LaneView } from "./lane-rows";

interface LaneHeadProps {
  segment: string;
  name: string;
  lane: LaneView | undefined;
  /** products of the page before any rule */
  products: number | null;
  /** segments that stand in no lane yet */
  others: readonly { id: string; name: string }[];
  isOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  onReplace: (segment: string) => void;
  onRemove: () => void;
  onPin: () => void;
  onShift: (by: -1 | 1) => void;
}

function dayDifference(now: number | null, before: number | null): string | null {
  if (now === null || before === null || now === before) return null;
  const off = now - before;
  return `${off > 0 ? "+" : MINUS}${Math.abs(off)}\u00a0d`;
}

function Figures({ figures, baseline }: { figures: LaneFigures; baseline: LaneFigures | null }) {
  const margin = figures.marginBp !== null && baseline?.marginBp != null ? figures.marginBp - baseline.marginBp : 0;
  const shownMargin = Math.abs(margin) >= 5 ? percentPoints(margin) : null;
  const short = figures.inStock < figures.stockKnown;
  const cover = dayDifference(figures.coverDays, baseline?.coverDays ?? null);
  return (
    <dl className="kpi">
      <div>
        <dt>Avg margin</dt>
        <dd>
          {percent(figures.marginBp)} {shownMargin && <span className="c-accent">{shownMargin}</span>}
        </dd>
      </div>
      <div title={cover ? `${cover} against the published page` : undefined}>
        <dt>Cover</dt>
        <dd>{days(figures.coverDays)}</dd>
      </div>
      <div>
        <dt>In stock</dt>
        <dd className={short ? "c-low" : undefined}>
          {count(figures.inStock)} <small>of {count(figures.stockKnown)}</small>
        </dd>
      </div>
      <div>
        <dt>Brands</dt>
        <dd>{count(figures.brands)}</dd>
      </div>
    </dl>
  );
}

export function LaneHead(props: LaneHeadProps) {
  const { segment, name, lane, others } = props;
  const entries: MenuEntry[] = [
    { id: "pin", name: "Pin a product of the catalog…", icon: "pin", onAction: props.onPin },
    ...others.map((other, index) => ({ id: `to-${other.id}`, name: `Show ${other.name} here`, icon: "segments" as const, apart: index === 0, onAction: () => props.onReplace(other.id) })),
    { id: "left", name: "Move to the left", icon: "arrow-left", apart: true, isDisabled: props.isFirst, onAction: () => props.onShift(-1) },
    { id: "right", name: "Move to the right", icon: "arrow-right", isDisabled: props.isLast, onAction: () => props.onShift(1) },
    { id: "remove", name: "Remove this lane", icon: "close", apart: true, isDisabled: props.isOnly, onAction: props.onRemove },
  ];
  return (
    <header className="lh" data-testid={`lane-head-${segment}`}>
      <div className="nm">
        <h2 className="el">{name}</h2>
        {lane && lane.total > 0 && <span className="t12 t3 nw" data-testid={`lane-total-${segment}`}>{counted(lane.total, "product")}</span>}
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
      ) : lane ? (
        <Figures figures={lane.figures} baseline={lane.baseline} />
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
