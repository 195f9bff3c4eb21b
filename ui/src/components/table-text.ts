/* Pasted or read text as columns: a list of ids, a piece of a spreadsheet, a CSV file. Pure. */

export interface Columns {
  /** one for each column: its heading, or "Column 2" */
  names: string[];
  /** the cells by column, headings left out, empty cells kept out */
  cells: string[][];
  /** the column that most likely names products */
  likely: number;
}

const HEADINGS = /^(id|ids|sku|skus|product|product ?id|product_id|article|article ?(number|no)|artikelnr|artikelnummer|ean|gtin|mpn|upc|barcode|code|handle|item)$/i;
const DELIMITERS = ["\t", ";", ","] as const;

function lineCells(line: string, delimiter: string | null): string[] {
  if (delimiter === null) return [line.trim()];
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? "";
    if (quoted && char === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (char === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += char;
  }
  return [...cells, cell.trim()];
}

/** Only what divides every line, and each into as many, is a delimiter; a list of ids may hold a comma here and there. */
function delimiterOf(lines: readonly string[]): string | null {
  for (const delimiter of DELIMITERS) {
    const widths = new Set(lines.map((line) => lineCells(line, delimiter).length));
    if (widths.size === 1 && !widths.has(1)) return delimiter;
  }
  return null;
}

export function columnsOf(text: string): Columns {
  let lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  // One line of several ids is a list too.
  const [only] = lines;
  if (lines.length === 1 && only) lines = only.split(/[,;\t]+/).map((part) => part.trim()).filter((part) => part !== "");
  const delimiter = delimiterOf(lines);
  const table = lines.map((line) => lineCells(line, delimiter));
  const [head = []] = table;
  const named = head.findIndex((cell) => HEADINGS.test(cell));
  const body = named >= 0 ? table.slice(1) : table;
  const names = head.map((cell, index) => (named >= 0 && cell !== "" ? cell : `Column ${index + 1}`));
  const cells = head.map((_, index) => body.map((row) => row[index] ?? "").filter((cell) => cell !== ""));
  return { names, cells, likely: Math.max(0, named) };
}
