import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldType, Money } from "./value-units";
import { isPath, numberText, numberWords, outOfRange, parseDay, parseNumber, parsePath } from "./value-units";

const euro: Money = { currency: "EUR", digits: 2 };
const yen: Money = { currency: "JPY", digits: 0 };
const numeric = fc.constantFrom<FieldType>("integer", "money", "basisPoints", "days", "hundredths");

describe("numbers in their units", () => {
  it("come back unchanged from their text, up to the largest integer of the contract", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), numeric, fc.constantFrom(euro, yen), (value, type, money) => {
        expect(parseNumber(numberText(value, type, money), type, money)).toEqual({ ok: true, value });
      }),
    );
  });

  it.each<[number, FieldType, string, string]>([
    [1250, "money", "12.50", "€12.50"],
    [8000, "money", "80.00", "€80"],
    [-5, "money", "-0.05", "−€0.05"],
    [4150, "basisPoints", "41.5", "41.5\u00a0%"],
    [6000, "basisPoints", "60", "60\u00a0%"],
    [457, "hundredths", "4.57", "4.57"],
    [30, "days", "30", "30\u00a0d"],
    [12345, "integer", "12345", "12,345"],
  ])("%d as %s", (value, type, text, words) => {
    expect(numberText(value, type, euro)).toBe(text);
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
  });

  it("joins levels as the contract writes them", () => {
    expect(parsePath("Clothing>Jackets")).toEqual({ ok: true, value: "Clothing > Jackets" });
    expect(parsePath(" Clothing >Jackets > Shell")).toEqual({ ok: true, value: "Clothing > Jackets > Shell" });
    expect(parsePath("Clothing > ").ok).toBe(false);
    expect(isPath("A>B > C")).toBe(true);
    expect(["", " A", "A > ", "A >  > B"].some(isPath)).toBe(false);
  });
});
