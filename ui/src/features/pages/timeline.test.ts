import { describe, expect, it } from "vitest";
import { DAY, dayAround, firstDay, localOf, minutesOf, MOST_ROWS, rowBox, type ScheduledRule, shareOf, tickFrom, timelineOf, windowsOf } from "./timeline";

const at = minutesOf;
const now = at("2026-11-24T10:42");
const rule = (id: string, schedule: ScheduledRule["schedule"]): ScheduledRule => ({ id, name: id, schedule, draft: false });

it("reads what it writes", () => expect(localOf(at("2026-11-24T10:42"))).toBe("2026-11-24T10:42"));

describe("when a schedule holds", () => {
  const [start, end] = [at("2026-11-22T00:00"), at("2026-12-06T00:00")];
  it.each([
    [{ until: "2026-11-23T00:00" }, [[Number.NEGATIVE_INFINITY, at("2026-11-23T00:00")]]],
    [{ from: "2026-12-07T00:00" }, []],
    [{ until: "2026-11-22T00:00" }, []],
    [
      { weekly: { days: ["fri" as const], from: "17:00", until: "22:00" } },
      [
        [at("2026-11-27T17:00"), at("2026-11-27T22:00")],
        [at("2026-12-04T17:00"), at("2026-12-04T22:00")],
      ],
    ],
    // Past midnight it belongs to the day that it began on; the line's first day sees its end.
    [{ weekly: { days: ["sat" as const], from: "22:00", until: "02:00" }, until: "2026-11-25T00:00" }, [[at("2026-11-21T22:00"), at("2026-11-22T02:00")]]],
    [{ weekly: { days: ["mon" as const], from: "09:00", until: "09:00" }, until: "2026-11-23T12:00" }, [[at("2026-11-23T09:00"), at("2026-11-23T12:00")]]],
  ])("%j", (schedule, windows) => expect(windowsOf(schedule, start, end)).toEqual(windows));
});

describe("the line", () => {
  const line = timelineOf(
    [rule("a", { until: "2026-12-01T00:00" }), rule("b", { from: "2026-11-24T09:00", until: "2026-11-30T00:00" }), rule("c", { from: "2026-12-01T00:00" }), rule("d", {}), rule("e", {}), rule("f", {})],
    now,
  );
  it("begins two days before today and lasts two weeks", () => {
    expect(localOf(line.start)).toBe("2026-11-22T00:00");
    expect(line.end - line.start).toBe(14 * DAY);
    expect(line.days[0]?.label).toBe("Sun 22 Nov");
    expect(line.days[9]?.label).toBe("Tue 1 Dec");
  });
  it("puts what does not overlap into one row", () => {
    expect(line.spans.map((span) => [span.rule, span.row])).toEqual([["a", 0], ["b", 1], ["c", 0], ["d", 2], ["e", 3], ["f", 4]]);
    expect(line).toMatchObject({ rows: 5, more: [] });
  });
  it("names what it has no row for", () => {
    const many = timelineOf(Array.from({ length: MOST_ROWS + 2 }, (_, index) => rule(`r${index}`, {})), now);
    expect(many).toMatchObject({ rows: MOST_ROWS, more: ["r5", "r6"] });
  });
  it.each([1, 3, 4, MOST_ROWS])("keeps %i rows within its height, none over another", (rows) => {
    const boxes = Array.from({ length: rows }, (_, row) => rowBox(row, rows));
    boxes.forEach(({ top, height }, row) => {
      expect(top + height).toBeLessThanOrEqual(boxes[row + 1]?.top ?? 45);
      expect(height).toBeGreaterThan(3);
    });
    expect(boxes.filter(({ isNamed }) => isNamed)).toHaveLength(rows > 3 ? 2 : rows);
  });
  it("steps from tick to tick", () => {
    const ticks = ["2026-11-24T09:00", "2026-11-30T00:00", "2026-12-01T00:00"].map(at);
    expect(tickFrom(ticks, now, 1)).toBe(at("2026-11-30T00:00"));
    expect(tickFrom(ticks, now, -1)).toBe(at("2026-11-24T09:00"));
    expect(tickFrom(ticks, at("2026-12-01T00:00"), 1)).toBeNull();
  });
  it("is drawn around an instant that lies beyond it", () => {
    expect(dayAround("2026-11-24", null)).toBe("2026-11-24");
    expect(dayAround("2026-11-24", "2026-12-05T23:59")).toBe("2026-11-24");
    expect(dayAround("2026-11-24", "2026-12-06T00:00")).toBe("2026-12-06");
    expect(dayAround("2026-11-24", "2027-03-28T03:00")).toBe("2027-03-28");
    expect(dayAround("2026-11-24", "2026-11-20T03:00")).toBe("2026-11-20");
    expect(firstDay("2027-03-01")).toBe("2027-02-27");
  });
  it("keeps a moment beyond it at its end", () => expect([shareOf(line.start - 5, line), shareOf(line.start + 7 * DAY, line), shareOf(line.end + 5, line)]).toEqual([0, 50, 100]));
});
