/* What differs between the live page and the draft's, product by product. Pure. */
import type { LaneRow } from "../../ipc/bindings";
import { count } from "../../components/format";
import { madeRoom, stoodAt } from "../../components/place-changes";

/** Places that are held beside each other. */
export const SHOP_PLACES = 48;

export type Difference =
  /** a changed rule acts on it, it overtook others, or others overtook it */
  | { kind: "moved"; to: number }
  /** it only made room, or closed a gap */
  | { kind: "shifted"; to: number }
  /** nowhere on the other side */
  | { kind: "only" };

/** A place, and how it differs from the other side's, which knows the places beyond those that are shown. */
type Placed = Pick<LaneRow, "id" | "position" | "touched" | "move">;

/** For either side, by product: where it stands on the other. What stands the same is left out. */
export function differencesBetween(live: readonly Placed[], draft: readonly Placed[]): { live: Map<string, Difference>; draft: Map<string, Difference> } {
  const there = new Map(draft.map((row) => [row.id, row]));
  const here = new Map(live.map((row) => [row.id, row]));
  const room = madeRoom(
    live.flatMap((row) => {
      const twin = there.get(row.id);
      return twin ? [{ id: row.id, from: row.position, to: twin.position, touched: row.touched || twin.touched }] : [];
    }),
  );
  const of = (mine: readonly Placed[], other: ReadonlyMap<string, Placed>) =>
    new Map(
      mine.flatMap((row): [string, Difference][] => {
        const to = other.get(row.id)?.position ?? stoodAt(row);
        if (to === row.position) return [];
        return [[row.id, to === null ? { kind: "only" } : { kind: room.has(row.id) ? "shifted" : "moved", to }]];
      }),
    );
  return { live: of(live, there), draft: of(draft, here) };
}

/** "5" and "in the draft" on the live side, "5" and "live" on the draft's; "only" and "live" where the other has it not. `live`: "on staging" while production has nothing */
export function differenceWords(difference: Difference, side: "live" | "draft", live = "live"): [place: string, whose: string] {
  const [here, there] = side === "live" ? [live, "in the draft"] : ["in the draft", live];
  return difference.kind === "only" ? ["only", here] : [count(difference.to), there];
}
