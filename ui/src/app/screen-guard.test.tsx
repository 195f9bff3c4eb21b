import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ScreenGuard } from "./screen-guard";

it("keeps a screen's mistake to itself, says what it was, and tries again", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let broken = true;
  const Screen = () => {
    if (broken) throw new RangeError("invalid language tag: C");
    return <p>all well</p>;
  };
  render(
    <>
      <nav>rail</nav>
      <ScreenGuard>
        <Screen />
      </ScreenGuard>
    </>,
  );
  expect(screen.getByRole("alert").textContent).toContain("invalid language tag: C");
  expect(screen.getByText("rail")).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("all well")).toBeTruthy();
  told.mockRestore();
});
