// The focus is never nowhere: the part of the screen that lost it has it, until somebody gives it to something better.
import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { isFocusLost } from "../components/lost-focus";
import { useFocusHome } from "./focus-home";

const shown: { remove: (what: "button" | "part" | "all") => void } = { remove: () => undefined };

function Screen() {
  const [gone, setGone] = useState<readonly string[]>([]);
  Object.assign(shown, { remove: (what: string) => setGone((was) => [...was, what]) });
  useFocusHome();
  return (
    <main data-testid="main">
      <input data-testid="field" />
      {!gone.includes("part") && <section data-testid="part">{!gone.includes("button") && <button type="button">Remove me</button>}</section>}
    </main>
  );
}

const frames = () =>
  act(async () => {
    for (let left = 20; left > 0; left -= 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

it("goes to the part that the control was in, else to what that was in", async () => {
  render(<Screen />);
  screen.getByRole("button").focus();
  act(() => shown.remove("button"));
  await frames();
  expect(document.activeElement).toBe(screen.getByTestId("part"));
  expect(isFocusLost()).toBe(true);
  act(() => shown.remove("part"));
  await frames();
  expect(document.activeElement).toBe(screen.getByTestId("main"));
});

it("has a fresh screen where nothing asks for the focus", async () => {
  render(<Screen />);
  await frames();
  expect(document.activeElement).toBe(screen.getByTestId("main"));
});

it("leaves the focus to whoever took it", async () => {
  render(<Screen />);
  screen.getByRole("button").focus();
  act(() => shown.remove("button"));
  screen.getByTestId("field").focus();
  await frames();
  expect(document.activeElement).toBe(screen.getByTestId("field"));
  expect(isFocusLost()).toBe(false);
});
