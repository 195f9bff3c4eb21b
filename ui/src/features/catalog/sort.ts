// The order of the catalog table: what a click on a column header asks for, and how it is said.
import type { CatalogSort } from "../../ipc/bindings";

export type SortDirection = "ascending" | "descending";

/** Fields whose first click shows the largest or latest first: nobody looks for the least sold first. */
const LARGEST_FIRST = new Set(["price", "list_price", "cost", "margin_bp", "stock", "cover_days", "units_sold", "rating", "launched"]);

/** A column's header was pressed: first its natural order, then the other one, then the catalog's own (by id). */
export function nextSort(current: CatalogSort | null, field: string): CatalogSort | null {
  const first = LARGEST_FIRST.has(field) ? "desc" : "asc";
  if (current?.field !== field) return { field, order: first };
  if (current.order === first) return { field, order: first === "asc" ? "desc" : "asc" };
  return null;
}

export function directionOf(sort: CatalogSort | null, field: string): SortDirection | undefined {
  if (sort?.field !== field) return undefined;
  return sort.order === "asc" ? "ascending" : "descending";
}

/** What a screen reader hears after the order has changed. */
export function sortWords(sort: CatalogSort | null, label: (field: string) => string): string {
  if (sort === null) return "Sorted by product id.";
  return `Sorted by ${label(sort.field)}, ${sort.order === "asc" ? "ascending" : "descending"}. Unknown values last.`;
}
