import { expect, it } from "vitest";
import { tradeDays } from "./trade-days";

const of = (now: string) => Object.fromEntries(tradeDays(now).map(({ id, local }) => [id, local]));

it.each([
  ["2026-11-22T03:20", "black-friday", "2026-11-27T00:00"],
  ["2026-11-27T00:00", "black-friday", "2027-11-26T00:00"],
  ["2029-01-01T12:00", "black-friday", "2029-11-23T00:00"],
  ["2024-11-28T12:00", "black-friday", "2024-11-29T00:00"],
  ["2026-11-22T03:20", "cyber-monday", "2026-11-30T00:00"],
  ["2026-12-31T23:59", "tomorrow", "2027-01-01T00:00"],
  ["2026-11-22T03:20", "next-monday", "2026-11-23T00:00"],
  ["2026-11-23T03:20", "next-monday", "2026-11-30T00:00"],
  ["2026-12-05T03:20", "next-month", "2027-01-01T00:00"],
  ["2026-11-22T03:20", "christmas-day", "2026-12-25T00:00"],
])("at %s the next %s is %s", (now, id, local) => expect(of(now)[id]).toBe(local));

it("names them with their hour, the near ones first, the others as they come", () => {
  const days = tradeDays("2026-11-22T03:20");
  expect(days.map(({ name }) => name).slice(0, 6)).toEqual(["Tomorrow 00:00", "Next Monday 00:00", "First of next month 00:00", "Black Friday 00:00", "Cyber Monday 00:00", "Christmas Day 00:00"]);
});
