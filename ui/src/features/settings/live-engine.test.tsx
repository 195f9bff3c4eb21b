// The live engine in the settings: its states in plain words, a comparison with its reasons, one that runs by itself.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Cause, Environment, EnvironmentStatus, VerifyReport } from "../../ipc/bindings";
import { equalReport } from "../../testing/fake-publish";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { healthWords, productWords, stateOf, troubleWords, type EngineState } from "./engine-words";

beforeEach(() => localStorage.clear());

const well: EnvironmentStatus = {
  name: "staging", state: "ready", reachable: true, reason: null, health: "ok", answeredAt: new Date().toISOString(), answerMillis: 12, engine: "opensearch", version: "0.1.0", products: 60, generation: "0123456789abcdef",
  revision: 41, etag: "e", publishedAt: null, publishedBy: "Ida Holm", inStep: true, catalogInStep: true, lastVerified: null,
};
const environment: Environment = { name: "staging", url: "https://gw.example.com", hasToken: false, watch: null };

describe("an engine in words", () => {
  it.each<[Partial<EnvironmentStatus>, EngineState]>([
    [{}, "ok"],
    [{ state: "away" }, "away"],
    [{ state: "unauthorized" }, "unauthorized"],
    [{ health: "its disk is full" }, "unwell"],
    [{ revision: null, inStep: false }, "empty"],
    [{ inStep: false }, "differs"],
    [{ catalogInStep: false }, "differs"],
    [{ lastVerified: { at: "", asks: 1000, differ: 2 } }, "differs"],
    [{ lastVerified: { at: "", asks: 1000, differ: 0 } }, "ok"],
  ])("%o is %s", (part, state) => {
    expect(stateOf({ ...well, ...part })).toBe(state);
  });
  it("says what it holds and how it is", () => {
    expect(healthWords(well)).toBe("Well; answered just now, in 12\u00a0ms");
    expect(productWords({ ...well, catalogInStep: false, products: 58 }, 60)).toEqual({ words: "58 products; this store has 60", differs: true });
    expect(productWords({ ...well, catalogInStep: false }, 60).words).toContain("some of them differ");
  });
  it("says what to do", () => {
    const away = { ...well, state: "away", reason: "nobody listens", answeredAt: null } as const;
    expect(troubleWords(environment, well, null)).toBeNull();
    expect(troubleWords(environment, away, null)).toEqual({ words: "Nobody listens.", advice: "Is the gateway running at https://gw.example.com, and can this computer reach it? You can go on editing." });
    expect(troubleWords({ ...environment, url: null }, away, null)?.words).toContain("Not set up");
    expect(troubleWords(environment, { ...well, state: "unauthorized" }, null)?.words).toContain("wants a token");
    expect(troubleWords({ ...environment, hasToken: true }, { ...well, state: "unauthorized" }, null)?.advice).toContain("Set its token above");
  });
});

const stock: Cause = { kind: "field", field: "stock", words: "14 products have another stock in the engine.", asks: 32, products: 14, examples: Array.from({ length: 14 }, (_, n) => ({ id: `NW-${n}`, title: `Jacket ${n}`, imageUrl: null, preview: "12", live: "0" })) };
const missing: Cause = { kind: "missing", field: null, words: "1 product of this store is missing in the engine.", asks: 3, products: 1, examples: [{ id: "NW-99", title: "Hovden Parka", imageUrl: null, preview: null, live: null }] };
const drifted: VerifyReport = {
  ...equalReport("staging", 1000), equal: 966, catalog: { preview: "g1", live: "g2", same: false }, causes: [stock, missing],
  differences: [
    { page: "category:Clothing > Jackets", segment: "vip", segmentName: "VIP", at: "2026-11-24T10:00:00Z", sort: "price_asc", position: 3, preview: "NW-1", previewTitle: "Jacket 1", live: "NW-2", liveTitle: "Jacket 2", places: 4, causes: [0], words: "" },
    { page: "placement:home", segment: "everyone", segmentName: "Everyone", at: "2026-11-24T10:00:00Z", sort: null, position: 1, preview: "NW-99", previewTitle: "Hovden Parka", live: "NW-1", liveTitle: "Jacket 1", places: 48, causes: [1], words: "" },
  ],
};

async function violations() {
  const found = await axe.run(screen.getByTestId("settings-engine"), { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

describe("the live engine", () => {
  it("compares a thousand asks and says that all are equal", async () => {
    const state = new FakeState();
    const run = vi.fn((_asked: { asks: number }) => {
      const report = equalReport("staging", 1000);
      state.verified.set("staging", report);
      return report;
    });
    renderApp("#/settings", { verify_run: run }, state);
    const card = await screen.findByTestId("engine-staging");
    expect((await within(card).findByTestId("facts-staging")).textContent).toContain("60 products, the same as in this store");
    await userEvent.click(within(card).getByTestId("verify-staging"));
    expect(await within(card).findByText("All 1,000 asks are equal to the preview")).toBeTruthy();
    expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "staging", asks: 1000 });
    expect(within(card).queryByTestId("verify-save-staging")).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("groups what differs by its reason, with both values, then the asks", async () => {
    const state = new FakeState();
    state.verified.set("staging", drifted);
    const save = vi.fn((_asked: object) => null);
    renderApp("#/settings", { verify_save_report: save }, state);
    const card = await screen.findByTestId("engine-staging");
    const reasons = await within(card).findByRole("list", { name: "Reasons" });
    expect(within(card).getByText("34 of 1,000 asks differ from the preview")).toBeTruthy();
    expect([...reasons.children].map((each) => each.querySelector("summary")?.textContent)).toEqual(["14 products have another stock in the engine.32 asks", "1 product of this store is missing in the engine.3 asks"]);
    const first = within(screen.getByTestId("cause-stock"));
    expect(first.getByText("Jacket 0").closest("tr")?.textContent).toBe("Jacket 0NW-0120");
    expect(first.queryByText("Jacket 13")).toBeNull();
    await userEvent.click(first.getByRole("button", { name: "Show all 14 products" }));
    expect(first.getByText("Jacket 13")).toBeTruthy();
    expect(first.getByText(/cheapest first/).closest("tr")?.textContent).toContain("Jacket 1Jacket 2");
    await userEvent.click(screen.getByTestId("verify-save-staging"));
    await waitFor(() => expect(save.mock.calls[0]?.[0]).toEqual({ environment: "staging", path: "/home/ida/out.csv" }));
    expect(await violations()).toEqual([]);
  });

  it("shows how far it is, and can be stopped", async () => {
    const stop = vi.fn((_asked: object) => null);
    let refuse: (error: unknown) => void = () => undefined;
    renderApp("#/settings", { verify_run: () => new Promise((_, reject) => (refuse = reject)), verify_stop: stop });
    await userEvent.click(await screen.findByTestId("verify-production"));
    await userEvent.click(await screen.findByTestId("verify-stop-production"));
    await waitFor(() => expect(stop.mock.calls[0]?.[0]).toEqual({ environment: "production" }));
    refuse({ kind: "cancelled" });
    await waitFor(() => expect(screen.queryByTestId("verifying-production")).toBeNull());
    expect(within(screen.getByTestId("engine-production")).queryByRole("alert")).toBeNull();
  });

  it("says that a token is refused, and offers no comparison", async () => {
    renderApp("#/settings", { environment_status: ({ name }: { name: string }) => ({ ...well, name, state: name === "staging" ? "unauthorized" : "away", reachable: false, reason: "the engine can't be reached" }) });
    expect((await screen.findByTestId("trouble-staging")).textContent).toContain("wants a token");
    expect((await screen.findByTestId("trouble-production")).textContent).toContain("The engine can't be reached.");
    expect(screen.getByTestId("verify-staging")).toHaveProperty("disabled", true);
    expect(await violations()).toEqual([]);
  });

  it("is compared by itself only when that is switched on, as often as is chosen", async () => {
    const state = new FakeState();
    renderApp("#/settings", {}, state);
    const card = within(await screen.findByTestId("engine-staging"));
    await userEvent.click(await card.findByRole("switch"));
    await waitFor(() => expect(state.environments.find((each) => each.name === "staging")?.watch?.everyMinutes).toBe(15));
    await userEvent.click(await screen.findByTestId("watch-every-staging"));
    await userEvent.click(await screen.findByRole("option", { name: "hour" }));
    await waitFor(() => expect(state.environments.find((each) => each.name === "staging")?.watch?.everyMinutes).toBe(60));
    await userEvent.click(card.getByRole("switch"));
    await waitFor(() => expect(state.environments.find((each) => each.name === "staging")?.watch).toBeNull());
  });
});

describe("drift that was found by itself", () => {
  it("stands above every screen until it is put away, and leads to its reasons", async () => {
    const state = new FakeState();
    state.verified.set("production", { ...drifted, environment: "production" });
    state.drifts = [{ environment: "production", at: new Date().toISOString(), asks: 1000, differ: 34, words: "34 of 1,000 asks differ from the preview. 14 products have another stock in the engine." }];
    renderApp("#/segments", {}, state);
    const notice = await screen.findByTestId("drift-production");
    expect(notice.textContent).toContain("Production is not what was published. 34 of 1,000 asks differ");
    await userEvent.click(screen.getByTestId("drift-look-production"));
    expect(await screen.findByTestId("engine-production")).toBeTruthy();
    await userEvent.click(screen.getByTestId("drift-away-production"));
    await waitFor(() => expect(screen.queryByTestId("drift-production")).toBeNull());
  });
});
