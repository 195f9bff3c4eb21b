/* The keys that lanes and grid share: the arrows, what they choose with Shift, a screen on or back, the ends, all, lift and put back. */
import { useShortcuts } from "../../app/keys";
import { counted } from "../../components/format";
import { type LaneView, rowOf, type Selection, type Step } from "./lane-rows";
import type { FocusRow } from "./row-focus";
import type { Lift } from "./use-lift";

interface ProductKeys {
  lift: Lift;
  /** where the chosen product is */
  lane: LaneView | undefined;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  /** brings what is lifted a step on, or else the selection; a range grows or shrinks by it */
  go: (step: Step, range?: boolean) => void;
  reveal: (index: number) => void;
  focusRow: FocusRow;
  /** all that is in sight */
  all: () => Selection | null;
  /** a range grows to the sides too */
  sideways: boolean;
}

export function useProductKeys({ lift, lane, selection, onSelect, go, reveal, focusRow, all, sideways }: ProductKeys): void {
  const { say, lifted, liftOrDrop, putBack } = lift;
  /** Brings the chosen product into sight again, with the focus. */
  const comeBack = () => {
    if (!lane || !selection) return;
    const index = (rowOf(lane, selection.product)?.position ?? selection.index + 1) - 1;
    reveal(index);
    focusRow(lane.segment, index);
  };
  const liftOrDropHere = () => liftOrDrop(lane?.segment ?? "", rowOf(lane, selection?.product ?? null));
  const range = (step: Step) => () => !lifted && go(step, true);
  useShortcuts({
    ArrowUp: () => go("up"),
    ArrowDown: () => go("down"),
    ArrowLeft: () => go("left"),
    ArrowRight: () => go("right"),
    "Shift+ArrowUp": range("up"),
    "Shift+ArrowDown": range("down"),
    ...(sideways && { "Shift+ArrowLeft": range("left"), "Shift+ArrowRight": range("right") }),
    "Mod+a": () => {
      const chosen = all();
      onSelect(chosen);
      say(`${counted(chosen?.more?.picks.length ?? 0, "product")} chosen.`);
    },
    Home: () => go("first"),
    End: () => go("last"),
    PageUp: () => go("back"),
    PageDown: () => go("on"),
    " ": liftOrDropHere,
    // What is carried lies ready to be put down by either key; nothing is lifted by Enter.
    ...(lifted && { Enter: liftOrDropHere }),
    Escape: ({ target }) => {
      // From the inspector it leads back to the row, whose choice ends with the next.
      const isAside = target instanceof Element && target.closest(".insp") !== null;
      if (putBack() || (isAside && selection !== null)) comeBack();
      else onSelect(null);
    },
  });
}
