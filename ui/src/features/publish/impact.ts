// What a publish moves: the first places of every changed page, for each segment, against what was last published.
import { madeRoom, stoodAt } from "../../components/place-changes";
import { count, wallClock } from "../../components/format";
import type { Gone, ImpactMoment, ImpactPage, Lane, LaneRow, SegmentShift } from "../../ipc/bindings";

/** Places of a page that are compared: the shopper's first screenfuls. */
export const PLACES = 24;
/** Pictures in a row. */
const STRIP = 12;

/** One page for one segment, and what changes in its first places. */
export interface ChangedView {
  page: ImpactPage;
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
  /** Of the first places compared with: what is not shown at all any more. */
  gone: Gone[];
}

export function moves(row: LaneRow): boolean {
  return row.move.kind === "up" || row.move.kind === "down" || row.move.kind === "arrived";
}

export function viewOf(page: ImpactPage, lane: Lane): ChangedView {
  const rows = lane.rows.slice(0, PLACES);
  const now = lane.figures.marginBp;
  const before = lane.baseline?.marginBp ?? null;
  const room = madeRoom(
    rows.flatMap((row) => {
      const from = stoodAt(row);
      return from === null ? [] : [{ id: row.id, from, to: row.position, touched: row.touched }];
    }),
  );
  return { page, segment: lane.segment, segmentName: lane.name, room, moved: rows.filter(moves).length - room.size, places: rows.length, marginBp: now === null || before === null ? null : now - before, rows, gone: lane.gone };
}

/** Those that change, the most moved first. A page may shrink without a move among what is left. */
export function mostMoved(views: readonly ChangedView[]): ChangedView[] {
  const touched = (view: ChangedView) => view.moved + view.gone.length;
  return views.filter((view) => touched(view) + view.room.size > 0 || (view.marginBp ?? 0) !== 0).toSorted((a, b) => touched(b) - touched(a) || b.room.size - a.room.size);
}

/** Views of one page in which the same is seen. */
export interface AlikeViews {
  view: ChangedView;
  segmentNames: string[];
}

/** Those of a page that look the same stand once, in the order of the first of them. */
export function alike(views: readonly ChangedView[]): AlikeViews[] {
  const groups = new Map<string, AlikeViews>();
  for (const view of views) {
    const seen = JSON.stringify([view.page.page, view.marginBp, view.rows.map(({ id, move }) => [id, move]), view.gone]);
    const group = groups.get(seen);
    if (group) group.segmentNames.push(view.segmentName);
    else groups.set(seen, { view, segmentNames: [view.segmentName] });
  }
  return [...groups.values()];
}

/** "VIP", "VIP and Lapsed", "VIP, Lapsed and 3 more", "all 7 segments" */
export function whomWords(names: readonly string[], segments: number): string {
  const [first = "", second = "", ...others] = names;
  if (names.length === segments && segments > 1) return `all ${segments} segments`;
  if (names.length <= 1) return first;
  return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`;
}

/** "2 of 24 move, 3 make room, 1 is hidden" */
export function movedWords({ moved, room, gone, places }: Pick<ChangedView, "moved" | "room" | "gone" | "places">): string {
  const counts: { count: number; one: string; many: string }[] = [
    { count: moved, one: "moves", many: "move" },
    { count: room.size, one: "makes room", many: "make room" },
  ];
  const told = counts.filter(({ count }) => count > 0);
  const among = (told.length === 0 && gone.length === 0 ? counts.slice(0, 1) : told).map(({ count, one, many }, index) => `${count}${index === 0 ? ` of ${places}` : ""} ${count === 1 ? one : many}`);
  return [...among, ...(gone.length === 0 ? [] : [goneCount(gone)])].join(", ");
}

/** "2 are hidden"; where not only rules take them away, "2 are gone" */
function goneCount(gone: readonly Gone[]): string {
  return `${gone.length} ${gone.length === 1 ? "is" : "are"} ${gone.every(({ hiddenBy }) => hiddenBy.length > 0) ? "hidden" : "gone"}`;
}

/** "Hovden Parka, at 3 before: hidden by “No parkas”" */
export function goneWords({ id, title, from, hiddenBy }: Gone): string {
  const by = hiddenBy.map((rule) => `“${rule}”`).join(", ");
  return `${title ?? id}, at ${from} before: ${by === "" ? "no product of this page any more" : `hidden by ${by}`}`;
}

/** As many pictures as show everything that is counted, in whole rows. */
export function stripOf({ rows }: ChangedView): LaneRow[] {
  const last = rows.findLastIndex(moves);
  return rows.slice(0, Math.max(1, Math.ceil((last + 1) / STRIP)) * STRIP);
}

/** "Hidden by “No parkas”, “Sold out”", the most frequent first; nothing where no rule hides any. */
export function goneBy(gone: readonly Gone[]): string {
  const counts = new Map<string, number>();
  for (const rule of gone.flatMap(({ hiddenBy }) => hiddenBy)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = [...counts].toSorted(([, a], [, b]) => b - a).map(([rule]) => `“${rule}”`);
  if (rules.length === 0) return "No products of this page any more";
  const other = gone.filter(({ hiddenBy }) => hiddenBy.length === 0).length;
  return `Hidden by ${rules.join(", ")}${other === 0 ? "" : `; ${other} no ${other === 1 ? "product" : "products"} of this page any more`}`;
}

/** "“Black Friday” begins", "“A” and 2 others begin" */
export function beginWords({ begins }: ImpactMoment): string {
  const [first = "", ...others] = begins;
  if (others.length === 0) return `“${first}” begins`;
  return `“${first}” and ${others.length === 1 ? `“${others[0]}”` : `${others.length} others`} begin`;
}

/** "Fri 27 Nov 00:00: “Black Friday” begins" */
export function momentWords(moment: ImpactMoment, now: string): string {
  return `${wallClock(moment.local, now)}: ${beginWords(moment)}`;
}

/** "23 come, 46 go" */
export function shiftWords({ before, after, came }: SegmentShift): string {
  const went = before + came - after;
  const parts = [came > 0 && `${count(came)} ${came === 1 ? "comes" : "come"}`, went > 0 && `${count(went)} ${went === 1 ? "goes" : "go"}`];
  return parts.filter(Boolean).join(", ");
}
