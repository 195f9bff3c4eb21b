import { describe, expect, it } from "vitest";
import { both, NO_FILTER, predicateOf, type QuickFilter } from "./filter";

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
});
