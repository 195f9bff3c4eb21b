// Values and their units: what a person reads and types (12.50, 41.5 %, 4.57) against the
// integers of the contract (1250, 4150, 457). Digits are shifted as text, so nothing is rounded.
import type { FieldInfo } from "../../ipc/bindings";
import { type Currency, moneySign } from "../format";

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

/** The integer as typed into a field: "12.50", "41.5", "4.57", "-3". */
export function numberText(value: number, type: FieldType, money: Money): string {
  const digits = decimalsOf(type, money);
  if (!Number.isSafeInteger(value)) return String(value);
  const padded = String(Math.abs(value)).padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  let fraction = padded.slice(padded.length - digits);
  if (type !== "money") fraction = fraction.replace(/0+$/, "");
  return (value < 0 ? "-" : "") + whole + (fraction === "" ? "" : `.${fraction}`);
}

/** What stands after (or before) a number of this type. */
export function unitOf(type: FieldType, money: Money): string {
  if (type === "money") return moneySign(money.currency);
  if (type === "basisPoints") return "%";
  return type === "days" ? "d" : "";
}

/** The integer in a sentence: "€12.50", "41.5 %", "30 d", "1,200", with a true minus sign. */
export function numberWords(value: number, type: FieldType, money: Money): string {
  const text = numberText(Math.abs(value), type, money);
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const bare = fraction === undefined || /^0+$/.test(fraction) ? grouped : `${grouped}.${fraction}`;
  const sign = value < 0 ? "−" : "";
  if (type === "money") {
    const symbol = moneySign(money.currency);
    return symbol.length > 1 ? `${sign}${bare} ${symbol}` : `${sign}${symbol}${bare}`;
  }
  if (type === "basisPoints") return `${sign}${bare}\u00a0%`;
  return type === "days" ? `${sign}${bare}\u00a0d` : sign + bare;
}

/** Reads what was typed. Takes a comma or a point, spaces, the unit and either minus sign. */
export function parseNumber(text: string, type: FieldType, money: Money): Parsed<number> {
  const digits = decimalsOf(type, money);
  let bare = text.replace(/[\s\u00a0\u202f%]/g, "").replaceAll("−", "-");
  for (const unit of [money.currency, moneySign(money.currency)]) bare = bare.replace(unit, "");
  bare = bare.replace(/(pcs|days?|d)$/i, "");
  if (bare === "") return { ok: false, reason: "Enter a number." };
  const match = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d*))?$/.exec(bare);
  if (!match) return { ok: false, reason: `“${text.trim()}” is not a number.` };
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return { ok: false, reason: digits === 0 ? "Enter a whole number." : `At most ${digits} decimals.` };
  const whole = (match[2] ?? "0").replaceAll(",", "");
  const value = Number(whole + fraction.padEnd(digits, "0"));
  if (value > LARGEST) return { ok: false, reason: "This number is too large." };
  return { ok: true, value: match[1] === "-" && value !== 0 ? -value : value };
}

/** A range check in the unit that the person typed. Null when the value is inside. */
export function outOfRange(value: number, min: number, max: number, type: FieldType, money: Money): string | null {
  if (value >= min && value <= max) return null;
  return `From ${numberWords(min, type, money)} to ${numberWords(max, type, money)}.`;
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
