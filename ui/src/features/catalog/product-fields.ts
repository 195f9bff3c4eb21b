// The fields of a product: their names for people and the unit that each number carries.

export type FieldUnit = "text" | "list" | "path" | "money" | "pieces" | "count" | "share" | "days" | "rating" | "date";
export type FieldGroup = "Identity" | "Price" | "Stock" | "Demand" | "Derived";
export type ProductFieldFacts = { field: string; label: string; unit: FieldUnit; group: FieldGroup; hint: string };

const row = (field: string, label: string, unit: FieldUnit, group: FieldGroup, hint: string): ProductFieldFacts => ({ field, label, unit, group, hint });

/** In the order in which a person reads a product. `Derived` ones are computed and cannot be imported. */
export const PRODUCT_FIELDS: readonly ProductFieldFacts[] = [
  row("id", "Product id", "text", "Identity", "unique in the store"),
  row("title", "Title", "text", "Identity", ""),
  row("brand", "Brand", "text", "Identity", ""),
  row("categories", "Categories", "path", "Identity", "levels from the top down"),
  row("tags", "Tags", "list", "Identity", ""),
  row("image_url", "Picture", "text", "Identity", "address of the picture"),
  row("launched", "Launched", "date", "Identity", ""),
  row("price", "Price", "money", "Price", ""),
  row("list_price", "List price", "money", "Price", "before any discount"),
  row("cost", "Cost", "money", "Price", "what one piece costs you"),
  row("margin", "Margin", "money", "Derived", "price less cost"),
  row("margin_bp", "Margin share", "share", "Derived", "of the price"),
  row("discount_bp", "Discount", "share", "Derived", "of the list price"),
  row("stock", "Stock", "pieces", "Stock", "sellable pieces"),
  row("variants", "Variants", "count", "Stock", "sizes, colours"),
  row("variants_in_stock", "Variants in stock", "count", "Stock", ""),
  row("variant_cover_bp", "Variants in stock, share", "share", "Derived", "of all variants"),
  row("cover_days", "Cover", "days", "Derived", "how long the stock lasts"),
  row("views", "Views", "count", "Demand", ""),
  row("clicks", "Clicks", "count", "Demand", ""),
  row("adds", "Added to cart", "count", "Demand", ""),
  row("orders", "Orders", "count", "Demand", ""),
  row("units_sold", "Units sold", "pieces", "Demand", ""),
  row("revenue", "Revenue", "money", "Demand", ""),
  row("returned_units", "Returned units", "pieces", "Demand", ""),
  row("conversion_bp", "Conversion", "share", "Derived", "orders of views"),
  row("sell_through_bp", "Sell-through", "share", "Derived", "sold of sold and stock"),
  row("rating", "Rating", "rating", "Demand", "up to 5"),
];

export const IMPORT_FIELDS: readonly ProductFieldFacts[] = PRODUCT_FIELDS.filter((f) => f.group !== "Derived");

/** Numbers beyond which cover says only "no sale": see the contract's `cover_days`. */
export const COVER_WITHOUT_SALES = 99_999;

export function fieldLabel(field: string): string {
  if (field.startsWith("attr.")) return `Attribute · ${field.slice("attr.".length)}`;
  return PRODUCT_FIELDS.find((f) => f.field === field)?.label ?? field;
}

export function fieldUnit(field: string): FieldUnit {
  return PRODUCT_FIELDS.find((f) => f.field === field)?.unit ?? "text";
}
