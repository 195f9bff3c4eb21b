import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it, vi } from "vitest";
import { dismissToast } from "../../app/toasts";
import type { LanesAsk } from "../../ipc/bindings";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { BEAT } from "./use-play";

// 1. A named moment is one choice away, however far.  2. Play goes from one moment to the next and stops at the last.
// 3. The time zone of the store is named.

const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets";
const daysOn = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T00:00`;

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

async function open() {
  const fake = new FakeState();
  const rule = fake.document.rules[0];
  if (!rule) throw new Error("no rule");
  const pages = [{ category: "Clothing > Jackets" }];
  fake.document = {
    ...fake.document,
    rules: [
      { ...rule, id: "black", name: "Black Friday", pages, segments: [], schedule: { from: daysOn(3), until: daysOn(6) } },
      { ...rule, id: "easter", name: "Easter", pages, segments: [], schedule: { from: daysOn(150), until: daysOn(160) } },
    ],
  };
  const asked: LanesAsk[] = [];
  const answers = fakeAnswers(fake);
  renderApp(JACKETS, { lanes_rank: (args: { ask: LanesAsk }) => (asked.push(args.ask), answers["lanes_rank"]?.(args)) }, fake);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  await waitFor(() => expect(document.querySelectorAll(".tick").length).toBe(2));
  return { asked };
}

const ticks = () => screen.getByTestId("scrubber").querySelectorAll(".tick").length;
const shownAt = (asked: LanesAsk[]) => asked.at(-1)?.outlook.at;

it("goes to a named moment, beyond the line too, and names the zone", async () => {
  const { asked } = await open();
  expect(screen.getByTestId("shown-at").textContent).toContain("Copenhagen");
  await userEvent.click(screen.getByTestId("jump"));
  await userEvent.click(await screen.findByRole("menuitem", { name: /^Easter begins/ }));
  await waitFor(() => expect(shownAt(asked)).toBe(daysOn(150)));
  // The line moves to where the instant is, and tells its moments.
  await waitFor(() => expect(screen.getByTestId("scrubber").querySelector(".tick")?.getAttribute("title")).toContain("Easter begins"));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

it("plays from one moment to the next and stops at the last", async () => {
  const { asked } = await open();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const press = () => act(() => void screen.getByTestId("play").click());
    press();
    await waitFor(() => expect(shownAt(asked)).toBe(daysOn(3)));
    expect(screen.getByTestId("play").getAttribute("aria-label")).toBe("Stop");
    act(() => void vi.advanceTimersByTime(BEAT));
    await waitFor(() => expect(shownAt(asked)).toBe(daysOn(6)));
    // Beyond the line too.
    for (const days of [150, 160]) {
      act(() => void vi.advanceTimersByTime(BEAT));
      await waitFor(() => expect(shownAt(asked)).toBe(daysOn(days)));
      await waitFor(() => expect(ticks()).toBe(days === 160 ? 1 : 2));
    }
    act(() => void vi.advanceTimersByTime(BEAT));
    await waitFor(() => expect(screen.getByTestId("play").getAttribute("aria-label")).toBe("Play from one moment to the next"));
    expect(shownAt(asked)).toBe(daysOn(160));
  } finally {
    vi.useRealTimers();
  }
});

it("steps by keys", async () => {
  await open();
  const at = (days: number) => waitFor(() => expect(screen.getByTestId("scrubber").getAttribute("aria-valuenow")).toBe(String(Date.parse(`${daysOn(days)}Z`) / 60_000)));
  await userEvent.keyboard(".");
  await at(3);
  await userEvent.keyboard(".");
  await at(6);
  await userEvent.keyboard(",");
  await at(3);
});

it("steps on where the line ends, both ways, and no further than the last", async () => {
  await open();
  const at = (days: number) => waitFor(() => expect(screen.getByTestId("scrubber").getAttribute("aria-valuenow")).toBe(String(Date.parse(`${daysOn(days)}Z`) / 60_000)));
  const next = screen.getByTestId("next-moment") as HTMLButtonElement;
  for (const days of [3, 6, 150, 160]) {
    await userEvent.click(next);
    await at(days);
    // Easter's end alone is on the line around it.
    await waitFor(() => expect(ticks()).toBe(days === 160 ? 1 : 2));
  }
  await waitFor(() => expect(next.disabled).toBe(true));
  for (const days of [150, 6]) {
    await userEvent.click(screen.getByRole("button", { name: "The moment before" }));
    await at(days);
    await waitFor(() => expect(ticks()).toBe(2));
  }
});
