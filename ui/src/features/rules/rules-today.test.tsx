// Until a rule is chosen, the screen tells of all of them:
// 1. how many work now, are to come, over and off;  2. what the active ones do;  3. which begin or end next, with the way there.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Rule } from "../../ipc/bindings";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

const YEAR = new Date().getUTCFullYear();

const rule = (id: string, rest: Partial<Rule>): Rule => ({ id, name: id, action: { type: "pin", product: "NW-1000", position: 1 }, ...rest });

function opened(rules: Rule[], states: Record<string, string> = {}) {
  const fake = new FakeState();
  fake.document.rules = rules;
  const rows = rules.map(({ id }) => ({ id, words: { action: id, scope: "" }, products: null, state: states[id] ?? "active", findings: [] }));
  renderApp("#/rules", { rules_list: () => rows }, fake);
}

const listed = () => within(screen.getByTestId("rule-list")).getAllByRole("row").map((row) => row.dataset["testid"]);

it("counts what works now, and narrows the list to it and back", async () => {
  opened([rule("one", {}), rule("two", { action: { type: "out_of_stock", then: "bottom" } }), rule("three", {}), rule("later", {}), rule("away", { enabled: false })], { later: "scheduled" });
  const states = await screen.findByRole("group", { name: "Rules by whether they work now" });
  expect(within(states).getAllByRole("button").map((each) => each.textContent)).toEqual(["3 active now", "1 to come", "0 over", "1 off"]);
  const pins = screen.getByRole("button", { name: "Pin a product 2" });
  await userEvent.click(pins);
  await waitFor(() => expect(listed()).toEqual(["rule-one", "rule-three"]));
  expect(pins.getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(within(states).getByRole("button", { name: /off/ }));
  await waitFor(() => expect(listed()).toEqual(["rule-away"]));
  await userEvent.click(within(states).getByRole("button", { name: /off/ }));
  await waitFor(() => expect(listed()).toHaveLength(5));
});

it("tells which rules begin or end next, and leads to them", async () => {
  opened([rule("sale", { schedule: { from: `${YEAR + 1}-11-27T00:00`, until: `${YEAR + 1}-12-01T00:00` } }), rule("over", { schedule: { until: "2020-01-01T00:00" } })]);
  const turns = within(await screen.findByRole("region", { name: "Begin or end next" })).getAllByRole("listitem");
  expect(turns.map((turn) => turn.textContent?.match(/begins|ends/)?.[0])).toEqual(["begins", "ends"]);
  expect(within(turns[0] as HTMLElement).getByRole("link", { name: "sale" }).getAttribute("href")).toBe("#/rules/rule/sale");
});

it("says what there is without rules", async () => {
  opened([]);
  expect(await screen.findByRole("heading", { name: "No rule yet" })).toBeTruthy();
  expect(screen.queryByTestId("rules-today")).toBeNull();
});
