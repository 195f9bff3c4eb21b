/* Several products chosen in one lane: a range by Shift, single ones by Ctrl, all that is in sight. Pure. */
import { type LaneView, rowOf, type Selection } from "./lane-rows";

export interface Pick {
  id: string;
  title: string;
}

/** How a product was reached: alone, as the end of a range, added or taken away, or by the focus that follows a key. */
export type How = "one" | "range" | "toggle" | "focus";

export function howOf(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): How {
  return event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "one";
}

/** The chosen products from the top of the lane down; one or none if no more are chosen. */
export function picksOf(selection: Selection | null): Pick[] {
  if (!selection) return [];
  return selection.more?.picks ?? (selection.product === null ? [] : [{ id: selection.product, title: selection.product }]);
}

export const isPicked = (selection: Selection | null, id: string): boolean => selection !== null && (selection.product === id || selection.more?.picks.some((pick) => pick.id === id) === true);

function pickAt(lane: LaneView, index: number): Pick[] {
  const row = lane.rows.get(index);
  return row ? [{ id: row.id, title: row.title ?? row.id }] : [];
}

function between(lane: LaneView, a: number, b: number): Pick[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  return Array.from({ length: to - from + 1 }, (_, offset) => pickAt(lane, from + offset)).flat();
}

function inOrder(lane: LaneView, picks: Pick[]): Pick[] {
  const placeOf = (pick: Pick) => rowOf(lane, pick.id)?.position ?? Number.MAX_SAFE_INTEGER;
  return picks.map((pick, order) => ({ pick, place: placeOf(pick), order })).toSorted((a, b) => a.place - b.place || a.order - b.order).map(({ pick }) => pick);
}

/** What is chosen once a product was reached. Choosing in another lane begins anew. */
export function reach(lane: LaneView | undefined, was: Selection | null, target: Selection, how: How): Selection {
  const same = was?.lane === target.lane ? was : null;
  // The focus follows what a key has chosen already.
  if (how === "focus" && same?.product === target.product) return same;
  if (!lane || !same || how === "one" || how === "focus") return target;
  if (how === "range") {
    const anchor = same.more?.anchor ?? same.index;
    return { ...target, more: { picks: between(lane, anchor, target.index), anchor } };
  }
  const before = picksOf(same).map((pick) => ({ ...pick, title: rowOf(lane, pick.id)?.title ?? pick.title }));
  const known = before.some((pick) => pick.id === target.product);
  const picks = known ? before.filter((pick) => pick.id !== target.product) : inOrder(lane, [...before, ...pickAt(lane, target.index)]);
  const last = picks.at(-1);
  if (picks.length < 2) return last ? { lane: target.lane, product: last.id, index: (rowOf(lane, last.id)?.position ?? 1) - 1 } : target;
  const product = known ? (last?.id ?? null) : target.product;
  return { lane: target.lane, product, index: (rowOf(lane, product)?.position ?? target.index + 1) - 1, more: { picks, anchor: target.index } };
}

/** All that is in sight, from one index to another. */
export function pickAll(lane: LaneView | undefined, was: Selection | null, first: number, last: number): Selection | null {
  if (!lane || lane.total === 0) return was;
  const picks = between(lane, first, Math.min(last, lane.total - 1));
  const [head] = picks;
  if (!head) return was;
  const kept = was?.lane === lane.segment && picks.some((pick) => pick.id === was.product) ? was : { lane: lane.segment, product: head.id, index: first };
  return { lane: kept.lane, product: kept.product, index: kept.index, more: { picks, anchor: first } };
}

/** Chosen together with this product; it alone where it is not among the chosen. */
export function dragged(selection: Selection | null, lane: string, product: string): string[] {
  const picks = selection?.lane === lane ? (selection.more?.picks ?? []) : [];
  return picks.some((pick) => pick.id === product) ? picks.map((pick) => pick.id) : [product];
}
