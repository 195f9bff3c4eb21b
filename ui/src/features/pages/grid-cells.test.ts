import { describe, expect, it } from "vitest";
import { barOf, gridGapAt, gridLanding, gridOf, gridStep, placeOf, TILE_GAP } from "./grid-cells";

const grid = { columns: 4, tileWidth: 200, imageHeight: 250, lineHeight: 330 };
const pitch = 200 + TILE_GAP;

it("fits as many tiles as are wide enough", () => {
  const { columns, tileWidth } = gridOf(840);
  expect(columns).toBe(4);
  expect(columns * tileWidth + (columns - 1) * TILE_GAP).toBeCloseTo(840, 6);
  expect(gridOf(10).columns).toBe(2);
});

it("has as many in a row as the shop, and pictures of its shape", () => {
  const { columns, tileWidth, imageHeight, lineHeight } = gridOf(840, 3, 4 / 5);
  expect(columns).toBe(3);
  expect(tileWidth).toBeCloseTo((840 - 2 * TILE_GAP) / 3, 6);
  expect(imageHeight).toBe(Math.round(tileWidth * 1.25));
  expect(lineHeight).toBeGreaterThan(imageHeight);
});

it("places tiles line by line", () => expect(placeOf(6, grid)).toEqual({ left: 2 * pitch, top: grid.lineHeight }));

describe("the nearest gap", () => {
  it.each([
    ["before the first", 0, 10, 0],
    ["between the second and third", 2 * pitch - 20, 10, 2],
    ["the end of the first line", 4 * pitch, 10, 4],
    ["the second line", pitch, grid.lineHeight + 10, 5],
    ["below the last", 3 * pitch, grid.lineHeight * 9, 10],
  ])("%s", (_, x, y, gap) => expect(gridGapAt(x, y, 10, grid)).toBe(gap));

  it("gives the position after the product has left its own place", () => {
    expect(gridLanding(2 * pitch, 0, 10, grid, 9)).toEqual({ gap: 2, position: 3 });
    expect(gridLanding(2 * pitch, 0, 10, grid, 1)).toEqual({ gap: 2, position: 2 });
  });

  it("has its bar at the end of the line", () => {
    expect(barOf(4, 10, grid)).toEqual({ left: 3 * pitch + 200 + TILE_GAP / 2, top: 0 });
    expect(barOf(1, 10, grid)).toEqual({ left: pitch - TILE_GAP / 2, top: 0 });
  });
});

it.each([
  [0, "right", 1],
  [0, "left", 0],
  [1, "down", 5],
  [1, "up", 1],
  [8, "down", 8],
] as const)("from tile %i %s to %i", (from, key, to) => expect(gridStep(from, key, 10, 4)).toBe(to));
