// Where values stand in a histogram whose columns are equally wide, and which of it a condition holds.
// A place is counted in columns from the left: 2.5 is the middle of the third.
import type { Bound, BoundOp, Test } from "../../components/conditions/condition-tree";
import type { SpreadBin } from "../../ipc/bindings";

/** How much of the field a column spans. The last gathers the long tail: it is drawn like the one before. */
function widthOf(bins: readonly SpreadBin[], index: number): number {
  const bin = bins[index];
  if (!bin) return 1;
  if (bin.below !== null) return Math.max(1, bin.below - bin.from);
  return index > 0 ? widthOf(bins, index - 1) : Math.max(1, bin.from);
}

export function placeOf(bins: readonly SpreadBin[], value: number): number {
  for (const [index, bin] of bins.entries()) {
    if (value < bin.from) return index;
    if (bin.below === null || value < bin.below) return Math.min(index + 1, index + (value - bin.from) / widthOf(bins, index));
  }
  return bins.length;
}

/** A round number of which about five to ten fill a column: what the handle moves by. */
export function stepOf(bins: readonly SpreadBin[]): number {
  const most = Math.max(1, widthOf(bins, Math.min(1, bins.length - 1)) / 5);
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(1, Math.round([5, 2, 1].map((factor) => factor * power).find((step) => step <= most) ?? power));
}

export const columnOf = (bins: readonly SpreadBin[]) => widthOf(bins, Math.min(1, bins.length - 1));

/** The round value under a place. */
export function valueAt(bins: readonly SpreadBin[], place: number): number {
  const held = Math.min(Math.max(0, place), bins.length);
  const index = Math.min(Math.floor(held), bins.length - 1);
  const exact = (bins[index]?.from ?? 0) + (held - index) * widthOf(bins, index);
  const step = stepOf(bins);
  return Math.max(bins[0]?.from ?? 0, Math.round(exact / step) * step);
}

/** "At most 2" holds the column of 2, too: its border stands after it, where single numbers can be told apart. */
function after(op: BoundOp, step: number): number {
  return step === 1 && (op === "lte" || op === "gt") ? 1 : 0;
}

export const borderOf = (bins: readonly SpreadBin[], bound: { op: BoundOp; value: number }) => placeOf(bins, bound.value + after(bound.op, stepOf(bins)));
export const boundAt = (bins: readonly SpreadBin[], op: BoundOp, place: number) => Math.max(bins[0]?.from ?? 0, valueAt(bins, place) - after(op, stepOf(bins)));

/** The bounds of a test that are numbers; none for another test. */
export function boundsOf(test: Test): { op: BoundOp; value: number }[] {
  if (test.op !== "compare") return [];
  return test.bounds.flatMap((bound: Bound) => (typeof bound.value === "number" ? [{ op: bound.op, value: bound.value }] : []));
}

/** The stretch that the bounds hold, as places from–to. Without bounds there is none. */
export function heldStretch(bins: readonly SpreadBin[], bounds: readonly { op: BoundOp; value: number }[]): [from: number, to: number] | null {
  if (bounds.length === 0) return null;
  let [from, to] = [0, bins.length];
  for (const bound of bounds) {
    const at = borderOf(bins, bound);
    if (bound.op === "gte" || bound.op === "gt") from = Math.max(from, at);
    else to = Math.min(to, at);
  }
  return from < to ? [from, to] : [0, 0];
}

/** Which part of a column lies in a stretch, 0–1 each. */
export function partHeld(index: number, [from, to]: [number, number]): [from: number, to: number] {
  const clamp = (place: number) => Math.min(1, Math.max(0, place - index));
  return [clamp(from), clamp(to)];
}

/** Another value by a key; null if the key means nothing here. */
export function keyedValue(bins: readonly SpreadBin[], value: number, key: string, shift: boolean): number | null {
  const step = shift ? columnOf(bins) : stepOf(bins);
  const low = bins[0]?.from ?? 0;
  const up = (by: number) => Math.floor(value / by) * by + by;
  const down = (by: number) => Math.max(low, Math.ceil(value / by) * by - by);
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return up(step);
    case "ArrowLeft":
    case "ArrowDown":
      return down(step);
    case "PageUp":
      return up(columnOf(bins));
    case "PageDown":
      return down(columnOf(bins));
    case "Home":
      return low;
    case "End":
      return bins.at(-1)?.from ?? value;
    default:
      return null;
  }
}
