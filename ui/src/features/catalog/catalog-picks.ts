/* Several rows of the table chosen: by Shift all between, by Ctrl one more or less. Pure. */

export interface CatalogPicks {
  ids: readonly string[];
  /** the row where the choice began */
  anchor: number;
}

export const NO_PICKS: CatalogPicks = { ids: [], anchor: 0 };

export type RowAt = (index: number) => { id: string } | undefined;

/** The ids of the rows between two places, those that have arrived. */
export function idsBetween(rowAt: RowAt, a: number, b: number): string[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  return Array.from({ length: to - from + 1 }, (_, offset) => rowAt(from + offset)?.id).filter((id) => id !== undefined);
}

export function picksAfter(was: CatalogPicks, rowAt: RowAt, index: number, how: { range: boolean; toggle: boolean }): CatalogPicks {
  const id = rowAt(index)?.id;
  if (id === undefined) return was;
  if (how.range) return { ids: idsBetween(rowAt, was.anchor, index), anchor: was.anchor };
  if (!how.toggle) return { ids: [id], anchor: index };
  const before = was.ids.length > 0 ? was.ids : [];
  return { ids: before.includes(id) ? before.filter((each) => each !== id) : [...before, id], anchor: index };
}
