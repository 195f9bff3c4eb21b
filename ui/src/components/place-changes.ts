/* Who of a page moved, and who only made room for it. Pure. */
import type { LaneRow } from "../ipc/bindings";

/** Where it stands on the side compared with; null if it is not there, or nothing is. */
export function stoodAt({ position, move }: Pick<LaneRow, "position" | "move">): number | null {
  if (move.kind === "up") return position + move.places;
  if (move.kind === "down") return position - move.places;
  return move.kind === "same" ? position : null;
}

/** The most products that keep their order: the longest rising run of positions, by index. */
export function keepingOrder(positions: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, position] of positions.entries()) {
    const rising = tails.findIndex((tail) => (positions[tail] ?? 0) >= position);
    const length = rising < 0 ? tails.length : rising;
    before[index] = tails[length - 1];
    tails[length] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1); index !== undefined; index = before[index]) kept.add(index);
  return kept;
}

/** A product that stands on both sides of a comparison. */
export interface Stood {
  id: string;
  from: number;
  to: number;
  /** a changed rule acts on it, on either side */
  touched: boolean;
}

/**
 * Those that only made room, or closed a gap: they stand elsewhere, but in the same order among each other. What a
 * changed rule acts on never is one of them, wherever it ends.
 */
export function madeRoom(stood: readonly Stood[]): Set<string> {
  const rest = stood.filter(({ touched }) => !touched).toSorted((a, b) => a.from - b.from);
  const kept = keepingOrder(rest.map(({ to }) => to));
  return new Set(rest.filter(({ from, to }, index) => kept.has(index) && from !== to).map(({ id }) => id));
}
