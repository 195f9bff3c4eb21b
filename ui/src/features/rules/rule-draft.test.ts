import { describe, expect, it } from "vitest";
import type { Action, Rule } from "../../ipc/bindings";
import { ACTION_KINDS } from "./action-kinds";
import { draftFindings, draftOf, levelsReason, ruleOf, startingAction, type RuleDraft } from "./rule-draft";
import { overnightWords } from "./schedule-words";

const sale = { field: "discount_bp", gte: 2000 };
const actions: Action[] = [
  { type: "pin", product: "SKU-1", position: 3 },
  { type: "hide", products: sale },
  { type: "only", products: { products: ["A", "B"] } },
  { type: "boost", products: { not: sale }, points: 40 },
  { type: "bury", products: { any: [sale, sale] }, points: 1 },
  { type: "top", products: sale },
  { type: "bottom", products: sale },
  { type: "score", field: "attr.score", weight: -3, levels: [-5, 0, 5] },
  { type: "formula", formula: "best" },
  { type: "margin_floor", min_bp: -100, below: "hide" },
  { type: "out_of_stock", then: "bottom" },
  { type: "low_stock", below: 5, points: 10 },
  { type: "overstock", cover_days: 90, points: 10 },
  { type: "max_per", field: "brand", count: 2, window: 6 },
];
const whole: Omit<Rule, "action"> = {
  id: "r", name: "Rule", enabled: false, priority: -3,
  pages: [
    { category: "A > B" }, { category: "A", subtree: true }, { collection: "sale" },
    { search: { is: "rain jacket" } }, { search: { contains: "tent" } }, { placement: "home.hero" },
  ],
  segments: ["vip", "everyone"],
  schedule: { from: "2026-11-27T00:00", until: "2026-12-01T00:00", weekly: { days: ["fri"], from: "17:00", until: "02:00" } },
};

function draft(change: Partial<RuleDraft>): RuleDraft {
  return { ...draftOf({ id: "r", name: "Rule", action: { type: "out_of_stock", then: "hide" } }), ...change };
}
const pointers = (change: Partial<RuleDraft>) => draftFindings(draft(change)).map((finding) => finding.pointer);

describe("a rule as it is edited", () => {
  it.each(actions)("keeps every member of $type", (action) => {
    const rule: Rule = { ...whole, action };
    expect(ruleOf(draftOf(rule))).toEqual(rule);
    expect(draftFindings(draftOf(rule))).toEqual([]);
  });

  it("writes out what was left out", () => {
    expect(ruleOf(draftOf({ id: "r", name: "Rule", action: { type: "out_of_stock", then: "hide" } }))).toEqual({
      id: "r", name: "Rule", enabled: true, priority: 0, pages: [], segments: [], schedule: null, action: { type: "out_of_stock", then: "hide" },
    });
  });

  it("begins each action with something sound", () => {
    for (const { type } of ACTION_KINDS) {
      const found = draftFindings(draft({ action: startingAction(type, "best") }));
      expect(found).toEqual(type === "pin" ? [{ pointer: "/action/product", reason: "Choose a product.", missing: true }] : []);
    }
    expect(new Set(ACTION_KINDS.map((kind) => kind.type))).toEqual(new Set(actions.map((action) => action.type)));
  });

  it("is no rule while a value is missing", () => {
    expect(ruleOf(draft({ action: startingAction("pin", null) }))).toBeNull();
    expect(ruleOf(draft({ priority: null }))).toBeNull();
    expect(ruleOf(draft({ schedule: { from: null, until: null, weekly: null } }))).toBeNull();
  });

  it("names each finding by its pointer", () => {
    expect(pointers({ name: " " })).toEqual(["/name"]);
    expect(pointers({ priority: 1_000_001 })).toEqual(["/priority"]);
    expect(pointers({ pages: [{ kind: "category", value: "A" }, { kind: "placement", value: "" }] })).toEqual(["/pages/1"]);
    expect(pointers({ schedule: { from: "2026-01-02T00:00", until: "2026-01-02T00:00", weekly: null } })).toEqual(["/schedule/until"]);
    expect(pointers({ schedule: { from: null, until: null, weekly: { days: [], from: null, until: "10:00" } } })).toEqual([
      "/schedule/weekly/days", "/schedule/weekly/from",
    ]);
    expect(pointers({ action: { type: "low_stock", below: 0, points: 100_001 } })).toEqual(["/action/below", "/action/points"]);
    expect(pointers({ action: { type: "margin_floor", min_bp: 10_001, below: "hide" } })).toEqual(["/action/min_bp"]);
    expect(pointers({ action: { type: "score", field: "stock", weight: 1001, levels: [2, 2] } })).toEqual(["/action/weight", "/action/levels"]);
  });

  it("wants levels that rise", () => {
    expect(levelsReason([1, 2, 3])).toBeNull();
    expect(levelsReason([])).not.toBeNull();
    expect(levelsReason([1, 1])).not.toBeNull();
    expect(levelsReason(Array.from({ length: 101 }, (_, index) => index))).not.toBeNull();
  });
});

describe("weekly windows", () => {
  it("say when they end on the following day", () => {
    expect(overnightWords({ days: ["sun"], from: "22:00", until: "02:00" })).toContain("begins on Sunday at 22:00 and ends on Monday at 02:00");
    expect(overnightWords({ days: ["fri"], from: "10:00", until: "10:00" })).toContain("24 hours by the clock");
    expect(overnightWords({ days: ["fri"], from: "17:00", until: "22:00" })).toBeNull();
  });
});
