/* The keyboard in the grid: steps from tile to tile, and a drag by keys. */
import type { RefObject } from "react";
import { gridStep } from "./grid-cells";
import { gapOfPosition, type LaneView, rowOf, type Selection, type Step } from "./lane-rows";
import { pickAll, reach } from "./picks";
import { useProductKeys } from "./product-keys";
import { stepWords } from "./proposals";
import { type LiftOn, useLift } from "./use-lift";

interface GridKeys extends LiftOn {
  lane: LaneView | undefined;
  columns: number;
  onSelect: (selection: Selection | null) => void;
  reveal: (index: number) => void;
  /** the indexes that are drawn */
  drawn: readonly [first: number, last: number];
  body: RefObject<HTMLElement | null>;
}

/** Wires the keys; answers what a screen reader is to say. */
export function useGridKeys(keys: GridKeys): string {
  const { lane, columns, selection, drag, held, setDrag, onDrop, onSelect, reveal, drawn, body } = keys;
  const lift = useLift({ selection, drag, held, setDrag, onDrop });
  const { say, lifted } = lift;

  const goTo = (lane: LaneView, index: number, range: boolean) => {
    const next = { lane: lane.segment, product: lane.rows.get(index)?.id ?? null, index };
    onSelect(range ? reach(lane, selection ?? next, next, "range") : next);
    reveal(index);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-position="${index + 1}"]`)?.focus({ preventScroll: true }));
  };
  const go = (step: Step, range = false) => {
    if (!lane) return;
    if (step === "first") return goTo(lane, 0, range);
    if (lifted) {
      const from = rowOf(lane, lifted.product)?.position ?? null;
      const position = gridStep(lifted.position - 1, step, lane.total, columns) + 1;
      setDrag({ ...lifted, position, gap: gapOfPosition(position, from) });
      say(stepWords(position, lane.total));
      reveal(position - 1);
      return;
    }
    const seen = rowOf(lane, selection?.product ?? null);
    goTo(lane, selection ? gridStep(seen ? seen.position - 1 : selection.index, step, lane.total, columns) : 0, range);
  };
  useProductKeys({ lift, lane, selection, onSelect, go, all: () => pickAll(lane, selection, ...drawn), sideways: true });
  return lift.said;
}
