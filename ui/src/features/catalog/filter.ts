// The filter of the catalog table, quick choices and conditions, as one predicate of the contract.
import { predicateOf as predicateOfTree, treeOf, type ConditionTree } from "../../components/conditions/condition-tree";
import type { Predicate } from "../../ipc/bindings";

export type StockChoice = "any" | "inStock" | "soldOut" | "low" | "unknown";
export interface QuickFilter {
  category: string;
  brand: string;
  stock: StockChoice;
}

/** No restriction. */
export const ANY = "";
export const NO_FILTER: QuickFilter = { category: ANY, brand: ANY, stock: "any" };

/** Below this stock the quick filter “low stock” finds a product. */
export const LOW_STOCK = 5;

export const STOCK_CHOICES: readonly { id: StockChoice; name: string; note?: string }[] = [
  { id: "any", name: "Any stock" },
  { id: "inStock", name: "In stock", note: "1 or more" },
  { id: "low", name: "Low stock", note: `1 to ${LOW_STOCK - 1}` },
  { id: "soldOut", name: "Sold out", note: "0, known" },
  { id: "unknown", name: "Stock unknown" },
];

export function predicateOf({ category, brand, stock }: QuickFilter): Predicate | null {
  const parts: Predicate[] = [];
  if (category !== ANY) parts.push({ field: "categories", under: category });
  if (brand !== ANY) parts.push({ field: "brand", is: brand });
  if (stock === "inStock") parts.push({ field: "stock", gte: 1 });
  if (stock === "low") parts.push({ field: "stock", gte: 1, lt: LOW_STOCK });
  if (stock === "soldOut") parts.push({ field: "stock", is: 0 });
  if (stock === "unknown") parts.push({ field: "stock", known: false });
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { all: parts };
}

/** Both at once; null where neither restricts. */
export function both(a: Predicate | null, b: Predicate | null): Predicate | null {
  if (a === null) return b;
  return b === null ? a : { all: [a, b] };
}

/** All that restricts the table. `tree` null: no conditions were asked for. */
export interface CatalogConditions {
  quick: QuickFilter;
  tree: ConditionTree | null;
}

export const NO_CONDITIONS: ConditionTree = treeOf({ all: [] });
export const UNFILTERED: CatalogConditions = { quick: NO_FILTER, tree: null };

export function isUnfiltered({ quick, tree }: CatalogConditions): boolean {
  return tree === null && predicateOf(quick) === null;
}

/** The whole filter; conditions that are not finished yet restrict nothing. */
export function filterOf({ quick, tree }: CatalogConditions): Predicate | null {
  const empty = tree === null || tree.root.items.length === 0;
  return both(predicateOf(quick), empty ? null : predicateOfTree(tree));
}
