import { expect, it } from "vitest";
import { stepped } from "./text-size";

it.each([
  [100, 1, 110],
  [110, -1, 100],
  [130, 1, 150],
  [130, -1, 125],
  [200, 1, 200],
  [100, -1, 100],
] as const)("%d %% stepped by %d is %d %%", (percent, by, expected) => {
  expect(stepped(percent, by)).toBe(expected);
});
