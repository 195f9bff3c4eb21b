// 1. What lifts a margin is seen in the lanes before it is kept.  2. Let go, the lanes are the draft's again.
// 3. Kept, it is one edit, and no row goes back and forth.  4. What cannot be tried says so.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { dismissToast } from "../../app/toasts";
import type { LanesAsk } from "../../ipc/bindings";
import { fakeAnswers, refuse } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { note, NOTE, openedPage, order } from "../../testing/tried-page";
import { firstTarget } from "./lift-popover";

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

const menuButton = () => screen.findByRole("button", { name: "Menu of the lane VIP" });

async function lift() {
  await userEvent.click(await menuButton());
  const entry = await screen.findByTestId("menu-lift");
  await waitFor(() => expect(entry.getAttribute("aria-disabled")).toBeNull());
  await userEvent.click(entry);
  await waitFor(() => expect(screen.getByTestId("lift-sentence").textContent).toContain("9 of the first 24 places change"));
}

it("shows the lanes as they would be, says so, and keeps nothing for it", async () => {
  const { fake, asked, lane, before } = await openedPage();
  const version = fake.version;
  const figure = () => screen.getByTestId("lane-head-vip").querySelector("[data-figure=margin] dd")?.textContent;
  const margin = figure();
  await lift();
  await waitFor(() => expect(note()).toBe(NOTE));
  expect(order(lane)).not.toEqual(before);
  expect(figure()).not.toBe(margin);
  expect(asked.at(-1)?.trying).toMatchObject([{ op: "putRule", rule: { id: "lift-margin-1" } }]);
  expect(document.activeElement).toBe(screen.getByTestId("lift-target"));
  expect([fake.past.length, fake.version]).toEqual([0, version]);
  const { violations } = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => violation.id)).toEqual([]);
  // What nothing reaches is no trial.
  await userEvent.clear(screen.getByTestId("lift-target"));
  await userEvent.type(screen.getByTestId("lift-target"), "95");
  await waitFor(() => expect(screen.getByTestId("lift-sentence").textContent).toBe("No boost of a margin level lifts it."));
  await waitFor(() => expect(order(lane)).toEqual(before));
  expect(note()).toBe("");
});

it("gives the draft's lanes back on Esc and on a press elsewhere, and the focus to where it was called from", async () => {
  const { fake, lane, before } = await openedPage();
  await lift();
  await waitFor(() => expect(order(lane)).not.toEqual(before));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(order(lane)).toEqual(before));
  expect(screen.queryByTestId("lift")).toBeNull();
  expect(note()).toBe("");
  const button = await menuButton();
  await waitFor(() => expect(document.activeElement).toBe(button));
  await lift();
  await waitFor(() => expect(order(lane)).not.toEqual(before));
  await userEvent.click(screen.getByTestId("page-title"));
  await waitFor(() => expect(order(lane)).toEqual(before));
  expect(screen.queryByTestId("lift")).toBeNull();
  expect(fake.past.length).toBe(0);
});

it("keeps it as one edit, and the lanes never show the draft without it meanwhile", async () => {
  const { fake, asked, lane, before } = await openedPage();
  await lift();
  await waitFor(() => expect(order(lane)).not.toEqual(before));
  const tried = order(lane);
  const shown = new Set<string>();
  const watch = new MutationObserver(() => shown.add(order(lane).join(" ")));
  watch.observe(lane, { childList: true, subtree: true, attributes: true });
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(fake.document.rules.at(-1)?.id).toBe("lift-margin-1"));
  await waitFor(() => expect(asked.at(-1)?.trying).toEqual([]));
  await waitFor(() => expect(screen.getByTestId("lanes").dataset["trial"]).toBeUndefined());
  watch.disconnect();
  expect(shown.has(before.join(" "))).toBe(false);
  expect(order(lane)).toEqual(tried);
  expect(note()).toBe("");
  expect(fake.past.length).toBe(1);
  expect((await screen.findByTestId("toast")).textContent).toContain("Lift the margin to");
  await userEvent.click(screen.getByTestId("undo"));
  await waitFor(() => expect(order(lane)).toEqual(before));
});

it("lets go of what could not be kept", async () => {
  const { lane, before } = await openedPage({ draft_edit: () => refuse({ kind: "storage", reason: "The disk is full." }) });
  await lift();
  await waitFor(() => expect(order(lane)).not.toEqual(before));
  await userEvent.keyboard("{Enter}");
  expect((await screen.findByTestId("toast")).textContent).toContain("The disk is full.");
  await waitFor(() => expect(order(lane)).toEqual(before));
});

it("says why something could not be tried, and shows the draft", async () => {
  const fake = new FakeState();
  const rank = fakeAnswers(fake)["lanes_rank"];
  const { lane, before } = await openedPage({
    lanes_rank: (args: { ask: LanesAsk }) => (args.ask.trying.length > 0 ? refuse({ kind: "invalid", findings: [{ pointer: "/action/points", reason: "Points are 1 to 100,000." }] }) : rank?.(args)),
  });
  await lift();
  await waitFor(() => expect(note()).toBe("Shown as in the draft: it could not be tried. Points are 1 to 100,000."));
  expect(order(lane)).toEqual(before);
});

it.each([[4137, 4300], [null, 4200], [9490, 9500]])("begins two points above %s", (now, target) => expect(firstTarget(now)).toBe(target));
