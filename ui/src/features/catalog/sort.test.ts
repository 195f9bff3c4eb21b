import { describe, expect, it } from "vitest";
import { directionOf, nextSort, sortWords } from "./sort";
import { chunksFor, CHUNK_ROWS } from "./chunks";

describe("the order of the catalog table", () => {
  it("starts numbers with the largest, texts from A, then turns, then returns to the catalog's own", () => {
    const first = nextSort(null, "units_sold");
    expect(first).toEqual({ field: "units_sold", order: "desc" });
    expect(nextSort(first, "units_sold")).toEqual({ field: "units_sold", order: "asc" });
    expect(nextSort(nextSort(first, "units_sold"), "units_sold")).toBeNull();
    expect(nextSort(first, "title")).toEqual({ field: "title", order: "asc" });
  });
  it("says itself", () => {
    expect(directionOf({ field: "title", order: "asc" }, "title")).toBe("ascending");
    expect(directionOf({ field: "title", order: "asc" }, "price")).toBeUndefined();
    expect(sortWords({ field: "price", order: "desc" }, () => "Price")).toBe("Sorted by Price, descending. Unknown values last.");
  });
});

describe("the chunks of a long table", () => {
  it.each<[number, number, number, number[]]>([
    [0, 30, 2400, [0]],
    [CHUNK_ROWS - 10, CHUNK_ROWS + 20, 2400, [0, 1]],
    [0, 30, 0, [0]],
    [92_000, 92_030, 92_031, [459, 460]],
  ])("rows %i to %i of %i need %o", (first, last, total, chunks) => {
    expect(chunksFor(first, last, total)).toEqual(chunks);
  });
});
