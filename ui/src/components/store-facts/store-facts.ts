// A store's facts as typed in a form: name, currency, time zone, days that the metrics cover.
import { hourIn } from "../format";
import type { StoreFacts } from "../../ipc/bindings";

export type StoreFactsInput = { name: string; currency: string; timeZone: string; metricsDays: number | null };
export type StoreFactsProblems = Partial<Record<keyof StoreFactsInput, string>>;

const METRICS_DAYS_MAX = 366;

export function timeZones(): string[] {
  const zones = Intl.supportedValuesOf("timeZone");
  return zones.includes("UTC") ? zones : ["UTC", ...zones];
}

export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export type CurrencyChoice = { code: string; name: string };

export function currencies(): CurrencyChoice[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({ code, name: names.of(code) ?? code }));
}

/** “Europe/Copenhagen” is found by “copenhagen”, “europe cop” and “new york” by its words. */
export function zoneMatches(zone: string, typed: string): boolean {
  const hay = zone.toLowerCase().replaceAll("_", " ").replaceAll("/", " ");
  return typed.toLowerCase().replaceAll(/[_/]/g, " ").split(" ").filter((w) => w !== "").every((word) => hay.includes(word));
}

/** The wall clock in a zone, such as “10:42, UTC+1”, so that a choice can be checked at a glance. */
export function zoneClock(zone: string, now: Date): string {
  const part = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(now);
  const offset = part.find((p) => p.type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "UTC";
  return `${hourIn(now, zone)}, ${offset}`;
}

export function inputOf(facts: StoreFacts): StoreFactsInput {
  return { name: facts.name, currency: facts.currency, timeZone: facts.time_zone, metricsDays: facts.metrics_days };
}

export function emptyInput(): StoreFactsInput {
  return { name: "", currency: "EUR", timeZone: localTimeZone(), metricsDays: 28 };
}

export function factsOf(input: StoreFactsInput): { facts: StoreFacts } | { problems: StoreFactsProblems } {
  const problems: StoreFactsProblems = {};
  const name = input.name.trim();
  const currency = input.currency.trim().toUpperCase();
  const days = input.metricsDays ?? 0;
  if (name === "") problems.name = "Give the store a name.";
  if (!/^[A-Z]{3}$/.test(currency)) problems.currency = "A currency is three letters, such as EUR.";
  if (!isZone(input.timeZone)) problems.timeZone = "Choose a time zone from the list, such as Europe/Copenhagen.";
  if (!Number.isInteger(days) || days < 1 || days > METRICS_DAYS_MAX) problems.metricsDays = `A whole number of days, 1 to ${METRICS_DAYS_MAX}.`;
  if (Object.keys(problems).length > 0) return { problems };
  return { facts: { name, currency, time_zone: input.timeZone, metrics_days: days } };
}

function isZone(zone: string): boolean {
  if (zone === "") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function sameFacts(a: StoreFacts, b: StoreFacts): boolean {
  return a.name === b.name && a.currency === b.currency && a.time_zone === b.time_zone && a.metrics_days === b.metrics_days;
}
