import { describe, expect, it } from "vitest";
import { columnsOf } from "./table-text";

const column = (text: string) => {
  const { cells, likely } = columnsOf(text);
  return cells[likely] ?? [];
};

describe("pasted products", () => {
  it.each([
    ["a column", "SKU-1\nSKU-2\r\n\n  SKU-3 ", ["SKU-1", "SKU-2", "SKU-3"]],
    ["a column under its heading", "SKU\nSKU-1\nSKU-2", ["SKU-1", "SKU-2"]],
    ["one line", "SKU-1, SKU-2;SKU-3", ["SKU-1", "SKU-2", "SKU-3"]],
    ["a piece of a spreadsheet", "name\tsku\tprice\nA, b\tSKU-1\t3\nC\tSKU-2\t4", ["SKU-1", "SKU-2"]],
    ["a CSV file", '\uFEFF"Title";"Product ID"\n"A ""big"" one; new";SKU-1\nB;SKU-2', ["SKU-1", "SKU-2"]],
    ["ids that hold a comma here and there", "SKU-1\nA,B\nSKU-3", ["SKU-1", "A,B", "SKU-3"]],
    ["ids in quotes, alone in their lines", '"SKU-1"\n\'SKU-2\'\n“SKU-3”\n"5"" pipe"', ["SKU-1", "SKU-2", "SKU-3", '5" pipe']],
    ["ids with nothing but space between them", "SKU-1 SKU-2  SKU-3", ["SKU-1", "SKU-2", "SKU-3"]],
    ["one id that holds a space", "SKU 12", ["SKU 12"]],
    ["an export whose first named column is no id", "handle,title,sku\nrain-jacket,A,SKU-1\nvest,B,SKU-2", ["SKU-1", "SKU-2"]],
    ["nothing", "  \n", []],
  ])("reads %s", (_, text, ids) => expect(column(text)).toEqual(ids));

  it("names the columns to choose from", () => {
    expect(columnsOf("title,ean\nA,1\nB,2")).toEqual({ names: ["title", "ean"], cells: [["A", "B"], ["1", "2"]], likely: 1, isNamed: true });
    expect(columnsOf("A,1\nB,2").names).toEqual(["Column 1", "Column 2"]);
  });
});
