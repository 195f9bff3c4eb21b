// @vitest-environment jsdom
import { expect, it } from "vitest";
import { pageOf } from "../../components/acts";
import type { Rule } from "../../ipc/bindings";
import { pagesOf } from "./segment-rules";

const rule = (id: string, pages: Rule["pages"]): Rule => ({ id, name: id, pages, action: { type: "out_of_stock", then: "hide" } });

it("names a page for every pattern", () => {
  expect([{ category: "A > B", subtree: true }, { collection: "sale" }, { placement: "home" }, { search: { is: "rain" } }, { search: { contains: "jacket" } }].map((pattern) => pageOf(pattern))).toEqual([
    "category:A > B",
    "collection:sale",
    "placement:home",
    "search:rain",
    "search:jacket",
  ]);
});

it("counts the rules of a page once each, the page with the most first", () => {
  const rules = [rule("a", [{ placement: "home" }]), rule("b", [{ category: "A" }, { category: "A", subtree: true }]), rule("c", [{ category: "A" }]), rule("d", [])];
  expect(pagesOf(rules)).toEqual([
    { page: "category:A", rules: 2 },
    { page: "placement:home", rules: 1 },
  ]);
});
