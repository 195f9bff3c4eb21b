// Sizes of segments as people read them. All shares are of all shoppers, so that they add up; what is a share of
// something else says so.
import { count, counted, MINUS, percentPoints } from "../../components/format";
import { pointersOf, type ConditionTree } from "../../components/conditions/condition-tree";
import { EVERYONE } from "../../components/entity-id";
import { shareOf, shareWords } from "../../components/shares";
import type { ConditionSize, Predicate, SegmentSize, SegmentSizes } from "../../ipc/bindings";

export const shoppersWords = (shoppers: number) => counted(shoppers, "shopper");

/** The size of a segment; a fresh one has the id "". */
export function sizeOf(sizes: SegmentSizes, segment: string): SegmentSize | null {
  return sizes.segments.find((each) => each.segment === segment) ?? null;
}

export interface Delta {
  way: "fewer" | "more" | "same";
  /** "1,207 shoppers fewer" */
  words: string;
  /** "−1,207 shoppers, −2.0 pt" */
  figures: string;
}

/** What an edit does to a size; null where there is no size to compare with. */
export function deltaOf(now: number, before: number | null, all: number): Delta | null {
  if (before === null) return null;
  const by = now - before;
  if (by === 0) return { way: "same", words: "As many shoppers as in the draft", figures: "As many as in the draft" };
  const way = by < 0 ? "fewer" : "more";
  const points = percentPoints((shareOf(now, all) ?? 0) - (shareOf(before, all) ?? 0));
  return { way, words: `${shoppersWords(Math.abs(by))} ${way}`, figures: `${by < 0 ? MINUS : "+"}${shoppersWords(Math.abs(by))}, ${points}` };
}

export interface Taker {
  segment: string;
  name: string;
  /** 1-based, in the order of the segments */
  place: number;
  shoppers: number;
  /** where its part begins, in what is left from the start: shoppers */
  from: number;
}

/** The earlier segments that take matching shoppers, in order, each with the part of the bar that it takes off at the end. */
export function takersOf(sizes: SegmentSizes, chosen: SegmentSize, nameOf: (id: string) => string): Taker[] {
  let left = chosen.matches;
  return (sizes.chosen?.takenBy ?? []).filter((each) => each.shoppers > 0).map(({ segment, shoppers }) => {
    left -= shoppers;
    return { segment, name: nameOf(segment), place: sizes.segments.findIndex((each) => each.segment === segment) + 1, shoppers, from: left };
  });
}

/** One sentence about the place of a segment among the others. */
export function placeInsight(sizes: SegmentSizes, chosen: SegmentSize, takers: readonly Taker[]): string {
  const first = sizes.segments[0]?.segment === chosen.segment;
  if (chosen.matches === 0) return "No shopper matches its conditions.";
  if (first) return "It is first: whoever matches belongs to it.";
  const most = takers.toSorted((a, b) => b.shoppers - a.shoppers)[0];
  if (!most) return "No earlier segment takes any of them: whoever matches belongs to it.";
  const size = sizeOf(sizes, most.segment)?.belongs ?? 0;
  const held = chosen.belongs === 0 ? `Whoever matches belongs to an earlier segment. Placed first, it would hold ${all(chosen.matches)}` : `Placed first, it would hold ${all(chosen.matches)}`;
  return `${held}; ${most.name} would lose ${shoppersWords(most.shoppers)}, ${shareWords(most.shoppers, size)} of its size.`;
}

const all = (shoppers: number) => (shoppers === 1 ? "the one who matches" : `all ${count(shoppers)}`);

/** The share of those who match the row that also match the column; null where nobody matches the row. */
export function overlapShare(sizes: SegmentSizes, row: number, column: number): number | null {
  return shareOf(sizes.overlap[row]?.[column] ?? 0, sizes.overlap[row]?.[row] ?? 0);
}

/** The largest overlap of a segment, or of any two, in a sentence; null where there is none. One that is not among them counts as none chosen. */
export function overlapInsight(sizes: SegmentSizes, asked: string | null, nameOf: (id: string) => string): string | null {
  const own = sizes.segments.filter((each) => each.segment !== EVERYONE);
  const chosen = own.find((each) => each.segment === asked)?.segment ?? null;
  let best: { row: number; column: number; share: number } | null = null;
  for (const row of own.keys()) {
    for (const column of own.keys()) {
      const named = chosen === null || own[row]?.segment === chosen || own[column]?.segment === chosen;
      const share = overlapShare(sizes, row, column) ?? 0;
      if (row !== column && named && share > (best?.share ?? 0)) best = { row, column, share };
    }
  }
  if (!best && own.length < 2) return null;
  if (!best) return chosen === null ? "No shopper matches two of them." : `No shopper who matches ${nameOf(chosen)} also matches another.`;
  const { row, column } = best;
  const [who, also, before] = [row, column, Math.min(row, column)].map((at) => nameOf(own[at]?.segment ?? ""));
  const share = shareWords(sizes.overlap[row]?.[column] ?? 0, sizes.overlap[row]?.[row] ?? 0);
  return `${share} of those who match ${who ?? ""} also match ${also ?? ""}. Of the two, ${before ?? ""} comes first.`;
}

/** The part of a predicate at a JSON pointer. */
export function partAt(predicate: Predicate, pointer: string): unknown {
  let part: unknown = predicate;
  for (const step of pointer.split("/").slice(1)) part = typeof part === "object" && part !== null ? (part as Record<string, unknown>)[step] : undefined;
  return part;
}

const fieldOf = (part: unknown) => (typeof part === "object" && part !== null && "field" in part ? part.field : undefined);

/**
 * The counts by the key of each node. `asked` is what was counted: a condition that changed since keeps its figure until
 * the next comes, one on another field has none.
 */
export function countsOf(tree: ConditionTree, predicateNow: Predicate | null, asked: Predicate, conditions: readonly ConditionSize[], matches: number): Map<string, number> {
  const counts = new Map([[tree.root.key, matches]]);
  const byPointer = new Map(conditions.map(({ pointer, shoppers }) => [pointer, shoppers]));
  for (const { key, pointer } of pointersOf(tree)) {
    const shoppers = byPointer.get(pointer);
    const same = predicateNow === null || fieldOf(partAt(predicateNow, pointer)) === fieldOf(partAt(asked, pointer));
    if (shoppers !== undefined && same) counts.set(key, shoppers);
  }
  return counts;
}
