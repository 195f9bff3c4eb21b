/* Figures as people read them: every number with its unit, in the reader's locale, a true minus sign, "unknown" for what is
   missing. The samples are those of British English. */
import { DECIMAL, GROUP, LOCALE, OF_TWELVE } from "./locale";

export const MINUS = "\u2212";
const NARROW = "\u00a0";
export const UNKNOWN = "unknown";

type Figure = number | null | undefined;

const grouped = new Intl.NumberFormat(LOCALE, { useGrouping: true, maximumFractionDigits: 20 });
const fixedFormats = new Map<number, Intl.NumberFormat>();

/** With so many decimals: 4.5 and 1 → "4.5" */
function fixed(value: number, digits: number): string {
  let format = fixedFormats.get(digits);
  if (!format) fixedFormats.set(digits, (format = new Intl.NumberFormat(LOCALE, { useGrouping: true, minimumFractionDigits: digits, maximumFractionDigits: digits })));
  return trueMinus(format.format(value));
}

/** 12345 → "12,345", −3 → "−3" */
export function count(value: Figure): string {
  if (value == null) return UNKNOWN;
  // Most are small, and a formatter takes its time.
  return Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : trueMinus(grouped.format(value));
}

/** "1 rule", "2 rules"; `many` where the plural is not `one` + s */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[]): string {
  const before = words.slice(0, -1).join(", ");
  return `${before}${before && " and "}${words.at(-1) ?? ""}`;
}

export function trueMinus(text: string): string {
  return text.replace("-", MINUS);
}

const moneyFormats = new Map<string, Intl.NumberFormat>();
export function moneyFormat(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency}${digits}`;
  let format = moneyFormats.get(key);
  if (!format) {
    try {
      format = new Intl.NumberFormat(LOCALE, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        useGrouping: true,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    } catch {
      format = new Intl.NumberFormat(LOCALE, { useGrouping: true, minimumFractionDigits: digits, maximumFractionDigits: digits });
    }
    moneyFormats.set(key, format);
  }
  return format;
}

export interface Currency {
  currency: string;
  /** how many digits a minor unit has: EUR 2, JPY 0 */
  digits: number;
}

/** Minor units as money: 11800 → "€118", 11950 → "€119.50" */
export function money(minor: Figure, { currency, digits }: Currency): string {
  if (minor == null) return UNKNOWN;
  const value = minor / 10 ** digits;
  return trueMinus(moneyFormat(currency, Number.isInteger(value) ? 0 : digits).format(value));
}

/** Money that must fit a narrow place: 2990000 → "€29.9k" */
export function moneyInThousands(minor: number, { currency, digits }: Currency): string {
  // A currency without cents has large numbers: whole thousands do.
  const step = digits === 0 ? 1 : 10;
  const thousands = Math.round((minor / 10 ** digits / 1000) * step) / step;
  const parts = moneyFormat(currency, Number.isInteger(thousands) ? 0 : 1).formatToParts(thousands);
  const last = parts.findLastIndex((part) => part.type === "integer" || part.type === "fraction");
  return trueMinus(parts.map((part, index) => (index === last ? `${part.value}k` : part.value)).join(""));
}

/** The currency's sign alone, for fields: "€" */
export function moneySign(currency: string): string {
  try {
    const parts = new Intl.NumberFormat(LOCALE, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
    return parts.find((part) => part.type === "currency")?.value ?? currency;
  } catch {
    return currency;
  }
}

/** Basis points as a share: 4150 → "41.5 %"; with `digits` 0 "42 %" */
export function percent(basisPoints: Figure, digits = 1): string {
  if (basisPoints == null) return UNKNOWN;
  return `${fixed(basisPoints / 100, digits)}${NARROW}%`;
}

/** A difference of two shares: 90 → "+0.9 pt" */
export function percentPoints(basisPoints: Figure): string {
  if (basisPoints == null) return UNKNOWN;
  return `${signedText(basisPoints, fixed(Math.abs(basisPoints / 100), 1))}${NARROW}pt`;
}

/** +35, −20, 0 */
export function signed(value: Figure): string {
  return value == null ? UNKNOWN : signedText(value, grouped.format(Math.abs(value)));
}

function signedText(value: number, magnitude: string): string {
  if (value > 0) return `+${magnitude}`;
  return value < 0 ? `${MINUS}${magnitude}` : magnitude;
}

/** Cover: "150 d"; the contract's 99,999 means that nothing is sold */
export function days(value: Figure): string {
  if (value == null) return UNKNOWN;
  return value >= 99_999 ? "no sales" : `${count(value)}${NARROW}d`;
}

/** Stock: "385 pcs", "1 pc" */
export function pieces(value: Figure): string {
  return value == null ? `stock ${UNKNOWN}` : `${count(value)}${NARROW}${value === 1 ? "pc" : "pcs"}`;
}

/** A duration: 1400 → "1.4 s", "under 0.1 s" */
export function duration(millis: number): string {
  return millis < 100 ? `under ${fixed(0.1, 1)}${NARROW}s` : `${fixed(millis / 1000, 1)}${NARROW}s`;
}

/** A rating in hundredths: 457 → "4.6" */
export function rating(hundredths: Figure): string {
  return hundredths == null ? UNKNOWN : fixed(hundredths / 100, 1);
}

/** "12.6 MB" */
export function bytes(value: Figure): string {
  if (value == null) return UNKNOWN;
  const units = ["B", "kB", "MB", "GB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : fixed(size, 1)}${NARROW}${units[unit]}`;
}

/** Thousands in groups, as the locale writes them (in India some of two digits); then perhaps a fraction. Spaces and apostrophes never stand for a fraction. */
const inGroups = GROUP === "." ? /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/ : GROUP === "," ? /^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/ : null;

/** What was typed without the signs between its thousands: "1,299.50" → "1299.50" */
export function ungrouped(text: string): string {
  const plain = text.replace(/[\s’']/g, "").replace(MINUS, "-");
  return inGroups?.test(plain) ? plain.replaceAll(GROUP, "") : plain;
}

/** What a person typed as a number with `digits` decimals → integer in the smallest unit; null if it is none. */
export function parseFigure(text: string, digits = 0): number | null {
  const whole = ungrouped(text);
  if (!/^[+-]?\d*[.,]?\d*$/.test(whole) || !/\d/.test(whole)) return null;
  const decimal = whole.replace(",", ".");
  const value = Math.round(Number(decimal) * 10 ** digits);
  return Number.isSafeInteger(value) ? value : null;
}

/** The figure in a field: 11950 with 2 digits → "119.50", 11800 → "118" */
export function plainFigure(value: number | null, digits = 0): string {
  if (value === null) return "";
  const scaled = value / 10 ** digits;
  return Number.isInteger(scaled) ? String(scaled) : scaled.toFixed(digits).replace(".", DECIMAL);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Kept, because making one takes longer than all that is written with it. */
function clock(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let format = clocks.get(key);
  if (!format) clocks.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** "00:00" by a clock of 24 hours, "9:00 AM" by one of twelve. */
export const HOUR = { hour: OF_TWELVE ? "numeric" : "2-digit", minute: "2-digit" } as const;
export const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const MOMENT = { weekday: "short", day: "numeric", month: "short", ...HOUR } as const;

/** An instant in the store's time zone: "Tue 24 Nov, 10:42 CET" */
export function instant(at: Date, timeZone: string, withYear = false): string {
  return clock(LOCALE, { ...MOMENT, timeZone, timeZoneName: "short", ...(withYear ? { year: "numeric" as const } : {}) }).format(at);
}

/** The store's wall clock: "2026-11-24T10:42" → "Tue 24 Nov, 10:42"; with its year where it isn't that of `now` */
export function wallClock(local: string, now?: string): string {
  const elsewhen = now !== undefined && now.slice(0, 4) !== local.slice(0, 4);
  return clock(LOCALE, { ...MOMENT, ...(elsewhen ? { year: "numeric" as const } : {}), timeZone: "UTC" }).format(new Date(`${local.slice(0, 16)}:00Z`));
}

/** A day: "2026-11-24" → "24 Nov 2026" */
export function day(iso: string): string {
  return clock(LOCALE, { ...DAY, timeZone: "UTC" }).format(new Date(`${iso}T00:00Z`));
}

/** A day that is near: "2026-11-24" → "24 Nov" */
export function nearDay(iso: string): string {
  return clock(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 10)}T00:00Z`));
}

/** An hour of the day: "17:00", "5:00 PM" */
export function hourOfDay(time: string): string {
  return clock(LOCALE, { ...HOUR, timeZone: "UTC" }).format(new Date(`1970-01-01T${time}Z`));
}

/** What a zone's clock shows: "10:42" */
export function hourIn(at: Date, timeZone: string): string {
  return clock(LOCALE, { ...HOUR, timeZone }).format(at);
}

/** The wall clock of the store as the contract writes it: "2026-11-24T10:42" */
export function localClock(at: Date, timeZone: string): string {
  const parts = clock("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** How long ago: "just now", "2 min ago", "3 h ago", "5 d ago" */
export function ago(at: string | Date, now: Date = new Date()): string {
  const seconds = Math.round((now.getTime() - new Date(at).getTime()) / 1000);
  if (seconds < 45) return "just now";
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h ago`;
  return `${count(Math.round(seconds / 86_400))} d ago`;
}

/** A page in words: "Clothing › Jackets", "rain jacket", "home.hero" */
export function pageParts(page: string): { kind: "category" | "collection" | "search" | "placement"; path: string[] } {
  const colon = page.indexOf(":");
  const kind = page.slice(0, colon);
  const rest = page.slice(colon + 1);
  if (kind === "collection" || kind === "search" || kind === "placement") return { kind, path: [rest] };
  return { kind: "category", path: rest.split(" > ") };
}

/** A reason as a sentence: "it is a web page" → "It is a web page." */
export function sentence(text: string): string {
  const plain = text.trim();
  if (plain === "") return "";
  const begun = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.!?…:”"]$/.test(begun) ? begun : `${begun}.`;
}
