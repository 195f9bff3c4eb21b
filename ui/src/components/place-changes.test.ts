import { expect, it } from "vitest";
import { keepingOrder, madeRoom } from "./place-changes";

const stood = (...places: readonly (readonly [id: string, from: number, to: number, touched?: true])[]) => places.map(([id, from, to, touched = false]) => ({ id, from, to, touched }));

it("finds the most that keep their order", () => {
  expect([...keepingOrder([2, 3, 4, 1])].toSorted()).toEqual([0, 1, 2]);
  expect([...keepingOrder([])]).toEqual([]);
});

it("takes who went on in the same order for making room, whichever side is read first", () => {
  const places = stood(["a", 1, 2], ["b", 2, 3], ["c", 3, 1], ["d", 4, 4]);
  expect([...madeRoom(places)]).toEqual(["a", "b"]);
  expect([...madeRoom(places.toReversed())]).toEqual(["a", "b"]);
});

it("never takes what a changed rule acts on for making room", () => {
  // Pinned at 2 and at 5: up one place, and down one, as neighbours that make room are.
  const places = stood(["warm", 3, 2, true], ["shell", 2, 3], ["vest", 4, 5, true], ["parka", 5, 4]);
  expect([...madeRoom(places)]).toEqual(["shell", "parka"]);
  expect([...madeRoom(places.map((each) => ({ ...each, touched: false })))]).toHaveLength(2);
});
