import { afterEach, describe, expect, it, vi } from "vitest";
import type { WrittenStyle } from "../ipc/bindings";

const EUR = { currency: "EUR", digits: 2 };

/** As the back end fills a pattern. */
const filled = (pattern: string, values: Record<string, string>) => pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);
/** Parts have a narrow space where the whole has a plain one. */
const plain = (text: string) => text.replaceAll("\u202f", " ");
const two = (figure: number) => String(figure).padStart(2, "0");

function written(style: WrittenStyle, pattern: string, [year, month, d, H, mm]: readonly [number, number, number, number, number]): string {
  const h = H % 12 === 0 ? 12 : H % 12;
  const half = H < 12 ? style.morning : style.afternoon;
  return filled(pattern, { year: String(year), month: style.months[month - 1] ?? "", d: String(d), dd: two(d), H: String(H), HH: two(H), h: String(h), hh: two(h), mm: two(mm), half });
}

async function at(locale: string) {
  vi.resetModules();
  vi.spyOn(navigator, "language", "get").mockReturnValue(locale);
  const [format, { writtenStyle }] = await Promise.all([import("./format"), import("./written-style")]);
  return { format, style: writtenStyle() };
}

afterEach(() => vi.restoreAllMocks());

describe("the style that is told to the back end", () => {
  it("has the signs of the locale between its names", async () => {
    const { style } = await at("de-DE");
    expect(style).toMatchObject({ group: ".", decimal: ",", lastGroup: 3, earlierGroups: 3, money: "{amount}\u00a0{sign}", day: "{d}. {month} {year}", hour: "{HH}:{mm}", moment: "{d}. {month} {year}, {HH}:{mm}" });
    expect(style.months.slice(1, 3)).toEqual(["Feb.", "M\u00e4rz"]);
  });

  it("has twelve hours where the locale does", async () => {
    const { style } = await at("en-US");
    expect([style.day, plain(style.moment), style.morning, style.afternoon]).toEqual(["{month} {d}, {year}", "{month} {d}, {year}, {h}:{mm} {half}", "AM", "PM"]);
  });

  it("has groups of two in India, and other groups in amounts than in numbers in Austria", async () => {
    const { format, style } = await at("en-IN");
    expect([style.lastGroup, style.earlierGroups, format.parseFigure(format.count(1_234_567))]).toEqual([3, 2, 1_234_567]);
    const austria = (await at("de-AT")).style;
    expect([austria.group, austria.moneyGroup]).toEqual(["\u00a0", "."]);
  });

  it.each(["en-GB", "en-US", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "da-DK", "sv-SE", "fi-FI", "pl-PL", "cs-CZ", "hu-HU", "lt-LT", "ru-RU", "tr-TR", "ja-JP", "ko-KR", "zh-TW", "th-TH"])(
    "%s: one day, one hour and one price are written in one way",
    async (locale) => {
      const { format, style } = await at(locale);
      for (const [month, day, hour] of [[1, 4, 0], [3, 14, 9], [5, 4, 12], [9, 30, 17], [11, 24, 23]] as const) {
        const iso = `2026-${two(month)}-${two(day)}`;
        const told = [2026, month, day, hour, 5] as const;
        expect(plain(written(style, style.day, told))).toBe(plain(format.day(iso)));
        expect(plain(written(style, style.hour, told))).toBe(plain(format.hourOfDay(`${two(hour)}:05`)));
        const moment = new Intl.DateTimeFormat((await import("./locale")).LOCALE, { ...format.DAY, ...format.HOUR, timeZone: "UTC" });
        expect(plain(written(style, style.moment, told))).toBe(plain(moment.format(new Date(`${iso}T${two(hour)}:05Z`))));
      }
      const amount = `1${style.moneyGroup}299${style.moneyDecimal}50`;
      expect(filled(style.money, { amount, sign: "\u20ac" })).toBe(format.money(129_950, EUR).replace("EUR", "\u20ac"));
    },
  );
});
