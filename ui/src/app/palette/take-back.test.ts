// @vitest-environment jsdom
// What is taken back by words: 1. how they are read;  2. which rules they mean;  3. a page for a segment.
import { describe, expect, it } from "vitest";
import type { Rule, RuleSetDocument } from "../../ipc/bindings";
import type { FlatPage } from "../../features/pages/tree-find";
import { placesOf } from "./place-entries";
import { readTakeBack, takeBacks, takeBackTrouble } from "./take-back";

const SNOW = [{ id: "snow", name: "Snow fans" }];
const PIN: Rule = { id: "lead", name: "Lead with the new shell", enabled: true, priority: 0, pages: [], segments: ["vip"], schedule: null, action: { type: "pin", product: "A-1", position: 1 } };
const HIDE: Rule = { ...PIN, id: "odd", name: "Odd ones", segments: [], action: { type: "hide", products: { products: ["A-1", "B-2"] } } };
const BRAND: Rule = { ...PIN, id: "brand", name: "Hide Skogar", segments: [], action: { type: "hide", products: { field: "brand", is: "Skogar" } } };
const DOCUMENT = { rules: [HIDE, PIN, BRAND], segments: SNOW } as unknown as RuleSetDocument;
const FOUND = new Map([["A-1", "Skarv Shell Jacket"]]);

const meant = (typed: string, inView = "") => {
  const ask = readTakeBack(typed, [...SNOW, { id: "vip", name: "VIP" }]);
  return ask ? takeBacks(DOCUMENT, ask, /skarv|a-1/i.test(ask.subject) ? FOUND : new Map(), (rule) => rule.id === inView).map((back) => back.label) : null;
};

describe("what is taken back", () => {
  it.each([
    ["unpin SKU-12", { kind: "pin", subject: "SKU-12", shoppers: null }],
    ["Unhide “Kvist  Jacket” for snow fans", { kind: "hide", subject: "Kvist Jacket", shoppers: "snow" }],
    ["remove clear overstock", { kind: null, subject: "clear overstock", shoppers: null }],
    ["unpinned", null],
    ["pin SKU-12", null],
  ])("reads “%s”", (typed, ask) => expect(readTakeBack(typed, SNOW)).toEqual(ask));

  it("means the rules that name the product, and takes it out of a longer list", () => {
    expect(meant("unpin skarv")).toEqual(["Remove “Lead with the new shell”"]);
    expect(meant("unhide skarv")).toEqual(["Take Skarv Shell Jacket out of “Odd ones”"]);
    expect(meant("unpin skarv for snow fans")).toEqual([]);
    expect(meant("unpin skarv for vip")).toEqual(["Remove “Lead with the new shell”"]);
  });

  it("means a rule by its name only where that was asked for", () => {
    expect(meant("unhide skogar")).toEqual([]);
    expect(meant("remove skogar")).toEqual(["Remove “Hide Skogar”"]);
  });

  it("puts the rules of the page in view first", () => {
    expect(meant("remove a-1", "lead")?.[0]).toBe("Remove “Lead with the new shell”");
  });

  it("says why nothing comes of it", () => {
    expect(takeBackTrouble({ kind: "bury", subject: "x", shoppers: null })).toBe("No rule buries “x” by name.");
  });
});

describe("a page for a segment", () => {
  const page = (path: string): FlatPage => ({ page: `category:${path}`, kind: "category", name: path.split(" › ").at(-1) ?? "", path, products: 1, rules: 0, changed: false });
  const pages = [page("Clothing"), page("Clothing › Jackets"), page("Snow")];
  const places = (typed: string) => placesOf(typed, pages, SNOW).map((place) => `${place.page.path} ${place.segment.id}`);

  it.each([
    ["jackets snow", ["Clothing › Jackets snow"]],
    ["jackets for snow fans", ["Clothing › Jackets snow"]],
    ["jackets everyone", ["Clothing › Jackets everyone"]],
    ["jackets", []],
    ["snow fans", []],
    ["jackets lapsed", []],
  ])("reads “%s”", (typed, expected) => expect(places(typed)).toEqual(expected));
});
