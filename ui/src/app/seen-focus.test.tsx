import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { showFocusOfKeys } from "./seen-focus";

// 1. After a key a focus that is given by script is asked to be seen; after a click it is left to the window.
// 2. What is asked for besides is kept, and a modifier alone is no key.

const { focus } = HTMLElement.prototype;
const given = vi.fn();
let end = () => {};

beforeEach(() => {
  given.mockClear();
  HTMLElement.prototype.focus = given;
  end = showFocusOfKeys();
});
afterEach(() => {
  end();
  HTMLElement.prototype.focus = focus;
});

it("asks for a focus that is seen once a key was used", () => {
  fireEvent.pointerDown(document.body);
  document.body.focus();
  expect(given).toHaveBeenLastCalledWith(undefined);
  fireEvent.keyDown(document.body, { key: "p" });
  document.body.focus({ preventScroll: true });
  expect(given).toHaveBeenLastCalledWith({ focusVisible: true, preventScroll: true });
  fireEvent.pointerDown(document.body);
  document.body.focus({ preventScroll: true });
  expect(given).toHaveBeenLastCalledWith({ preventScroll: true });
});

it("takes Shift and Ctrl alone for part of a click", () => {
  fireEvent.pointerDown(document.body);
  fireEvent.keyDown(document.body, { key: "Shift" });
  document.body.focus();
  expect(given).toHaveBeenLastCalledWith(undefined);
});
