import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, it } from "vitest";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { groupsOf, repairAll } from "./health-words";

function withGone(count: number): FakeState {
  const state = new FakeState();
  for (let index = 1; index <= count; index += 1)
    state.document = { ...state.document, rules: [...state.document.rules, { id: `gone-${index}`, name: `Gone ${index}`, pages: [{ category: "Clothing" }], action: { type: "pin", product: `NO-${index}`, position: index } }] };
  return state;
}

it("tells each ailing rule, repairs it by one click, and undo brings it back", async () => {
  const { fake } = renderApp("#/health", {}, withGone(1));
  expect((await screen.findByTestId("ailing-gone-1")).textContent).toContain("“NO-1” is not in the catalog.");
  await waitFor(() => expect(screen.getByTestId("health-badge").textContent).toContain("3"));
  await userEvent.click(screen.getByTestId("repair-gone-1"));
  await waitFor(() => expect(fake.document.rules.some((rule) => rule.id === "gone-1")).toBe(false));
  await waitFor(() => expect(screen.queryByTestId("ailing-gone-1")).toBeNull(), { timeout: 5000 });
  expect(screen.getByTestId("undo").getAttribute("aria-label")).toBe("Undo: Remove “Gone 1”");
  await userEvent.click(screen.getByTestId("undo"));
  expect(await screen.findByTestId("ailing-gone-1")).toBeTruthy();
});

it("repairs all of a kind as one edit", async () => {
  const { fake } = renderApp("#/health", {}, withGone(3));
  await userEvent.click(await screen.findByTestId("repair-all-pinMissing"));
  await waitFor(() => expect(fake.document.rules.filter((rule) => rule.id.startsWith("gone"))).toEqual([]));
  expect(fake.past.length).toBe(1);
});

it("says so where every rule is well", async () => {
  renderApp("#/health", { health_check: () => ({ draftVersion: 7, rules: 10, findings: [] }) });
  expect(await screen.findByText("Every rule does what it says")).toBeTruthy();
  expect(screen.queryByTestId("health-badge")).toBeNull();
});

it("does not praise rules where there is none", async () => {
  const fake = new FakeState();
  fake.document.rules = [];
  renderApp("#/health", { health_check: () => ({ draftVersion: 7, rules: 0, findings: [] }) }, fake);
  expect(await screen.findByText("No rule yet")).toBeTruthy();
  expect(screen.queryByText("next repair")).toBeNull();
});

it("has no fault that axe finds", async () => {
  renderApp("#/health", {}, withGone(2));
  await screen.findByTestId("ailing-gone-2");
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
});

it("joins the suggested repairs of a group", () => {
  const repair = (id: string) => [{ name: "Remove", label: "Remove", changes: [{ op: "remove" as const, entity: "rule" as const, id }] }];
  const finding = (rule: string) => ({ kind: "over" as const, rule, name: rule, sentence: "", page: null, segment: null, others: [], repairs: repair(rule) });
  const [group] = groupsOf([finding("a"), finding("b")]);
  if (!group) throw new Error("no group");
  expect(repairAll(group)).toEqual({ label: "Repair 2 rules: rules that are over", changes: [...repair("a"), ...repair("b")].flatMap((each) => each.changes) });
});
