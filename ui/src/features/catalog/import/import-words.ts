// What the import says of a file and of a comparison, in figures that add up.
import { count, counted, duration, percent } from "../../../components/format";
import type { ImportInspection, ImportMapping, ImportSummary } from "../../../ipc/bindings";

export interface FactChoice {
  id: string;
  name: string;
}

export const ENCODINGS: readonly FactChoice[] = [
  { id: "utf-8", name: "UTF-8" },
  { id: "utf-16le", name: "UTF-16, little end first" },
  { id: "utf-16be", name: "UTF-16, big end first" },
  { id: "windows-1252", name: "Windows-1252 (Western)" },
];
export const DELIMITERS: readonly FactChoice[] = [
  { id: ",", name: "comma ," },
  { id: ";", name: "semicolon ;" },
  { id: "\t", name: "tab" },
  { id: "|", name: "bar |" },
];
export const DECIMALS: readonly FactChoice[] = [
  { id: "point", name: "point 1,234.50" },
  { id: "comma", name: "comma 1.234,50" },
];
export const DATE_ORDERS: readonly FactChoice[] = [
  { id: "ymd", name: "year-month-day" },
  { id: "dmy", name: "day.month.year" },
  { id: "mdy", name: "month/day/year" },
];
export const PATH_SEPARATORS: readonly FactChoice[] = [
  { id: "", name: "nothing, one level" },
  { id: " > ", name: "greater than, spaced" },
  { id: ">", name: "greater than >" },
  { id: "/", name: "slash /" },
  { id: "|", name: "bar |" },
  { id: "::", name: "two colons ::" },
];
export const LIST_SEPARATORS: readonly FactChoice[] = [
  { id: ",", name: "comma ," },
  { id: ";", name: "semicolon ;" },
  { id: "|", name: "bar |" },
];

const HEADER_ROWS_OFFERED = 10;
export const HEADER_ROWS: readonly FactChoice[] = [
  { id: "-1", name: "none" },
  ...Array.from({ length: HEADER_ROWS_OFFERED }, (_, row) => ({ id: String(row), name: `row ${row + 1}` })),
];

/** The offered choices, with the file's own value among them even if it is an unusual one. */
export function withCurrent(choices: readonly FactChoice[], current: string, words: string = current): readonly FactChoice[] {
  return choices.some((choice) => choice.id === current) ? choices : [{ id: current, name: words }, ...choices];
}

export function rowsWords(inspection: ImportInspection): string {
  return inspection.rowsExact ? count(inspection.rows) : `about ${count(inspection.rows)}`;
}

export function headerWords(headerRow: number): string {
  return headerRow < 0 ? "none" : `row ${headerRow + 1}`;
}

export function decimalsWords(mapping: ImportMapping): string {
  return mapping.decimals === "comma" ? "comma 1.234,50" : "point 1,234.50";
}

export const MODES: readonly { id: ImportMapping["mode"]; name: string; words: string }[] = [
  { id: "replace", name: "Replace the catalog", words: "The file is the whole catalog. Products that are not in it are removed." },
  { id: "upsert", name: "Add and update", words: "Products in the file are added or updated; fields that the file does not have stay. All other products stay as they are." },
];

/** “24,831 rows read in 1.4 s: 24,817 products, 14 rows with problems are left out.” */
export function readWords(summary: ImportSummary): string {
  const left = summary.rejected === 0 ? "no row has a problem" : `${counted(summary.rejected, "row")} with problems ${summary.rejected === 1 ? "is" : "are"} left out`;
  const unlisted = summary.unlisted === 0 ? "" : ` ${unlistedWords(summary)}`;
  return `${counted(summary.rowsRead, "row")} read in ${duration(summary.millis)}: ${counted(productsOf(summary), "product")}, ${left}.${unlisted}`;
}

/** “3 more products are left out: shoppers of the Shopify store do not see them.” */
export function unlistedWords(summary: ImportSummary): string {
  const one = summary.unlisted === 1;
  return `${counted(summary.unlisted, "more product")} ${one ? "is" : "are"} left out: shoppers of the Shopify store do not see ${one ? "it" : "them"}.`;
}

/** Products of the file. Rows can be more: in a Shopify export each variant has its own. */
export function productsOf(summary: ImportSummary): number {
  return summary.created + summary.changed + summary.same;
}

/** Removing much of a catalog is more often a wrong file than a wish. */
const MUCH_BP = 2000;

export function removalWarning(summary: ImportSummary, products: number, mode: ImportMapping["mode"]): string | null {
  if (summary.removed === 0 || products === 0) return null;
  const share = Math.round((summary.removed * 10_000) / products);
  if (share < MUCH_BP) return null;
  const much = `${counted(summary.removed, "product")} of the catalog, ${percent(share, 0)},`;
  if (mode === "upsert") return `${much} would be removed, because shoppers of the Shopify store do not see them. If they are to stay, go back and keep the columns “Published” and “Status” as attributes.`;
  return `${much} ${summary.removed === 1 ? "is" : "are"} not in this file and would be removed. If the file holds only a part of the catalog, go back and choose “Add and update”.`;
}

export function changesAnything(summary: ImportSummary): boolean {
  return summary.created + summary.changed + summary.removed > 0;
}

/** “212 new, 1,930 changed, 14 removed” — those of zero left out. */
export function outcomeWords(summary: ImportSummary): string {
  const parts = [
    [summary.created, "new"],
    [summary.changed, "changed"],
    [summary.same, "the same"],
    [summary.removed, "removed"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${count(n)} ${word}`);
  return said.length === 0 ? "no products" : said.join(", ");
}
