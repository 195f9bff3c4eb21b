/* The days that shops plan for, as moments to look at a page: the next of each, at midnight of the store's clock. Pure. */

export interface TradeDay {
  id: string;
  /** "Black Friday 00:00" */
  name: string;
  /** the store's wall clock */
  local: string;
}

const DAY = 86_400_000;
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);

/** The n-th such weekday of a month; Sunday is 0. */
function nth(year: number, month: number, weekday: number, n: number): number {
  const first = utc(year, month, 1);
  return first + ((weekday - new Date(first).getUTCDay() + 7) % 7) * DAY + (n - 1) * 7 * DAY;
}

/** The day after the fourth Thursday of November. */
const blackFriday = (year: number) => nth(year, 11, 4, 4) + DAY;

const YEARLY: readonly { id: string; name: string; of: (year: number) => number }[] = [
  { id: "valentines-day", name: "Valentine’s Day", of: (year) => utc(year, 2, 14) },
  { id: "halloween", name: "Halloween", of: (year) => utc(year, 10, 31) },
  { id: "singles-day", name: "Singles’ Day", of: (year) => utc(year, 11, 11) },
  { id: "black-friday", name: "Black Friday", of: blackFriday },
  { id: "cyber-monday", name: "Cyber Monday", of: (year) => blackFriday(year) + 3 * DAY },
  { id: "christmas-day", name: "Christmas Day", of: (year) => utc(year, 12, 25) },
  { id: "new-years-day", name: "New Year’s Day", of: (year) => utc(year, 1, 1) },
];

/** Tomorrow, the next Monday, the next month, and the next of each day of the year, in the order in which they come. `now` is the store's wall clock. */
export function tradeDays(now: string): TradeDay[] {
  const today = Date.parse(`${now.slice(0, 10)}T00:00Z`);
  const date = new Date(today);
  const year = date.getUTCFullYear();
  const yearly = YEARLY.map(({ id, name, of }) => ({ id, name, at: of(year) > today ? of(year) : of(year + 1) }));
  const near = [
    { id: "tomorrow", name: "Tomorrow", at: today + DAY },
    { id: "next-monday", name: "Next Monday", at: today + (((8 - date.getUTCDay()) % 7) || 7) * DAY },
    { id: "next-month", name: "First of next month", at: utc(year, date.getUTCMonth() + 2, 1) },
  ];
  const local = (at: number) => `${new Date(at).toISOString().slice(0, 10)}T00:00`;
  const ordered = [...near, ...yearly.toSorted((a, b) => a.at - b.at)];
  return ordered.map(({ id, name, at }) => ({ id, name: `${name} 00:00`, local: local(at) }));
}
