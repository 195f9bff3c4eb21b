import { describe, expect, it } from "vitest";
import type { Rule, RuleSetDocument } from "../ipc/bindings";
import { removalOf, rulesNaming } from "./removal";

const rule = (id: string, change: Partial<Rule>): Rule => ({ id, name: id, action: { type: "out_of_stock", then: "hide" }, ...change });
const document: RuleSetDocument = {
  format: "endcap.ruleset/1",
  store: { name: "Shop", currency: "EUR", time_zone: "Europe/Copenhagen", metrics_days: 28 },
  segments: [{ id: "vip", name: "VIP", when: { all: [] } }],
  collections: [{ id: "sale", name: "Sale", products: { all: [] } }],
  formulas: [{ id: "best", name: "Best", terms: [] }],
  rules: [
    rule("all", {}),
    rule("vip-only", { segments: ["vip"] }),
    rule("vip-too", { segments: ["vip", "everyone"] }),
    rule("sale-only", { pages: [{ collection: "sale" }] }),
    rule("sale-too", { pages: [{ collection: "sale" }, { category: "A" }] }),
    rule("by-best", { action: { type: "formula", formula: "best" } }),
  ],
};

describe("removing what rules name", () => {
  it.each([
    ["segment", "vip", ["vip-too"], ["vip-only"]],
    ["collection", "sale", ["sale-too"], ["sale-only"]],
    ["formula", "best", [], ["by-best"]],
    ["rule", "all", [], []],
  ] as const)("a %s takes along the rules for it alone", (kind, id, changed, removed) => {
    const removal = removalOf(document, kind, id);
    expect(removal.changed.map((each) => each.id)).toEqual(changed);
    expect(removal.removed.map((each) => each.id)).toEqual(removed);
    expect(removal.changes.at(-1)).toEqual({ op: "remove", entity: kind, id });
    expect(rulesNaming(document, kind, id)).toHaveLength(changed.length + removed.length);
  });

  it("never leaves a rule for every shopper that was for some", () => {
    for (const after of removalOf(document, "segment", "vip").changed) expect(after.segments).toEqual(["everyone"]);
    for (const after of removalOf(document, "collection", "sale").changed) expect(after.pages).toEqual([{ category: "A" }]);
  });
});
