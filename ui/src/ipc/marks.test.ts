// @vitest-environment jsdom
/* Whoever waits for a frame is called in the order of asking, and what one does next comes after all of them. */
import { expect, test } from "vitest";
import { afterPaint, painted } from "./marks";

test("calls for one frame come in one task, before what any of them goes on with", async () => {
  const told: string[] = [];
  const goesOn = painted().then(() => told.push("went on"));
  afterPaint(() => told.push("first"));
  afterPaint(() => told.push("second"));
  await goesOn;
  expect(told).toEqual(["first", "second", "went on"]);
});

test("what was called off is not called, and the next frame has its own calls", async () => {
  const told: string[] = [];
  afterPaint(() => told.push("called off"))();
  await painted();
  afterPaint(() => told.push("later"));
  expect(told).toEqual([]);
  await painted();
  expect(told).toEqual(["later"]);
});
