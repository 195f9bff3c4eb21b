// What a publish moves: the first places of every changed page, for each segment, against what was last published.
import { madeRoom } from "../../components/place-changes";
import type { CategoryNode, Lane, LaneRow, PageIndex } from "../../ipc/bindings";

/** Places of a page that are compared: the shopper's first screenfuls. */
export const PLACES = 24;
/** Pages that are compared at most; the rest is said to be more. */
export const PAGES_COMPARED = 24;

/** Pictures in a row. */
const STRIP = 12;

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
  /** Products of the first `PLACES` that came, or moved; those that only made room are counted apart. */
  moved: number;
  /** Those that stand elsewhere because others moved. */
  room: ReadonlySet<string>;
  places: number;
  /** Change of the average margin of these places, basis points; null where one is unknown. */
  marginBp: number | null;
  rows: LaneRow[];
}

export function moves(row: LaneRow): boolean {
  return row.move.kind === "up" || row.move.kind === "down" || row.move.kind === "arrived";
}

/** Where it stood on the page compared with; null if it was not there. */
function stoodAt({ position, move }: LaneRow): number | null {
  if (move.kind === "up") return position + move.places;
  if (move.kind === "down") return position - move.places;
  return move.kind === "same" ? position : null;
}

export function viewOf(page: ChangedPage, lane: Lane): ChangedView {
  const rows = lane.rows.slice(0, PLACES);
  const now = lane.figures.marginBp;
  const before = lane.baseline?.marginBp ?? null;
  const room = madeRoom(
    rows.flatMap((row) => {
      const from = stoodAt(row);
      return from === null ? [] : [{ id: row.id, from, to: row.position, touched: row.touched }];
    }),
  );
  return { page, segment: lane.segment, segmentName: lane.name, room, moved: rows.filter(moves).length - room.size, places: rows.length, marginBp: now === null || before === null ? null : now - before, rows };
}

/** Those that change, the most moved first. A page may shrink without a move among what is left. */
export function mostMoved(views: readonly ChangedView[]): ChangedView[] {
  return views.filter((view) => view.moved + view.room.size > 0 || (view.marginBp ?? 0) !== 0).toSorted((a, b) => b.moved - a.moved || b.room.size - a.room.size);
}

/** "2 of 24 move, 3 make room" */
export function movedWords({ moved, room, places }: Pick<ChangedView, "moved" | "room" | "places">): string {
  const making = room.size === 0 ? null : `${room.size} ${room.size === 1 ? "makes" : "make"} room`;
  if (moved === 0 && making !== null) return `${room.size} of ${places} ${room.size === 1 ? "makes" : "make"} room`;
  const moving = `${moved} of ${places} ${moved === 1 ? "moves" : "move"}`;
  return making === null ? moving : `${moving}, ${making}`;
}

/** As many pictures as show everything that is counted, in whole rows. */
export function stripOf({ rows }: ChangedView): LaneRow[] {
  const last = rows.findLastIndex(moves);
  return rows.slice(0, Math.max(1, Math.ceil((last + 1) / STRIP)) * STRIP);
}
