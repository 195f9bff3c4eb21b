// What a weekly window means, said out: the contract lets one run past midnight.
import { hourOfDay } from "../../components/format";
import type { Weekday } from "../../ipc/bindings";
import type { WeeklyDraft } from "./rule-draft";

export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SHORT: Record<Weekday, string> = { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" };
const LONG: Record<Weekday, string> = {
  mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday",
};

export const dayShort = (day: Weekday) => SHORT[day];
export const dayLong = (day: Weekday) => LONG[day];

/** The day after, as a name. */
function following(day: Weekday): string {
  const next = WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % 7];
  return LONG[next ?? "mon"];
}

/** One sentence about a window that ends on another date; null where it ends on its own. */
export function overnightWords({ days, from, until }: WeeklyDraft): string | null {
  const first = WEEKDAYS.find((day) => days.includes(day));
  if (from === null || until === null || until > from || !first) return null;
  const span = from === until ? "runs for 24 hours by the clock" : "runs past midnight";
  return `Each window ${span}: it begins on ${LONG[first]} at ${hourOfDay(from)} and ends on ${following(first)} at ${hourOfDay(until)}. It belongs to the day it began on.`;
}
