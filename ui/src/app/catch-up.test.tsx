/* What another program changes in the store's file is seen without asking, and told; nothing is told where nothing changed. */
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { CaughtUp } from "../ipc/bindings";
import { FakeState } from "../testing/fake-state";
import { renderApp } from "../testing/render-app";
import { dismissToast } from "./toasts";

const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets";
const NOTHING: CaughtUp = { draft: false, catalog: false, published: false, shoppers: false };

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

const comeBack = () => act(() => window.dispatchEvent(new Event("focus")));

it("shows what was changed elsewhere to whoever comes back to the window, and says so once", async () => {
  const fake = new FakeState();
  let news = NOTHING;
  let looks = 0;
  renderApp(JACKETS, { store_catch_up: () => ((looks += 1), news) }, fake);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  const product = lane.querySelector("[data-position='1']")?.getAttribute("data-product") ?? "";
  comeBack();
  await waitFor(() => expect(looks).toBe(1));
  fake.edit("Hide it", [{ op: "putRule", index: null, rule: { id: "gone", name: "Gone", enabled: true, priority: 0, pages: [], segments: [], schedule: null, action: { type: "hide", products: { products: [product] } } } }]);
  expect(screen.queryByTestId("toast")).toBeNull();
  expect(lane.querySelector(`[data-product="${product}"]`)).not.toBeNull();
  news = { ...NOTHING, draft: true, catalog: true };
  comeBack();
  await waitFor(() => expect(lane.querySelector(`[data-product="${product}"]`)).toBeNull());
  expect((await screen.findByTestId("toast")).textContent).toContain("Another program changed the catalog and the draft. You see how it is now.");
});

it("looks by itself every ten seconds, one look at a time", async () => {
  const timers = vi.spyOn(window, "setInterval");
  let looks = 0;
  renderApp(JACKETS, { store_catch_up: () => ((looks += 1), new Promise(() => undefined)) });
  await screen.findByTestId("lane-vip");
  const looking = timers.mock.calls.filter(([, every]) => every === 10_000).map(([look]) => look as () => void);
  timers.mockRestore();
  expect(looking.length).toBeGreaterThan(0);
  act(() => looking.forEach((look) => look()));
  await waitFor(() => expect(looks).toBe(1));
  comeBack();
  expect(looks).toBe(1);
});
