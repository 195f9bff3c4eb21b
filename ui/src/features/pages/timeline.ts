/* Two weeks of a page's schedules as spans on a line. Pure; all times are the store's wall clock in minutes. */
import { LOCALE } from "../../components/locale";
import type { Schedule, Weekday } from "../../ipc/bindings";

export const DAY = 24 * 60;
/** How much of the line lies before now. */
const BEFORE = 2 * DAY;
export const LENGTH = 14 * DAY;
/** Rows of spans that are tall enough for a name, in pixels of the line. */
const NAMED_ROWS = 3;
const ROW = 15;
/** With more rows than those the last one's height is shared by thin ones, so many in all. */
export const MOST_ROWS = 5;
const WEEKDAYS: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** "2026-11-24T10:42" as minutes of a calendar without clock changes; such an hour is not drawn. */
export function minutesOf(local: string): number {
  return Math.round(Date.parse(`${local.slice(0, 16)}:00Z`) / 60_000);
}

export function localOf(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}

export interface Span {
  rule: string;
  name: string;
  from: number;
  until: number;
  /** it began before the line or ends after it */
  openLeft: boolean;
  openRight: boolean;
  draft: boolean;
  row: number;
}

export interface Timeline {
  start: number;
  end: number;
  days: { at: number; label: string; weekend: boolean }[];
  spans: Span[];
  /** how many rows the spans take */
  rows: number;
  /** names of rules that hold in these weeks, for which no row is left */
  more: string[];
}

type Window = readonly [from: number, until: number];

/** The times within the line at which a schedule holds. */
export function windowsOf(schedule: Schedule, start: number, end: number): Window[] {
  const from = schedule.from ? minutesOf(schedule.from) : Number.NEGATIVE_INFINITY;
  const until = schedule.until ? minutesOf(schedule.until) : Number.POSITIVE_INFINITY;
  const { weekly } = schedule;
  if (!weekly) return from < end && until > start ? [[from, until]] : [];
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const windows: Window[] = [];
  // A window that began on the day before may reach into the line.
  for (let day = Math.floor(start / DAY) * DAY - DAY; day < end; day += DAY) {
    const weekday = WEEKDAYS[new Date(day * 60_000).getUTCDay()];
    if (!weekday || !weekly.days.includes(weekday)) continue;
    const opens = day + clock(weekly.from);
    const closes = day + clock(weekly.until) + (clock(weekly.until) <= clock(weekly.from) ? DAY : 0);
    const [a, b] = [Math.max(opens, from), Math.min(closes, until)];
    if (a < b && a < end && b > start) windows.push([a, b]);
  }
  return windows;
}

export interface ScheduledRule {
  id: string;
  name: string;
  schedule: Schedule;
  draft: boolean;
}

const dayName = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const dayShort = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", timeZone: "UTC" });

/** The day that the line is drawn around: today, or that of an instant beyond the line around today. */
export function dayAround(today: string, at: string | null): string {
  const start = minutesOf(`${today}T00:00`) - BEFORE;
  const shown = at === null ? start : minutesOf(at);
  return shown < start || shown >= start + LENGTH ? localOf(shown).slice(0, 10) : today;
}

/** "2026-11-20": where the line around a day begins */
export const firstDay = (day: string): string => localOf(minutesOf(`${day}T00:00`) - BEFORE).slice(0, 10);

export function timelineOf(rules: readonly ScheduledRule[], now: number): Timeline {
  const start = Math.floor((now - BEFORE) / DAY) * DAY;
  const end = start + LENGTH;
  const days = Array.from({ length: LENGTH / DAY }, (_, index) => {
    const at = start + index * DAY;
    const date = new Date(at * 60_000);
    const first = index === 0 || date.getUTCDate() === 1;
    return { at, label: (first ? dayName : dayShort).format(date).replace(",", ""), weekend: date.getUTCDay() % 6 === 0 };
  });
  const busy: number[] = Array(MOST_ROWS).fill(Number.NEGATIVE_INFINITY) as number[];
  const spans: Span[] = [];
  const more: string[] = [];
  for (const rule of rules) {
    const windows = windowsOf(rule.schedule, start, end);
    const first = windows[0];
    const last = windows.at(-1);
    if (!first || !last) continue;
    const row = busy.findIndex((until) => until <= first[0]);
    if (row < 0) {
      more.push(rule.name);
      continue;
    }
    busy[row] = last[1];
    for (const [from, until] of windows)
      spans.push({ rule: rule.id, name: rule.name, from: Math.max(from, start), until: Math.min(until, end), openLeft: from < start, openRight: until > end, draft: rule.draft, row });
  }
  return { start, end, days, spans, rows: Math.max(0, ...spans.map(({ row }) => row + 1)), more };
}

/** Where a row of spans lies below the line's axis, in pixels, and whether a name can be read in it. */
export function rowBox(row: number, rows: number): { top: number; height: number; isNamed: boolean } {
  const thin = rows > NAMED_ROWS ? NAMED_ROWS - 1 : NAMED_ROWS;
  if (row < thin) return { top: row * ROW, height: ROW - 1, isNamed: true };
  const pitch = ROW / (rows - thin);
  return { top: thin * ROW + (row - thin) * pitch, height: pitch - 1, isNamed: false };
}

/** The next moment at which something begins or ends, in a direction; null if there is none among these. */
export function tickFrom(ticks: readonly number[], at: number, way: 1 | -1): number | null {
  return (way > 0 ? ticks.find((tick) => tick > at) : ticks.findLast((tick) => tick < at)) ?? null;
}

/** % of the line */
export function shareOf(minutes: number, { start, end }: Pick<Timeline, "start" | "end">): number {
  return (Math.max(0, Math.min(1, (minutes - start) / (end - start))) * 100_000) / 1000;
}
