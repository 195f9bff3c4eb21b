// The keyboard in the lanes and in the grid, key by key: both step, choose, lift and put back alike.
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { LaneRow } from "../../ipc/bindings";
import { useGridKeys } from "./grid-keys";
import { useLaneKeys } from "./lane-keys";
import type { LaneView, Selection } from "./lane-rows";
import { picksOf } from "./picks";
import type { Drag } from "./row-drag";

const laneOf = (segment: string, ids: string) =>
  ({
    segment,
    name: segment.toUpperCase(),
    total: ids.length,
    rows: new Map([...ids].map((id, index) => [index, { id, title: `Jacket ${id}`, position: index + 1 } as LaneRow])),
  }) as unknown as LaneView;
const VIP = laneOf("vip", "ABCDEF");
const LAPSED = laneOf("lapsed", "FEDCBA");

const shown: { selection: Selection | null; drag: Drag | null; dropped: Drag | null } = { selection: null, drag: null, dropped: null };

function useBoth() {
  const [selection, onSelect] = useState<Selection | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  Object.assign(shown, { selection, drag });
  return { selection, onSelect, drag, setDrag, held: null, onDrop: (drop: Drag) => (shown.dropped = drop), reveal: vi.fn(), focusRow: vi.fn() };
}

function Lanes() {
  return <output>{useLaneKeys({ ...useBoth(), lanes: [VIP, LAPSED], sight: () => [1, 3] })}</output>;
}

/** In three columns: ABC above DEF. */
function Grid() {
  return <output>{useGridKeys({ ...useBoth(), lane: VIP, columns: 3, drawn: [1, 3], sight: () => 3 })}</output>;
}

/** Whether the key was taken. */
const press = (key: string, modifiers: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => !fireEvent.keyDown(document.body, { key, ...modifiers });
const pressAll = (keys: string) => {
  for (const key of keys.split(" ")) press(key === "Space" ? " " : key);
};
const at = () => (shown.selection ? `${shown.selection.lane} ${shown.selection.product ?? "none"}` : null);
const said = () => screen.getByRole("status").textContent;
const names = () => picksOf(shown.selection).map((pick) => pick.id).join("");

describe.each([
  ["the lanes", Lanes],
  ["the grid", Grid],
])("in %s", (_, View) => {
  it("the first arrow chooses the first, Home goes back to it, and Escape chooses nothing", () => {
    render(<View />);
    pressAll("ArrowDown");
    expect(at()).toBe("vip A");
    pressAll("ArrowDown ArrowDown Home");
    expect(at()).toBe("vip A");
    const beside = document.body.appendChild(document.createElement("aside"));
    beside.className = "insp";
    fireEvent.keyDown(beside, { key: "Escape" });
    beside.remove();
    expect(at()).toBe("vip A");
    pressAll("Escape");
    expect(at()).toBeNull();
  });

  it("Ctrl A chooses what is in sight and says how many", () => {
    render(<View />);
    expect(press("a", { ctrlKey: true })).toBe(true);
    expect([names(), said()]).toEqual(["BCD", "3 products chosen."]);
  });

  it("End goes to the last, a screen on or back stops at the ends", () => {
    render(<View />);
    pressAll("ArrowDown End");
    expect(at()).toBe("vip F");
    pressAll("PageUp");
    expect(at()).toBe("vip C");
    pressAll("PageUp PageDown");
    expect(at()).toBe(View === Grid ? "vip F" : "vip D");
    pressAll("PageDown PageDown");
    expect(at()).toBe("vip F");
    pressAll("Escape End");
    expect(at()).toBe("vip F");
  });

  it("Space lifts, a range does not move what is lifted, and Escape puts it back", () => {
    render(<View />);
    pressAll("ArrowDown Space");
    expect(shown.drag).toMatchObject({ product: "A", position: 1, by: "keys" });
    press("ArrowDown", { shiftKey: true });
    expect([shown.drag?.position, names()]).toEqual([1, "A"]);
    pressAll("Escape");
    expect([shown.drag, said(), at()]).toEqual([null, "Put back.", "vip A"]);
  });

  it("Home, End and a screen on or back carry what is lifted, and each step is said", () => {
    render(<View />);
    pressAll("ArrowDown Space End");
    expect([shown.drag?.position, at()]).toEqual([6, "vip A"]);
    expect(said()).toContain("Position 6 of 6 places");
    pressAll("PageUp");
    expect(shown.drag?.position).toBe(3);
    pressAll("Home Home PageDown");
    expect(shown.drag?.position).toBe(4);
  });

  it.each(["Space", "Enter"])("%s drops what was lifted where the arrows brought it", (key) => {
    render(<View />);
    pressAll(`ArrowDown Space ArrowDown ${key}`);
    expect(shown.dropped).toMatchObject({ product: "A", over: "vip", position: View === Grid ? 4 : 2 });
    expect(said()).toContain("Not in the draft yet.");
  });
});

it("in the lanes the arrows follow a product to the side, and Shift takes a range down and up alone", () => {
  render(<Lanes />);
  pressAll("ArrowDown ArrowDown ArrowRight");
  expect(at()).toBe("lapsed B");
  pressAll("ArrowRight");
  expect(at()).toBe("lapsed B");
  pressAll("ArrowLeft");
  expect(at()).toBe("vip B");
  press("ArrowDown", { shiftKey: true });
  press("ArrowDown", { shiftKey: true });
  press("ArrowUp", { shiftKey: true });
  expect(names()).toBe("BC");
  expect([press("ArrowRight", { shiftKey: true }), press("ArrowLeft", { shiftKey: true })]).toEqual([false, false]);
  expect(names()).toBe("BC");
});

it("in the grid the arrows go by tiles and lines, and Shift takes a range each way", () => {
  render(<Grid />);
  pressAll("ArrowDown ArrowRight ArrowDown");
  expect(at()).toBe("vip E");
  pressAll("ArrowLeft ArrowUp");
  expect(at()).toBe("vip A");
  expect(press("ArrowDown", { shiftKey: true })).toBe(true);
  expect(names()).toBe("ABCD");
  press("ArrowRight", { shiftKey: true });
  expect(names()).toBe("ABCDE");
  press("ArrowUp", { shiftKey: true });
  expect(names()).toBe("AB");
  press("ArrowLeft", { shiftKey: true });
  expect(names()).toBe("A");
});
