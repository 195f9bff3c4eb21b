import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { dismissToast } from "../../app/toasts";
import type { LanesAsk } from "../../ipc/bindings";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

// 1. Movement is told against what was chosen, and that stays between visits.
// 2. Figures are about as many places as were chosen.
// 3. Other stock is shown as such, ranks, and ends without a trace.
// 4. What a key opens begins at its first control.
// 5. A rule's switch stays as it was set, however late the page's rules are answered.

const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets";

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

async function open() {
  const asked: LanesAsk[] = [];
  const fake = new FakeState();
  const answers = fakeAnswers(fake);
  const app = renderApp(JACKETS, { lanes_rank: (args: { ask: LanesAsk }) => (asked.push(args.ask), answers["lanes_rank"]?.(args)) }, fake);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  return { ...app, asked, lane, fake };
}

it("compares with what is chosen, and remembers it", async () => {
  const { asked, unmount } = await open();
  await waitFor(() => expect(screen.getByTestId("compared").textContent).toBe("production, revision 41"));
  await userEvent.click(screen.getByTestId("against"));
  await userEvent.click(await screen.findByRole("option", { name: "no rules at all" }));
  await waitFor(() => expect(screen.getByTestId("compared").textContent).toBe("no rules at all"));
  expect(asked.at(-1)?.against).toEqual({ kind: "noRules" });
  unmount();
  const again = await open();
  expect(again.asked[0]?.against).toEqual({ kind: "noRules" });
});

it("tells the figures of as many places as asked, with a weight for each", async () => {
  const { asked } = await open();
  await userEvent.click(screen.getByTestId("figures-button"));
  await userEvent.click(await screen.findByRole("radio", { name: "48 places" }));
  const attention = screen.getByTestId("attention");
  await userEvent.clear(attention);
  await userEvent.type(attention, "90");
  await waitFor(() => expect(asked.at(-1)?.figures).toEqual({ places: 48, attentionBp: 9000 }));
  await userEvent.keyboard("{Escape}");
  expect(screen.getByTestId("figures-button").textContent).toContain("first 48 places");
  expect(within(screen.getByTestId("lane-head-vip")).getAllByRole("term").map((each) => each.textContent)).toEqual(["Avg margin", "Cover", "Brands", "Profit", "In stock", "New"]);
});

it("shows the page with other stock, says so, and leaves no trace", async () => {
  const { lane, asked, fake } = await open();
  const row = lane.querySelector<HTMLElement>("[data-position='4']");
  const product = row?.dataset["product"] ?? "";
  await userEvent.click(row as HTMLElement);
  await userEvent.click(screen.getByTestId("stock-button"));
  await userEvent.click(await screen.findByTestId("soldOut-chosen"));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  // The button that had the focus is gone; the keys are still the popover's, not the page's.
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("dialog"));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(lane.querySelector(`[data-product="${product}"]`)?.getAttribute("aria-selected")).toBe("true");
  expect(screen.getByTestId("scenario").textContent).toContain("1 product sold out");
  await waitFor(() => expect(asked.at(-1)?.outlook.stock?.soldOut).toEqual([product]));
  await waitFor(() => expect(lane.querySelector(`[data-product="${product}"]`)?.textContent).toContain("Sold out"));
  await userEvent.click(within(screen.getByTestId("scenario")).getByRole("button", { name: "Stock as counted" }));
  expect(document.activeElement).toBe(screen.getByTestId("stock-button"));
  expect(screen.getByTestId("spoken").textContent).toBe("Stock as counted.");
  await waitFor(() => expect(lane.querySelector(`[data-product="${product}"]`)?.textContent).not.toContain("Sold out"));
  expect(screen.queryByTestId("scenario")).toBeNull();
  expect(fake.past.length).toBe(0);
});

it("chooses lanes by keys alone", async () => {
  await open();
  await userEvent.keyboard("l");
  const boxes = within(await screen.findByRole("dialog", { name: "Lanes" })).getAllByRole("checkbox");
  await waitFor(() => expect(document.activeElement).toBe(boxes[0]));
  await userEvent.keyboard(" {Escape}");
  await waitFor(() => expect(screen.queryByTestId("lane-vip")).toBeNull());
});

it("keeps a rule's switch as it was set while the page's rules are on their way", async () => {
  const fake = new FakeState();
  const answers = fakeAnswers(fake);
  let late = false;
  renderApp(JACKETS, { page_rules: (args: unknown) => (late ? new Promise(() => undefined) : answers["page_rules"]?.(args)) }, fake);
  const rules = await screen.findByTestId("page-rules");
  const [first] = within(rules).getAllByRole<HTMLInputElement>("switch");
  if (!first) throw new Error("The page has no rules.");
  const name = first.getAttribute("aria-label");
  const id = fake.document.rules.find((rule) => `${rule.name} is on` === name)?.id;
  const isOn = () => fake.document.rules.find((rule) => rule.id === id)?.enabled !== false;
  late = true;
  await userEvent.click(first);
  await waitFor(() => expect(fake.past.length).toBe(1));
  expect(isOn()).toBe(false);
  // A switch that falls back does so once its edit is kept and told of.
  await screen.findByText(/^Turn off “/);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(first.checked).toBe(false);
  await userEvent.click(first);
  await waitFor(() => expect(fake.past.length).toBe(2));
  expect(isOn()).toBe(true);
  expect(first.checked).toBe(true);
});
