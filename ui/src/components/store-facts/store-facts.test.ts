import { describe, expect, it } from "vitest";
import { factsOf, zoneClock, zoneMatches, type StoreFactsInput } from "./store-facts";

const good: StoreFactsInput = { name: " Northwind ", currency: "eur", timeZone: "Europe/Copenhagen", metricsDays: 28 };

describe("store facts", () => {
  it("become the contract's document, tidied", () => {
    expect(factsOf(good)).toEqual({ facts: { name: "Northwind", currency: "EUR", time_zone: "Europe/Copenhagen", metrics_days: 28 } });
  });
  it.each<[Partial<StoreFactsInput>, keyof StoreFactsInput]>([
    [{ name: "  " }, "name"],
    [{ currency: "EURO" }, "currency"],
    [{ currency: "" }, "currency"],
    [{ timeZone: "Atlantis/Capital" }, "timeZone"],
    [{ timeZone: "" }, "timeZone"],
    [{ metricsDays: 0 }, "metricsDays"],
    [{ metricsDays: 367 }, "metricsDays"],
    [{ metricsDays: 2.5 }, "metricsDays"],
    [{ metricsDays: null }, "metricsDays"],
  ])("refuse %o at its field", (wrong, field) => {
    const result = factsOf({ ...good, ...wrong });
    expect("problems" in result && Object.keys(result.problems)).toEqual([field]);
  });
  it.each([["copenhagen", true], ["europe cop", true], ["EUROPE/COP", true], ["oslo", false], ["", true]])("are found by %s: %s", (typed, found) => {
    expect(zoneMatches("Europe/Copenhagen", typed)).toBe(found);
  });
  it("say the clock of a zone", () => {
    expect(zoneClock("Europe/Copenhagen", new Date("2026-11-24T09:42:00Z"))).toBe("10:42, UTC+1");
  });
});
