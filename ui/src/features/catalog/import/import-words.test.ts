import { describe, expect, it } from "vitest";
import type { ImportSummary } from "../../../ipc/bindings";
import { changesAnything, outcomeWords, readWords, removalWarning, withCurrent } from "./import-words";

const summary: ImportSummary = { rowsRead: 24_831, imported: 24_817, created: 212, changed: 1930, same: 22_675, removed: 0, rejected: 14, unlisted: 0, rejects: [], millis: 1_380 };

describe("what an import says", () => {
  it("adds up", () => {
    expect(readWords(summary)).toBe("24,831 rows read in 1.4\u00a0s: 24,817 products, 14 rows with problems are left out.");
    expect(readWords({ ...summary, rejected: 0 })).toContain("no row has a problem.");
    expect(readWords({ ...summary, unlisted: 2 })).toMatch(/left out\. 2 more products are left out: shoppers of the Shopify store do not see them\.$/);
    expect(readWords({ ...summary, unlisted: 1 })).toMatch(/ 1 more product is left out: shoppers of the Shopify store do not see it\.$/);
    expect(outcomeWords(summary)).toBe("212 new, 1,930 changed, 22,675 the same");
  });
  it.each<[number, number, boolean]>([[0, 2400, false], [100, 2400, false], [2000, 2400, true], [5, 0, false]])("when %i of %i go, warns: %s", (removed, products, warns) => {
    expect(removalWarning({ ...summary, removed }, products, "replace") !== null).toBe(warns);
  });
  it("says why products go that a file added to the catalog takes away", () => {
    expect(removalWarning({ ...summary, removed: 600, unlisted: 700 }, 2400, "upsert")).toMatch(/^600 products of the catalog, 25\s?%, would be removed, because shoppers of the Shopify store do not see them\./);
  });
  it("counts products, not rows: variants of one product are several rows", () => {
    expect(readWords({ ...summary, imported: 30_000, rowsRead: 30_014 })).toBe("30,014 rows read in 1.4\u00a0s: 24,817 products, 14 rows with problems are left out.");
  });
  it("knows a file that changes nothing", () => {
    expect(changesAnything(summary)).toBe(true);
    expect(changesAnything({ ...summary, created: 0, changed: 0 })).toBe(false);
  });
  it("offers an unusual value of the file too", () => {
    expect(withCurrent([{ id: ",", name: "comma" }], "^")).toEqual([{ id: "^", name: "^" }, { id: ",", name: "comma" }]);
  });
});
