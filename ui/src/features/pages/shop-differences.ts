/* What differs between the live page and the draft's, product by product. Pure. */
import type { LaneRow } from "../../ipc/bindings";
import { count } from "../../components/format";

/** Places that are held beside each other. */
export const SHOP_PLACES = 48;

export type Difference =
  | { kind: "moved"; to: number; from: number }
  /** not among the places of the other side */
  | { kind: "only" };

type Placed = Pick<LaneRow, "id" | "position">;

/** For either side, by product: where it stands on the other. What stands the same is left out. */
export function differencesBetween(live: readonly Placed[], draft: readonly Placed[]): { live: Map<string, Difference>; draft: Map<string, Difference> } {
  const of = (mine: readonly Placed[], theirs: readonly Placed[]) => {
    const there = new Map(theirs.map((row) => [row.id, row.position]));
    return new Map(
      mine.flatMap(({ id, position }): [string, Difference][] => {
        const other = there.get(id);
        if (other === position) return [];
        return [[id, other === undefined ? { kind: "only" } : { kind: "moved", from: position, to: other }]];
      }),
    );
  };
  return { live: of(live, draft), draft: of(draft, live) };
}

/** "there at 5", "only here" */
export const differenceWords = (difference: Difference): string => (difference.kind === "only" ? "only here" : `there at ${count(difference.to)}`);
