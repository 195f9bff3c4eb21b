// The Rules screen by keys:
// 1. what is begun stays open, and is listed, while Tab goes by the list
// 2. the focus goes with a formula's terms
// 3. a Tab comes to the chosen row, not to the one that had the focus last
// 4. what was just kept is moved in its list before anything else has the focus
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { isFocusLost } from "../../components/lost-focus";
import { dropUnkept } from "../../components/unkept-edits";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
beforeEach(() => dropUnkept());

const held = () => document.activeElement?.getAttribute("aria-label") ?? (document.activeElement as HTMLElement).dataset["testid"];

it("marks what is not kept while its list is looked at", async () => {
  renderApp("#/rules/rule/few-left");
  const points = await screen.findByTestId("rule-points");
  await user.clear(points);
  await user.type(points, "77");
  expect(within(screen.getByTestId("rule-few-left")).getByText("not kept")).toBeTruthy();
});

it("leaves open what is begun while Tab goes by the list, until a row is chosen", async () => {
  renderApp("#/rules/formula?new=formula");
  await user.type(await screen.findByTestId("formula-name"), "Begun");
  act(() => screen.getByTestId("formula-add").focus());
  await user.tab();
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("formula-list-best-sellers"));
  expect(screen.getByTestId("formula-name")).toHaveProperty("value", "Begun");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("formula-name")).toHaveProperty("value", "Best sellers"));
  await user.click(screen.getByText("A formula not kept yet"));
  await waitFor(() => expect(screen.getByTestId("formula-name")).toHaveProperty("value", "Begun"));
});

it("leaves the rules as they are while Tab goes by them", async () => {
  renderApp("#/rules");
  await screen.findByTestId("rule-list");
  act(() => screen.getByTestId("rule-sort").focus());
  await user.tab();
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("row"));
  expect(window.location.hash).toBe("#/rules");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toContain("#/rules/rule/"));
});

it("comes to the chosen row by Tab, whichever row had the focus before", async () => {
  renderApp("#/rules");
  const rows = within(await screen.findByTestId("rule-list")).getAllByRole("row");
  const [first, second] = rows.map((row) => row.dataset["testid"]?.replace("rule-", ""));
  await user.click(screen.getByTestId(`rule-${first}`));
  await waitFor(() => expect(window.location.hash).toBe(`#/rules/rule/${first}`));
  act(() => screen.getByTestId("rule-sort").focus());
  act(() => void (window.location.hash = `#/rules/rule/${second}`));
  await waitFor(() => expect(screen.getByTestId(`rule-${second}`).ariaSelected).toBe("true"));
  await user.tab();
  await waitFor(() => expect(held()).toBe(screen.getByTestId(`rule-${second}`).getAttribute("aria-label") ?? `rule-${second}`));
  expect(window.location.hash).toBe(`#/rules/rule/${second}`);
});

it("takes the focus along when a term is added, moved or removed", async () => {
  renderApp("#/rules/formula?new=formula");
  await user.click(await screen.findByTestId("formula-add-term"));
  await waitFor(() => expect(held()).toBe("formula-field-1"));
  act(() => screen.getByLabelText("Move term 2 up").focus());
  await user.keyboard("{Enter}");
  await waitFor(() => expect(held()).toBe("Move term 1 down"));
  act(() => screen.getByLabelText("Remove term 2").focus());
  await user.keyboard("{Enter}");
  await waitFor(() => expect(held()).toBe("Remove term 1"));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(held()).toBe("formula-add-term"));
});

it("moves what was just kept, while nothing has the focus", async () => {
  const { fake } = renderApp("#/rules/formula?new=formula");
  await user.type(await screen.findByTestId("formula-name"), "Begun{Enter}");
  await screen.findByTestId("formula-list-begun");
  const places = () => fake.document.formulas.map((formula) => formula.id).indexOf("begun");
  const before = places();
  await waitFor(() => expect(isFocusLost()).toBe(true));
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(places()).toBe(before - 1));
});
