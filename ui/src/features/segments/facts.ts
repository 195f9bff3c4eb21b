// What is known of a shopper, as people read it: each figure with its unit, in the reader's locale.
import type { Field } from "../../components/conditions/fields";
import type { FieldType, Money } from "../../components/conditions/value-units";
import { count, money as moneyWords, percent, rating, UNKNOWN } from "../../components/format";
import type { Shopper, ShopperValue } from "../../ipc/bindings";

type Known = Pick<Field, "type" | "noun" | "label">;

/** A number of a field with its unit: "€118", "60 %", "26 d", "3 orders" */
export function figureWords(value: number, field: Known, money: Money, bare = false): string {
  const type: FieldType = field.type;
  if (type === "money") return moneyWords(value, money);
  if (type === "basisPoints") return percent(value, value % 100 === 0 ? 0 : value % 10 === 0 ? 1 : 2);
  if (type === "hundredths") return rating(value);
  if (type === "days") return `${count(value)}\u00a0d`;
  return bare || field.noun === "" ? count(value) : `${count(value)}\u00a0${value === 1 ? field.noun.replace(/s$/, "") : field.noun}`;
}

/** What a shopper has under a field name, traits included; undefined is unknown. */
export function factOf(facts: Shopper, name: string): unknown {
  if (!name.startsWith("trait.")) return facts[name];
  const traits: ShopperValue | undefined = facts["traits"];
  return typeof traits === "object" && !Array.isArray(traits) ? traits[name.slice("trait.".length)] : undefined;
}

export function factWords(value: unknown, field: Known, money: Money, bare = false): string {
  if (value === undefined || value === null) return UNKNOWN;
  if (typeof value === "number") return figureWords(value, field, money, bare);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((each) => String(each).replaceAll(" > ", " › ")).join(", ") || "none";
  return typeof value === "string" ? value.replaceAll(" > ", " › ") : JSON.stringify(value);
}
