import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type Answers, fakeAnswers, refuse } from "../testing/fake-ipc";
import { FakeState } from "../testing/fake-state";
import { renderApp } from "../testing/render-app";
import { parseRoute, routeHref } from "./routes";

describe("shell", () => {
  it("tells how figures are written before it asks for anything that has a sentence", async () => {
    const state = new FakeState();
    const asked: string[] = [];
    const answers: Answers = { ...fakeAnswers(state), style_set: () => null };
    const noted = Object.entries(answers).map(([name, answer]) => [name, (args: unknown) => (asked.push(name), answer(args))] as const);
    renderApp("#/pages", Object.fromEntries(noted), state);
    await screen.findByTestId("store-menu");
    await waitFor(() => expect(asked).toContain("lanes_rank"));
    expect(asked.filter((name) => name === "style_set")).toHaveLength(1);
    expect(asked.slice(0, asked.indexOf("style_set")).toSorted()).toEqual(["preferences_get", "store_status"]);
  });

  it("welcomes where no store is open, and opens the demo", async () => {
    const state = new FakeState();
    state.open = false;
    renderApp("#/pages", {}, state);
    await userEvent.click(await screen.findByTestId("open-demo"));
    expect(await screen.findByTestId("store-menu")).toHaveProperty("textContent", "Northwind Outdoor");
  });

  it("tells what undo takes back, and takes it back by key", async () => {
    const state = new FakeState();
    state.edit("Pin Kvist Rain Jacket at 3", []);
    renderApp("#/settings", {}, state);
    const undo = await screen.findByTestId("undo");
    expect(undo.getAttribute("aria-label")).toBe("Undo: Pin Kvist Rain Jacket at 3");
    await userEvent.keyboard("u");
    expect((await screen.findByTestId("toast")).textContent).toContain("Undone: Pin Kvist Rain Jacket at 3");
    expect(state.past.length).toBe(0);
    await userEvent.keyboard("{Shift>}u{/Shift}");
    expect(await screen.findByText("Redone: Pin Kvist Rain Jacket at 3")).toBeTruthy();
    expect(state.past.length).toBe(1);
  });

  it("says of what is undone elsewhere where it was, and leads there", async () => {
    const state = new FakeState();
    const rule = state.document.rules[0];
    if (rule) state.edit("Add it", [{ op: "putRule", rule: { ...rule, id: "of-tents", pages: [{ category: "Camping > Tents" }], segments: [] }, index: null }]);
    renderApp("#/pages?page=category%3AClothing+%3E+Jackets", {}, state);
    await screen.findByTestId("lane-vip");
    await screen.findByTestId("undo");
    await userEvent.keyboard("u");
    await screen.findByText("Undone: Add it, on Camping › Tents");
    await userEvent.click(within(screen.getByTestId("toast")).getByRole("button", { name: "Show" }));
    await waitFor(() => expect(window.location.hash).toContain("Tents"));
  });

  it("opens another store where the last one is not there", async () => {
    const state = new FakeState();
    const path = "/home/ida/shops/gone.endcap";
    const asked: string[] = [];
    const recent = ["gone", "winter"].map((name) => ({ path: `/home/ida/shops/${name}.endcap`, name, openedAt: "2026-11-20T09:00:00Z" }));
    const refused = () => refuse({ kind: "file", path, reason: "there is no such file: open the store where it is now, or start another" });
    renderApp("#/pages", {
      store_status: () => (state.open ? state.status() : refused()),
      store_recent: () => recent,
      store_open: (args: { path: string }) => (asked.push(args.path), refused()),
      "plugin:dialog|open": () => (asked.push("dialog"), null),
    }, Object.assign(state, { open: false }));
    const said = await screen.findByTestId("store-fault");
    expect(said.textContent).toContain("There is no such file: open the store where it is now, or start another.");
    expect(document.body.textContent.split(path)).toHaveLength(2);
    expect(await screen.findByTestId("recent-winter")).toBeTruthy();
    expect(screen.queryByTestId("recent-gone")).toBeNull();
    await userEvent.keyboard("{Control>}o{/Control}");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(asked).toEqual(["dialog", path]);
    await userEvent.click(screen.getByTestId("open-demo"));
    expect(await screen.findByTestId("store-menu")).toBeTruthy();
  });

  it("says what failed in words", async () => {
    renderApp("#/pages", { store_status: () => Promise.reject(Object.assign(new Error("The disk is full."))) });
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  });
});

describe("routes", () => {
  it("reads what it writes", () => {
    const href = routeHref("pages", { page: "category:Clothing > Jackets" }, "grid");
    expect(parseRoute(href)).toEqual({ section: "pages", path: ["grid"], params: { page: "category:Clothing > Jackets" } });
  });
  it("takes an unknown place for Pages", () => expect(parseRoute("#/nowhere").section).toBe("pages"));
});
