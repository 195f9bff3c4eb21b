import { describe, expect, it } from "vitest";
import type { Draft, Rule, RuleRow } from "../../ipc/bindings";
import { byPrecedence, chosenLines, EVERYTHING, filterCount, linesOf, namedPages, shoppersWords, type RuleWish } from "./rule-filter";

const rule = (id: string, change: Partial<Rule>): Rule => ({ id, name: id, action: { type: "out_of_stock", then: "hide" }, ...change });
const jackets = { category: "Clothing > Jackets" };
const rules = [
  rule("everywhere", {}),
  rule("off", { enabled: false, action: { type: "pin", product: "A", position: 1 }, pages: [jackets] }),
  rule("below", { pages: [{ category: "Clothing", subtree: true }], segments: ["vip"] }),
  rule("deeper", { pages: [{ category: "Clothing > Jackets", subtree: true }] }),
  rule("exact", { pages: [jackets], schedule: { from: "2027-01-01T00:00" } }),
  rule("first", { priority: 5 }),
];
const draft = {
  document: { rules },
  findings: [{ pointer: "/rules/4/action", reason: "wrong" }],
  changed: [{ kind: "rule", id: "exact" }, { kind: "segment", id: "everywhere" }],
} as unknown as Draft;
const rows: RuleRow[] = rules.map(({ id }) => ({ id, words: { action: `does ${id}`, scope: "", when: "" }, products: null, state: id === "exact" ? "scheduled" : "active", findings: [] }));
const lines = linesOf(draft, rows);
const ids = (wish: Partial<RuleWish>) => chosenLines(lines, { ...EVERYTHING, ...wish }).map((line) => line.rule.id);

describe("the list of rules", () => {
  it("stands in order of precedence", () => {
    expect(ids({})).toEqual(["first", "exact", "off", "deeper", "below", "everywhere"]);
    expect(byPrecedence(rule("a", { segments: ["everyone"] }), rule("a", {}))).toBeLessThan(0);
    expect(byPrecedence(rule("a", {}), rule("b", {}))).toBeLessThan(0);
  });

  it.each<[Partial<RuleWish>, string[]]>([
    [{ text: "jackets" }, ["exact", "off", "deeper"]],
    [{ text: "DOES first" }, ["first"]],
    [{ text: "pin" }, ["off"]],
    [{ action: "pin" }, ["off"]],
    [{ page: "" }, ["first", "everywhere"]],
    [{ page: "Clothing and all below" }, ["below"]],
    [{ segment: "vip" }, ["below"]],
    [{ segment: "*" }, ["first", "exact", "off", "deeper", "everywhere"]],
    [{ state: "off" }, ["off"]],
    [{ state: "scheduled" }, ["exact"]],
    [{ changedOnly: true }, ["exact"]],
    [{ sort: "changed" }, ["exact", "first", "off", "deeper", "below", "everywhere"]],
    [{ sort: "name", text: "e" , page: "" }, ["everywhere", "first"]],
  ])("%j", (wish, expected) => {
    expect(ids(wish)).toEqual(expected);
  });

  it("knows what is wrong, changed and filtered", () => {
    expect(lines.find((line) => line.rule.id === "exact")).toMatchObject({ wrong: 1, changed: true });
    expect(lines.find((line) => line.rule.id === "everywhere")).toMatchObject({ wrong: 0, changed: false });
    expect(filterCount({ ...EVERYTHING, page: "", changedOnly: true })).toBe(2);
    expect(namedPages(rules)).toEqual(["Clothing › Jackets", "Clothing › Jackets and all below", "Clothing and all below"]);
  });

  it("says whom a rule is for", () => {
    expect(shoppersWords([], String)).toBe("all shoppers");
    expect(shoppersWords(["vip", "lapsed", "everyone"], (id) => id.toUpperCase())).toBe("VIP, LAPSED and Everyone");
  });
});
