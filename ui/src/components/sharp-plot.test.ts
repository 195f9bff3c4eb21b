import type uPlot from "uplot";
import { expect, it, vi } from "vitest";
import { sharpened } from "./sharp-plot";

/** As uPlot hands itself over before it draws: sized by its own ratio. */
function drawn(textPercent: number, ratio: number, times = 1) {
  vi.stubGlobal("devicePixelRatio", ratio);
  const transforms: number[][] = [];
  const canvas = { width: 0, height: 0 };
  const plot = { width: 301, height: 180, ctx: { canvas, setTransform: (...values: number[]) => transforms.push(values) } } as unknown as uPlot;
  const { drawClear } = sharpened(textPercent).hooks;
  [canvas.width, canvas.height] = [Math.round(301 * ratio), Math.round(180 * ratio)];
  for (let time = 0; time < times; time += 1) [drawClear].flat().forEach((hook) => hook?.(plot));
  return { size: [canvas.width, canvas.height], transforms };
}

it.each([
  [100, 1, [301, 180]],
  [200, 1, [602, 360]],
  [125, 2, [753, 450]],
] as const)("text at %d %% on a screen of %d has a canvas of %j", (percent, ratio, size) => expect(drawn(percent, ratio).size).toEqual(size));

it("draws in the plot's own units on it", () => {
  expect(drawn(100, 1).transforms).toEqual([]);
  expect(drawn(200, 1).transforms).toEqual([[2, 0, 0, 2, 0, 0]]);
});

it("scales once, however often it is drawn at one size", () => expect(drawn(200, 1, 3)).toEqual({ size: [602, 360], transforms: [[2, 0, 0, 2, 0, 0]] }));
