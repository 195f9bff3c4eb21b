/* The keyboard in the lanes: steps from product to product, and a drag by keys, each step said aloud. */
import { gapOfPosition, type LaneView, MAX_POSITION, rowOf, type Selection, type Step, stepAlong, stepFrom } from "./lane-rows";
import { pickAll, reach } from "./picks";
import { useProductKeys } from "./product-keys";
import { stepWords } from "./proposals";
import type { FocusRow } from "./row-focus";
import type { Drag } from "./row-drag";
import { type LiftOn, useLift } from "./use-lift";

interface LaneKeys extends LiftOn {
  lanes: readonly LaneView[];
  onSelect: (selection: Selection | null) => void;
  reveal: (index: number) => void;
  /** the indexes in sight */
  sight: () => readonly [first: number, last: number];
  focusRow: FocusRow;
}

/** Where a keyboard drag goes next; `sight` is how many places are in sight. */
export function dragStep(lanes: readonly LaneView[], drag: Drag, step: Step, sight = 1): Drag {
  const at = lanes.findIndex((lane) => lane.segment === drag.over);
  const lane = lanes[step === "left" ? at - 1 : step === "right" ? at + 1 : at];
  if (!lane) return drag;
  const from = rowOf(lane, drag.product)?.position ?? null;
  const most = Math.min(MAX_POSITION, from === null ? lane.total + 1 : lane.total);
  const moved = step === "left" || step === "right" ? drag.position : step === "up" || step === "down" ? drag.position + (step === "up" ? -1 : 1) : stepAlong(drag.position - 1, step, most, sight) + 1;
  const position = Math.max(1, Math.min(most, moved));
  return { ...drag, over: lane.segment, position, gap: gapOfPosition(position, from) };
}

/** Wires the keys; answers what a screen reader is to say. */
export function useLaneKeys(keys: LaneKeys): string {
  const { lanes, selection, drag, held, setDrag, onDrop, onSelect, reveal, focusRow, sight } = keys;
  const lift = useLift({ selection, drag, held, setDrag, onDrop });
  const { say, lifted } = lift;
  const chosenLane = lanes.find((each) => each.segment === selection?.lane);

  const inSight = () => {
    const [first, last] = sight();
    return last - first + 1;
  };
  const go = (step: Step, range = false) => {
    if (lifted) {
      const next = dragStep(lanes, lifted, step, inSight());
      setDrag(next);
      reveal(next.position - 1);
      const lane = lanes.find((each) => each.segment === next.over);
      say(`${lane?.name ?? ""}: ${stepWords(next.position, lane?.total ?? 0)}`);
      return;
    }
    const next = stepFrom(lanes, selection, step, inSight());
    if (!next) return;
    const target = lanes.find((lane) => lane.segment === next.lane);
    onSelect(range ? reach(target, selection ?? next, next, "range") : next);
    reveal(next.index);
    // Lanes that do not all fit stand beside each other, where the rows' own scrolling does not reach.
    focusRow(next.lane, next.index, { sideways: step === "left" || step === "right" });
  };
  useProductKeys({ lift, lane: chosenLane, selection, onSelect, go, reveal, focusRow, all: () => pickAll(chosenLane ?? lanes[0], selection, ...sight()), sideways: false });
  return lift.said;
}
