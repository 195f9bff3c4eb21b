// Several products at once, in the window: chosen by mouse and keys, one edit, one undo.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import { renderApp } from "../../testing/render-app";

const PAGE = "#/pages?page=category%3AClothing+%3E+Jackets";
const rowAt = async (place: number) => {
  const lane = await screen.findByTestId("lane-vip");
  return waitFor(() => {
    const row = lane.querySelector<HTMLElement>(`[data-position="${place}"]`);
    if (!row) throw new Error(`no row ${place}`);
    return row;
  });
};
const idAt = async (place: number) => (await rowAt(place)).dataset["product"] ?? "";

beforeEach(() => localStorage.clear());

describe("several products", () => {
  it("are chosen by Shift and buried as one edit that one undo takes back", async () => {
    const { fake } = renderApp(PAGE);
    const user = userEvent.setup();
    const ids = await Promise.all([6, 7, 8].map(idAt));
    await user.click(await rowAt(6));
    await user.keyboard("{Shift>}");
    await user.click(await rowAt(8));
    await user.keyboard("{/Shift}");
    expect((await screen.findByTestId("chosen-many")).textContent).toContain("3 products chosen");
    await user.keyboard("{Shift>}b{/Shift}");
    const proposal = await screen.findByTestId("proposal");
    expect(proposal.textContent).toContain("3 products");
    await user.click(within(proposal).getByTestId("proposal-keep"));
    await waitFor(() => expect(fake.document.rules.at(-1)?.action).toEqual({ type: "bury", products: { products: ids }, points: 50 }));
    const before = fake.past.length;
    await user.click(screen.getByTestId("undo"));
    await waitFor(() => expect(fake.past.length).toBe(before - 1));
    expect(fake.document.rules.some((rule) => rule.name.startsWith("Bury 3"))).toBe(false);
  });

  it("are pinned in order by keys alone", async () => {
    const { fake } = renderApp(PAGE);
    const ids = await Promise.all([5, 6].map(idAt));
    const row = await rowAt(5);
    await userEvent.click(row);
    row.focus();
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await screen.findByTestId("chosen-many");
    await userEvent.keyboard("p");
    const position = await screen.findByTestId("proposal-position");
    await userEvent.clear(position);
    await userEvent.type(position, "2{Enter}");
    await waitFor(() => expect(fake.document.rules.slice(-2).map((rule) => rule.action)).toEqual(ids.map((product, index) => ({ type: "pin", product, position: 2 + index }))));
    expect(fake.past.length).toBe(1);
  });

  it("have a menu, which a row of its own gets too: bury everything of the brand here", async () => {
    const { fake } = renderApp(PAGE);
    fireEvent.contextMenu(await rowAt(7), { clientX: 200, clientY: 300 });
    const menu = await screen.findByRole("menu");
    const entry = await within(menu).findByTestId("menu-brand-bury");
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "aria-hidden-focus": { enabled: false } } });
    expect(violations.map((violation) => violation.id)).toEqual([]);
    await userEvent.click(entry);
    await waitFor(() => expect(fake.document.rules.at(-1)).toMatchObject({ segments: ["vip"], pages: [{ category: "Clothing > Jackets" }], action: { type: "bury", products: { field: "brand" } } }));
  });

  it("have in that menu what can be done with the rules about them alone", async () => {
    const { fake } = renderApp(PAGE);
    await screen.findByTestId("page-rules");
    fireEvent.contextMenu(await rowAt(1), { clientX: 200, clientY: 300 });
    const menu = await screen.findByRole("menu");
    expect(await within(menu).findByTestId("menu-copy-rule")).toBeTruthy();
    expect(within(menu).getByTestId("menu-duplicate-rule")).toBeTruthy();
    await userEvent.click(within(menu).getByTestId("menu-remove-lead-shell"));
    await waitFor(() => expect(fake.document.rules.some((rule) => rule.id === "lead-shell")).toBe(false));
    // A product without a rule of its own has none of these.
    fireEvent.contextMenu(await rowAt(9), { clientX: 200, clientY: 300 });
    await within(await screen.findByRole("menu")).findByTestId("menu-brand-bury");
    expect(screen.queryByTestId("menu-copy-rule")).toBeNull();
  });

  it("have that menu by the Menu key and by Shift+F10 as well", async () => {
    renderApp(PAGE);
    const row = await rowAt(7);
    await userEvent.click(row);
    for (const key of ["{ContextMenu}", "{Shift>}{F10}{/Shift}"]) {
      row.focus();
      await userEvent.keyboard(key);
      expect(await screen.findByRole("menu")).toBeTruthy();
      await userEvent.keyboard("{Escape}");
      await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    }
  });

  it("take all in sight by Ctrl+A, and Escape lets go", async () => {
    renderApp(PAGE);
    (await rowAt(1)).focus();
    await userEvent.keyboard("{Control>}a{/Control}");
    expect((await screen.findByTestId("chosen-many")).textContent).toMatch(/\d+ products chosen/);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("chosen-many")).toBeNull());
  });
});
