import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Button } from "../components/button";
import { useShortcuts } from "./keys";

it.each<[{ ctrlKey: boolean }, number, number]>([
  [{ ctrlKey: true }, 1, 0],
  [{ ctrlKey: false }, 0, 1],
])("with %o, Enter on a button is the shortcut %i times and presses %i times", (held, shortcuts, presses) => {
  const [publish, press] = [vi.fn(), vi.fn()];
  function Place() {
    useShortcuts({ "Mod+Enter": publish });
    return <Button onPress={press}>Repair</Button>;
  }
  render(<Place />);
  const button = screen.getByRole("button", { name: "Repair" });
  button.focus();
  fireEvent.keyDown(button, { key: "Enter", ...held });
  fireEvent.keyUp(button, { key: "Enter", ...held });
  expect([publish.mock.calls.length, press.mock.calls.length]).toEqual([shortcuts, presses]);
});
