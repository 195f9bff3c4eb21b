import { describe, expect, it } from "vitest";
import { fakeDocument } from "../testing/fake-document";
import { type Act, actChanges, actLabel, actProblem, ALL_SHOPPERS } from "./acts";

const products = ["A", "B", "C"].map((id) => ({ id, title: `Jacket ${id}` }));
const act = (part: Partial<Act>): Act => ({ kind: "pin", products, position: 4, points: 20, page: "category:Clothing > Jackets", shoppers: "vip", ...part });
const rulesOf = (part: Partial<Act>) => actChanges(fakeDocument(), act(part), "tail").flatMap((change) => (change.op === "putRule" ? [change.rule] : []));

describe("acts on many products", () => {
  it("pins in order from a place, with ids that ascend, so that precedence keeps the order", () => {
    const rules = rulesOf({});
    expect(rules.map((rule) => rule.action)).toEqual(products.map(({ id }, index) => ({ type: "pin", product: id, position: 4 + index })));
    const ids = rules.map((rule) => rule.id);
    expect(ids.toSorted()).toEqual(ids);
    expect(rules.every((rule) => /^[A-Za-z0-9_.-]{1,100}$/.test(rule.id))).toBe(true);
  });

  it("makes one rule of a hide, boost or bury", () => {
    expect(rulesOf({ kind: "bury" })).toMatchObject([{ name: "Bury 3 products by 20", segments: ["vip"], action: { type: "bury", products: { products: ["A", "B", "C"] }, points: 20 } }]);
    expect(rulesOf({ kind: "hide", page: null, shoppers: ALL_SHOPPERS })).toMatchObject([{ pages: [], segments: [], action: { type: "hide" } }]);
  });

  it("moves a pin that is there, and leaves none behind where many take its place", () => {
    const [lead] = fakeDocument().rules;
    const product = lead?.action.type === "pin" ? lead.action.product : "";
    const one = { id: product, title: "Skarv Shell Jacket" };
    expect(actChanges(fakeDocument(), act({ products: [one], position: 9 }))).toMatchObject([{ op: "putRule", rule: { id: "lead-shell", name: "Lead with the new shell", action: { position: 9 } } }]);
    expect(actChanges(fakeDocument(), act({ products: [one, ...products] }), "tail").at(-1)).toEqual({ op: "remove", entity: "rule", id: "lead-shell" });
  });

  it.each([
    [{ position: 0 }, "Positions are 1 to 1,000."],
    [{ position: 999 }, "3 products from 999 end beyond position 1,000."],
    [{ kind: "boost" as const, points: 0 }, "Points are 1 to 100,000."],
    [{ products: [] }, "No product is chosen."],
    [{}, null],
  ])("says what stands in the way: %o", (part, problem) => expect(actProblem(act(part))).toBe(problem));

  it("is named for undo", () => {
    expect(actLabel(act({}))).toBe("Pin 3 products from 4");
    expect(actLabel(act({ kind: "boost", products: products.slice(0, 1) }))).toBe("Boost Jacket A by 20");
  });
});
