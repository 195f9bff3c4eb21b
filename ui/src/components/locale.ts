/* The locale of whoever sits here: how numbers, money and dates are written and read. The words are English. */
import "./usable-language";

/** Figures stay 0 to 9, as they are typed; years are those of the contract, also where people count other ones. */
export const LOCALE = new Intl.Locale(navigator.language, { numberingSystem: "latn", calendar: "gregory" }).toString();

/** Whether a clock has twelve hours, twice a day. */
export const OF_TWELVE = new Intl.DateTimeFormat(LOCALE, { hour: "numeric" }).resolvedOptions().hour12 === true;

export type DayPart = "day" | "month" | "year";
const dayParts = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "numeric", year: "numeric" }).formatToParts(0);
/** In which order the figures of a day are written and typed: day, month, year in most of Europe. */
export const DAY_ORDER = dayParts.flatMap(({ type }): DayPart[] => (type === "day" || type === "month" || type === "year" ? [type] : []));

const sample = new Intl.NumberFormat(LOCALE, { useGrouping: true }).formatToParts(-1_234_567.8);
const sign = (type: Intl.NumberFormatPartTypes, usual: string) => sample.find((part) => part.type === type)?.value ?? usual;

/** Between whole and fraction: "." in English, "," in German */
export const DECIMAL = sign("decimal", ".");
/** Between thousands: "," in English, "." in German, a narrow space in French */
export const GROUP = sign("group", ",");
