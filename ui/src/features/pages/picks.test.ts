import { describe, expect, it } from "vitest";
import type { LaneRow } from "../../ipc/bindings";
import type { LaneView, Selection } from "./lane-rows";
import { dragged, isPicked, pickAll, picksOf, reach } from "./picks";

const ids = ["A", "B", "C", "D", "E"];
const lane = {
  segment: "vip",
  total: ids.length,
  rows: new Map(ids.map((id, index) => [index, { id, title: `Jacket ${id}`, position: index + 1 } as LaneRow])),
} as unknown as LaneView;
const at = (index: number, segment = "vip"): Selection => ({ lane: segment, product: ids[index] ?? null, index });
const names = (selection: Selection | null) => picksOf(selection).map((pick) => pick.id).join("");

describe("choosing several", () => {
  it("takes all between the first and the last by Shift, either way, and shrinks again", () => {
    const down = reach(lane, at(1), at(3), "range");
    expect(names(down)).toBe("BCD");
    expect(names(reach(lane, down, at(2), "range"))).toBe("BC");
    expect(names(reach(lane, down, at(0), "range"))).toBe("AB");
  });

  it("adds and takes away by Ctrl, in the order of the lane", () => {
    const two = reach(lane, at(3), at(0), "toggle");
    expect(names(two)).toBe("AD");
    const three = reach(lane, two, at(2), "toggle");
    expect(names(three)).toBe("ACD");
    const without = reach(lane, three, at(0), "toggle");
    expect(names(without)).toBe("CD");
    const one = reach(lane, without, at(2), "toggle");
    expect(one).toEqual(at(3));
  });

  it("begins anew by a plain click and in another lane", () => {
    const many = reach(lane, at(1), at(3), "range");
    expect(names(reach(lane, many, at(4), "one"))).toBe("E");
    expect(reach(lane, many, at(4, "lapsed"), "range")).toEqual(at(4, "lapsed"));
  });

  it("is not undone by the focus that follows", () => {
    const many = reach(lane, at(1), at(3), "range");
    expect(reach(lane, many, at(3), "focus")).toBe(many);
    expect(names(reach(lane, many, at(4), "focus"))).toBe("E");
  });

  it("takes all in sight and keeps the focus where it was among them", () => {
    const all = pickAll(lane, at(2), 1, 9);
    expect([names(all), all?.product]).toEqual(["BCDE", "C"]);
    expect(pickAll(lane, at(0), 1, 2)?.product).toBe("B");
  });

  it("drags all of them, or the one that is not among them", () => {
    const many = reach(lane, at(1), at(3), "range");
    expect(dragged(many, "vip", "C")).toEqual(["B", "C", "D"]);
    expect(dragged(many, "vip", "A")).toEqual(["A"]);
    expect(dragged(many, "lapsed", "C")).toEqual(["C"]);
    expect([isPicked(many, "C"), isPicked(many, "A")]).toEqual([true, false]);
  });
});
