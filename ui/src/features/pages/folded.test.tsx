// Pages in a small window, on the fake back end:
// 1. how the page is looked at stands in one line, and all of it is a press away; Esc gives the focus back, and what takes the focus elsewhere closes it
// 2. keys of what is folded away go on working
// 3. the inspector is put away; W and F call it, Esc and its button put it away again
// 4. a lane says its first figure, and all of them on demand
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
const usual = window.matchMedia;
beforeEach(() => vi.stubGlobal("matchMedia", (query: string) => ({ ...usual(query), matches: query.includes("max-width: 1100px") })));
afterEach(() => {
  cleanup();
  vi.stubGlobal("matchMedia", usual);
});

const line = () => screen.getByTestId("look-fold");
const isShown = () => !screen.getByTestId("inspector").hasAttribute("hidden");

async function opened(): Promise<HTMLElement> {
  renderApp("#/pages?page=category:Clothing%20%3E%20Jackets");
  const [row] = await screen.findAllByRole("option");
  if (!row) throw new Error("The page has no row.");
  return row;
}

describe("how the page is looked at", () => {
  it("is a line of words that opens all of it", async () => {
    await opened();
    expect(line().textContent).toBe("Now · against live · stock as counted · first 24 places");
    expect(screen.queryByRole("slider", { name: "Instant" })).toBeNull();
    await user.click(line());
    expect(line().getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("slider", { name: "Instant" })).toBeTruthy();
    expect(screen.getByTestId("page-formula")).toBeTruthy();
    await user.click(screen.getByTestId("figures-button"));
    await user.click(screen.getByRole("radio", { name: "12 places" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("figures-button")));
    expect(line().textContent).toContain("first 12 places");
    expect(line().getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{Escape}");
    expect(line().getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(line());
  });

  it("closes once the focus is elsewhere", async () => {
    const row = await opened();
    await user.click(line());
    row.focus();
    await waitFor(() => expect(line().getAttribute("aria-expanded")).toBe("false"));
  });

  it("has no violation", async () => {
    await opened();
    await user.click(line());
    const { violations } = await axe.run(screen.getByRole("main"), { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe("the inspector", () => {
  it("is called by W, and put away by Esc", async () => {
    const row = await opened();
    expect(isShown()).toBe(false);
    await user.click(row);
    await screen.findByTestId("inspector-title");
    await user.keyboard("w");
    expect(isShown()).toBe(true);
    expect(document.activeElement?.id).toBe("why-heading");
    expect(screen.getByTestId("why-button").getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{Escape}");
    expect(isShown()).toBe(false);
    expect(document.activeElement?.getAttribute("role")).toBe("option");
    expect(screen.getByTestId("inspector-title")).toBeTruthy();
  });

  it("is called by F to find a product, and by its button", async () => {
    await opened();
    await user.keyboard("f");
    expect(document.activeElement).toBe(screen.getByTestId("find-on-page"));
    await user.click(screen.getByTestId("why-button"));
    expect(isShown()).toBe(false);
  });
});

it("a lane says its first figure, and all on demand", async () => {
  await opened();
  const head = screen.getByTestId("lane-head-vip");
  const figure = await within(head).findByRole("button", { name: /^Avg margin/ });
  expect(within(head).queryByText("Cover")).toBeNull();
  await user.click(figure);
  const all = screen.getByRole("dialog", { name: "Figures for VIP" });
  expect(within(all).getAllByRole("term").map((each) => each.textContent)).toEqual(["Avg margin", "Cover", "Brands", "Profit", "In stock", "New"]);
});
