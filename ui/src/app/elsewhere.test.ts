// @vitest-environment jsdom
import { expect, it } from "vitest";
import type { PagePattern, Rule, RuleSetDocument } from "../ipc/bindings";
import { elsewhereOf } from "./elsewhere";

const document = (...rules: Partial<Rule>[]) => ({ rules, segments: [], collections: [], formulas: [] }) as unknown as RuleSetDocument;
const rule = (pages: PagePattern[], segments: string[] = ["vip"]) => ({ id: "one", name: "One", enabled: true, pages, segments });
const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets";
const jackets = { category: "Clothing > Jackets" };

it.each<[string, PagePattern[], string, string | null]>([
  ["the page in view", [jackets], JACKETS, null],
  ["a page above it that counts those below", [{ category: "Clothing", subtree: true }], JACKETS, null],
  ["a page above it alone", [{ category: "Clothing" }], JACKETS, "Clothing"],
  ["another page", [{ category: "Footwear > Boots" }], JACKETS, "Footwear › Boots"],
  ["another page and this one", [{ category: "Footwear > Boots" }, jackets], JACKETS, null],
  ["every page", [], JACKETS, null],
  ["a page, seen from the catalog", [jackets], "#/catalog", "Clothing › Jackets"],
  ["a page, seen from all rules", [jackets], "#/rules", null],
  ["a search that holds the words", [{ search: { contains: "Rain" } }], "#/pages?page=search%3Arain+jacket", null],
])("an edit of %s", (_, pages, hash, words) => {
  expect(elsewhereOf(document(), document(rule(pages)), hash)?.words ?? null).toBe(words);
  expect(elsewhereOf(document(rule(pages)), document(), hash)?.words ?? null).toBe(words);
});

it("leads to the page, and to the segment where it is one", () => {
  expect(elsewhereOf(document(), document(rule([jackets])), "#/catalog")).toEqual({ words: "Clothing › Jackets", page: "category:Clothing > Jackets", segment: "vip" });
  expect(elsewhereOf(document(), document(rule([jackets], ["vip", "snow"])), "#/catalog")?.segment).toBeNull();
});

it("is nowhere where no rule differs", () => expect(elsewhereOf(document(rule([jackets])), document(rule([jackets])), "#/catalog")).toBeNull());
