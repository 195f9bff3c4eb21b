// What a publish moves: the first places of every changed page, for each segment, against what was last published.
import type { CategoryNode, Lane, LaneRow, PageIndex } from "../../ipc/bindings";

/** Places of a page that are compared: the shopper's first screenfuls. */
export const PLACES = 24;
/** Pages that are compared at most; the rest is said to be more. */
export const PAGES_COMPARED = 24;

export interface ChangedPage {
  page: string;
  /** "Clothing › Jackets", "Search “rain jacket”" */
  name: string;
}

/** All pages on which a rule of the draft differs, in the order of the page tree. */
export function changedPages(index: PageIndex): ChangedPage[] {
  const named = (kind: string, list: PageIndex["collections"]) => list.filter((entry) => entry.changed).map((entry) => ({ page: entry.page, name: `${kind} ${entry.name}` }));
  return [
    ...index.categories.flatMap(changedCategories),
    ...named("Collection", index.collections),
    ...index.searches.filter((entry) => entry.changed).map((entry) => ({ page: entry.page, name: `Search “${entry.name}”` })),
    ...named("Placement", index.placements),
  ];
}

function changedCategories(node: CategoryNode): ChangedPage[] {
  const own = node.changed ? [{ page: `category:${node.path}`, name: node.path.replaceAll(" > ", " › ") }] : [];
  return [...own, ...node.children.flatMap(changedCategories)];
}

/** One page for one segment, and what changes in its first places. */
export interface ChangedView {
  page: ChangedPage;
  segment: string;
  segmentName: string;
  /** Places of the first `PLACES` that hold another product than before. */
  moved: number;
  places: number;
  /** Change of the average margin of these places, basis points; null where one is unknown. */
  marginBp: number | null;
  rows: LaneRow[];
}

export function moves(row: LaneRow): boolean {
  return row.move.kind === "up" || row.move.kind === "down" || row.move.kind === "arrived";
}

/** A product that makes way by a place or two is no news; one that rises, comes or falls further is. */
const FALLS = 3;
export function tells({ move }: LaneRow): boolean {
  return move.kind === "up" || move.kind === "arrived" || (move.kind === "down" && move.places >= FALLS);
}

export function viewOf(page: ChangedPage, lane: Lane): ChangedView {
  const rows = lane.rows.slice(0, PLACES);
  const now = lane.figures.marginBp;
  const before = lane.baseline?.marginBp ?? null;
  return { page, segment: lane.segment, segmentName: lane.name, moved: rows.filter(moves).length, places: rows.length, marginBp: now === null || before === null ? null : now - before, rows };
}

/** Those that change, the most moved first. A page may shrink without a move among what is left. */
export function mostMoved(views: readonly ChangedView[]): ChangedView[] {
  return views.filter((view) => view.moved > 0 || (view.marginBp ?? 0) !== 0).toSorted((a, b) => b.moved - a.moved);
}
