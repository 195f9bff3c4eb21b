import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Steady } from "./steady";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("shows all that has come once the rest is waited for too long, and each time anew", () => {
  const { container, rerender } = render(<Steady isWhole>why</Steady>);
  const name = () => container.firstElementChild?.className;
  const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
  expect(name()).toBe("steady");
  rerender(<Steady isWhole={false}>why</Steady>);
  pass(999);
  expect(name()).toBe("steady waits");
  pass(1);
  expect(name()).toBe("steady waits late");
  rerender(<Steady isWhole>why</Steady>);
  rerender(<Steady isWhole={false}>why</Steady>);
  expect(name()).toBe("steady waits");
});
