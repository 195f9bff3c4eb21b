import { describe, expect, it } from "vitest";
import type { ImportColumn, ImportInspection } from "../../../ipc/bindings";
import { choiceOf, columnCounts, columnsShown, LEVEL, mappingProblems, mappingReducer, pathExample, startMapping } from "./mapping";

const column = (index: number, name: string, field: string | null, confidence: number, sample = ""): ImportColumn => ({ index, name, samples: [sample], filled: 10, field, confidence, why: "", currencies: [] });

function inspection(columns: ImportColumn[]): ImportInspection {
  return {
    path: "/tmp/a.csv", fileName: "a.csv", bytes: 10, rows: 10, rowsExact: true, encodingWords: "UTF-8", delimiterWords: "semicolon ;", warnings: [], columns,
    mapping: {
      format: "csv", encoding: "utf-8", delimiter: ";", headerRow: 0, decimals: "comma", dateOrder: "dmy", listSeparator: ",", pathSeparator: ">", shopify: false, mode: "replace",
      columns: columns.map(({ index, name, field }) => ({ index, name, field })),
      categoryColumns: [],
    },
  };
}

const file = inspection([
  column(0, "artikelnr", "id", 100), column(1, "ek_netto", "cost", 64), column(2, "ek_brutto", null, 31),
  column(3, "group", "categories", 90, "Clothing"), column(4, "subgroup", null, 40, " Jackets "),
]);

describe("the mapping of a file", () => {
  it("is settled when every field has one column and the id is known", () => {
    expect(mappingProblems(startMapping(file).mapping)).toEqual([]);
  });
  it("names a field that two columns fill, and settles it for one", () => {
    const twice = mappingReducer(startMapping(file), { type: "field", index: 2, field: "cost" });
    expect(mappingProblems(twice.mapping)).toEqual([{ kind: "twice", field: "cost", columns: [{ index: 1, name: "ek_netto" }, { index: 2, name: "ek_brutto" }] }]);
    const settled = mappingReducer(twice, { type: "only", index: 2, field: "cost" });
    expect(mappingProblems(settled.mapping)).toEqual([]);
    expect(choiceOf(settled.mapping, 1)).toBeNull();
  });
  it("asks for the product id", () => {
    const without = mappingReducer(startMapping(file), { type: "field", index: 0, field: null });
    expect(mappingProblems(without.mapping)).toContainEqual({ kind: "noId" });
  });
  it.each(["attr.", "attr.  ", `attr.${"x".repeat(101)}`])("refuses the attribute name in %s", (field) => {
    const named = mappingReducer(startMapping(file), { type: "field", index: 4, field });
    expect(mappingProblems(named.mapping)).toEqual([{ kind: "attributeName", index: 4, name: "subgroup" }]);
  });
  it("joins columns that are levels into one path, in an order that can be changed", () => {
    const first = mappingReducer(startMapping(file), { type: "field", index: 3, field: LEVEL });
    const joined = mappingReducer(first, { type: "field", index: 4, field: LEVEL });
    expect(joined.mapping.categoryColumns).toEqual([3, 4]);
    expect(joined.mapping.columns.filter((c) => c.field === "categories").map((c) => c.index)).toEqual([3, 4]);
    expect(mappingProblems(joined.mapping)).toEqual([]);
    expect(pathExample(joined)).toBe("Clothing > Jackets");
    const turned = mappingReducer(joined, { type: "moveCategory", index: 4, by: -1 });
    expect(turned.mapping.categoryColumns).toEqual([4, 3]);
    expect(mappingReducer(turned, { type: "moveCategory", index: 4, by: -1 })).toEqual(turned);
    expect(mappingReducer(turned, { type: "field", index: 3, field: null }).mapping.categoryColumns).toEqual([4]);
  });
  it("leaves a column with whole paths out of the joined one", () => {
    const two = mappingReducer(startMapping(file), { type: "field", index: 4, field: "categories" });
    expect(two.mapping.categoryColumns).toEqual([]);
    expect([choiceOf(two.mapping, 3), choiceOf(two.mapping, 4)]).toEqual(["categories", "categories"]);
    expect(choiceOf(mappingReducer(two, { type: "field", index: 4, field: LEVEL }).mapping, 4)).toBe(LEVEL);
  });
  it("keeps what is left out as attributes, each under a name of its own, empty columns not", () => {
    const columns = [column(0, "id", "id", 100), column(1, "colour", "attr.colour", 90), column(2, "colour", null, 0), { ...column(3, "Type", null, 0), filled: 0 }, column(4, "size", null, 0)];
    const kept = mappingReducer(startMapping(inspection(columns)), { type: "keepAll" });
    expect(kept.mapping.columns.map((c) => c.field)).toEqual(["id", "attr.colour", "attr.colour_2", null, "attr.size"]);
    expect(mappingProblems(kept.mapping)).toEqual([]);
  });
  it("asks to confirm what it is unsure of, until confirmed or chosen", () => {
    const start = startMapping(file);
    expect(columnCounts(start)).toEqual({ all: 5, confirm: 1, leftOut: 2, mapped: 3 });
    expect(columnsShown(start, "confirm").map((c) => c.name)).toEqual(["ek_netto"]);
    expect(columnCounts(mappingReducer(start, { type: "confirm", index: 1 })).confirm).toBe(0);
    expect(columnCounts(mappingReducer(start, { type: "field", index: 1, field: "price" })).confirm).toBe(0);
  });
  it("keeps what was chosen by hand when the file is read again, where the column is still there", () => {
    const chosen = mappingReducer(mappingReducer(startMapping(file), { type: "field", index: 4, field: "attr.sub" }), { type: "mode", mode: "upsert" });
    const again = mappingReducer(chosen, { type: "inspected", inspection: file });
    expect(choiceOf(again.mapping, 4)).toBe("attr.sub");
    expect(again.mapping.mode).toBe("upsert");
    const other = mappingReducer(chosen, { type: "inspected", inspection: inspection([column(0, "artikelnr;ek_netto", "id", 20)]) });
    expect(other.mapping.columns).toEqual([{ index: 0, name: "artikelnr;ek_netto", field: "id" }]);
  });
});
