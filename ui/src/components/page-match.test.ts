import { expect, it } from "vitest";
import type { PagePattern } from "../ipc/bindings";
import { isNamed, tokens } from "./page-match";

it("reads a search text as the contract does", () => {
  expect(tokens("Women's Café-Jacket №5")).toEqual(["womens", "cafe", "jacket", "no5"]);
  expect(tokens("ΟΔΟΣ οδός")).toEqual(["οδοσ", "οδοσ"]);
  expect(tokens(" – ")).toEqual([]);
});

it.each<[PagePattern, string, boolean]>([
  [{ category: "Clothing" }, "category:Clothing", true],
  [{ category: "Clothing" }, "category:Clothing > Jackets", false],
  [{ category: "Clothing", subtree: true }, "category:Clothing > Jackets", true],
  [{ category: "Clothing", subtree: true }, "category:Clothing care", false],
  [{ collection: "sale" }, "collection:sale", true],
  [{ placement: "home.hero" }, "placement:home.Hero", false],
  [{ search: { is: "Rain-Jacket" } }, "search:rain  jacket", true],
  [{ search: { is: "rain jacket" } }, "search:jacket rain", false],
  [{ search: { contains: "jacket" } }, "search:Rain Jacket men", true],
  [{ search: { contains: "jack" } }, "search:rain jacket", false],
  [{ search: { contains: "rain men" } }, "search:rain jacket men", false],
  [{ search: { contains: "clothing" } }, "category:Clothing", false],
])("%j on %s: %s", (pattern, page, named) => expect(isNamed([pattern], page)).toBe(named));
