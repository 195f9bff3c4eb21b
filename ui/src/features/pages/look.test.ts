import { describe, expect, it } from "vitest";
import { figureLines, shortMoney } from "./lane-figures";
import { AS_COUNTED, againstId, againstName, againstOf, FIRST_LOOK, lookFrom, lookWords, scenarioOr, scenarioWords } from "./look";

describe("what movement is told against", () => {
  it.each([{ kind: "live" }, { kind: "environment", name: "staging:eu" }, { kind: "lane", segment: "vip" }, { kind: "noRules" }, { kind: "lastWeek" }, { kind: "none" }] as const)("%j is kept as a text", (against) =>
    expect(againstOf(againstId(against))).toEqual(against),
  );
  it("forgets a lane whose segment is gone, and all that it can't read", () => {
    expect(lookFrom({ against: "lane:old", places: 12, attentionBp: 9000 }, ["vip"])).toEqual({ against: { kind: "live" }, figures: { places: 12, attentionBp: 9000 } });
    expect(lookFrom({ against: "lane:vip" }, ["vip"]).against).toEqual({ kind: "lane", segment: "vip" });
    for (const broken of [null, 7, "x", { against: 3, places: 25, attentionBp: "much" }]) expect(lookFrom(broken, [])).toEqual(FIRST_LOOK);
  });
});

describe("a look in one line", () => {
  it("says time, comparison, stock and places", () => {
    expect(lookWords(null, FIRST_LOOK, null, againstName(FIRST_LOOK.against, []))).toBe("Now · against live · stock as counted · first 24 places");
    expect(lookWords("2026-11-27T00:00", FIRST_LOOK, AS_COUNTED, null)).toMatch(/^Fri 27 Nov.* · other stock · first 24 places$/);
  });
  it("names a lane by its segment, and one that is gone by its id", () => {
    expect(againstName({ kind: "lane", segment: "vip" }, [{ id: "vip", name: "VIP" }])).toBe("VIP");
    expect(againstName({ kind: "lane", segment: "gone" }, [])).toBe("gone");
  });
});

describe("a scenario", () => {
  it("is none where it changes nothing", () => {
    expect(scenarioOr(AS_COUNTED)).toBeNull();
    expect(scenarioOr({ ...AS_COUNTED, perDay: 2 })).not.toBeNull();
  });
  it("is said in words", () => {
    const scenario = { soldOut: ["a", "b"], restocked: ["c"], restockedTo: 40, perDay: 3 };
    expect(scenarioWords(scenario, "2026-11-27T00:00")).toBe("2 products sold out, 1 product restocked to 40, −3 a day each until then");
    expect(scenarioWords({ ...scenario, soldOut: [], restocked: [] }, null)).toBe("−3 a day each from now on, seen at a later instant");
  });
});

describe("the figures of a lane", () => {
  const figures = { places: 24, marginBp: 4530, coverDays: 150, inStock: 23, stockKnown: 24, brands: 8, launchedLately: 2, launchKnown: 24, profit: 41_250, profitKnown: 20 };
  const euros = { currency: "EUR", digits: 2 };
  const told = (baseline: typeof figures | null) => Object.fromEntries(figureLines(figures, baseline, euros).map((each) => [each.id, each.difference]));
  it("have units", () => expect(figureLines(figures, null, euros).map(({ value, of }) => [value, of].filter(Boolean).join(" "))).toEqual(["45.3\u00a0%", "150\u00a0d", "8", "€413", "23 of 24", "2"]));
  it("keep large money short, and whole", () =>
    expect([999_900, 1_000_000, 2_993_312, -1_420_049, null].map((minor) => shortMoney(minor, euros))).toEqual(["€9,999", "€10k", "€29.9k", "−€14.2k", "unknown"]));
  it("keep the money of a currency without cents short, too", () => expect(shortMoney(2_993_312, { currency: "JPY", digits: 0 })).toBe("¥2,993k"));
  it("tell no difference from nothing", () => expect(Object.values(told(null))).toEqual([null, null, null, null, null, null]));
  it("tell each difference with its unit, and none where it rounds away", () => {
    expect(told({ ...figures, marginBp: 4440, coverDays: 145, inStock: 24, brands: 9, launchedLately: 0, profit: 40_000 })).toEqual({ margin: "+0.9\u00a0pt", profit: "+€13", cover: "+5\u00a0d", stock: "−1", brands: "−1", new: "+2" });
    expect(told({ ...figures, marginBp: 4528, profit: 41_260 })).toMatchObject({ margin: null, profit: null });
  });
});
