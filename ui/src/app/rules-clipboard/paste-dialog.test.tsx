import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, it } from "vitest";
import { rulesText } from "../../components/rule-clipboard";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { openBulk } from "../bulk/bulk-state";
import { openPaste } from "./paste-state";

const BOOTS = "#/pages?page=category%3AFootwear+%3E+Boots";
afterEach(() => {
  openPaste(null);
  openBulk(null);
});

const clipboard = (text: string) => ({ clipboardData: { getData: () => text, setData: () => undefined } });

it("pastes a rule for the page and lane in view, as one edit", async () => {
  const state = new FakeState();
  const rule = state.document.rules.find((each) => each.id === "deep-discounts");
  const { fake } = renderApp(BOOTS, {}, state);
  await screen.findByTestId("lane-vip");
  fireEvent.paste(document.body, clipboard(rulesText(rule ? [rule] : [])));
  await userEvent.click(await screen.findByTestId("paste-keep"));
  await waitFor(() => expect(fake.document.rules.at(-1)).toMatchObject({ name: "Deep discounts first copy", pages: [{ category: "Footwear > Boots" }], segments: ["vip"], action: rule?.action }));
  expect(fake.past.length).toBe(1);
});

it("asks what to do with products whose ids are pasted onto a page", async () => {
  renderApp(BOOTS);
  await screen.findByTestId("lane-vip");
  fireEvent.paste(document.body, clipboard("sku\nNW-1000\nNW-1011\nNO-SUCH"));
  expect(await screen.findByTestId("bulk-text")).toHaveProperty("value", "sku\nNW-1000\nNW-1011\nNO-SUCH");
  expect(screen.queryByTestId("paste-keep")).toBeNull();
  await waitFor(() => expect(screen.getByTestId("bulk-keep").textContent).toMatch(/^Pin 2 products/));
});

it("says of any other text that it is nothing to paste here", async () => {
  renderApp(BOOTS);
  await screen.findByTestId("lane-vip");
  fireEvent.paste(document.body, clipboard("See you at noon"));
  expect(await screen.findByText(/^Nothing here to paste/)).toBeTruthy();
  expect(screen.queryByTestId("bulk-text")).toBeNull();
});

it("copies the ids of the chosen products", async () => {
  renderApp(BOOTS);
  const lane = await screen.findByTestId("lane-vip");
  const [first] = await within(lane).findAllByRole("option");
  if (first) await userEvent.click(first);
  let text = "";
  fireEvent.copy(document.body, { clipboardData: { setData: (_: string, value: string) => (text = value) } });
  expect(text).toBe(first?.dataset["product"]);
  expect(await screen.findByText(`Copied the id ${text}`)).toBeTruthy();
});

it("copies the chosen rule by Ctrl+C and duplicates it for another segment", async () => {
  const { fake } = renderApp("#/rules/rule/parka-week");
  await screen.findByTestId("rule-name");
  let text = "";
  (document.activeElement as HTMLElement | null)?.blur();
  fireEvent.copy(document.body, { clipboardData: { setData: (_: string, value: string) => (text = value) } });
  expect(text).toContain('"endcap.rules/1"');
  await userEvent.click(screen.getByTestId("rule-more"));
  await userEvent.click(await screen.findByTestId("menu-elsewhere"));
  await userEvent.click(await screen.findByTestId("paste-shoppers"));
  await userEvent.click(await screen.findByRole("option", { name: "Lapsed" }));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
  await userEvent.click(screen.getByTestId("paste-keep"));
  await waitFor(() => expect(fake.document.rules.at(-1)).toMatchObject({ name: "Parka week copy", segments: ["lapsed"] }));
  expect(fake.past.at(-1)?.label).toBe("Duplicate “Parka week”");
});
