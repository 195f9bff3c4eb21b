/* Keeps the chosen product in sight. */
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { type LaneView, rowOf, type Selection } from "./lane-rows";
import type { FocusRow } from "./row-focus";

/** Reveals the chosen product when an edit moves it, and names it once its row has arrived. What is only tried is looked at from where one stands. */
export function useFollow(lanes: readonly LaneView[], selection: Selection | null, onSelect: Dispatch<SetStateAction<Selection | null>>, reveal: (index: number) => void, known: ReadonlyMap<string, number>, isTrial: boolean, focus: FocusRow): void {
  const lane = lanes.find((each) => each.segment === selection?.lane);
  const row = rowOf(lane, selection?.product ?? null);
  const arrived = selection && selection.product === null ? lane?.rows.get(selection.index) : undefined;
  /** Gives the focus to the chosen row, if nothing else has it. */
  const focusChosen = (chosen: Selection | null) => {
    if (chosen?.product) focus(chosen.lane, chosen.product, { onlyLost: true });
  };
  const latest = useRef({ onSelect, reveal, selection, focusChosen });
  useEffect(() => {
    latest.current = { onSelect, reveal, selection, focusChosen };
  });
  useEffect(() => {
    const { selection: chosen } = latest.current;
    // A quick hand may have gone on meanwhile.
    if (arrived && chosen) latest.current.onSelect((now) => (now && now.product === null && now.lane === chosen.lane && now.index === arrived.position - 1 ? { ...now, product: arrived.id } : now));
  }, [arrived]);
  const wasTrial = useRef(isTrial);
  useEffect(() => {
    // The row that had the focus may have been away as long as something was tried.
    if (wasTrial.current && !isTrial) latest.current.focusChosen(latest.current.selection);
    wasTrial.current = isTrial;
  }, [isTrial]);
  const position = row?.position ?? (selection ? known.get(selection.lane) : undefined);
  const most = lane?.total ?? 0;
  // Seen here last among so many: with fewer it is off the page, though why that is may not be known yet.
  const [seen, setSeen] = useState({ key: "", most: 0 });
  const key = `${selection?.lane ?? ""} ${selection?.product ?? ""}`;
  if (row && !isTrial && (seen.key !== key || seen.most !== most)) setSeen({ key, most });
  const isOff = row === undefined && seen.key === key && most < seen.most;
  const isGone = selection !== null && selection.product !== null && (position === undefined || isOff) && !isTrial && most > 0;
  useEffect(() => {
    const { selection: chosen } = latest.current;
    if (!isGone || !chosen) return;
    // What was hidden leaves the focus to the row that takes its place; of several, to that of the first.
    const place = Math.min(chosen.index, chosen.more?.anchor ?? chosen.index);
    focus(chosen.lane, Math.max(0, Math.min(most - 1, place)), { onlyLost: true });
  }, [isGone, most, focus]);
  const last = useRef<{ product: string | null; lane: string; position: number } | null>(null);
  useEffect(() => {
    const { selection: chosen } = latest.current;
    if (!chosen || position === undefined || isTrial) return;
    const was = last.current;
    last.current = { product: chosen.product, lane: chosen.lane, position };
    // Chosen from elsewhere, or moved by an edit: it is brought into sight.
    const same = was?.product === chosen.product && was.lane === chosen.lane;
    const moved = same ? was.position !== position || chosen.index < 0 : chosen.index !== position - 1;
    if (!moved) return;
    latest.current.reveal(position - 1);
    // The row that had the focus may have gone out of sight with it.
    latest.current.focusChosen(chosen);
  }, [position, selection?.product, selection?.lane, isTrial]);
}
