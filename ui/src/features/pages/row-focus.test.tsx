// The row that is to have the focus: given as soon as it is drawn, never taken from where somebody went.
import { act, render } from "@testing-library/react";
import { useRef } from "react";
import { expect, it } from "vitest";
import { type FocusRow, useRowFocus } from "./row-focus";

const given: { focusRow: FocusRow } = { focusRow: () => undefined };

function Lane({ rows }: { rows: readonly number[] }) {
  const root = useRef<HTMLDivElement>(null);
  Object.assign(given, { focusRow: useRowFocus(root) });
  return (
    <>
      <input data-testid="box" />
      <div ref={root}>
        <ol data-lane="vip">
          {rows.map((position) => (
            <li key={position} tabIndex={-1} data-position={position} data-product={`P${position}`} />
          ))}
        </ol>
      </div>
    </>
  );
}

const frame = () => act(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
const focused = () => (document.activeElement as HTMLElement | null)?.dataset["position"];

it("waits for a row that is drawn later", async () => {
  const { rerender } = render(<Lane rows={[1, 2]} />);
  given.focusRow("vip", 29);
  await frame();
  expect(document.activeElement).toBe(document.body);
  rerender(<Lane rows={[29, 30]} />);
  expect(focused()).toBe("30");
});

it("goes from row to row, by index or by product", async () => {
  render(<Lane rows={[1, 2, 3]} />);
  given.focusRow("vip", 0);
  await frame();
  given.focusRow("vip", "P3");
  await frame();
  expect(focused()).toBe("3");
});

it("stays away from a field that was gone to meanwhile, also when the row comes later", async () => {
  const { getByTestId, rerender } = render(<Lane rows={[1]} />);
  given.focusRow("vip", 4);
  getByTestId("box").focus();
  await frame();
  rerender(<Lane rows={[5]} />);
  expect(document.activeElement).toBe(getByTestId("box"));
});

it("takes nobody's focus where only a lost one is meant", async () => {
  const { getByTestId } = render(<Lane rows={[1]} />);
  getByTestId("box").focus();
  given.focusRow("vip", "P1", { onlyLost: true });
  await frame();
  expect(document.activeElement).toBe(getByTestId("box"));
});
