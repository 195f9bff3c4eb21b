import { describe, expect, it } from "vitest";
import type { Rule, RuleSetDocument } from "../../ipc/bindings";
import { formulaChange, formulaOf } from "./formula-choice";
import { ALL_SHOPPERS, patternOf, slug } from "../../components/acts";
import { existingRule, inScopeOf, type Proposal, propose, proposalName, proposalProblem, proposalRule, scheduleWords, withExisting } from "./proposals";

const kvist = { id: "NW-1583", title: "Kvist Rain Jacket" };
const page = "category:Clothing > Jackets";
const pin = (change: Partial<Proposal> = {}): Proposal => ({ ...propose("pin", page, "vip", kvist.id, 3), product: kvist, ...change });
const document = (rules: Rule[]): RuleSetDocument => ({
  format: "endcap.ruleset/1",
  store: { name: "N", currency: "EUR", time_zone: "UTC", metrics_days: 28 },
  segments: [],
  collections: [],
  formulas: [
    { id: "best", name: "Best sellers", terms: [] },
    { id: "fresh", name: "Newest first", terms: [] },
  ],
  rules,
});

describe("a proposal", () => {
  it("becomes a rule of the contract", () =>
    expect(proposalRule(pin(), null, "x7f2")).toEqual({
      id: "pin-kvist-rain-jacket-x7f2",
      name: "Pin Kvist Rain Jacket at 3",
      enabled: true,
      pages: [{ category: "Clothing > Jackets" }],
      segments: ["vip"],
      schedule: null,
      action: { type: "pin", product: "NW-1583", position: 3 },
    }));

  it.each([
    [{ kind: "hide" as const, shoppers: ALL_SHOPPERS, where: "everywhere" as const }, { pages: [], segments: [], action: { type: "hide", products: { products: ["NW-1583"] } } }],
    [{ kind: "boost" as const, points: 80, where: "below" as const }, { pages: [{ category: "Clothing > Jackets", subtree: true }], action: { type: "boost", products: { products: ["NW-1583"] }, points: 80 } }],
    [{ schedule: { until: "2026-12-01T00:00" } }, { schedule: { until: "2026-12-01T00:00" } }],
  ])("with %j", (change, expected) => expect(proposalRule(pin(change), null, "x")).toMatchObject(expected));

  it.each([
    [pin(), null],
    [pin({ position: 0 }), "Positions are 1 to 1,000."],
    [pin({ position: null }), "Positions are 1 to 1,000."],
    [pin({ kind: "boost", points: 100_001 }), "Points are 1 to 100,000."],
    [pin({ schedule: { from: "2026-12-01T00:00", until: "2026-12-01T00:00" } }), "It ends before it begins."],
  ])("is refused in words", (proposal, problem) => expect(proposalProblem(proposal)).toBe(problem));

  it("is named by what it does", () => {
    expect(proposalName(pin({ kind: "bury", points: 20 }))).toBe("Bury Kvist Rain Jacket by 20");
    expect(proposalName(propose("hide", page, "vip", "A", null))).toBe("Hide A");
  });

  it("has an id of the contract whatever the title", () => {
    for (const title of ["Café “Ø” 100 %", "———", "x".repeat(300)]) expect(slug(`pin ${title}`)).toMatch(/^[a-z0-9-]{1,60}$/);
  });
});

describe("what is said already", () => {
  const kept = proposalRule(pin(), null, "aaaa");
  it("is changed and not doubled", () => {
    const existing = existingRule(document([kept]), pin({ position: 7 }));
    expect(existing?.id).toBe(kept.id);
    expect(proposalRule(pin({ position: 7 }), existing)).toMatchObject({ id: kept.id, name: "Pin Kvist Rain Jacket at 7" });
  });
  it("keeps the name that somebody gave it", () => expect(proposalRule(pin({ position: 7 }), { ...kept, name: "Lead" }).name).toBe("Lead"));
  it("is another thing for other shoppers or pages", () => {
    expect(existingRule(document([kept]), pin({ shoppers: ALL_SHOPPERS }))).toBeNull();
    expect(existingRule(document([kept]), pin({ page: "category:Clothing" }))).toBeNull();
  });
  it.each([
    ["for all shoppers", { segments: [] }, ALL_SHOPPERS],
    ["for one segment", { segments: ["snow"] }, "snow"],
    ["for several", { segments: ["snow", "vip"] }, "vip"],
    ["on more pages", { segments: [], pages: [{ category: "Clothing > Jackets" }, { placement: "home" }] }, "vip"],
  ])("a pin %s begins the question for its shoppers", (_, change, shoppers) => expect(inScopeOf(pin(), { ...kept, ...change }).shoppers).toBe(shoppers));
  it("fills the question", () => {
    const boost = proposalRule(pin({ kind: "boost", points: 80, schedule: { from: "2026-11-24T00:00" } }), null, "b");
    expect(withExisting(pin({ kind: "boost", points: 50 }), boost)).toMatchObject({ points: 80, schedule: { from: "2026-11-24T00:00" } });
  });
});

it.each([
  ["category:A > B", { category: "A > B" }],
  ["collection:sale", { collection: "sale" }],
  ["search:rain: jacket", { search: { is: "rain: jacket" } }],
  ["placement:home.hero", { placement: "home.hero" }],
])("the pattern of %s", (of, pattern) => expect(patternOf(of)).toEqual(pattern));

it.each([
  [null, "always"],
  [{ until: "2026-12-01T00:00" }, "until 1 Dec"],
  [{ from: "2026-11-24T09:00", until: "2026-12-01T00:00" }, "24 Nov to 1 Dec"],
])("a schedule in words", (schedule, words) => expect(scheduleWords(schedule)).toBe(words));

describe("the formula of a page", () => {
  it("is the first of the list unless a rule says otherwise", () => expect(formulaOf(document([]), [], ["vip"])).toBe("best"));
  it("is chosen by one rule, which the next choice changes", () => {
    const first = formulaChange(document([]), page, "Jackets", "fresh").changes[0];
    if (first?.op !== "putRule") throw new Error("not a rule");
    expect(first.rule).toMatchObject({ name: "Newest first orders Jackets", pages: [{ category: "Clothing > Jackets" }], action: { type: "formula", formula: "fresh" } });
    const second = formulaChange(document([first.rule]), page, "Jackets", "best").changes[0];
    expect(second).toMatchObject({ rule: { id: first.rule.id, action: { formula: "best" } } });
  });
});
