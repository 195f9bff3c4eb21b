import { describe, expect, it } from "vitest";
import { treeOf } from "../../components/conditions/condition-tree";
import { both, filterOf, isUnfiltered, NO_CONDITIONS, NO_FILTER, predicateOf, UNFILTERED, type QuickFilter } from "./filter";

describe("the quick filters", () => {
  it.each<[Partial<QuickFilter>, unknown]>([
    [{}, null],
    [{ brand: "Skogar" }, { field: "brand", is: "Skogar" }],
    [{ stock: "soldOut" }, { field: "stock", is: 0 }],
    [{ stock: "unknown" }, { field: "stock", known: false }],
    [{ category: "Clothing > Jackets", stock: "low" }, { all: [{ field: "categories", under: "Clothing > Jackets" }, { field: "stock", gte: 1, lt: 5 }] }],
  ])("%o is %o", (chosen, predicate) => {
    expect(predicateOf({ ...NO_FILTER, ...chosen })).toEqual(predicate);
  });
  it("hold together with the conditions", () => {
    const a = { field: "brand", is: "A" };
    expect([both(null, null), both(a, null), both(null, a), both(a, a)]).toEqual([null, a, a, { all: [a, a] }]);
  });
  it("take conditions once they are finished, and none where there are none", () => {
    const margin = { field: "margin_bp", gte: 4000 };
    expect(filterOf(UNFILTERED)).toBeNull();
    expect(filterOf({ quick: NO_FILTER, tree: NO_CONDITIONS })).toBeNull();
    expect(filterOf({ quick: NO_FILTER, tree: treeOf(margin) })).toEqual(margin);
    expect(filterOf({ quick: { ...NO_FILTER, brand: "A" }, tree: treeOf(margin) })).toEqual({ all: [{ field: "brand", is: "A" }, margin] });
    expect([isUnfiltered(UNFILTERED), isUnfiltered({ quick: NO_FILTER, tree: NO_CONDITIONS })]).toEqual([true, false]);
  });
});
