// @vitest-environment jsdom
import { expect, it } from "vitest";
import type { Rule } from "../../ipc/bindings";
import { effectPage, effectSegments } from "./rule-effect";

const rule = (part: Partial<Rule>): Rule => ({ id: "r", name: "R", action: { type: "out_of_stock", then: "bottom" }, ...part });
const below = rule({ pages: [{ category: "Clothing", subtree: true }, { search: { contains: "tent" } }] });

it.each<[Rule, string | null, string | null]>([
  [rule({}), "category:Boots", "category:Boots"],
  [rule({}), null, "first"],
  [below, "category:Clothing > Jackets", "category:Clothing > Jackets"],
  [below, "category:Clothing", "category:Clothing"],
  [below, "category:Clothing-care", "category:Clothing"],
  [below, "search:Tent", "search:Tent"],
  [rule({ pages: [{ category: "Clothing" }] }), "category:Clothing > Jackets", "category:Clothing"],
  [rule({ pages: [{ placement: "home.hero" }] }), null, "placement:home.hero"],
])("the effect of %j, after %s, is told for %s", (each, looked, page) => expect(effectPage(each, looked, "first")).toBe(page));

it("is told for whom the rule is, the lane in view first", () => {
  expect(effectSegments(rule({}), "b", ["a", "b"])).toEqual(["b", "a", "everyone"]);
  expect(effectSegments(rule({ segments: ["a"] }), "b", ["a", "b"])).toEqual(["a"]);
});
