/* Lanes in memory: slices of the answers joined, positions found, the keyboard's steps. Pure. */
import type { Lane, LaneRow, Lanes } from "../../ipc/bindings";

/** Places asked for at a time. */
export const SLICE = 60;
export const ROW_HEIGHT = 66;
export const MAX_LANES = 6;
/** WebKit scrolls about 33 million pixels; places beyond these are not drawn. */
export const MOST_ROWS = 400_000;
export const MAX_POSITION = 1000;

/** The slices (0, 1, 2 …) that hold the rows `first` to `last`, counted from 0. */
export function slicesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / SLICE);
  const to = Math.floor(Math.max(first, last, 0) / SLICE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export interface LaneView extends Omit<Lane, "rows"> {
  /** by index from 0; what has not arrived yet is missing */
  rows: ReadonlyMap<number, LaneRow>;
}

export interface LanesView {
  lanes: LaneView[];
  /** the oldest draft version among the slices: what is certainly on screen */
  version: number;
  at: string | null;
}

/** Joins the slices that have arrived, one lane for each asked segment that they know. */
export function joinSlices(segments: readonly string[], answers: readonly Lanes[]): LanesView | null {
  const newest = answers.toSorted((a, b) => b.draftVersion - a.draftVersion)[0];
  if (!newest) return null;
  const lanes = segments.flatMap((segment) => {
    const head = newest.lanes.find((lane) => lane.segment === segment);
    if (!head) return [];
    const rows = new Map<number, LaneRow>();
    for (const answer of answers)
      for (const row of answer.lanes.find((lane) => lane.segment === segment)?.rows ?? []) rows.set(row.position - 1, row);
    return [{ ...head, rows }];
  });
  return { lanes, version: Math.min(...answers.map((answer) => answer.draftVersion)), at: newest.at };
}

export function rowOf(lane: LaneView | undefined, product: string | null): LaneRow | undefined {
  if (!lane || product === null) return undefined;
  for (const row of lane.rows.values()) if (row.id === product) return row;
  return undefined;
}

/** How many products stand elsewhere than before, in all lanes together. */
export function movedBetween(before: LanesView | null, after: LanesView | null): number {
  let moved = 0;
  for (const lane of after?.lanes ?? []) {
    const was = before?.lanes.find((each) => each.segment === lane.segment);
    if (was) for (const [index, row] of lane.rows) if (was.rows.get(index)?.id !== row.id) moved += 1;
  }
  return moved;
}

export interface Selection {
  lane: string;
  product: string | null;
  /** index from 0: where the product was seen last, so that the keyboard goes on from there when it is gone */
  index: number;
  /** more than one is chosen: all of them from the top down, and where the choice began */
  more?: { picks: { id: string; title: string }[]; anchor: number };
}

/** "back" and "on" go by what is in sight. */
export type Step = "up" | "down" | "left" | "right" | "first" | "last" | "back" | "on";

/** Where a step along one lane or grid leads, not yet held to its ends; `sight` is how many are in sight. */
export function stepAlong(index: number, step: Exclude<Step, "left" | "right" | "up" | "down">, total: number, sight: number): number {
  return { first: 0, last: total - 1, back: index - sight, on: index + sight }[step];
}

/** Where the keyboard goes from a selection. Sideways it follows the product, or keeps the height. */
export function stepFrom(lanes: readonly LaneView[], from: Selection | null, step: Step, sight = 1): Selection | null {
  const firstLane = lanes[0];
  if (!firstLane) return null;
  const laneAt = Math.max(0, lanes.findIndex((lane) => lane.segment === from?.lane));
  const lane = lanes[laneAt] ?? firstLane;
  const seen = rowOf(lane, from?.product ?? null);
  const at = (target: LaneView, index: number): Selection => {
    const clamped = Math.max(0, Math.min(target.total - 1, index));
    return { lane: target.segment, product: target.rows.get(clamped)?.id ?? null, index: clamped };
  };
  if (from === null) return at(lane, step === "last" ? lane.total - 1 : 0);
  const index = seen ? seen.position - 1 : from.index;
  if (step === "first" || step === "last" || step === "back" || step === "on") return at(lane, stepAlong(index, step, Math.min(lane.total, MOST_ROWS), sight));
  if (step === "up") return at(lane, index - 1);
  // A product that has just left makes room: the next one stands where it was.
  if (step === "down") return at(lane, seen || from.product === null ? index + 1 : index);
  const beside = lanes[laneAt + (step === "right" ? 1 : -1)];
  if (!beside) return from;
  const same = rowOf(beside, from.product);
  return same ? { lane: beside.segment, product: same.id, index: same.position - 1 } : at(beside, index);
}

/** The gap (0 is above the first row) nearest to a height in the lane. */
export function gapAt(y: number, total: number): number {
  return Math.max(0, Math.min(total, MAX_POSITION, Math.round(y / ROW_HEIGHT)));
}

/** The position that a product gets when it is put into a gap; taking it out first closes its own place, and those of the ones that come along. */
export function positionInGap(gap: number, ...from: (number | null)[]): number {
  const above = from.filter((place) => place !== null && gap >= place).length;
  return Math.max(1, Math.min(MAX_POSITION, gap + 1 - above));
}

/** The gap that shows a position: the inverse of `positionInGap`. */
export function gapOfPosition(position: number, from: number | null): number {
  return from !== null && position > from ? position : position - 1;
}

/** Which segments stand in the lanes: those remembered that still exist, else the first ones. */
export function lanesFor(remembered: readonly string[] | null, segments: readonly string[]): string[] {
  const known = [...segments, "everyone"];
  const kept = (remembered ?? []).filter((id, index, all) => known.includes(id) && all.indexOf(id) === index);
  if (kept.length > 0) return kept.slice(0, MAX_LANES);
  return [...segments.slice(0, 2), "everyone"];
}

/** Where a product dropped at a point of the lanes' body would land. */
export function landingAt(lanes: readonly LaneView[], laneWidth: number, between: number, x: number, y: number, products: readonly string[]) {
  const column = Math.max(0, Math.min(lanes.length - 1, Math.floor((x + between / 2) / (laneWidth + between))));
  const target = lanes[column];
  if (!target) return null;
  const gap = gapAt(y, target.total);
  return { over: target.segment, gap, position: positionInGap(gap, ...products.map((product) => rowOf(target, product)?.position ?? null)) };
}
