// Publish in a small window, on the fake back end:
// 1. the environment, what the checks say and the button stand in one line above the changes
// 2. the button sends what the form holds, though the form is folded away
// 3. all else is a press away; Esc puts it away and gives the focus back
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { equalReport } from "../../testing/fake-publish";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
const usual = window.matchMedia;
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("matchMedia", (query: string) => ({ ...usual(query), matches: query.includes("max-width: 1100px") }));
});
afterEach(() => {
  cleanup();
  vi.stubGlobal("matchMedia", usual);
});

let stores = 0;
function opened(href: string, run = vi.fn((_asked: object) => ({ environment: "staging", revision: 43, etag: "e", unchanged: false, shopUrl: "", verify: equalReport("staging", 120) }))) {
  stores += 1;
  const path = `/tmp/folded-${stores}.endcap`;
  const state = new FakeState();
  renderApp(href, { store_status: () => ({ ...state.status(), path }), publish_run: run }, state);
  return run;
}

const fold = () => screen.getByTestId("publish-fold");

it("says where, how it stands and what the checks say, and publishes with the note that is folded away", async () => {
  const run = opened("#/publish?environment=staging");
  const bar = within(await screen.findByTestId("publish-bar"));
  const button = bar.getByTestId("publish-foremost");
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  await waitFor(() => expect(fold().textContent).toMatch(/^Staging.*(passed|a look)$/));
  expect(screen.queryByRole("form", { name: "Publish" })).toBeNull();
  await user.click(fold());
  await user.type(screen.getByTestId("publish-note"), "Parka week");
  await user.keyboard("{Escape}");
  expect(fold().getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(fold());
  expect(button.textContent).toBe("Publish 1 change to staging");
  await user.click(button);
  await waitFor(() => expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "staging", note: "Parka week", author: "Ida Holm" }));
});

it("names the environment that should see it first", async () => {
  const run = opened("#/publish?environment=production");
  const button = await screen.findByTestId("publish-foremost");
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  expect(button.textContent).toBe("Publish to staging first");
  await user.click(button);
  await waitFor(() => expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "staging" }));
});

it("violates no rule of axe, folded and open", async () => {
  opened("#/publish?environment=staging");
  await screen.findByTestId("publish-foremost");
  for (const open of [false, true]) {
    if (open) await user.click(fold());
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  }
});
