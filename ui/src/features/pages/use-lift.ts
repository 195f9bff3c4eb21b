/* A drag by keys: lifted, dropped or put back, each said aloud. */
import { useState } from "react";
import { count, counted } from "../../components/format";
import type { LaneRow } from "../../ipc/bindings";
import type { Selection } from "./lane-rows";
import { dragged } from "./picks";
import type { Drag } from "./row-drag";

export interface LiftOn {
  selection: Selection | null;
  drag: Drag | null;
  /** the drop that waits for its answer */
  held: Drag | null;
  setDrag: (drag: Drag | null) => void;
  onDrop: (drag: Drag) => void;
}

export type Lift = ReturnType<typeof useLift>;

export function useLift({ selection, drag, held, setDrag, onDrop }: LiftOn) {
  const [said, say] = useState("");
  const [waited, setWaited] = useState(held);
  const lifted = drag?.by === "keys" ? drag : null;
  if (waited !== held) {
    setWaited(held);
    // What was said of the drop is over, kept or not; what is said of the next lift is not.
    if (!held && !lifted) say("");
  }
  return {
    /** what a screen reader is to say */
    said,
    say,
    lifted,
    /** Drops what is lifted, else lifts the row and what is chosen with it. */
    liftOrDrop: (lane: string, row: LaneRow | undefined) => {
      if (lifted) {
        setDrag(null);
        say(`Dropped at position ${count(lifted.position)}. Not in the draft yet.`);
        onDrop(lifted);
        return;
      }
      if (!row) return;
      const all = dragged(selection, lane, row.id);
      const others = all.length - 1;
      setDrag({ product: row.id, lane, over: lane, position: row.position, gap: row.position - 1, by: "keys", all });
      say(`Lifted ${row.title ?? row.id}${others > 0 ? ` and ${counted(others, "other")}` : ""}, position ${count(row.position)}. Arrows move it, Space drops it, Escape puts it back.`);
    },
    /** Whether something was lifted. */
    putBack: (): boolean => {
      if (!lifted) return false;
      setDrag(null);
      say("Put back.");
      return true;
    },
  };
}
