// The changes of a review, gathered by area, each with the place in the program where it can be seen.
import { counted } from "../../components/format";
import type { ChangeWords, EntityKind } from "../../ipc/bindings";

export type Area = { area: string; changes: ChangeWords[] };

/** Areas in the order in which they first appear; the back end sorts pages before segments and formulas. */
export function byArea(changes: readonly ChangeWords[]): Area[] {
  const areas = new Map<string, ChangeWords[]>();
  for (const change of changes) areas.set(change.area, [...(areas.get(change.area) ?? []), change]);
  return [...areas].map(([area, list]) => ({ area, changes: list }));
}

/** Where an entity is edited. What was removed has no place any more. */
export function placeOf(kind: EntityKind | "store", id: string): string {
  const at = encodeURIComponent(id);
  switch (kind) {
    case "rule":
      return `/rules/rule/${at}`;
    case "collection":
      return `/rules/collection/${at}`;
    case "formula":
      return `/rules/formula/${at}`;
    case "segment":
      return `/segments/${at}`;
    case "store":
      return "/settings";
  }
}

export function changesWords(changes: number): string {
  return changes === 0 ? "no changes" : counted(changes, "change");
}
