import { describe, expect, it } from "vitest";
import { predicateOf, treeOf } from "../../components/conditions/condition-tree";
import { selectedBy, withType } from "./selection";

describe("what an action selects", () => {
  it.each([
    [{ type: "margin_floor", min_bp: 2000, below: "hide" }, { field: "margin_bp", lt: 2000 }],
    [{ type: "out_of_stock", then: "hide" }, { field: "stock", is: 0 }],
    [{ type: "low_stock", below: 5, points: 1 }, { field: "stock", lt: 5 }],
    [{ type: "overstock", cover_days: 90, points: 1 }, { field: "cover_days", gte: 90 }],
    [{ type: "pin", product: "A", position: 1 }, { products: ["A"] }],
    [{ type: "pin", product: null, position: 1 }, null],
    [{ type: "formula", formula: "best" }, null],
  ] as const)("%j", (action, predicate) => {
    expect(selectedBy(action)).toEqual(predicate);
  });

  it("survives another kind of action", () => {
    const boost = { type: "boost" as const, products: treeOf({ field: "stock", gt: 3 }), points: 70 };
    const bury = withType(boost, "bury", null);
    expect(bury).toMatchObject({ type: "bury", points: 70 });
    expect("products" in bury && predicateOf(bury.products)).toEqual({ field: "stock", gt: 3 });
    expect(withType(boost, "low_stock", null)).toMatchObject({ type: "low_stock", points: 70 });
    expect(withType(boost, "formula", "best")).toEqual({ type: "formula", formula: "best" });
  });
});
