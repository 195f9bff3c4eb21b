import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { navigate, parseRoute } from "../../app/routes";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

// 1. A page that is not there is said to be none, and the one that was meant is offered.
// 2. Each store remembers its own page, never another's; one that is gone gives way to the first.  3. A store without pages leads to the import,
// and one whose products have no category is told so.

const hrefOf = (page: string) => `#/pages?${new URLSearchParams({ page }).toString()}`;
const pageNow = () => parseRoute(window.location.hash).params["page"];

beforeEach(() => localStorage.clear());

it("offers the page that a mistyped address meant", async () => {
  renderApp(hrefOf("jakets"));
  expect(await screen.findByText("No page is called “jakets”")).toBeTruthy();
  expect(screen.getByText("Did you mean Jackets?")).toBeTruthy();
  expect(Object.entries(localStorage).filter(([key, value]) => key.startsWith("endcap.page.") && value === "jakets")).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Open Clothing › Jackets" }));
  expect(await screen.findByTestId("lane-vip")).toBeTruthy();
});

it("shows a search page that nobody named before", async () => {
  renderApp(hrefOf("search:umbrella"));
  expect(await screen.findByTestId("lane-vip")).toBeTruthy();
});

it("comes back to the page of each store", async () => {
  const state = new FakeState();
  const demo = state.status();
  let path = demo?.path;
  const answers = fakeAnswers(state);
  const open = (to: string | undefined) => {
    path = to;
    return demo && { ...demo, path, isDemo: false };
  };
  renderApp(hrefOf("category:Clothing > Trousers"), { ...answers, store_status: () => open(path), store_open: (args: { path: string }) => open(args.path), store_open_demo: () => open(demo?.path) }, state);
  const choose = async (name: RegExp) => {
    await userEvent.click(await screen.findByTestId("store-menu"));
    await userEvent.click(await screen.findByRole("menuitem", { name }));
  };
  await screen.findByTestId("lane-vip");
  const first = "category:Clothing > Jackets";
  await choose(/Winter trial/);
  await waitFor(() => expect(pageNow()).toBe(first));
  act(() => navigate(hrefOf("category:Camping > Tents")));
  await waitFor(() => expect(localStorage.getItem("endcap.page./home/ida/shops/winter.endcap")).toBe("category:Camping > Tents"));
  await choose(/demo store/);
  await waitFor(() => expect(pageNow()).toBe("category:Clothing > Trousers"));
});

/** Nothing but mugs: no page of the demo store is here. */
const MUGS = { categories: [{ path: "Mugs", name: "Mugs", products: 3, rules: 0, changed: false, children: [] }], collections: [], searches: [], placements: [], pages: 1 };

it("opens another store at a page of its own, not at the one that was looked at in the first", async () => {
  const state = new FakeState();
  const demo = state.status();
  const answers = fakeAnswers(state);
  const other = "/home/ida/shops/winter.endcap";
  let path = demo?.path;
  const open = (to: string | undefined) => {
    path = to;
    return demo && { ...demo, path, isDemo: false };
  };
  const index = (args: unknown) => (path === other ? MUGS : answers.pages_index?.(args));
  renderApp(hrefOf("category:Clothing > Trousers"), { ...answers, store_status: () => open(path), store_open: (args: { path: string }) => open(args.path), pages_index: index }, state);
  await screen.findByTestId("lane-vip");
  await userEvent.click(await screen.findByTestId("store-menu"));
  await userEvent.click(await screen.findByRole("menuitem", { name: /Winter trial/ }));
  await waitFor(() => expect(pageNow()).toBe("category:Mugs"));
  expect(localStorage.getItem(`endcap.page.${other}`)).toBe("category:Mugs");
});

it("begins at the first page where the one of last time is gone from the catalog", async () => {
  const state = new FakeState();
  localStorage.setItem(`endcap.page.${state.status()?.path ?? ""}`, "category:Clothing > Jackets");
  renderApp("#/pages", { pages_index: () => MUGS }, state);
  await waitFor(() => expect(pageNow()).toBe("category:Mugs"));
});

it("leads from a store without pages to the import, a gateway and the demo", async () => {
  const state = new FakeState();
  renderApp(hrefOf("category:Clothing > Jackets"), { pages_index: () => ({ categories: [], collections: [], searches: [], placements: [], pages: 0 }), store_status: () => ({ ...state.status(), products: 0 }) }, state);
  expect(await screen.findByText("There are no pages yet")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Open the demo store" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Import products" }));
  expect(window.location.hash).toBe("#/catalog/import");
  act(() => navigate("#/pages"));
  await userEvent.click(await screen.findByRole("button", { name: "Connect a gateway" }));
  await screen.findByTestId("settings-environments");
  expect(screen.queryByTestId("environment-add")).toBeNull();
});

it("tells a store whose products have no category why it has no pages, and leads on", async () => {
  const state = new FakeState();
  renderApp("#/pages", { pages_index: () => ({ categories: [], collections: [], searches: [], placements: [], pages: 0 }), store_status: () => ({ ...state.status(), products: 12_261 }) }, state);
  expect(await screen.findByText(/None of the 12,261 products has a category/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Open the demo store" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Make a collection" }));
  expect(await screen.findByTestId("collection-name")).toBeTruthy();
});
