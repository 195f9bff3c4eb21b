/* Pasted or read text as columns: a list of ids, a piece of a spreadsheet, a CSV file. Pure. */

export interface Columns {
  /** one for each column: its heading, or "Column 2" */
  names: string[];
  /** the cells by column, headings left out, empty cells kept out */
  cells: string[][];
  /** the column that most likely names products */
  likely: number;
  /** its heading says so */
  isNamed: boolean;
}

/** What a column that names products is called, the surest first. */
const HEADINGS = [/^(id|ids|sku|skus|variant ?skus?|product[ _]?id)$/i, /^(article|article ?(number|no)|artikelnr|artikelnummer|item ?(number|no)?|code|product ?code)$/i, /^(ean|gtin|mpn|upc|barcode)$/i, /^(product|handle)$/i];
const DELIMITERS = ["\t", ";", ","] as const;

/** A cell alone in its line, as some programs write it: in quotes. */
function unquoted(cell: string): string {
  const [, inner] = /^"(.*)"$|^'(.*)'$|^“(.*)”$/.exec(cell)?.filter((part) => part !== undefined) ?? [];
  return inner === undefined ? cell : inner.replaceAll('""', '"').trim();
}

/** Several ids in one line with nothing but space between them: each holds a digit, as ids do and the words of one name do not. */
function spaced(line: string): string[] {
  const words = line.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => /\d/.test(word) && word.length > 3) ? words : [line];
}

function lineCells(line: string, delimiter: string | null): string[] {
  if (delimiter === null) return [unquoted(line.trim())];
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
  if (lines.length === 1 && only) {
    const parts = only.split(/[,;\t]+/).map((part) => part.trim()).filter((part) => part !== "");
    lines = parts.length > 1 ? parts : spaced(only);
  }
  const delimiter = delimiterOf(lines);
  const table = lines.map((line) => lineCells(line, delimiter));
  const [head = []] = table;
  const named = HEADINGS.map((heading) => head.findIndex((cell) => heading.test(cell))).find((index) => index >= 0) ?? -1;
  const body = named >= 0 ? table.slice(1) : table;
  const names = head.map((cell, index) => (named >= 0 && cell !== "" ? cell : `Column ${index + 1}`));
  const cells = head.map((_, index) => body.map((row) => row[index] ?? "").filter((cell) => cell !== ""));
  return { names, cells, likely: Math.max(0, named), isNamed: named >= 0 };
}
