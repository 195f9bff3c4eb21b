// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { PageIndex } from "../../ipc/bindings";
import { withAdded } from "./pages-state";
import { ancestorsOf, didYouMean, distance, findPages, firstPage, flatPages } from "./tree-find";

const index: PageIndex = {
  categories: [
    {
      path: "Clothing", name: "Clothing", products: 3, rules: 0, changed: false,
      children: [
        { path: "Clothing > Jackets", name: "Jackets", products: 2, rules: 4, changed: true, children: [] },
        { path: "Clothing > Café wear", name: "Café wear", products: 1, rules: 0, changed: false, children: [] },
      ],
    },
  ],
  collections: [{ page: "collection:sale", name: "Sale", products: 1, rules: 0, changed: false }],
  searches: [{ page: "search:rain jacket", name: "rain jacket", products: 1, rules: 1, changed: false }],
  placements: [],
  pages: 5,
};
const pages = flatPages(index);
const names = (typed: string) => findPages(pages, typed).map((page) => page.page);

describe("finding a page", () => {
  it.each([
    ["jack", ["category:Clothing > Jackets", "search:rain jacket"]],
    ["CAFE", ["category:Clothing > Café wear"]],
    ["clothing jack", ["category:Clothing > Jackets"]],
    ["jakets", []],
  ])("%s", (typed, expected) => expect(names(typed)).toEqual(expected));

  it.each([
    ["jakets", "Jackets"],
    ["slae", "Sale"],
    ["xy", undefined],
    ["tents", undefined],
  ])("%s means %s", (typed, meant) => expect(didYouMean(pages, typed)?.name).toBe(meant));

  it("counts a swap as one mistake", () => expect([distance("slae", "sale"), distance("", "abc"), distance("kitten", "sitting")]).toEqual([1, 3, 3]));
});

it("opens the way to a page", () => {
  expect(ancestorsOf("category:A > B > C")).toEqual(["A", "A > B"]);
  expect(ancestorsOf("search:x")).toEqual([]);
});

it("begins where most is decided", () => expect(firstPage(index)).toBe("category:Clothing > Jackets"));

it("begins at the fullest category where nothing is decided yet, not at the first letter", () => {
  const category = (name: string, products: number) => ({ path: name, name, products, rules: 0, changed: false, children: [] });
  expect(firstPage({ ...index, categories: [category("Automotive", 2), category("Grocery", 39_021), category("Meat", 2_544)] })).toBe("category:Grocery");
});

it("keeps pages added by hand, once", () => {
  const full = withAdded(index, ["search:down", "search:rain jacket", "placement:home.hero"]);
  expect(full?.searches.map((page) => page.name)).toEqual(["rain jacket", "down"]);
  expect(full?.placements.map((page) => page.page)).toEqual(["placement:home.hero"]);
});
