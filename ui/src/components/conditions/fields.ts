// The fields a condition can ask about: the contract's own, and attr.NAME or trait.NAME.
// The catalog adds suggestions and its attributes; the contract's fields are known without it.
import type { FieldInfo } from "../../ipc/bindings";
import type { FieldType } from "./value-units";

/** What a predicate selects. */
export type Subject = "product" | "shopper";

export interface Field {
  name: string;
  label: string;
  type: FieldType;
  /** A counted thing after the number: "pcs", "orders". Empty where the type says it all. */
  noun: string;
  group: string;
  suggestions: string[];
}

type Row = [name: string, label: string, type: FieldType, noun: string];

const PRODUCT_GROUPS: [string, Row[]][] = [
  ["Product", [
    ["categories", "Categories", "paths", ""],
    ["brand", "Brand", "text", ""],
    ["title", "Title", "text", ""],
    ["tags", "Tags", "list", ""],
    ["id", "Product id", "text", ""],
    ["launched", "Launched", "date", ""],
    ["rating", "Rating", "hundredths", ""],
    ["image_url", "Picture address", "text", ""],
  ]],
  ["Price and margin", [
    ["price", "Price", "money", ""],
    ["list_price", "List price", "money", ""],
    ["discount_bp", "Discount", "basisPoints", ""],
    ["cost", "Cost", "money", ""],
    ["margin_bp", "Margin", "basisPoints", ""],
    ["margin", "Margin per piece", "money", ""],
  ]],
  ["Stock", [
    ["stock", "Stock", "integer", "pcs"],
    ["cover_days", "Cover", "days", ""],
    ["variants", "Variants", "integer", ""],
    ["variants_in_stock", "Variants in stock", "integer", ""],
    ["variant_cover_bp", "Share of variants in stock", "basisPoints", ""],
  ]],
  ["Sales and visits", [
    ["units_sold", "Units sold", "integer", "pcs"],
    ["orders", "Orders", "integer", "orders"],
    ["revenue", "Revenue", "money", ""],
    ["views", "Views", "integer", "views"],
    ["clicks", "Clicks", "integer", "clicks"],
    ["adds", "Added to cart", "integer", "times"],
    ["conversion_bp", "Conversion", "basisPoints", ""],
    ["sell_through_bp", "Sell-through", "basisPoints", ""],
    ["returned_units", "Returned units", "integer", "pcs"],
  ]],
];

const SHOPPER_GROUPS: [string, Row[]][] = [
  ["Orders", [
    ["orders", "Orders", "integer", "orders"],
    ["lifetime_value", "Lifetime value", "money", ""],
    ["average_order_value", "Average order value", "money", ""],
    ["discount_orders_bp", "Orders with a discount", "basisPoints", ""],
    ["days_since_last_order", "Days since last order", "days", ""],
  ]],
  ["Visits", [
    ["visits", "Visits", "integer", "visits"],
    ["carts_abandoned", "Carts abandoned", "integer", "carts"],
    ["days_since_last_visit", "Days since last visit", "days", ""],
    ["days_since_first_visit", "Days since first visit", "days", ""],
  ]],
  ["This visit", [
    ["device", "Device", "text", ""],
    ["channel", "Channel", "text", ""],
    ["campaign", "Campaign", "text", ""],
    ["country", "Country", "text", ""],
    ["region", "Region", "text", ""],
    ["language", "Language", "text", ""],
  ]],
  ["Tastes", [
    ["bought_categories", "Bought categories", "paths", ""],
    ["viewed_categories", "Viewed categories", "paths", ""],
    ["bought_brands", "Bought brands", "list", ""],
    ["viewed_brands", "Viewed brands", "list", ""],
  ]],
];

export const OPEN_PREFIX: Record<Subject, string> = { product: "attr.", shopper: "trait." };
export const OPEN_GROUP: Record<Subject, string> = { product: "Attributes", shopper: "Traits" };
export const OPEN_NOUN: Record<Subject, string> = { product: "attribute", shopper: "trait" };

/** All fields of a subject by name, with the catalog's suggestions and attributes merged in. */
export class Fields {
  readonly subject: Subject;
  readonly list: Field[];
  private readonly byName = new Map<string, Field>();

  constructor(subject: Subject, known: FieldInfo[] = [], shop: { paths: string[]; brands: string[] } = { paths: [], brands: [] }) {
    this.subject = subject;
    const suggestions = new Map(known.map((info) => [info.field, info.values]));
    // The back end's labels stand in its sentences too, so that one field has one name.
    const labels = new Map(known.map((info) => [info.field, info.label]));
    const suggestionsOf = (name: string, type: FieldType) => {
      if (type === "paths" && shop.paths.length > 0) return shop.paths;
      const own = suggestions.get(name) ?? [];
      return own.length === 0 && name.endsWith("_brands") ? shop.brands : own;
    };
    const groups = subject === "product" ? PRODUCT_GROUPS : SHOPPER_GROUPS;
    this.list = groups.flatMap(([group, rows]) =>
      rows.map(([name, label, type, noun]) => ({ name, label: labels.get(name) ?? label, type, noun, group, suggestions: suggestionsOf(name, type) })),
    );
    for (const info of known) {
      if (info.field.startsWith(OPEN_PREFIX[subject])) this.list.push(openField(subject, info.field, info.values));
    }
    for (const field of this.list) this.byName.set(field.name, field);
  }

  /** The field of that name; an attribute or trait nobody has seen yet is one too. */
  get(name: string): Field {
    return this.byName.get(name) ?? openField(this.subject, name, []);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }
}

function openField(subject: Subject, name: string, suggestions: string[]): Field {
  const prefix = OPEN_PREFIX[subject];
  const label = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return { name, label, type: "any", noun: "", group: OPEN_GROUP[subject], suggestions };
}

/** Whether NAME of attr.NAME or trait.NAME may be used: 1 to 100 characters. */
export function openNameProblem(name: string): string | null {
  if (name === "") return "Give it a name.";
  return [...name].length > 100 ? "At most 100 characters." : null;
}

/** Integer fields, which score, levels and formula terms take. */
export function scoreFields(fields: Fields): Field[] {
  return fields.list.filter((field) => ["integer", "money", "basisPoints", "days", "hundredths", "any"].includes(field.type));
}

/** Integer and date fields without attributes: what ties are broken by. */
export function orderFields(fields: Fields): Field[] {
  return fields.list.filter((field) => field.type !== "any" && !["text", "list", "paths"].includes(field.type));
}

/** Fields whose values max_per can spread. */
export function spreadFields(fields: Fields): Field[] {
  return fields.list.filter((field) => ["text", "list", "paths", "any"].includes(field.type));
}
