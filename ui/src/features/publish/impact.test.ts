import { describe, expect, it } from "vitest";
import type { ImpactPage, Lane, LaneRow } from "../../ipc/bindings";
import { alike, beginWords, goneBy, goneWords, momentWords, mostMoved, movedWords, shiftWords, stripOf, viewOf, whomWords } from "./impact";

const page: ImpactPage = { page: "category:Clothing > Jackets", name: "Clothing › Jackets", named: true };
const row = (position: number, move: LaneRow["move"]): LaneRow => ({ id: `P${position}`, position, pinned: false, tier: 0, points: 0, title: null, brand: null, imageUrl: null, price: null, listPrice: null, marginBp: null, stock: null, lowStock: false, soldOut: false, adjust: 0, touched: false, move });
const figures = (marginBp: number | null) => ({ places: 2, marginBp, coverDays: null, inStock: 0, stockKnown: 0, brands: 0, launchedLately: 0, launchKnown: 0, profit: null, profitKnown: 0 });
const lane = (segment: string, moved: number, now: number | null, before: number | null): Lane => ({
  segment, name: segment.toUpperCase(), total: 2, hiddenBy: [], gone: [], figures: figures(now), baseline: figures(before),
  rows: [{ ...row(1, moved > 0 ? { kind: "up", places: 3 } : { kind: "same" }), touched: true }, row(2, moved > 1 ? { kind: "arrived" } : { kind: "same" })],
});

describe("the impact of a publish", () => {
  it("counts what moves and the margin it brings, unknown where one is", () => {
    expect(viewOf(page, lane("vip", 2, 4710, 4630))).toMatchObject({ moved: 2, places: 2, marginBp: 80 });
    expect(viewOf(page, lane("vip", 1, null, 4630)).marginBp).toBeNull();
    const views = [lane("a", 1, 1, 1), lane("b", 0, 5, 5), lane("c", 2, 1, 1), lane("d", 0, 6, 5)].map((each) => viewOf(page, each));
    expect(mostMoved(views).map((view) => view.segment)).toEqual(["c", "a", "d"]);
  });
  it("marks all that it counts: what a rule acts on and what moves on its own, apart from what only makes room", () => {
    const up = (places: number) => ({ kind: "up", places }) as const;
    const down = (places: number) => ({ kind: "down", places }) as const;
    // Two pins: the second of them takes its product down by one, as a neighbour would go.
    const rows = [row(1, { kind: "same" }), { ...row(2, up(1)), touched: true }, row(3, down(1)), row(4, up(1)), { ...row(5, down(1)), touched: true }, ...Array.from({ length: 19 }, (_, n) => row(n + 6, n === 9 ? down(3) : n > 9 ? { kind: "same" as const } : n > 5 ? up(1) : { kind: "same" as const }))];
    const view = viewOf(page, { ...lane("vip", 0, 1, 1), rows });
    expect([...view.room].toSorted()).toEqual(["P12", "P13", "P14", "P3", "P4"]);
    expect([view.moved, movedWords(view)]).toEqual([3, "3 of 24 move, 5 make room"]);
    expect(stripOf(view)).toHaveLength(24);
    expect(stripOf({ ...view, rows: rows.map((each) => (each.position > 12 ? row(each.position, { kind: "same" }) : each)) })).toHaveLength(12);
  });
  it.each<[number, number, string]>([[1, 0, "1 of 24 moves"], [0, 1, "1 of 24 makes room"], [0, 4, "4 of 24 make room"], [2, 1, "2 of 24 move, 1 makes room"]])("says of %i and %i: %s", (moved, room, words) => {
    expect(movedWords({ moved, room: new Set(Array.from({ length: room }, (_, n) => String(n))), gone: [], places: 24 })).toBe(words);
  });
  it("tells what is not shown any more, and which rules hide it", () => {
    const gone = (id: string, ...hiddenBy: string[]) => ({ id, title: null, imageUrl: null, from: 3, hiddenBy });
    const view = viewOf(page, { ...lane("vip", 0, 1, 1), gone: [gone("A", "No parkas")] });
    expect(mostMoved([view]), "though nothing moves").toHaveLength(1);
    const words = (moved: number, ...list: ReturnType<typeof gone>[]) => movedWords({ moved, room: new Set(), gone: list, places: 24 });
    expect([words(0, gone("A", "x")), words(2, gone("A", "x"), gone("B", "x")), words(1, gone("A", "x"), gone("B")), words(0)]).toEqual(["1 is hidden", "2 of 24 move, 2 are hidden", "1 of 24 moves, 2 are gone", "0 of 24 move"]);
    expect(goneWords(gone("A", "x", "y"))).toBe("A, at 3 before: hidden by “x”, “y”");
    expect(goneWords(gone("A"))).toBe("A, at 3 before: no product of this page any more");
    expect(goneBy([gone("A", "x"), gone("B", "y"), gone("C", "y"), gone("D")])).toBe("Hidden by “y”, “x”; 1 no product of this page any more");
  });
  it("shows once what several segments see alike, and says whom", () => {
    const other: ImpactPage = { page: "search:down", name: "Search “down”", named: false };
    const views = [viewOf(page, lane("vip", 1, 5, 4)), viewOf(page, lane("new", 2, 5, 4)), viewOf(page, lane("lapsed", 1, 5, 4)), viewOf(other, lane("vip", 1, 5, 4)), viewOf(page, lane("late", 1, 6, 4))];
    expect(alike(views).map(({ view, segmentNames }) => [view.page.page, segmentNames])).toEqual([[page.page, ["VIP", "LAPSED"]], [page.page, ["NEW"]], ["search:down", ["VIP"]], [page.page, ["LATE"]]]);
    expect([["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]].map((names) => whomWords(names, 4))).toEqual(["A", "A and B", "A, B and 1 more", "all 4 segments"]);
    expect(whomWords(["Everyone"], 1)).toBe("Everyone");
  });
  it("names the rules that begin, and when", () => {
    const moment = (...begins: string[]) => ({ at: "2026-11-26T23:00:00Z", local: "2026-11-27T00:00", begins });
    expect([moment("A"), moment("A", "B"), moment("A", "B", "C")].map(beginWords)).toEqual(["“A” begins", "“A” and “B” begin", "“A” and 2 others begin"]);
    expect(momentWords(moment("Black Friday"), "2026-11-22T09:00")).toBe("Fri 27 Nov, 00:00: “Black Friday” begins");
    expect(momentWords(moment("Black Friday"), "2025-12-01T09:00")).toContain("2026");
  });
  it.each<[number, number, number, string]>([[412, 389, 23, "23 come, 46 go"], [0, 1, 1, "1 comes"], [5, 3, 0, "2 go"], [2, 1, 0, "1 goes"]])("of %i before and %i after, %i new: %s", (before, after, came, words) => {
    expect(shiftWords({ segment: "vip", name: "VIP", before, after, came })).toBe(words);
  });
});
