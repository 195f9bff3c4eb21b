// The columns of the catalog table. A missing figure is said to be unknown; it is never shown as zero.
import type { CatalogRow } from "../../ipc/bindings";
import { count, days, money, percent, pieces, rating, UNKNOWN, type Currency } from "../../components/format";

export interface CatalogColumn {
  /** The field by which the header sorts. */
  field: string;
  label: string;
  /** What a screen reader and the tip say where the label is short. */
  title: string;
  /** Width as a CSS grid track. */
  track: string;
  numeric: boolean;
  /** Columns that give way first when the table is narrow have the higher number. */
  gives: 0 | 1 | 2 | 3;
}

const text = (field: string, label: string, track: string, gives: CatalogColumn["gives"], title = label): CatalogColumn => ({ field, label, title, track, gives, numeric: false });
const figure = (field: string, label: string, track: string, gives: CatalogColumn["gives"], title = label): CatalogColumn => ({ field, label, title, track, gives, numeric: true });

export const COLUMNS: readonly CatalogColumn[] = [
  text("title", "Product", "minmax(220px, 2.2fr)", 0),
  text("brand", "Brand", "minmax(92px, .8fr)", 1),
  text("categories", "Category", "minmax(130px, 1.3fr)", 2),
  figure("price", "Price", "minmax(76px, .6fr)", 0),
  figure("list_price", "List price", "minmax(76px, .6fr)", 3),
  figure("cost", "Cost", "minmax(76px, .6fr)", 3),
  figure("margin_bp", "Margin", "minmax(76px, .6fr)", 0, "Margin, share of the price"),
  figure("stock", "Stock", "minmax(76px, .6fr)", 0),
  figure("cover_days", "Cover", "minmax(76px, .6fr)", 2, "Cover, days that the stock lasts"),
  figure("units_sold", "Sold", "minmax(76px, .6fr)", 1, "Units sold"),
  figure("rating", "Rating", "minmax(70px, .5fr)", 3),
  figure("launched", "Launched", "minmax(98px, .6fr)", 2),
];

export function columnLabel(field: string): string {
  return COLUMNS.find((column) => column.field === field)?.title ?? field;
}

/** The cell's text, or null where the value is unknown. */
export function cellText(row: CatalogRow, field: string, currency: Currency): string | null {
  const words = figureOf(row, field, currency);
  return words === UNKNOWN ? null : words;
}

function figureOf(row: CatalogRow, field: string, currency: Currency): string {
  switch (field) {
    case "title":
      return row.title ?? UNKNOWN;
    case "brand":
      return row.brand ?? UNKNOWN;
    case "categories":
      return row.category?.replaceAll(" > ", " › ") ?? UNKNOWN;
    case "price":
      return money(row.price, currency);
    case "list_price":
      return money(row.listPrice, currency);
    case "cost":
      return money(row.cost, currency);
    case "margin_bp":
      return percent(row.marginBp);
    case "stock":
      return row.stock === null ? UNKNOWN : pieces(row.stock);
    case "cover_days":
      return days(row.coverDays);
    case "units_sold":
      return count(row.unitsSold);
    case "rating":
      return rating(row.rating);
    case "launched":
      return row.launched ?? UNKNOWN;
    default:
      return UNKNOWN;
  }
}
