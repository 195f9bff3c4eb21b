import { expect, it } from "vitest";
import type { Contribution } from "../../ipc/bindings";
import { waterfall } from "./waterfall";

const part = (kind: Contribution["kind"], points: number): Contribution => ({ label: `${kind} ${points}`, kind, rule: null, points, note: null });

it("puts formula terms first, then boosts, then buries, and ends at the points", () => {
  const { bars, total } = waterfall([part("rule", -20), part("formula", 100), part("rule", 35), part("relevance", 40)], 155);
  expect(bars.map((bar) => [bar.tone, bar.points])).toEqual([["formula", 100], ["relevance", 40], ["boost", 35], ["bury", -20]]);
  expect(bars.reduce((sum, bar) => sum + bar.points, 0)).toBe(total.points);
  expect(bars.at(-1)?.end).toBeCloseTo(total.left + total.width, 5);
});

it("stays inside its width below zero", () => {
  const { bars, total } = waterfall([part("rule", -80), part("formula", 30)], -50);
  for (const bar of [...bars, total]) {
    expect(bar.left).toBeGreaterThanOrEqual(0);
    expect(bar.left + bar.width).toBeLessThanOrEqual(101.5);
  }
});

it("draws nothing wild for nothing", () => expect(waterfall([], 0).total).toEqual({ points: 0, left: 0, width: 1.5 }));
