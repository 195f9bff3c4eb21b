// 1. a value stands where its column is, the long tail within the last
// 2. what is dragged to is round, and stands where it was dropped
// 3. small whole numbers: "at most 2" holds the column of 2
// 4. keys go to the next round value and never below the first
import { describe, expect, it } from "vitest";
import { borderOf, boundAt, boundsOf, heldStretch, keyedValue, partHeld, placeOf, stepOf, valueAt } from "./spread";

const shares = Array.from({ length: 20 }, (_, index) => ({ from: index * 500, below: index === 19 ? 10_001 : (index + 1) * 500, shoppers: 1 }));
const orders = Array.from({ length: 10 }, (_, index) => ({ from: index, below: index === 9 ? null : index + 1, shoppers: 1 }));
const money = Array.from({ length: 20 }, (_, index) => ({ from: index * 5000, below: index === 19 ? null : (index + 1) * 5000, shoppers: 1 }));

describe("a place", () => {
  it.each([[shares, 5000, 10], [shares, 5250, 10.5], [shares, 0, 0], [orders, 3, 3], [orders, 9, 9], [orders, 500, 10], [money, 97_500, 19.5], [money, 999_999, 20]] as const)("of a value: %#", (bins, value, place) => {
    expect(placeOf(bins, value)).toBe(place);
  });
  it("gives a round value back", () => {
    expect([stepOf(shares), stepOf(orders), stepOf(money)]).toEqual([100, 1, 1000]);
    expect([valueAt(shares, 12.07), valueAt(orders, 2.6), valueAt(money, 1.61), valueAt(money, -3), valueAt(money, 99)]).toEqual([6000, 3, 8000, 0, 100_000]);
  });
  it("of a bound stands at the side of what it holds", () => {
    expect([borderOf(orders, { op: "gte", value: 2 }), borderOf(orders, { op: "lte", value: 2 }), borderOf(orders, { op: "gt", value: 2 }), borderOf(orders, { op: "lt", value: 2 })]).toEqual([2, 3, 3, 2]);
    for (const op of ["gte", "gt", "lte", "lt"] as const) expect(boundAt(orders, op, borderOf(orders, { op, value: 4 }))).toBe(4);
    expect(boundAt(money, "lte", 1.6)).toBe(8000);
  });
});

describe("what a condition holds", () => {
  it("is the stretch between its bounds", () => {
    expect(heldStretch(shares, [{ op: "gte", value: 6000 }])).toEqual([12, 20]);
    expect(heldStretch(orders, [{ op: "gte", value: 2 }, { op: "lte", value: 4 }])).toEqual([2, 5]);
    expect(heldStretch(orders, [{ op: "gte", value: 5 }, { op: "lte", value: 2 }])).toEqual([0, 0]);
    expect(heldStretch(orders, boundsOf({ op: "known", known: true }))).toBeNull();
    expect([partHeld(0, [0.5, 2]), partHeld(1, [0.5, 2]), partHeld(2, [0.5, 2])]).toEqual([[0.5, 1], [0, 1], [0, 0]]);
  });
});

describe("the handle's keys", () => {
  it.each([[shares, 6000, "ArrowRight", false, 6100], [shares, 6050, "ArrowRight", false, 6100], [shares, 6050, "ArrowLeft", false, 6000], [shares, 6000, "ArrowRight", true, 6500], [orders, 0, "ArrowLeft", false, 0], [orders, 2, "PageUp", false, 3], [orders, 5, "Home", false, 0], [orders, 5, "End", false, 9]] as const)("%#", (bins, value, key, shift, next) => {
    expect(keyedValue(bins, value, key, shift)).toBe(next);
  });
  it("leave others to the window", () => expect(keyedValue(orders, 2, "n", false)).toBeNull());
});
