import { describe, expect, it } from "vitest";
import type { Formula } from "../../ipc/bindings";
import { draftOf, formulaFindings, formulaOf, freshDraft, freshTerm, moved, pointsSpan } from "./formula-draft";
import { pointRows } from "./point-rows";

const best: Formula = {
  id: "best", name: "Best sellers",
  terms: [{ field: "units_sold", weight: 30, levels: [1, 3, 10] }, { field: "returned_units", weight: -5, levels: [2] }],
  then_by: [{ field: "launched", order: "desc" }],
};

describe("a formula as it is edited", () => {
  it("comes back unchanged", () => {
    expect(formulaOf(draftOf(best))).toEqual(best);
    expect(formulaFindings(draftOf(best))).toEqual([]);
    expect(formulaOf(draftOf({ id: "a", name: "A", terms: [] }))).toEqual({ id: "a", name: "A", terms: [], then_by: [] });
  });
  it("is none while a weight is missing, and says so at the term", () => {
    const draft = { ...freshDraft(), name: "X", terms: [freshTerm("stock", [1]), { ...freshTerm("stock"), weight: null }] };
    expect(formulaOf(draft)).toBeNull();
    expect(formulaFindings(draft).map((finding) => finding.pointer)).toEqual(["/terms/1/weight", "/terms/1/levels"]);
    expect(formulaFindings(freshDraft()).map((finding) => finding.pointer)).toEqual(["/name"]);
  });
  it("knows its span of points", () => {
    expect(pointsSpan(best.terms)).toEqual({ most: 90, least: -5 });
  });
  it("moves entries within bounds", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  });
});

describe("points per level", () => {
  it("say what each figure gets, unknown and below first", () => {
    const say = (n: number) => `${n} %`;
    expect(pointRows([20, 40], 10, say)).toEqual([
      { figure: "below 20 %, or unknown", points: 0 },
      { figure: "20 % to below 40 %", points: 10 },
      { figure: "40 % and more", points: 20 },
    ]);
    expect(pointRows([5], -3, String)).toEqual([
      { figure: "below 5, or unknown", points: 0 },
      { figure: "5 and more", points: -3 },
    ]);
    expect(pointRows([], 3, String)).toEqual([]);
  });
});
