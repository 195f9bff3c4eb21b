/* What differs between the live page and the draft's, product by product. Pure. */
import type { LaneRow } from "../../ipc/bindings";
import { count } from "../../components/format";

/** Places that are held beside each other. */
export const SHOP_PLACES = 48;

export type Difference =
  /** it overtook others, or others overtook it */
  | { kind: "moved"; to: number }
  /** it only made room, or closed a gap */
  | { kind: "shifted"; to: number }
  /** not among the places of the other side */
  | { kind: "only" };

type Placed = Pick<LaneRow, "id" | "position">;

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

/** For either side, by product: where it stands on the other. What stands the same is left out. */
export function differencesBetween(live: readonly Placed[], draft: readonly Placed[]): { live: Map<string, Difference>; draft: Map<string, Difference> } {
  const there = new Map(draft.map((row) => [row.id, row.position]));
  const both = live.flatMap((row) => there.get(row.id) ?? []);
  const kept = new Set([...keepingOrder(both)].map((index) => both[index]));
  const of = (mine: readonly Placed[], other: ReadonlyMap<string, number>, inDraft: (row: Placed) => number | undefined) =>
    new Map(
      mine.flatMap((row): [string, Difference][] => {
        const to = other.get(row.id);
        if (to === row.position) return [];
        return [[row.id, to === undefined ? { kind: "only" } : { kind: kept.has(inDraft(row)) ? "shifted" : "moved", to }]];
      }),
    );
  const here = new Map(live.map((row) => [row.id, row.position]));
  return { live: of(live, there, (row) => there.get(row.id)), draft: of(draft, here, (row) => row.position) };
}

/** "5 in the draft" on the live side, "5 live" on the draft's; "only live" where the other has it not */
export function differenceWords(difference: Difference, side: "live" | "draft"): string {
  const there = side === "live" ? "in the draft" : "live";
  return difference.kind === "only" ? `only ${side === "live" ? "live" : "in the draft"}` : `${count(difference.to)} ${there}`;
}
