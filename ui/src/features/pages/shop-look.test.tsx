import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { renderApp } from "../../testing/render-app";
import { FIRST_SHOP, shopLookFrom } from "./shop-look";

// 1. The shop's own rows and pictures are set once, hold in the shop and in the grid, and are there at the next visit.

const at = (view: string) => `#/pages/${view}?page=category%3AClothing+%3E+Jackets`;

beforeEach(() => localStorage.clear());

it.each([
  [null, FIRST_SHOP],
  ["{", FIRST_SHOP],
  ['{"desktop":9,"phone":0,"shape":"round","fills":"yes"}', FIRST_SHOP],
  ['{"desktop":4,"phone":1,"shape":"3:4","fills":true}', { desktop: 4, phone: 1, shape: "3:4", fills: true }],
] as const)("makes of the note %s what can be shown", (note, look) => expect(shopLookFrom(note)).toEqual(look));

async function choose(name: string, option: string) {
  await userEvent.click(screen.getByRole("button", { name: new RegExp(name) }));
  await userEvent.click(await screen.findByRole("option", { name: option }));
}

it("sets products as the shop does, in the shop and in the grid", async () => {
  const { unmount } = renderApp(at("shop"));
  const draft = await screen.findByTestId("shop-draft");
  await userEvent.click(screen.getByTestId("shop-look"));
  await choose("Products in a row on a desktop", "3");
  await choose("Pictures$", "Upright, 4:5");
  await userEvent.click(screen.getByText("Pictures fill their frame"));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  const columns = () => draft.querySelector("ol")?.style.gridTemplateColumns;
  expect(columns()).toBe("repeat(3, minmax(64px, 1fr))");
  expect(draft.style.getPropertyValue("--shape")).toBe("0.8");
  expect(draft.className).toContain("fills");
  await userEvent.click(screen.getByRole("radio", { name: "1" }));
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("radio", { name: "Phone" }));
  expect(columns()).toBe("repeat(1, minmax(0px, 1fr))");
  unmount();

  renderApp(at("grid"));
  const grid = await screen.findByTestId("grid");
  expect(grid.className).toBe("grid phone fills");
  await waitFor(() => expect(grid.querySelectorAll("[data-product]").length).toBeGreaterThan(2));
  const [first, second] = grid.querySelectorAll<HTMLElement>("[data-product]");
  // One in a row: each stands below the other, beneath a picture 358 px wide and a quarter higher than wide.
  expect([first?.style.left, second?.style.left]).toEqual(["0px", "0px"]);
  expect(second?.style.top).toBe(`${Math.round(358 / 0.8) + 80}px`);
  await userEvent.click(screen.getByTestId("shop-look"));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Reset" }));
  await waitFor(() => expect(grid.className).toBe("grid phone"));
});
