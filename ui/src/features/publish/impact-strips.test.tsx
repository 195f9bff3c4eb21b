// What a publish moves, in the window: which pages, when, and whom.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LanesAsk } from "../../ipc/bindings";
import { type Answers, refuse } from "../../testing/fake-ipc";
import { lanes as fakeLanes } from "../../testing/fake-pages";
import { FakeState } from "../../testing/fake-state";
import { openedAfresh as opened } from "../../testing/fresh-store";

beforeEach(() => localStorage.clear());

describe("the impact in the review", () => {
  it("compares a first publication with no rules at all, and says so", async () => {
    const first = new FakeState();
    const changes = [{ kind: "rule", id: "parka-week", name: "Parka week", what: "added", area: "Clothing > Jackets", sentence: "rule “Parka week” is new", details: [] }];
    const { unmount } = opened("#/publish?environment=staging", { review_get: () => ({ against: null, changes, findings: [] }) });
    const impact = await screen.findByTestId("impact");
    expect(impact.textContent).toContain("against no rules at all");
    expect(impact.textContent).toContain("Nothing is published to staging yet.");
    expect(impact.textContent).not.toContain("revision");
    expect(within(impact).queryAllByTitle(/published page/)).toEqual([]);
    expect(within(impact).queryAllByTitle(/^(Up|Down) .* against the page by no rules at all$/).length).toBeGreaterThan(0);
    unmount();
    opened("#/publish?environment=staging");
    expect((await screen.findByTestId("impact")).textContent).toContain(`against staging, revision ${first.revision}`);
  });

  it("draws what was in the first places and is hidden, with the rule that hides it", async () => {
    const state = new FakeState();
    const hidden = { id: "NW-9", title: "Old Parka", imageUrl: null, from: 2, hiddenBy: ["No old parkas"] };
    const lane = (segment: string) => ({ segment, name: segment, total: 0, figures: none, baseline: none, hiddenBy: [], rows: [], gone: segment === "vip" ? [hidden] : [] });
    const none = { places: 0, marginBp: null, coverDays: null, inStock: 0, stockKnown: 0, brands: 0, launchedLately: 0, launchKnown: 0, profit: null, profitKnown: 0 };
    const asked = vi.fn(({ ask }: { ask: { segments: string[]; page: string; gone: boolean } }) => ({ page: ask.page, at: "2026-11-24T10:00:00Z", draftVersion: state.version, generation: "g1", against: "staging, revision 42", isPublished: true, lanes: ask.segments.map(lane) }));
    opened("#/publish?environment=staging", { lanes_rank: asked });
    const impact = await screen.findByTestId("impact");
    expect(impact.textContent).toContain("1 is hidden");
    expect(within(impact).getAllByText("Old Parka, at 2 before: hidden by “No old parkas”").length).toBeGreaterThan(0);
    expect(asked.mock.calls.every(([{ ask }]) => ask.gone)).toBe(true);
  });

  it("says why no page is compared", async () => {
    const nowhere = { pages: [], further: 0, moments: [] };
    const { unmount } = opened("#/publish?environment=staging", { review_impact: () => nowhere });
    await waitFor(() => expect(screen.getByTestId("impact-none").textContent).toContain("No page changes: nothing here moves a product."));
    unmount();
    const { unmount: again } = opened("#/publish?environment=staging", { lanes_rank: () => refuse({ kind: "storage", reason: "The disk does not answer" }) });
    await waitFor(() => expect(screen.getByTestId("impact").textContent).toContain("What staging shows is not known here"));
    again();
    opened("#/publish?environment=staging", { review_impact: () => refuse({ kind: "storage", reason: "The disk does not answer" }) });
    await waitFor(() => expect(screen.getByTestId("impact-none").textContent).toContain("What staging shows is not known here"));
  });

  it("compares at the moment when changed rules begin, and says which pages are only reached", async () => {
    const moments = [{ at: "2031-11-27T23:00:00Z", local: "2031-11-28T00:00", begins: ["Black Friday"] }];
    const pages = [{ page: "category:Clothing", name: "Clothing", named: false }];
    const state = new FakeState();
    const asked = vi.fn(({ ask }: { ask: LanesAsk }) => {
      const moved = ask.outlook.at !== null;
      const answer = fakeLanes(state, ask);
      return { ...answer, against: "staging, revision 42", lanes: answer.lanes.map((lane) => ({ ...lane, baseline: lane.figures, rows: lane.rows.map((row, index) => ({ ...row, move: moved && index === 0 ? ({ kind: "up", places: 3 } as const) : ({ kind: "same" } as const) })) })) };
    });
    opened("#/publish?environment=staging", { review_impact: () => ({ pages, further: 61, moments }), lanes_rank: asked });
    const impact = await screen.findByTestId("impact");
    await within(impact).findByText("No product of these places moves now.");
    expect(impact.textContent).toContain("61 further pages not compared here");
    expect(impact.textContent).toContain("What changes names no page and reaches many");
    await userEvent.click(within(impact).getByRole("button", { name: /^Fri, 28 Nov 2031, 00:00: “Black Friday” begins$/ }));
    await within(impact).findAllByText("1 of 24 moves");
    expect(asked.mock.calls.some(([{ ask }]) => ask.outlook.at === "2031-11-27T23:00:00Z")).toBe(true);
    await userEvent.click(within(impact).getByRole("radio", { name: "Now" }));
    expect(await within(impact).findByText("No product of these places moves now.")).toBeTruthy();
  });

  it("tells whom a changed segment takes in and lets go", async () => {
    const changes = [{ kind: "segment", id: "vip", name: "VIP", what: "changed", area: "Segments", sentence: "segment “VIP” is changed", details: [] }];
    const answers: Answers = { review_get: () => ({ against: { revision: 41, publishedAt: "2026-11-24T09:40:00Z" }, changes, findings: [] }), review_impact: () => ({ pages: [], further: 0, moments: [] }) };
    const known = (count: number) => ({ count, importedAt: null, fileName: null, fields: [] });
    const { unmount } = opened("#/publish?environment=staging", { ...answers, shoppers_state: () => known(6120), review_shoppers: () => [{ segment: "vip", name: "VIP", before: 412, after: 389, came: 23 }] });
    const row = await screen.findByRole("row", { name: /^VIP 412 389 shoppers 23 come, 46 go$/ });
    expect(row).toBeTruthy();
    expect(screen.getByTestId("impact-none").textContent).toContain("a segment decides who sees a page");
    unmount();
    opened("#/publish?environment=staging", { ...answers, shoppers_state: () => known(0) });
    expect((await screen.findByRole("link", { name: "Import shoppers" })).getAttribute("href")).toBe("#/segments");
  });
});
