import { describe, expect, it, vi } from "vitest";
import * as format from "./format";

const EUR = { currency: "EUR", digits: 2 };

describe("figures", () => {
  it.each([
    [format.money(11_800, EUR), "€118"],
    [format.money(11_950, EUR), "€119.50"],
    [format.money(-500, EUR), "\u2212€5"],
    [format.money(1200, { currency: "JPY", digits: 0 }), "¥1,200"],
    [format.money(null, EUR), "unknown"],
    [format.sentence("it is a web page"), "It is a web page."],
    [format.sentence("Choose one."), "Choose one."],
    [format.percent(4150), "41.5\u00a0%"],
    [format.percent(4150, 0), "42\u00a0%"],
    [format.percent(null), "unknown"],
    [format.percentPoints(90), "+0.9\u00a0pt"],
    [format.percentPoints(-20), "\u22120.2\u00a0pt"],
    [format.days(150), "150\u00a0d"],
    [format.days(99_999), "no sales"],
    [format.pieces(385), "385\u00a0pcs"],
    [format.pieces(1), "1\u00a0pc"],
    [format.pieces(0), "0\u00a0pcs"],
    [format.pieces(null), "stock unknown"],
    [format.signed(35), "+35"],
    [format.signed(-20), "\u221220"],
    [format.counted(1, "rule"), "1 rule"],
    [format.counted(1272, "view"), "1,272 views"],
    [format.rating(457), "4.6"],
    [format.bytes(12_600_000), "12.6\u00a0MB"],
  ])("writes %s", (written, expected) => expect(written).toBe(expected));

  it.each([
    ["119,50", 2, 11_950],
    ["119.5", 2, 11_950],
    ["1,299.00", 2, 129_900],
    ["1,299", 0, 1299],
    ["\u22125", 0, -5],
    ["", 0, null],
    ["many", 0, null],
    ["1.2.3", 0, null],
  ])("reads %s with %i decimals", (text, digits, expected) => expect(format.parseFigure(text, digits)).toBe(expected));

  it("tells the instant in the store's time zone", () => {
    const at = new Date("2026-11-24T09:42:00Z");
    expect(format.instant(at, "Europe/Copenhagen")).toBe("Tue 24 Nov, 10:42 CET");
    expect(format.localClock(at, "America/New_York")).toBe("2026-11-24T04:42");
  });

  it("writes the hours of a day with two digits, from midnight on", () => {
    expect(["2026-11-27T00:00", "2026-11-27T09:05"].map((local) => format.wallClock(local))).toEqual(["Fri 27 Nov, 00:00", "Fri 27 Nov, 09:05"]);
  });

  it("takes a page apart at its first colon", () => {
    expect(format.pageParts("category:Clothing > Jackets")).toEqual({ kind: "category", path: ["Clothing", "Jackets"] });
    expect(format.pageParts("search:a:b")).toEqual({ kind: "search", path: ["a:b"] });
  });
});

describe("in another locale", () => {
  it.each([
    ["de-DE", "1.272", "1.299,50\u00a0€", "41,5\u00a0%", "29,9k\u00a0€", "119,50", "24. Nov. 2026"],
    ["en-US", "1,272", "€1,299.50", "41.5\u00a0%", "€29.9k", "119.50", "Nov 24, 2026"],
    ["da-DK", "1.272", "1.299,50\u00a0€", "41,5\u00a0%", "29,9k\u00a0€", "119,50", "24. nov. 2026"],
  ])("%s writes figures, and reads back what it writes", async (locale, figure, price, share, short, field, date) => {
    vi.resetModules();
    vi.spyOn(navigator, "language", "get").mockReturnValue(locale);
    const there = await import("./format");
    expect([there.count(1272), there.money(129_950, EUR), there.percent(4150), there.moneyInThousands(2_990_000, EUR), there.plainFigure(11_950, 2), there.day("2026-11-24")]).toEqual([figure, price, share, short, field, date]);
    expect([there.parseFigure(figure), there.parseFigure(field, 2), there.parseFigure("1 272")]).toEqual([1272, 11_950, 1272]);
    vi.restoreAllMocks();
  });

  it("writes hours by a clock of twelve where the locale does", async () => {
    vi.resetModules();
    vi.spyOn(navigator, "language", "get").mockReturnValue("en-US");
    const there = await import("./format");
    expect(there.wallClock("2026-11-27T09:05").replaceAll("\u202f", " ")).toBe("Fri, Nov 27, 9:05 AM");
    vi.restoreAllMocks();
  });

  it("takes a comma for thousands only where the locale does", async () => {
    vi.resetModules();
    vi.spyOn(navigator, "language", "get").mockReturnValue("fr-FR");
    const there = await import("./format");
    expect([there.parseFigure("1,299", 3), there.parseFigure("12.5", 1), there.parseFigure(there.count(1299))]).toEqual([1299, 125, 1299]);
    vi.restoreAllMocks();
  });
});
