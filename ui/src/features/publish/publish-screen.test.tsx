// Publishing in the window: verified, differing, in conflict, refused, away; discarded and restored.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EnvironmentStatus, IpcError, Published } from "../../ipc/bindings";
import { equalReport } from "../../testing/fake-publish";
import { FakeState } from "../../testing/fake-state";
import type { Answers } from "../../testing/fake-ipc";
import { openedAfresh as opened } from "../../testing/fresh-store";

beforeEach(() => localStorage.clear());

const review = (part: object) => ({ against: { revision: 41, publishedAt: "2026-11-24T09:40:00Z" }, changes: [], findings: [], warnings: [], ...part });
const published = (differ: number): Published => ({
  environment: "staging", revision: 43, etag: "e", unchanged: false, shopUrl: "",
  verify: {
    ...equalReport("staging", 120), equal: 120 - differ, at: "2026-11-24T10:00:00Z",
    causes: differ === 0 ? [] : [{ kind: "field", field: "stock", words: "1 product has another stock in the engine.", asks: differ, products: 1, examples: [{ id: "NW-1", title: "Hovden Parka", imageUrl: null, preview: "12", live: "0" }] }],
    differences: Array.from({ length: differ }, (_, n) => ({ page: "search:rain jacket", segment: "vip", segmentName: "VIP", at: "2026-11-24T10:00:00Z", sort: null, position: n + 9, preview: "NW-1", previewTitle: "Hovden Parka", live: null, liveTitle: null, places: 1, causes: [0], words: "" })),
  },
});
async function pressPublish() {
  const button = await screen.findByTestId("publish-run");
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  await userEvent.click(screen.getByTestId("publish-run"));
}
const well: Omit<EnvironmentStatus, "name"> = { state: "ready", reachable: true, reason: null, health: "ok", answeredAt: null, answerMillis: 1, engine: "e", version: "1", products: 60, generation: "g1", revision: 41, etag: "x", publishedAt: null, publishedBy: null, inStep: true, catalogInStep: true, lastVerified: null };

describe("publishing", () => {
  it("says the changes in words, publishes with note and author, and shows that it is verified", async () => {
    const run = vi.fn((_asked: object) => published(0));
    opened("#/publish", { publish_run: run });
    expect((await screen.findByTestId("change-rule-parka-week")).textContent).toContain("Hovden Parka at 3");
    await userEvent.type(screen.getByTestId("publish-note"), "Parka week");
    await pressPublish();
    expect((await screen.findByTestId("publish-result")).textContent).toContain("All 120 asks are equal to the preview, product by product.");
    expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "staging", note: "Parka week", author: "Ida Holm", pushCatalog: false, overwriteEtag: null });
    await userEvent.click(screen.getByRole("button", { name: "Go on to production" }));
    await waitFor(() => expect(window.location.hash).toContain("environment=production"));
  });

  it("sends the catalog too where it is not in step", async () => {
    const state = new FakeState();
    const run = vi.fn((_asked: object) => published(0));
    opened("#/publish", { publish_run: run, environment_status: ({ name }: { name: string }) => ({ ...well, name, products: 3, revision: state.revision, etag: "x", publishedAt: null, publishedBy: null, inStep: true, catalogInStep: false, lastVerified: null }) });
    expect(await screen.findByText("It differs: 3 products there, 60 products here.")).toBeTruthy();
    await pressPublish();
    await waitFor(() => expect(run.mock.calls[0]?.[0]).toMatchObject({ pushCatalog: true }));
  });

  it("says why it differs, and lists where: page, segment, position, preview and the environment by its name", async () => {
    opened("#/publish", { publish_run: () => published(2) });
    await pressPublish();
    const cause = await screen.findByTestId("cause-stock");
    expect(cause.textContent).toContain("1 product has another stock in the engine.2 asks");
    expect(within(cause).getAllByRole("row").map((row) => row.textContent)).toContain("Hovden ParkaNW-1120");
    const rows = within(await screen.findByTestId("differences")).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual(["PageSegmentPositionPreviewStaging", "Search “rain jacket”VIP9Hovden Parkanothing", "Search “rain jacket”VIP10Hovden Parkanothing"]);
  });

  it("tells a conflict plainly, and publishes over it only with that revision's etag", async () => {
    const conflict: IpcError = { kind: "conflict", environment: "staging", currentEtag: "theirs", revision: 42, publishedAt: new Date().toISOString(), publishedBy: "Jonas Lind", note: "Black Week" };
    const run = vi.fn((asked: { overwriteEtag: string | null }) => (asked.overwriteEtag === "theirs" ? published(0) : Promise.reject(conflict)));
    opened("#/publish", { publish_run: run });
    await userEvent.type(await screen.findByTestId("publish-note"), "Parka week");
    await pressPublish();
    const card = await screen.findByTestId("conflict");
    expect(card.textContent).toContain("Jonas Lind published revision 42 meanwhile");
    expect(card.textContent).toContain("Black Week");
    await userEvent.click(screen.getByTestId("conflict-look"));
    expect(await within(card).findByText("From revision 42 to your draft:")).toBeTruthy();
    await userEvent.click(screen.getByTestId("conflict-overwrite"));
    await screen.findByTestId("publish-result");
    expect(run.mock.calls[1]?.[0]).toMatchObject({ note: "Parka week", overwriteEtag: "theirs" });
  });

  it("leads from an error to its rule, and publishes nothing invalid", async () => {
    opened("#/publish", { review_get: () => review({ changes: [], findings: [{ pointer: "/rules/3/action/points", reason: "Points are 1 to 100,000.", entity: "rule", id: "deep-discounts", name: "Deep discounts first" }] }) });
    const link = await screen.findByRole("link", { name: "Deep discounts first" });
    expect(link.getAttribute("href")).toBe("#/rules/rule/deep-discounts");
    expect(screen.getByTestId("publish-run")).toHaveProperty("disabled", true);
  });

  it("says that there is nothing to publish", async () => {
    opened("#/publish?environment=production", { review_get: () => review({}) });
    expect((await screen.findByTestId("nothing-to-publish")).textContent).toContain("The draft equals production, revision 41.");
    expect(screen.getByTestId("publish-run")).toHaveProperty("disabled", true);
  });

  it("says beforehand that someone published elsewhere, and does not claim to equal it", async () => {
    const elsewhere = ({ name }: { name: string }) => ({ ...well, name, products: 60, revision: 42, etag: "x", publishedAt: new Date().toISOString(), publishedBy: "Jonas Lind", inStep: false, catalogInStep: true, lastVerified: null });
    opened("#/publish", { environment_status: elsewhere, review_get: () => review({}) });
    expect((await screen.findByTestId("drift")).textContent).toContain("Staging is at revision 42, published elsewhere");
    expect((await screen.findByTestId("nothing-to-publish")).textContent).toContain("The draft equals revision 41, the last published from here.");
    await waitFor(() => expect(screen.getByTestId("publish-run")).toHaveProperty("disabled", false));
  });

  it("leads from a refused token to the settings, and lets a person go on editing offline", async () => {
    const away = ({ name }: { name: string }) => ({ ...well, name, state: "away", reachable: false, reason: "Connection refused.", inStep: false, catalogInStep: false, revision: null, products: null, engine: null, version: null, etag: null });
    const first = opened("#/publish", { environment_status: (asked: { name: string }) => ({ ...away(asked), state: "unauthorized" }) });
    expect((await screen.findByTestId("to-token")).getAttribute("href")).toBe("#/settings");
    first.unmount();
    opened("#/publish", { environment_status: away });
    expect(await screen.findByText(/Connection refused\. You can go on editing/)).toBeTruthy();
  });

  it("discards one change", async () => {
    const discard = vi.fn((_asked: object) => new FakeState().draft());
    opened("#/publish", { draft_discard: discard });
    await userEvent.click(await screen.findByTestId("discard-rule-parka-week"));
    await waitFor(() => expect(discard.mock.calls[0]?.[0]).toEqual({ kind: "rule", id: "parka-week", environment: "staging" }));
  });

  it("tells of the live revision what it changed and what the draft would, then of the one that is looked at", async () => {
    const change = (name: string) => ({ kind: "rule", id: name, name, what: "added", sentence: `Rule “${name}” is new.`, details: [], area: "Jackets" });
    const get = ({ revision }: { revision: number }) => ({ before: revision === 41 ? null : revision - 1, made: [change(`made ${revision}`)], changes: revision === 43 ? [] : [change(`draft after ${revision}`)] });
    const row = (revision: number) => ({ revision, etag: String(revision), publishedAt: "2026-11-24T09:40:00Z", publishedBy: null, note: null });
    opened("#/publish?view=revisions", { revision_get: get, environment_history: () => [43, 42, 41].map(row) });
    const live = await screen.findByTestId("revision-changes-43");
    expect(live.textContent).toContain("From revision 42 to 43:");
    expect(live.textContent).toContain("Rule “made 43” is new.");
    expect(live.textContent).toContain("Revision 43 equals the draft.");
    await userEvent.click(screen.getByRole("button", { name: "Look at revision 41" }));
    const first = await screen.findByTestId("revision-changes-41");
    expect(first.textContent).toContain("Revision 41 was the first:");
    expect(first.textContent).toContain("From revision 41 to your draft:");
    expect(first.textContent).toContain("Rule “draft after 41” is new.");
    expect(screen.queryByTestId("revision-changes-43")).toBeNull();
  });

  it("shows the history together with what the live revision changed, so that nothing moves under the pointer", async () => {
    let answer: (changes: object) => void = () => undefined;
    const get = vi.fn(() => new Promise<object>((resolve) => { answer = resolve; }));
    opened("#/publish?view=revisions", { revision_get: get });
    await waitFor(() => expect(get).toHaveBeenCalled());
    expect(screen.queryByTestId("revisions")).toBeNull();
    answer({ before: null, made: [], changes: [] });
    await screen.findByTestId("revisions");
    expect(screen.getByTestId("revision-changes-42")).toBeTruthy();
  });

  it("shows the history where the live revision cannot be read", async () => {
    opened("#/publish?view=revisions", { revision_get: () => Promise.reject(new Error("unreadable")) });
    expect((await screen.findByTestId("revisions")).textContent).toContain("Revision 42 cannot be read");
    expect(screen.getByTestId("restore-41")).toBeTruthy();
  });

  it("restores a revision only when it was confirmed in its place", async () => {
    const restore = vi.fn((_asked: object) => published(0));
    opened("#/publish?view=revisions", { revision_restore: restore });
    await userEvent.click(await screen.findByTestId("restore-41"));
    expect(restore).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("restore-confirm"));
    await waitFor(() => expect(restore.mock.calls[0]?.[0]).toEqual({ environment: "staging", revision: 41 }));
  });

  /** Two changes are on staging; one of them was undone since, so that production lacks one. */
  function behind(overrides: Answers = {}, href = "#/publish?environment=production") {
    const against = [{ environment: "staging", revision: 2, changes: 1 }, { environment: "production", revision: 1, changes: 2 }];
    const change = (id: string) => ({ kind: "rule", id, name: id, what: "added", sentence: `Rule “${id}” is new.`, details: [], area: "Jackets" });
    const changes = { staging: ["a"], production: ["a", "b"] };
    const one = (name: "staging" | "production") => review({ against: { revision: name === "staging" ? 2 : 1, publishedAt: "2026-11-24T09:40:00Z" }, changes: changes[name].map(change) });
    return opened(href, {
      review_get: ({ environment }: { environment: "staging" | "production" }) => one(environment),
      environment_status: ({ name }: { name: string }) => ({ ...well, name, revision: name === "staging" ? 2 : 1, lastVerified: { at: new Date().toISOString(), asks: 120, differ: 0 } }),
      ...overrides,
    }, { changes: 2, against });
  }

  it("counts the draft in the bar as on the page, against the environment that both name", async () => {
    behind();
    await waitFor(() => expect(screen.getByTestId("review-words").textContent).toBe("2 changes since revision 1"));
    expect(screen.getByTestId("draft-changes").textContent).toContain("Draft · 2 changes");
    expect((await screen.findByText(/^Production at revision 1/)).closest("a")?.getAttribute("href")).toBe("#/publish?environment=production");
    await userEvent.click(screen.getByTestId("environment-staging"));
    await waitFor(() => expect(screen.getByTestId("review-words").textContent).toBe("1 change since revision 2"));
    expect(screen.getByTestId("draft-changes").textContent).toContain("Draft · 1 change");
    expect(await screen.findByText(/^Staging at revision 2/)).toBeTruthy();
  });

  it("says that staging has not had this draft, leads there first, and keeps the way to production open", async () => {
    const run = vi.fn((_asked: object) => published(0));
    behind({ publish_run: run });
    expect((await screen.findByTestId("publish-before")).textContent).toBe("The draft changed since staging verified revision 2.");
    const staging = screen.getByTestId("environment-staging").closest("label") ?? screen.getByTestId("environment-staging");
    expect(staging.textContent).toContain("1 change since");
    expect(staging.querySelector(".dot.ok")).toBeNull();
    expect(screen.getByTestId("publish-run").textContent).toContain("Publish 2 changes to production");
    expect(screen.getByTestId("publish-run")).toHaveProperty("disabled", false);
    await userEvent.type(screen.getByTestId("publish-note"), "Parka week");
    await userEvent.click(screen.getByTestId("publish-before-run"));
    await waitFor(() => expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "staging", note: "Parka week", overwriteEtag: null }));
    await waitFor(() => expect(window.location.hash).toContain("environment=staging"));
    expect(screen.queryByTestId("publish-before")).toBeNull();
  });

  it("goes to another environment by an arrow key with the focus and the note kept", async () => {
    behind({}, "#/publish?environment=staging");
    await userEvent.type(await screen.findByTestId("publish-note"), "Parka week");
    const radio = (name: string) => within(screen.getByTestId(`environment-${name}`)).getByRole("radio");
    radio("staging").focus();
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(window.location.hash).toContain("environment=production"));
    expect(document.activeElement).toBe(radio("production"));
    expect(screen.getByTestId<HTMLTextAreaElement>("publish-note").value).toBe("Parka week");
  });

  it("publishes to production anyway", async () => {
    const run = vi.fn((_asked: object) => published(0));
    behind({ publish_run: run });
    await screen.findByTestId("publish-before-run");
    await pressPublish();
    await waitFor(() => expect(run.mock.calls[0]?.[0]).toMatchObject({ environment: "production" }));
  });

  it("checks what Health finds, counts it the same, and leads there", async () => {
    const finding = (rule: string, kind: string) => ({ kind, rule, name: rule, sentence: `“${rule}” needs a look.`, page: null, segment: null, others: [], repairs: [] });
    opened("#/publish", { health_check: () => ({ draftVersion: 7, rules: 10, findings: [finding("hero", "pinSoldOut"), finding("second", "pinsOnePlace")] }) });
    const checks = await screen.findByTestId("checks");
    expect(await within(checks).findByText("2 rules need a look")).toBeTruthy();
    expect((await screen.findByTestId("health-badge")).textContent).toContain("2");
    expect(checks.textContent).toContain("“hero” needs a look.");
    expect(checks.textContent).toContain("No errors: it can be published as it is.");
    expect(screen.getByTestId("to-health").getAttribute("href")).toBe("#/health");
  });

  it("praises no rules where there are none", async () => {
    const state = new FakeState();
    state.document = { ...state.document, rules: [] };
    opened("#/publish", { draft_get: () => state.draft(), health_check: () => ({ draftVersion: 7, rules: 0, findings: [] }) });
    expect(await screen.findByText("No errors. There are no rules yet: each page has the order of the first formula.")).toBeTruthy();
  });

  it("puts a good end away once the draft is edited, and leads to the shopper's page once", async () => {
    opened("#/publish", { publish_run: () => published(0) });
    await pressPublish();
    expect((await screen.findByTestId("publish-result")).textContent).toContain("Revision 43 is on staging.");
    expect(screen.getAllByText("Open the shopper’s page")).toHaveLength(1);
    expect(screen.getByLabelText(/^Rules sent: done/)).toBeTruthy();
    await userEvent.click(screen.getByTestId("discard-rule-parka-week"));
    await waitFor(() => expect(screen.queryByTestId("publish-result")).toBeNull());
    expect(screen.queryByLabelText(/^Rules sent: done/)).toBeNull();
  });

  it.each([["staging", "Staging serves it at once.", "on staging"], ["production", "Shoppers see it at once.", "live"]])("says of %s who sees a revision", async (environment, words, badge) => {
    opened(`#/publish?view=revisions&environment=${environment}`);
    await userEvent.click(await screen.findByTestId("restore-41"));
    expect(screen.getByRole("group", { name: "Restore revision 41?" }).textContent).toContain(words);
    expect(within(screen.getByTestId("revision-42")).getByText(badge)).toBeTruthy();
  });
});
