// A predicate as a sentence: "discount at least 20 % and brand is one of Halden, Skogar".
import { count, day } from "../format";
import type { Predicate, Scalar } from "../../ipc/bindings";
import type { BoundOp } from "./condition-tree";
import { BOUND_OPS, treeOf } from "./condition-tree";
import type { Field, Fields } from "./fields";
import type { OperatorId } from "./operators";
import { operatorWords } from "./operators";
import type { Money } from "./value-units";
import { isNumeric, numberWords, parseDay } from "./value-units";

export interface Wording {
  fields: Fields;
  money: Money;
  /** The title of a product, if it is known. */
  titleOf?: (id: string) => string | null;
}

export function predicateWords(predicate: Predicate, wording: Wording): string {
  return say(predicate, wording, true);
}

function say(predicate: Predicate, wording: Wording, outermost: boolean): string {
  if ("all" in predicate) return joined(predicate.all, "and", everything(wording), wording, outermost);
  if ("any" in predicate) return joined(predicate.any, "or", "nothing", wording, outermost);
  if ("not" in predicate) return turned(predicate.not, wording);
  if ("products" in predicate) return productWords(predicate.products, wording, false);
  return conditionWords(predicate, wording, false);
}

function everything(wording: Wording): string {
  return wording.fields.subject === "product" ? "every product" : "every shopper";
}

function joined(parts: Predicate[], word: string, empty: string, wording: Wording, outermost: boolean): string {
  if (parts.length === 0) return empty;
  const text = parts.map((part) => say(part, wording, parts.length === 1 && outermost)).join(` ${word} `);
  return outermost || parts.length === 1 ? text : `(${text})`;
}

function turned(inner: Predicate, wording: Wording): string {
  if ("products" in inner) return productWords(inner.products, wording, true);
  if ("field" in inner) return conditionWords(inner, wording, true);
  return `not ${say(inner, wording, false)}`;
}

function productWords(ids: string[], wording: Wording, negated: boolean): string {
  const named = ids.slice(0, 3).map((id) => wording.titleOf?.(id) ?? (id || "an empty id"));
  const rest = ids.length > 3 ? ` and ${count(ids.length - 3)} more` : "";
  if (ids.length === 0) return negated ? "every product" : "no product";
  return `${negated ? "not " : ""}${named.join(", ")}${rest}`;
}

function conditionWords(condition: Exclude<Predicate, { all: Predicate[] } | { any: Predicate[] } | { not: Predicate } | { products: string[] }>, wording: Wording, negated: boolean): string {
  const field = wording.fields.get(condition.field);
  const label = field.type === "any" ? field.label : field.label.charAt(0).toLowerCase() + field.label.slice(1);
  const op = (id: OperatorId) => `${label} ${operatorWords(id, field.type, negated)}`;
  if (treeOf(condition).root.items[0]?.kind === "odd") return `${label} compared with ${JSON.stringify(condition)}`;
  if ("is" in condition) return condition.is === "" ? op("empty") : `${op("is")} ${scalarWords(condition.is, field, wording.money)}`;
  if ("in" in condition) return `${op("in")} ${condition.in.map((value) => scalarWords(value, field, wording.money)).join(", ")}`;
  if ("under" in condition) return `${op("under")} ${condition.under.replaceAll(" > ", " › ")}`;
  if ("within_days" in condition) return `${op("within_days")} ${numberWords(condition.within_days, "integer", wording.money)} days`;
  if ("known" in condition) return op(condition.known ? "known" : "unknown");
  const bounds = BOUND_OPS.flatMap((id) => {
    const value = (condition as Partial<Record<BoundOp, number | string>>)[id];
    return value === undefined ? [] : [`${operatorWords(id, field.type, false)} ${scalarWords(value, field, wording.money)}`];
  });
  return `${label} ${negated ? "not " : ""}${bounds.join(" and ")}`;
}

/** A value with its unit: "€12.50", "385 pcs", "yes". */
export function scalarWords(value: Scalar, field: Field, money: Money): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === "") return "empty text";
  if (typeof value === "string") {
    if (field.type === "date" && parseDay(value).ok) return day(value);
    return field.type === "paths" ? value.replaceAll(" > ", " › ") : value;
  }
  const type = isNumeric(field.type) ? field.type : "integer";
  // A label that names its unit needs it no second time: "days since last order at least 180".
  const said = type === "days" && field.label.startsWith("Days");
  const words = numberWords(value, said ? "integer" : type, money);
  const noun = value === 1 && field.noun === "pcs" ? "pc" : field.noun;
  return noun === "" || field.label.toLowerCase().includes(field.noun) ? words : `${words}\u00a0${noun}`;
}
