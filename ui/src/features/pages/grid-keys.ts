/* The keyboard in the grid: steps from tile to tile, and a drag by keys. */
import type { RefObject } from "react";
import { useShortcuts } from "../../app/keys";
import { counted } from "../../components/format";
import { gridStep } from "./grid-cells";
import { gapOfPosition, type LaneView, rowOf, type Selection } from "./lane-rows";
import { pickAll, reach } from "./picks";
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
  const { lane, columns, selection, setDrag, onSelect, reveal, drawn, body } = keys;
  const { said, say, lifted, liftOrDrop, putBack } = useLift(keys);

  const goTo = (index: number, range: boolean) => {
    if (!lane) return;
    const next = { lane: lane.segment, product: lane.rows.get(index)?.id ?? null, index };
    onSelect(range ? reach(lane, selection ?? next, next, "range") : next);
    reveal(index);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-position="${index + 1}"]`)?.focus({ preventScroll: true }));
  };
  const go = (key: "up" | "down" | "left" | "right", range = false) => {
    if (!lane) return;
    if (lifted) {
      const from = rowOf(lane, lifted.product)?.position ?? null;
      const position = gridStep(lifted.position - 1, key, lane.total, columns) + 1;
      setDrag({ ...lifted, position, gap: gapOfPosition(position, from) });
      say(stepWords(position, lane.total));
      reveal(position - 1);
      return;
    }
    const seen = rowOf(lane, selection?.product ?? null);
    goTo(selection ? gridStep(seen ? seen.position - 1 : selection.index, key, lane.total, columns) : 0, range);
  };
  useShortcuts({
    ArrowUp: () => go("up"),
    ArrowDown: () => go("down"),
    ArrowLeft: () => go("left"),
    ArrowRight: () => go("right"),
    "Shift+ArrowUp": () => !lifted && go("up", true),
    "Shift+ArrowDown": () => !lifted && go("down", true),
    "Shift+ArrowLeft": () => !lifted && go("left", true),
    "Shift+ArrowRight": () => !lifted && go("right", true),
    "Mod+a": () => {
      const all = pickAll(lane, selection, ...drawn);
      onSelect(all);
      say(`${counted(all?.more?.picks.length ?? 0, "product")} chosen.`);
    },
    Home: () => !lifted && goTo(0, false),
    " ": () => liftOrDrop(lane?.segment ?? "", rowOf(lane, selection?.product ?? null)),
    Escape: () => {
      if (!putBack()) onSelect(null);
    },
  });
  return said;
}
