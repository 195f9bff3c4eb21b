import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { navigate, parseRoute } from "../../app/routes";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

// 1. A page that is not there is said to be none, and the one that was meant is offered.
// 2. Each store remembers its own page.  3. A store without pages leads to the import.

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

it("leads from a store without pages to the import, a gateway and the demo", async () => {
  const state = new FakeState();
  renderApp(hrefOf("category:Clothing > Jackets"), { pages_index: () => ({ categories: [], collections: [], searches: [], placements: [], pages: 0 }) }, state);
  expect(await screen.findByText("There are no pages yet")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Open the demo store" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Import products" }));
  expect(window.location.hash).toBe("#/catalog/import");
  act(() => navigate("#/pages"));
  await userEvent.click(await screen.findByRole("button", { name: "Connect a gateway" }));
  await screen.findByTestId("settings-environments");
  expect(screen.queryByTestId("environment-add")).toBeNull();
});
