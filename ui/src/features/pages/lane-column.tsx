/* The visible rows of one lane, and the bar that shows where a dragged row would land. */
import { count } from "../../components/format";
import type { Currency } from "../../components/format";
import type { LaneRow } from "../../ipc/bindings";
import { EmptyLane } from "./empty-lane";
import { Row, WaitingRow } from "./lane-row";
import { gapOfPosition, type LaneView, ROW_HEIGHT, rowOf, type Selection } from "./lane-rows";
import { isPicked } from "./picks";
import type { Drag } from "./row-drag";

interface LaneColumnProps {
  segment: string;
  name: string;
  lane: LaneView | undefined;
  left: number;
  width: number;
  first: number;
  last: number;
  currency: Currency;
  lit: string | null;
  selection: Selection | null;
  isFirst: boolean;
  drag: Drag | null;
  pageName: string;
  products: number | null;
  onSwitch: (rule: string, on: boolean) => void;
}

/** One row of all lanes is in the tab order: the chosen one, or what is drawn nearest to its place; where none is chosen, the first that is drawn. */
export function tabStopOf(chosen: Selection | null, row: LaneRow | undefined, isFirst: boolean, first: number, last: number): number {
  if (!chosen) return isFirst ? first : -1;
  return Math.max(first, Math.min(last, row ? row.position - 1 : chosen.index));
}

export function LaneColumn(props: LaneColumnProps) {
  const { segment, name, lane, first, last, lit, selection, drag, currency } = props;
  const over = drag?.over === segment ? drag : null;
  const gap = over && lane ? over.all.length > 1 ? over.gap : gapOfPosition(over.position, rowOf(lane, over.product)?.position ?? null) : null;
  const chosenHere = selection?.lane === segment ? selection : null;
  const chosenRow = rowOf(lane, chosenHere?.product ?? null);
  const tabStop = tabStopOf(chosenHere, chosenRow, !selection && props.isFirst, first, Math.min(last, (lane?.total ?? 1) - 1));
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  const part = (index: number): -1 | 0 | 1 => {
    if (gap === null) return 0;
    return index === gap - 1 ? -1 : index === gap ? 1 : 0;
  };
  return (
    <section className="lane" style={{ left: props.left, width: props.width }} data-lane={segment} data-testid={`lane-${segment}`} data-total={lane?.total}>
      {lane?.total === 0 ? (
        <EmptyLane lane={lane} pageName={props.pageName} products={props.products} onSwitch={props.onSwitch} />
      ) : (
        <ol role="listbox" aria-multiselectable aria-label={name} aria-busy={lane === undefined}>
          {indexes.map((index) => {
            const row = lane?.rows.get(index);
            if (lane && index >= lane.total) return null;
            if (!row) return <WaitingRow key={`waiting-${index}`} index={index} />;
            return (
              <Row
                key={row.id}
                row={row}
                total={lane?.total ?? 0}
                currency={currency}
                lit={row.id === lit}
                chosen={isPicked(chosenHere, row.id)}
                tabbable={index === tabStop}
                source={drag?.lane === segment && drag.all.includes(row.id)}
                part={part(index)}
              />
            );
          })}
        </ol>
      )}
      {gap !== null && over && (
        <div className="gapbar" data-gapbar style={{ top: gap * ROW_HEIGHT }}>
          <b>{count(over.position)}</b>
        </div>
      )}
    </section>
  );
}
