import { describe, expect, it } from "vitest";
import type { LaneRow, Lanes } from "../../ipc/bindings";
import { gapAt, gapOfPosition, joinSlices, lanesFor, movedBetween, positionInGap, ROW_HEIGHT, rowOf, slicesOf, stepFrom } from "./lane-rows";

const row = (id: string, position: number) => ({ id, position }) as LaneRow;
const lanes = (draftVersion: number, content: Record<string, string[]>, from = 0, total?: number): Lanes => ({
  page: "category:A",
  at: "2026-11-24T09:42:00Z",
  draftVersion,
  generation: "g",
  against: null,
  isPublished: false,
  lanes: Object.entries(content).map(([segment, ids]) => ({
    segment,
    name: segment,
    total: total ?? ids.length,
    figures: { places: 0, marginBp: null, coverDays: null, inStock: 0, stockKnown: 0, brands: 0, launchedLately: 0, launchKnown: 0, profit: null, profitKnown: 0 },
    baseline: null,
    hiddenBy: [],
    gone: [],
    rows: ids.map((id, index) => row(id, from + index + 1)),
  })),
});

describe("slices", () => {
  it.each([
    [0, 12, [0]],
    [50, 70, [0, 1]],
    [-3, -1, [0]],
    [120, 179, [2]],
  ])("rows %i to %i need %j", (first, last, slices) => expect(slicesOf(first, last)).toEqual(slices));

  it("are joined into lanes in the order asked, at the oldest version", () => {
    const view = joinSlices(["b", "a"], [lanes(3, { a: ["x", "y"], b: ["y"] }, 0, 62), lanes(2, { a: ["z"], b: [] }, 60, 62)]);
    expect(view?.version).toBe(2);
    expect(view?.lanes.map((lane) => lane.segment)).toEqual(["b", "a"]);
    expect(rowOf(view?.lanes[1], "z")?.position).toBe(61);
    expect(rowOf(view?.lanes[0], "x")).toBeUndefined();
  });
  it("leave out a lane that no answer knows", () => expect(joinSlices(["c"], [lanes(1, { a: ["x"] })])?.lanes).toEqual([]));
  it("are nothing before the first answer", () => expect(joinSlices(["a"], [])).toBeNull());
});

it("counts who stands elsewhere", () => {
  const before = joinSlices(["a"], [lanes(1, { a: ["x", "y", "z"] })]);
  const after = joinSlices(["a"], [lanes(2, { a: ["z", "y", "x"] })]);
  expect(movedBetween(before, after)).toBe(2);
  expect(movedBetween(null, after)).toBe(0);
});

describe("keyboard steps", () => {
  const view = joinSlices(["a", "b"], [lanes(1, { a: ["x", "y", "z"], b: ["z", "x"] })])?.lanes ?? [];
  const at = (lane: string, product: string | null, index: number) => ({ lane, product, index });
  it.each([
    ["nothing chosen", null, "down", at("a", "x", 0)],
    ["down", at("a", "x", 0), "down", at("a", "y", 1)],
    ["at the foot", at("a", "z", 2), "down", at("a", "z", 2)],
    ["at the head", at("a", "x", 0), "up", at("a", "x", 0)],
    ["sideways, the same product", at("a", "z", 2), "right", at("b", "z", 0)],
    ["sideways, the same height where it is not", at("a", "y", 1), "right", at("b", "x", 1)],
    ["no lane there", at("a", "y", 1), "left", at("a", "y", 1)],
    ["the product has left: the next one took its place", at("a", "gone", 1), "down", at("a", "y", 1)],
  ] as const)("%s", (_, from, step, expected) => expect(stepFrom(view, from, step)).toEqual(expected));
});

describe("gaps", () => {
  it.each([
    [0, 10, 0],
    [ROW_HEIGHT * 2.4, 10, 2],
    [ROW_HEIGHT * 2.6, 10, 3],
    [-40, 10, 0],
    [ROW_HEIGHT * 99, 10, 10],
  ])("height %d of %d rows is gap %i", (y, total, gap) => expect(gapAt(y, total)).toBe(gap));

  it.each([
    // gap, position it comes from, position it gets
    [0, 9, 1],
    [2, 9, 3],
    [9, 3, 9],
    [3, 3, 3],
    [2, 3, 3],
    [2, null, 3],
    [5000, null, 1000],
  ])("gap %i from %s is position %i", (gap, from, position) => expect(positionInGap(gap, from)).toBe(position));

  it("closes the places of all that come along", () => {
    expect(positionInGap(5, 1, 3, 8)).toBe(4);
    expect(positionInGap(0, 1, 2)).toBe(1);
  });

  it("show the position they give", () => {
    for (const from of [null, 1, 3, 9]) for (let position = 1; position <= 12; position += 1) expect(positionInGap(gapOfPosition(position, from), from)).toBe(position);
  });
});

describe("lanes of a page", () => {
  it.each([
    ["first visit", null, ["vip", "snow", "everyone"]],
    ["remembered", ["everyone", "vip"], ["everyone", "vip"]],
    ["one is gone", ["vip", "old"], ["vip"]],
    ["all are gone", ["old"], ["vip", "snow", "everyone"]],
    ["too many", ["vip", "snow", "late", "everyone", "vip"], ["vip", "snow", "late", "everyone"]],
  ])("%s", (_, remembered, expected) => expect(lanesFor(remembered, ["vip", "snow", "late"])).toEqual(expected));
});
