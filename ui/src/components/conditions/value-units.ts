// Values and their units: what a person reads and types (12.50, 41.5 %, 4.57) against the
// integers of the contract (1250, 4150, 457). Typed digits are shifted as text, so nothing is rounded.
import type { FieldInfo } from "../../ipc/bindings";
import { count, type Currency, money, moneySign, ungrouped } from "../format";
import { DAY_ORDER, type DayPart } from "../locale";

export type FieldType = FieldInfo["type"];

/** The store's currency and how many digits its minor unit has. */
export type Money = Currency;

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Decimal places a person types for a value of this type. */
export function decimalsOf(type: FieldType, money: Money): number {
  if (type === "money") return money.digits;
  return type === "basisPoints" || type === "hundredths" ? 2 : 0;
}

export function isNumeric(type: FieldType): boolean {
  return type === "integer" || type === "money" || type === "basisPoints" || type === "days" || type === "hundredths";
}

/** What stands after (or before) a number of this type. */
export function unitOf(type: FieldType, money: Money): string {
  if (type === "money") return moneySign(money.currency);
  if (type === "basisPoints") return "%";
  return type === "days" ? "d" : "";
}

/** The integer in a sentence: "€12.50", "41.5 %", "30 d", "1,200", with a true minus sign. */
export function numberWords(value: number, type: FieldType, currency: Money): string {
  if (type === "money") return money(value, currency);
  if (type === "basisPoints") return `${count(value / 100)}\u00a0%`;
  if (type === "days") return `${count(value)}\u00a0d`;
  return count(type === "hundredths" ? value / 100 : value);
}

/** Reads what was typed, in the groups of the locale. Takes a comma or a point, spaces, the unit and either minus sign. */
export function parseNumber(text: string, type: FieldType, currency: Money): Parsed<number> {
  const digits = decimalsOf(type, currency);
  let bare = text.replace(/[\s\u00a0\u202f%]/g, "").replaceAll("−", "-");
  for (const unit of [currency.currency, moneySign(currency.currency)]) bare = bare.replace(unit, "");
  bare = bare.replace(/(pcs|days?|d)$/i, "");
  if (bare === "") return { ok: false, reason: "Enter a number." };
  const match = /^([-+]?)(\d+)(?:[.,](\d*))?$/.exec(ungrouped(bare));
  if (!match) return { ok: false, reason: `“${text.trim()}” is not a number.` };
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return { ok: false, reason: digits === 0 ? "Enter a whole number." : `At most ${digits} decimals.` };
  const value = Number((match[2] ?? "0") + fraction.padEnd(digits, "0"));
  if (value > LARGEST) return { ok: false, reason: "This number is too large." };
  return { ok: true, value: match[1] === "-" && value !== 0 ? -value : value };
}

/** A range check in the unit that the person typed. Null when the value is inside. */
export function outOfRange(value: number, min: number, max: number, type: FieldType, money: Money): string | null {
  if (value >= min && value <= max) return null;
  return `From ${numberWords(min, type, money)} to ${numberWords(max, type, money)}.`;
}

/** A day as people type it: as the locale orders its figures, or as YYYY-MM-DD. */
export function readDay(text: string): Parsed<string> {
  const figures = /^(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})\.?$/.exec(text.trim());
  if (!figures || /^\d{4}/.test(text.trim())) return parseDay(text);
  const of = (part: DayPart) => (figures[DAY_ORDER.indexOf(part) + 1] ?? "").padStart(part === "year" ? 4 : 2, "0");
  // A year of two figures is anybody's guess.
  if (of("year").startsWith("0")) return { ok: false, reason: "Write the year with four figures." };
  return parseDay(`${of("year")}-${of("month")}-${of("day")}`);
}

/** A day that exists, written YYYY-MM-DD. */
export function parseDay(text: string): Parsed<string> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return { ok: false, reason: "Write the day as YYYY-MM-DD." };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { ok: true, value: match[0] } : { ok: false, reason: `There is no day ${match[0]}.` };
}

/** A category path: levels joined by " > ", none empty, no spaces at a level's ends. */
export function isPath(text: string): boolean {
  return text.split(" > ").every((level) => level !== "" && level.trim() === level);
}

/** Reads a path as people write it: "Clothing>Jackets" is Clothing > Jackets, unless that is one known level. */
export function parsePath(text: string, known: readonly string[] = []): Parsed<string> {
  if (known.includes(text)) return { ok: true, value: text };
  const levels = text.split(">").map((level) => level.trim());
  if (levels.some((level) => level === "")) return { ok: false, reason: "Write the path as Clothing > Jackets." };
  return { ok: true, value: levels.join(" > ") };
}
