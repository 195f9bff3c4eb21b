/* The keyboard in the grid: steps from tile to tile, and a drag by keys. */
import { gridStep } from "./grid-cells";
import { gapOfPosition, type LaneView, MAX_POSITION, rowOf, type Selection, type Step } from "./lane-rows";
import { pickAll, reach } from "./picks";
import { useProductKeys } from "./product-keys";
import { stepWords } from "./proposals";
import type { FocusRow } from "./row-focus";
import { type LiftOn, useLift } from "./use-lift";

interface GridKeys extends LiftOn {
  lane: LaneView | undefined;
  columns: number;
  onSelect: (selection: Selection | null) => void;
  reveal: (index: number) => void;
  /** the indexes that are drawn */
  drawn: readonly [first: number, last: number];
  /** how many tiles are in sight, in whole lines */
  sight: () => number;
  focusRow: FocusRow;
}

/** Wires the keys; answers what a screen reader is to say. */
export function useGridKeys(keys: GridKeys): string {
  const { lane, columns, selection, drag, held, setDrag, onDrop, onSelect, reveal, drawn, sight, focusRow } = keys;
  const lift = useLift({ selection, drag, held, setDrag, onDrop });
  const { say, lifted } = lift;

  const goTo = (lane: LaneView, index: number, range: boolean) => {
    const next = { lane: lane.segment, product: lane.rows.get(index)?.id ?? null, index };
    onSelect(range ? reach(lane, selection ?? next, next, "range") : next);
    reveal(index);
    focusRow(lane.segment, index);
  };
  const go = (step: Step, range = false) => {
    if (!lane) return;
    if (lifted) {
      const from = rowOf(lane, lifted.product)?.position ?? null;
      const position = gridStep(lifted.position - 1, step, Math.min(MAX_POSITION, lane.total), columns, sight()) + 1;
      setDrag({ ...lifted, position, gap: gapOfPosition(position, from) });
      say(stepWords(position, lane.total));
      reveal(position - 1);
      return;
    }
    const seen = rowOf(lane, selection?.product ?? null);
    goTo(lane, selection || step === "last" ? gridStep(seen ? seen.position - 1 : (selection?.index ?? 0), step, lane.total, columns, sight()) : 0, range);
  };
  useProductKeys({ lift, lane, selection, onSelect, go, reveal, focusRow, all: () => pickAll(lane, selection, ...drawn), sideways: true });
  return lift.said;
}
