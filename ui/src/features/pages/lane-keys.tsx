/* The keyboard in the lanes: steps from product to product, and a drag by keys, each step said aloud. */
import type { RefObject } from "react";
import { Picture } from "../../components/picture";
import type { LaneRow } from "../../ipc/bindings";
import { useProduct } from "../../ipc/queries";
import { gapOfPosition, type LaneView, MAX_POSITION, rowOf, type Selection, type Step, stepFrom } from "./lane-rows";
import { pickAll, reach } from "./picks";
import { useProductKeys } from "./product-keys";
import { stepWords } from "./proposals";
import type { Drag } from "./row-drag";
import { type LiftOn, useLift } from "./use-lift";

interface LaneKeys extends LiftOn {
  lanes: readonly LaneView[];
  onSelect: (selection: Selection | null) => void;
  reveal: (index: number) => void;
  /** the indexes in sight */
  sight: () => readonly [first: number, last: number];
  scroller: RefObject<HTMLDivElement | null>;
}

/** Where a keyboard drag goes next. */
export function dragStep(lanes: readonly LaneView[], drag: Drag, step: Step): Drag {
  const at = lanes.findIndex((lane) => lane.segment === drag.over);
  const lane = lanes[step === "left" ? at - 1 : step === "right" ? at + 1 : at];
  if (!lane) return drag;
  const from = rowOf(lane, drag.product)?.position ?? null;
  const most = Math.min(MAX_POSITION, from === null ? lane.total + 1 : lane.total);
  const moved = drag.position + (step === "up" ? -1 : step === "down" ? 1 : 0);
  const position = Math.max(1, Math.min(most, moved));
  return { ...drag, over: lane.segment, position, gap: gapOfPosition(position, from) };
}

/** Wires the keys; answers what a screen reader is to say. */
export function useLaneKeys(keys: LaneKeys): string {
  const { lanes, selection, drag, held, setDrag, onDrop, onSelect, reveal, scroller, sight } = keys;
  const lift = useLift({ selection, drag, held, setDrag, onDrop });
  const { say, lifted } = lift;
  const chosenLane = lanes.find((each) => each.segment === selection?.lane);

  const go = (step: Step, range = false) => {
    if (lifted) {
      const next = dragStep(lanes, lifted, step);
      setDrag(next);
      reveal(next.position - 1);
      const lane = lanes.find((each) => each.segment === next.over);
      say(`${lane?.name ?? ""}: ${stepWords(next.position, lane?.total ?? 0)}`);
      return;
    }
    const next = stepFrom(lanes, selection, step);
    if (!next) return;
    const target = lanes.find((lane) => lane.segment === next.lane);
    onSelect(range ? reach(target, selection ?? next, next, "range") : next);
    reveal(next.index);
    // The row may be about to appear: it takes the focus in the frame after.
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(next.lane)}"] [data-position="${next.index + 1}"]`);
      row?.focus({ preventScroll: true });
      // Lanes that do not all fit stand beside each other, where the rows' own scrolling does not reach.
      if (step === "left" || step === "right") row?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  };
  useProductKeys({ lift, lane: chosenLane, selection, onSelect, go, all: () => pickAll(chosenLane ?? lanes[0], selection, ...sight()), sideways: false });
  return lift.said;
}

export function DragGhost({ drag, rows, ref }: { drag: Drag; rows: readonly (LaneRow | undefined)[]; ref: RefObject<HTMLDivElement | null> }) {
  const row = rows.find(Boolean);
  // What is brought from elsewhere stands in no lane.
  const product = useProduct(row ? null : drag.product).data;
  return (
    <div className="ghost" ref={ref} aria-hidden="true">
      <Picture src={row?.imageUrl ?? product?.imageUrl ?? null} size={50} />
      <b className="el">{row?.title ?? product?.title ?? drag.product}</b>
      {drag.all.length > 1 && <span className="bd accent">{drag.all.length} products</span>}
    </div>
  );
}
