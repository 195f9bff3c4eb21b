// 1. shares are of all shoppers, and a few of very many are not nothing
// 2. the difference with the draft has its unit and a true minus
// 3. what earlier segments take leaves what belongs, and the bars meet
// 4. an overlap is told of the row, and nobody is no division by nought
// 5. a count stays at its condition while that changes, and never stands at another field
import { describe, expect, it } from "vitest";
import { predicateOf, treeOf } from "../../components/conditions/condition-tree";
import { findNode, replaceNode } from "../../components/conditions/tree-edits";
import type { SegmentSizes } from "../../ipc/bindings";
import { countsOf, deltaOf, overlapInsight, overlapShare, placeInsight, sizeOf, takersOf } from "./sizes";
import { shareWords } from "../../components/shares";

const NAMES: Record<string, string> = { vip: "VIP", snow: "Snow fans", bargain: "Bargain hunters" };
const nameOf = (id: string) => NAMES[id] ?? "Everyone";
const SIZES: SegmentSizes = {
  shoppers: 61_230,
  segments: [
    { segment: "vip", matches: 2204, belongs: 2204 },
    { segment: "snow", matches: 7000, belongs: 6389 },
    { segment: "bargain", matches: 6408, belongs: 4812 },
    { segment: "everyone", matches: 61_230, belongs: 47_825 },
  ],
  overlap: [[2204, 485, 731], [485, 7000, 980], [731, 980, 6408]],
  chosen: { inDraft: 6019, takenBy: [{ segment: "vip", shoppers: 731 }, { segment: "snow", shoppers: 865 }], conditions: [] },
};
const bargain = SIZES.segments[2] ?? { segment: "", matches: 0, belongs: 0 };
const flat = (text: string | undefined | null) => text?.replaceAll("\u00a0", " ");

describe("a share", () => {
  it.each([[4812, 61_230, "7.9 %"], [0, 61_230, "0.0 %"], [1, 61_230, "under 0.1 %"], [0, 0, "–"], [5, 5, "100.0 %"]])("of %i in %i is %s", (part, whole, words) => {
    expect(flat(shareWords(part, whole))).toBe(words);
  });
});

describe("the difference with the draft", () => {
  it.each([
    [4812, 6019, "1,207 shoppers fewer", "\u22121,207 shoppers, \u22122.0 pt"],
    [6020, 6019, "1 shopper more", "+1 shopper, 0.0 pt"],
    [6019, 6019, "As many shoppers as in the draft", "As many as in the draft"],
  ])("from %i to %i", (now, before, words, figures) => {
    const delta = deltaOf(now, before, 61_230);
    expect([delta?.words, flat(delta?.figures)]).toEqual([words, figures]);
  });
  it("is none where the draft has no such segment", () => expect(deltaOf(5, null, 10)).toBeNull());
});

describe("earlier segments", () => {
  it("take from the end what leaves the segment's own", () => {
    const takers = takersOf(SIZES, bargain, nameOf);
    expect(takers.map(({ name, place, from }) => [name, place, from])).toEqual([["VIP", 1, 5677], ["Snow fans", 2, 4812]]);
    expect(takers.at(-1)?.from).toBe(bargain.belongs);
    expect(flat(placeInsight(SIZES, bargain, takers))).toBe("Placed first, it would hold all 6,408; Snow fans would lose 865 shoppers, 13.5 % of its size.");
  });
  it("take nothing from the first, or from whom nobody matches", () => {
    const vip = sizeOf(SIZES, "vip") ?? bargain;
    expect(placeInsight(SIZES, vip, [])).toContain("It is first");
    expect(placeInsight(SIZES, bargain, [])).toContain("No earlier segment takes any");
    expect(placeInsight(SIZES, { ...bargain, matches: 0, belongs: 0 }, [])).toBe("No shopper matches its conditions.");
  });
});

describe("an overlap", () => {
  it("is a share of the row", () => {
    expect(overlapShare(SIZES, 0, 2)).toBe(3317);
    expect(overlapShare(SIZES, 2, 0)).toBe(1141);
    expect(overlapShare({ ...SIZES, overlap: [[0, 0], [0, 5]] }, 0, 1)).toBeNull();
  });
  it("is told of the two that share most", () => {
    expect(flat(overlapInsight(SIZES, "bargain", nameOf))).toBe("33.2 % of those who match VIP also match Bargain hunters. Of the two, VIP comes first.");
    expect(overlapInsight({ ...SIZES, overlap: [[9, 0, 0], [0, 9, 0], [0, 0, 9]] }, null, nameOf)).toBe("No shopper matches two of them.");
    const apart = { ...SIZES, overlap: [[9, 0, 4], [0, 9, 0], [4, 0, 9]] };
    expect(overlapInsight(apart, "snow", nameOf)).toBe("No shopper who matches Snow fans also matches another.");
    expect(flat(overlapInsight(apart, "gone", nameOf))).toBe(flat(overlapInsight(apart, null, nameOf)));
    expect(flat(overlapInsight(apart, null, nameOf))).toMatch(/^44.4 % of those who match VIP/);
  });
});

describe("the count of a condition", () => {
  const when = { all: [{ field: "orders", gte: 2 }, { any: [{ field: "visits", gte: 3 }, { field: "country", is: "DK" }] }] };
  const tree = treeOf(when);
  const conditions = ["", "/all/0", "/all/1", "/all/1/any/0", "/all/1/any/1"].map((pointer, index) => ({ pointer, shoppers: 100 + index }));
  const leaf = tree.root.items[0]?.key ?? "";
  it("stands at every node, and the root has all who match", () => {
    expect([...countsOf(tree, when, when, conditions, 100).values()].toSorted()).toEqual([100, 101, 102, 103, 104]);
  });
  it("stays while a value changes, and goes with the field", () => {
    const node = findNode(tree, leaf);
    if (node?.kind !== "field") throw new Error("no condition");
    const bound = replaceNode(tree, leaf, { ...node, test: { op: "compare", bounds: [{ op: "gte", value: 9 }] } });
    expect(countsOf(bound, predicateOf(bound), when, conditions, 100).get(leaf)).toBe(101);
    const other = replaceNode(tree, leaf, { ...node, field: "visits" });
    expect(countsOf(other, predicateOf(other), when, conditions, 100).get(leaf)).toBeUndefined();
  });
});
