import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { FieldType, Money } from "./value-units";
import { isPath, numberWords, outOfRange, parseDay, parseNumber, parsePath, readDay } from "./value-units";

const euro: Money = { currency: "EUR", digits: 2 };
const yen: Money = { currency: "JPY", digits: 0 };
const numeric = fc.constantFrom<FieldType>("integer", "money", "basisPoints", "days", "hundredths");

describe("numbers in their units", () => {
  it("come back unchanged from their words", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), numeric, fc.constantFrom(euro, yen), (value, type, money) => {
        expect(parseNumber(numberWords(value, type, money), type, money)).toEqual({ ok: true, value });
      }),
    );
  });

  it.each<[number, FieldType, string]>([
    [1250, "money", "€12.50"],
    [8000, "money", "€80"],
    [-5, "money", "−€0.05"],
    [4150, "basisPoints", "41.5\u00a0%"],
    [6000, "basisPoints", "60\u00a0%"],
    [457, "hundredths", "4.57"],
    [30, "days", "30\u00a0d"],
    [12345, "integer", "12,345"],
  ])("%d as %s", (value, type, words) => {
    expect(numberWords(value, type, euro)).toBe(words);
  });

  it.each<[string, FieldType, number]>([
    ["€1,299.00", "money", 129900],
    ["12,5", "money", 1250],
    ["12.", "money", 1200],
    ["60 %", "basisPoints", 6000],
    ["−3", "integer", -3],
    ["1,200 pcs", "integer", 1200],
    ["30 days", "days", 30],
    ["-0", "integer", 0],
  ])("reads %s", (text, type, value) => {
    expect(parseNumber(text, type, euro)).toEqual({ ok: true, value });
  });

  it.each<[string, FieldType, string]>([
    ["", "integer", "Enter a number."],
    ["many", "integer", "“many” is not a number."],
    ["1.5", "integer", "Enter a whole number."],
    ["4.567", "hundredths", "At most 2 decimals."],
    ["99999999999999999999", "integer", "This number is too large."],
  ])("refuses %s and says why", (text, type, reason) => {
    expect(parseNumber(text, type, euro)).toEqual({ ok: false, reason });
  });

  it("are written and read in the locale", async () => {
    vi.resetModules();
    vi.spyOn(navigator, "language", "get").mockReturnValue("de-DE");
    const there = await import("./value-units");
    expect([there.numberWords(129_950, "money", euro), there.numberWords(4150, "basisPoints", euro), there.numberWords(12_345, "integer", euro)]).toEqual(["1.299,50\u00a0€", "41,5\u00a0%", "12.345"]);
    expect(["1.299,50 €", "1.299", "12,5"].map((text) => there.parseNumber(text, "money", euro))).toEqual([129_950, 129_900, 1250].map((value) => ({ ok: true, value })));
    expect(["24.11.2026", "4. 3. 2026", "2026-11-24"].map((text) => there.readDay(text))).toEqual(["2026-11-24", "2026-03-04", "2026-11-24"].map((value) => ({ ok: true, value })));
    vi.restoreAllMocks();
  });

  it("says a range in the unit that was typed", () => {
    expect(outOfRange(10001, -1_000_000, 10_000, "basisPoints", euro)).toBe("From −10,000\u00a0% to 100\u00a0%.");
    expect(outOfRange(10_000, -1_000_000, 10_000, "basisPoints", euro)).toBeNull();
  });
});

describe("days and paths", () => {
  it("knows which days exist", () => {
    expect(parseDay("2024-02-29")).toEqual({ ok: true, value: "2024-02-29" });
    expect(parseDay("2026-02-29").ok).toBe(false);
    expect(parseDay("0000-01-01").ok).toBe(true);
    expect(parseDay("1.2.2026").ok).toBe(false);
    expect(readDay("1/2/2026")).toEqual({ ok: true, value: "2026-02-01" });
    expect(["31/2/2026", "1/2/26", "tomorrow"].some((text) => readDay(text).ok)).toBe(false);
  });

  it("joins levels as the contract writes them", () => {
    expect(parsePath("Clothing>Jackets")).toEqual({ ok: true, value: "Clothing > Jackets" });
    expect(parsePath(" Clothing >Jackets > Shell")).toEqual({ ok: true, value: "Clothing > Jackets > Shell" });
    expect(parsePath("Clothing > ").ok).toBe(false);
    expect(isPath("A>B > C")).toBe(true);
    expect(["", " A", "A > ", "A >  > B"].some(isPath)).toBe(false);
  });
});
