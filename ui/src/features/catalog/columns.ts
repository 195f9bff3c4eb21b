// The columns of the catalog table. A missing figure is said to be unknown; it is never shown as zero.
import type { CatalogRow } from "../../ipc/bindings";
import { count, day, rating, UNKNOWN, type Currency } from "../../components/format";
import { fieldWords } from "./field-words";

export interface CatalogColumn {
  /** The field by which the header sorts. */
  field: string;
  label: string;
  /** What a screen reader and the tip say where the label is short. */
  title: string;
  /** px that it takes at least; what is left over is shared in the same proportion. */
  width: number;
  numeric: boolean;
}

const text = (field: string, label: string, width: number): CatalogColumn => ({ field, label, title: label, width, numeric: false });
const figure = (field: string, label: string, title = label, width = 76): CatalogColumn => ({ field, label, title, width, numeric: true });

/** All that there are, in the order in which they stand. */
export const COLUMNS: readonly CatalogColumn[] = [
  text("title", "Product", 220),
  text("brand", "Brand", 92),
  text("categories", "Category", 160),
  figure("price", "Price"),
  figure("list_price", "List price"),
  figure("discount_bp", "Discount", "Discount, share of the list price"),
  figure("cost", "Cost"),
  figure("margin", "Margin, each", "Margin of one piece", 92),
  figure("margin_bp", "Margin", "Margin, share of the price"),
  figure("stock", "Stock"),
  figure("cover_days", "Cover", "Cover, days that the stock lasts"),
  figure("variants", "Variants"),
  figure("variants_in_stock", "Variants left", "Variants in stock", 92),
  figure("variant_cover_bp", "Variants, %", "Variants in stock, share of all", 88),
  figure("views", "Views"),
  figure("clicks", "Clicks"),
  figure("adds", "In carts", "Added to cart"),
  figure("orders", "Orders"),
  figure("units_sold", "Sold", "Units sold"),
  figure("revenue", "Revenue", "Revenue", 92),
  figure("conversion_bp", "Conversion", "Conversion, orders of views", 88),
  figure("sell_through_bp", "Sell-through", "Sell-through, sold of sold and stock", 92),
  figure("returned_units", "Returned", "Returned units"),
  figure("rating", "Rating"),
  { ...figure("launched", "Launched"), width: 98 },
];

/** The product itself is always there. */
export const FIRST = "title";

const AT_FIRST: readonly string[] = ["brand", "categories", "price", "list_price", "cost", "margin_bp", "stock", "cover_days", "units_sold", "rating", "launched"];

/** Where none was ever chosen: those of which something is known; undefined: what is known is not known yet. */
export const atFirst = (known: readonly string[] | undefined) => AT_FIRST.filter((field) => known?.includes(field) ?? true);

/** The chosen ones in their order, or those at first. Names of a later version are passed over. */
export function columnsOf(chosen: readonly string[] | null, known: readonly string[] | undefined): CatalogColumn[] {
  const wanted = chosen ?? atFirst(known);
  return COLUMNS.filter(({ field }) => field === FIRST || wanted.includes(field));
}

export const columnTracks = (columns: readonly CatalogColumn[]) => columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(" ");

/** px that they take at least, the table's own edges included. */
export const columnsWidth = (columns: readonly CatalogColumn[]) => columns.reduce((sum, { width }) => sum + width, 40);

export function columnLabel(field: string): string {
  return COLUMNS.find((column) => column.field === field)?.title ?? field;
}

/** What tells products apart stands last: "Jackets › Shell jackets" */
const lastLevels = (category: string) => category.split(" > ").slice(-2).join(" › ");

/** The cell's text, or null where the value is unknown. */
export function cellText(row: CatalogRow, field: string, currency: Currency): string | null {
  switch (field) {
    case "title":
      return row.title;
    case "brand":
      return row.brand;
    case "categories":
      return row.category === null ? null : lastLevels(row.category);
    case "launched":
      return row.launched === null ? null : day(row.launched);
    // The column's head says what these are.
    case "rating":
    case "units_sold":
    case "returned_units": {
      const value = row.figures[field];
      return value === undefined ? null : field === "rating" ? rating(value) : count(value);
    }
    default: {
      const words = fieldWords(field, row.figures[field] ?? null, currency);
      return words === UNKNOWN ? null : words;
    }
  }
}
