// A field's value with its unit, as a person reads it.
import { count, counted, days, money, percent, pieces, rating, UNKNOWN, type Currency } from "../../components/format";
import { fieldUnit } from "./product-fields";

export function fieldWords(field: string, value: number | null, currency: Currency): string {
  if (value === null) return UNKNOWN;
  switch (fieldUnit(field)) {
    case "money":
      return money(value, currency);
    case "share":
      return percent(value);
    case "days":
      return days(value);
    case "rating":
      return `${rating(value)} of 5`;
    case "pieces":
      return pieces(value);
    default:
      return count(value);
  }
}

export function attributeWords(value: string | number | boolean | string[]): string {
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? count(value) : value;
}

/** “units sold, revenue … over the last 28 days” */
export function metricsWords(days: number): string {
  return `over the last ${counted(days, "day")}`;
}
