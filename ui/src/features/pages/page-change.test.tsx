import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

// From one page to another: what is around the lanes stays, the rows change once, and nothing of the old page is carried along.

const JACKETS = "category:Clothing > Jackets";
const CLOTHING = "category:Clothing";
const href = (page: string) => `#/pages?page=${encodeURIComponent(page)}`;
const open = (page: string) => {
  location.hash = href(page);
};
const shownPage = () => screen.getByTestId("lanes").dataset["page"];
const rowsOf = (lane: HTMLElement) => lane.querySelectorAll("[data-product]").length;

beforeEach(() => localStorage.clear());

/** Pages answer as the fake does, except those that wait to be let go. */
async function start() {
  const fake = new FakeState();
  const now = fakeAnswers(fake)["lanes_rank"];
  const held = new Map<string, () => void>();
  const isHeld = new Set<string>();
  const answer = (args: { ask: { page: string } }) =>
    isHeld.has(args.ask.page) ? new Promise((done) => held.set(args.ask.page, () => done(now?.(args)))) : now?.(args);
  renderApp(href(JACKETS), { lanes_rank: answer }, fake);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(rowsOf(lane)).toBeGreaterThan(5));
  return { lane, hold: (page: string) => isHeld.add(page), letGo: (page: string) => held.get(page)?.() };
}

it("keeps the frame, and the rows until the other page is ranked", async () => {
  const { lane, hold, letGo } = await start();
  const [head, switchOf] = [screen.getByTestId("lane-head-vip"), screen.getByTestId("look-bar")];
  hold(CLOTHING);
  open(CLOTHING);
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Clothing"));
  expect([shownPage(), rowsOf(lane) > 5, lane.querySelector(".waiting")]).toEqual([JACKETS, true, null]);
  letGo(CLOTHING);
  await waitFor(() => expect(shownPage()).toBe(CLOTHING));
  expect(rowsOf(lane)).toBeGreaterThan(5);
  expect([screen.getByTestId("lane-vip"), screen.getByTestId("lane-head-vip"), screen.getByTestId("look-bar")]).toEqual([lane, head, switchOf]);
});

it("shows waiting places where a page takes long, never another page's products for long", async () => {
  const { lane, hold, letGo } = await start();
  hold(CLOTHING);
  open(CLOTHING);
  await waitFor(() => expect(lane.querySelector(".waiting")).not.toBeNull());
  expect([shownPage(), rowsOf(lane)]).toEqual([CLOTHING, 0]);
  letGo(CLOTHING);
  await waitFor(() => expect(rowsOf(lane)).toBeGreaterThan(5));
});

it("leaves the chosen product, the instant, the question and the typed text behind", async () => {
  const { lane } = await start();
  await userEvent.type(screen.getByTestId("find-on-page"), "ski");
  await userEvent.click(lane.querySelector("[data-position='2']") as Element);
  await userEvent.keyboard(".");
  const later = screen.getByTestId("scrubber").getAttribute("aria-valuenow");
  await userEvent.keyboard("p");
  await screen.findByTestId("proposal");
  open(CLOTHING);
  await waitFor(() => expect(shownPage()).toBe(CLOTHING));
  expect(screen.queryByTestId("proposal")).toBeNull();
  expect(document.querySelector("[aria-selected=true][data-product]")).toBeNull();
  expect(screen.getByTestId("find-on-page")).toHaveProperty("value", "");
  expect(screen.getByTestId("scrubber").getAttribute("aria-valuenow")).not.toBe(later);
});

it("asks for the other page at this moment at once, not at the one that was looked at", async () => {
  const asked = vi.fn();
  const fake = new FakeState();
  const now = fakeAnswers(fake)["lanes_rank"];
  renderApp(href(JACKETS), { lanes_rank: (args: { ask: { page: string; outlook: { at: string | null } } }) => (asked(args.ask.page, args.ask.outlook.at), now?.(args)) }, fake);
  await screen.findByTestId("lane-vip");
  await userEvent.keyboard(".");
  await waitFor(() => expect(asked.mock.lastCall?.[1]).not.toBeNull());
  open(CLOTHING);
  await waitFor(() => expect(shownPage()).toBe(CLOTHING));
  expect(asked.mock.calls.filter(([page]) => page === CLOTHING)).toEqual([[CLOTHING, null]]);
});
