/* The locale of whoever sits here: how numbers, money and dates are written and read. The words are English. */
import "./usable-language";

/** Figures stay 0 to 9, as they are typed. */
export const LOCALE = new Intl.Locale(navigator.language, { numberingSystem: "latn" }).toString();

const sample = new Intl.NumberFormat(LOCALE, { useGrouping: true }).formatToParts(-1_234_567.8);
const sign = (type: Intl.NumberFormatPartTypes, usual: string) => sample.find((part) => part.type === type)?.value ?? usual;

/** Between whole and fraction: "." in English, "," in German */
export const DECIMAL = sign("decimal", ".");
/** Between thousands: "," in English, "." in German, a narrow space in French */
export const GROUP = sign("group", ",");

const price = new Intl.NumberFormat(LOCALE, { style: "currency", currency: "EUR" }).formatToParts(1);
/** Whether a currency's sign stands behind the amount. */
export const SIGN_LAST = price.findIndex((part) => part.type === "currency") > price.findIndex((part) => part.type === "integer");
