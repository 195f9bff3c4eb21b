// Settings in the window: facts, environments and their tokens, rule sets as files, the demo.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

beforeEach(() => localStorage.clear());

describe("settings", () => {
  it("keeps a token without ever showing it", async () => {
    const set = vi.fn((_asked: object) => null);
    renderApp("#/settings", { environment_set_token: set });
    await userEvent.click(await screen.findByTestId("token-set-production"));
    const field = await screen.findByTestId("token-production");
    expect(field.getAttribute("type")).toBe("password");
    await userEvent.type(field, "s3cret");
    await userEvent.click(screen.getByTestId("token-save-production"));
    await waitFor(() => expect(set.mock.calls[0]?.[0]).toEqual({ name: "production", token: "s3cret" }));
    await waitFor(() => expect(screen.queryByTestId("token-production")).toBeNull());
    expect(document.body.innerHTML).not.toContain("s3cret");
  });

  it("says why the keyring did not keep it, and keeps what was typed", async () => {
    renderApp("#/settings", { environment_set_token: () => Promise.reject({ kind: "keyring", reason: "It is locked." }) });
    await userEvent.click(await screen.findByTestId("token-set-staging"));
    await userEvent.type(await screen.findByTestId("token-staging"), "s3cret");
    await userEvent.click(screen.getByTestId("token-save-staging"));
    expect((await screen.findByRole("alert")).textContent).toContain("It is locked.");
    expect(screen.getByTestId("token-staging")).toHaveProperty("value", "s3cret");
  });

  it("adds an environment once its name and address are right", async () => {
    const save = vi.fn((_asked: object) => []);
    renderApp("#/settings", { environment_save: save });
    await userEvent.click(await screen.findByTestId("environment-add"));
    await userEvent.type(await screen.findByTestId("environment-name"), "staging");
    await userEvent.click(screen.getByTestId("environment-save"));
    expect(await screen.findByText("There is an environment called staging already.")).toBeTruthy();
    await userEvent.type(screen.getByTestId("environment-name"), "-eu");
    await userEvent.type(screen.getByTestId("environment-url"), "gw.example.com/");
    await userEvent.click(screen.getByTestId("environment-save"));
    await waitFor(() => expect(save.mock.calls[0]?.[0]).toEqual({ name: "staging-eu", url: "https://gw.example.com", previousName: null }));
  });

  it("tests a connection where it is set", async () => {
    renderApp("#/settings");
    await userEvent.click(await screen.findByTestId("test-staging"));
    expect((await screen.findByTestId("answer-staging")).textContent).toContain("60 products · revision 41");
  });

  it("changes the store's facts, and finds a time zone by a word", async () => {
    const state = new FakeState();
    const update = vi.fn((_asked: object) => state.status());
    renderApp("#/settings", { store_update: update }, state);
    const zone = await screen.findByTestId("store-time-zone");
    await userEvent.clear(zone);
    await userEvent.type(zone, "new york");
    await userEvent.click(await screen.findByRole("option", { name: /New York/ }));
    await userEvent.click(screen.getByTestId("store-save"));
    await waitFor(() => expect(update.mock.calls[0]?.[0]).toMatchObject({ facts: { name: "Northwind Outdoor", time_zone: "America/New_York" } }));
  });

  it("takes a rule set from a file only when confirmed, and says what is wrong with it", async () => {
    const load = vi.fn(() => Promise.reject({ kind: "invalid", findings: [{ pointer: "/rules/0/action", reason: "There is no action called pinn." }] }));
    renderApp("#/settings", { draft_import: load });
    await userEvent.click(await screen.findByTestId("rules-import"));
    const confirm = await screen.findByTestId("rules-import-confirm");
    expect(load).not.toHaveBeenCalled();
    await userEvent.click(confirm);
    expect(within(await screen.findByRole("alert")).getByText(/There is no action called pinn/).textContent).toContain("/rules/0/action");
  });

  it("resets the demo store only when confirmed", async () => {
    const state = new FakeState();
    const reset = vi.fn(() => state.status());
    renderApp("#/settings", { store_reset_demo: reset }, state);
    await userEvent.click(await screen.findByTestId("demo-reset"));
    expect(reset).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("demo-reset-confirm"));
    await waitFor(() => expect(reset).toHaveBeenCalledTimes(1));
  });
});

describe("the welcome", () => {
  it("makes an empty store from facts that are right, and says which are not", async () => {
    const state = new FakeState();
    state.open = false;
    const create = vi.fn((_asked: object) => new FakeState().status());
    renderApp("#/pages", { store_create: create }, state);
    await userEvent.click(await screen.findByTestId("new-store"));
    await userEvent.click(await screen.findByTestId("create-store"));
    expect(await screen.findByText("Give the store a name.")).toBeTruthy();
    await userEvent.type(screen.getByTestId("store-name"), "Trial");
    await userEvent.click(screen.getByTestId("create-store"));
    await waitFor(() => expect(create.mock.calls[0]?.[0]).toMatchObject({ facts: { name: "Trial", currency: "EUR", metrics_days: 28 }, path: null }));
    await waitFor(() => expect(window.location.hash).toBe("#/catalog"));
  });

  it("leaves who goes elsewhere where they went, while answers of the new store are on their way", async () => {
    const state = new FakeState();
    state.open = false;
    const held: (() => void)[] = [];
    const recent = vi.fn(async () => {
      if (state.open) await new Promise<void>((resolve) => held.push(resolve));
      return [];
    });
    renderApp("#/pages", { store_create: () => Object.assign(state, { open: true }).status(), store_recent: recent }, state);
    await userEvent.click(await screen.findByTestId("new-store"));
    await userEvent.type(await screen.findByTestId("store-name"), "Trial");
    await userEvent.click(screen.getByTestId("create-store"));
    await userEvent.click(await screen.findByTestId("rail-segments"));
    await waitFor(() => expect(window.location.hash).toBe("#/segments"));
    expect(held).toHaveLength(1);
    for (const release of held) release();
    await recent.mock.results.at(-1)?.value;
    await screen.findAllByText("VIP");
    expect(window.location.hash).toBe("#/segments");
  });
});
