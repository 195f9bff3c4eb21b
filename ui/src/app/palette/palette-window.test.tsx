import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { openBulk } from "../bulk/bulk-state";
import { closeFloating } from "../floating";

const PAGE = "#/pages?page=category%3AClothing+%3E+Jackets";
const typeInPalette = async (text: string) => {
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.type(await screen.findByTestId("palette-input"), text);
};

/** The app whose catalog answers once the function that is handed back is called. */
function renderHeldBack(hash: string): () => void {
  const fake = new FakeState();
  const now = fakeAnswers(fake)["catalog_query"];
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  renderApp(hash, { catalog_query: async (args: object) => (await late, now?.(args)) }, fake);
  return answer;
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  closeFloating();
  openBulk(null);
});

describe("palette", () => {
  it("goes to a page by name, and has it under recent next time", async () => {
    renderApp("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("tents");
    await screen.findByTestId("palette-page:category:Camping > Tents");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(window.location.hash).toContain("Tents"));
    await userEvent.keyboard("{Control>}k{/Control}");
    const recent = await screen.findByRole("group", { name: "Recent" });
    expect(within(recent).getByRole("option").textContent).toContain("Tents");
  });

  it("guesses what a mistyped name meant", async () => {
    renderApp("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("jakets");
    expect(await screen.findByText("Nothing is called “jakets”. Did you mean Clothing › Jackets?")).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(window.location.hash).toContain("Jackets"));
  });

  it("finds products, segments and rules in one list", async () => {
    renderApp("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("parka");
    expect(await screen.findByTestId("palette-rule:parka-week")).toBeTruthy();
    const products = await screen.findByRole("group", { name: "Products" });
    expect(within(products).getAllByRole("option")[0]?.textContent).toContain("Parka");
    await userEvent.clear(screen.getByTestId("palette-input"));
    await userEvent.type(screen.getByTestId("palette-input"), "bargain");
    expect(await screen.findByTestId("palette-segment:bargain-hunters")).toBeTruthy();
  });

  it("does what was typed on the page and lane in view, as one edit that undo names", async () => {
    const { fake } = renderApp(PAGE);
    await screen.findByTestId("lane-vip");
    await typeInPalette("pin NW-1110 at 3");
    expect((await screen.findByTestId("palette-act:pin:NW-1110")).textContent).toContain("for VIP on Jackets");
    await waitFor(() => expect(screen.getByTestId("palette-effect").textContent).toMatch(/From position \d+ to/));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(fake.document.rules.at(-1)?.action).toEqual({ type: "pin", product: "NW-1110", position: 3 }));
    expect(fake.document.rules.at(-1)).toMatchObject({ segments: ["vip"], pages: [{ category: "Clothing > Jackets" }] });
    await waitFor(() => expect(screen.getByTestId("undo").getAttribute("aria-label")).toContain("Undo: Pin Brekka Shell Jacket at 3"));
  });

  it("moves with the arrows round and round, and says where nothing fits", async () => {
    renderApp("#/settings");
    await screen.findByTestId("app");
    await userEvent.keyboard("{Control>}k{/Control}");
    const input = await screen.findByTestId("palette-input");
    const options = screen.getAllByRole("option");
    await userEvent.keyboard("{ArrowUp}");
    expect(options.at(-1)?.getAttribute("aria-selected")).toBe("true");
    expect(input.getAttribute("aria-activedescendant")).toBe(options.at(-1)?.id);
    await userEvent.type(input, "zzzz");
    expect(await screen.findByText(/Nothing is called “zzzz”/)).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("palette-input")).toBeNull());
  });

  it("says why nothing comes of an act that it understood", async () => {
    renderApp(PAGE);
    await screen.findByTestId("lane-vip");
    await typeInPalette("pin NW-1110 at 0");
    expect(await screen.findByText("Positions are 1 to 1,000.")).toBeTruthy();
    expect(screen.queryByText(/Nothing is called/)).toBeNull();
  });

  it("does it for the segment that is named, whatever lane is in view", async () => {
    const { fake } = renderApp(PAGE);
    await screen.findByTestId("lane-vip");
    await typeInPalette("hide NW-1110 for lapsed");
    expect((await screen.findByTestId("palette-act:hide:NW-1110")).textContent).toContain("for Lapsed on Jackets");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(fake.document.rules.at(-1)).toMatchObject({ segments: ["lapsed"], action: { type: "hide" } }));
  });

  it("stands at the first of what comes late, whatever was pressed before", async () => {
    const answer = renderHeldBack("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("brekka shell");
    await waitFor(() => expect(screen.queryByRole("option")).toBeNull());
    await userEvent.keyboard("{ArrowUp}");
    answer();
    expect((await screen.findAllByRole("option"))[0]?.getAttribute("aria-selected")).toBe("true");
  });

  it("goes to the first of what fits all that was typed, when Enter comes before it", async () => {
    const answer = renderHeldBack("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("kvist rain{Enter}");
    expect(window.location.hash).toBe("#/settings");
    answer();
    await waitFor(() => expect(window.location.hash).toContain("product=NW-"));
    expect(screen.queryByTestId("palette-input")).toBeNull();
  });

  it("forgets an early Enter when more is typed", async () => {
    const answer = renderHeldBack("#/settings");
    await screen.findByTestId("app");
    await typeInPalette("kvist{Enter} rain");
    answer();
    await screen.findByRole("group", { name: "Products" });
    expect(window.location.hash).toBe("#/settings");
  });

  it("gives the focus back to where it was called from, also after a dialog that it opened", async () => {
    renderApp(PAGE);
    const lane = await screen.findByTestId("lane-vip");
    const [, row] = await within(lane).findAllByRole("option");
    row?.focus();
    await typeInPalette("paste ids");
    await screen.findByTestId("palette-do:bulk");
    await userEvent.keyboard("{Enter}");
    const field = await screen.findByTestId("bulk-text");
    await waitFor(() => expect(document.activeElement === field).toBe(true));
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement === row).toBe(true));
  });

  it("undoes by name", async () => {
    const state = new FakeState();
    state.edit("Hide Tinde Parka", []);
    renderApp("#/settings", {}, state);
    await screen.findByTestId("app");
    await typeInPalette("undo");
    expect((await screen.findByTestId("palette-do:undo")).textContent).toContain("Undo: Hide Tinde Parka");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(state.past.length).toBe(0));
  });

  it("has no fault that axe finds, nor has the list of shortcuts", async () => {
    renderApp(PAGE);
    await screen.findByTestId("lane-vip");
    await userEvent.keyboard("?");
    await screen.findByTestId("shortcut-help");
    const check = async () => {
      const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
    };
    await check();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("shortcut-help")).toBeNull());
    await typeInPalette("jackets");
    await screen.findByTestId("palette-page:category:Clothing > Jackets");
    await check();
  });
});

describe("back and forward", () => {
  it("go through what was looked at, and name it", async () => {
    renderApp(PAGE);
    await screen.findByTestId("lane-vip");
    await userEvent.click(screen.getByTestId("rail-settings"));
    const back = screen.getByTestId("back");
    await waitFor(() => expect(back.getAttribute("aria-label")).toBe("Back to Clothing › Jackets"));
    await userEvent.click(screen.getByTestId("rail-rules"));
    await waitFor(() => expect(back.getAttribute("aria-label")).toBe("Back to Settings"));
    await userEvent.click(back);
    await waitFor(() => expect(window.location.hash).toBe("#/settings"));
    expect(screen.getByTestId("forward").getAttribute("aria-label")).toBe("Forward to Rules");
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await screen.findByTestId("lane-vip");
    // Another way taken: what lay ahead is gone.
    await userEvent.click(screen.getByTestId("rail-catalog"));
    await waitFor(() => expect(screen.getByTestId("forward").getAttribute("aria-label")).toBe("Nothing to go forward to"));
  });
});
