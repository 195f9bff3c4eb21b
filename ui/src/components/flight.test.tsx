import { act, fireEvent, render, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Passing, useFlight } from "./flight";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ROW = 60;
const SIGHT = 600;

/** Rows of 60 px, ten of them in sight. */
function Rows() {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { first, last, passing } = useFlight(scroller, top / ROW, (top + SIGHT) / ROW - 1);
  return (
    <div ref={scroller} data-testid="rows" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <p data-testid="drawn">{`${first + 1} to ${last + 1}`}</p>
      {passing && <Passing {...passing} top={0} lineHeight={ROW} />}
    </div>
  );
}

const drawn = () => screen.getByTestId("drawn").textContent;
const passing = () => document.querySelector(".passing")?.textContent.split("\n") ?? null;

/** Scrolls so many times, so many rows at a time. */
function scroll(times: number, rows: number, every = 20): void {
  const element = screen.getByTestId("rows");
  Object.defineProperty(element, "clientHeight", { value: SIGHT, configurable: true });
  for (let time = 0; time < times; time += 1) {
    act(() => void vi.advanceTimersByTime(every));
    element.scrollTop += rows * ROW;
    fireEvent.scroll(element);
  }
}

it("draws every row of a scroll that can be followed", () => {
  render(<Rows />);
  scroll(40, 1);
  expect(passing()).toBeNull();
  expect(drawn()).toBe("41 to 50");
});

it("lets numbers alone go by where rows pass too quickly, and draws the rows when it rests", () => {
  render(<Rows />);
  scroll(20, 100);
  expect(passing()).toEqual(["2,001", "2,002", "2,003", "2,004", "2,005", "2,006", "2,007", "2,008", "2,009", "2,010"]);
  const before = drawn();
  scroll(1, 100);
  expect(drawn()).toBe(before);
  expect(passing()?.[0]).toBe("2,101");
  act(() => void vi.advanceTimersByTime(100));
  expect(passing()).toBeNull();
  expect(drawn()).toBe("2101 to 2110");
});

it("draws the rows of a leap at once, and of one leap after the other", () => {
  render(<Rows />);
  scroll(3, 5000, 250);
  expect(passing()).toBeNull();
  expect(drawn()).toBe("15001 to 15010");
  // A step, and a leap right after it.
  scroll(3, 1);
  scroll(1, 5000, 60);
  expect(passing()).toBeNull();
  expect(drawn()).toBe("20004 to 20013");
});

it("goes on with numbers while it slows down, and draws rows before it stands still", () => {
  render(<Rows />);
  // In sight for 67 ms, then for 133, then for 400.
  scroll(10, 3);
  expect(passing()).not.toBeNull();
  scroll(10, 1.5);
  expect(passing()).not.toBeNull();
  scroll(10, 0.5);
  expect(passing()).toBeNull();
});
