import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { LanesAsk, Move } from "../../ipc/bindings";
import { fakeAnswers, refuse } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";
import { differencesBetween, differenceWords } from "./shop-differences";

const JACKETS = "#/pages/shop?page=category%3AClothing+%3E+Jackets";
const placed = (...ids: string[]) => ids.map((id, index) => ({ id: id.toLowerCase(), position: index + 1, touched: id !== id.toLowerCase(), move: { kind: "arrived" } as Move }));

beforeEach(() => localStorage.clear());

describe("what differs", () => {
  it("is told on both sides, and nothing where both are the same", () => {
    const { live, draft } = differencesBetween(placed("a", "b", "c", "e"), placed("e", "a", "c", "d"));
    expect([...live].map(([id, difference]) => `${id} ${difference.kind}, ${differenceWords(difference, "live").join(" ")}`)).toEqual(["a shifted, 2 in the draft", "b only, only live", "e moved, 1 in the draft"]);
    expect([...draft].map(([id, difference]) => `${id} ${difference.kind}, ${differenceWords(difference, "draft").join(" ")}`)).toEqual(["e moved, 4 live", "a shifted, 1 live", "d only, only in the draft"]);
    expect([...draft].map(([, difference]) => differenceWords(difference, "draft", "on staging").join(" "))).toEqual(["4 on staging", "1 on staging", "only in the draft"]);
    expect(differencesBetween(placed("a", "b"), placed("a", "b"))).toEqual({ live: new Map(), draft: new Map() });
  });
});

it("names the place of what stands beyond those shown", () => {
  const far = (id: string, move: Move) => placed("a", id).map((row) => (row.id === id ? { ...row, move } : row));
  const { live, draft } = differencesBetween(far("b", { kind: "up", places: 150 }), far("c", { kind: "up", places: 198 }));
  expect([...draft].map(([id, difference]) => `${id} ${difference.kind}, ${differenceWords(difference, "draft").join(" ")}`)).toEqual(["c moved, 200 live"]);
  expect([...live].map(([id, difference]) => `${id} ${difference.kind}, ${differenceWords(difference, "live").join(" ")}`)).toEqual(["b moved, 152 in the draft"]);
});

it("knows who moved from who only made room", () => {
  const { draft } = differencesBetween(placed("a", "b", "c", "d"), placed("d", "a", "b", "c"));
  expect([...draft].map(([id, { kind }]) => `${id} ${kind}`)).toEqual(["d moved", "a shifted", "b shifted", "c shifted"]);
});

it("never says that what a changed rule pins or boosts only makes room", () => {
  // c and d are pinned (capitals): either goes by one place only, as its neighbours do.
  const { live, draft } = differencesBetween(placed("a", "b", "c", "d", "e"), placed("a", "C", "b", "e", "D"));
  expect([...draft].map(([id, { kind }]) => `${id} ${kind}`)).toEqual(["c moved", "b shifted", "e shifted", "d moved"]);
  expect([...live].map(([id, { kind }]) => `${id} ${kind}`)).toEqual(["b shifted", "c moved", "d moved", "e shifted"]);
});

describe("the shopper's view", () => {
  it("shows live beside the draft, outlines what differs, in both widths", async () => {
    renderApp(JACKETS);
    const draft = await screen.findByTestId("shop-draft");
    const live = screen.getByTestId("shop-live");
    expect(draft.querySelectorAll("[data-differs]").length).toBeGreaterThan(1);
    expect(live.querySelectorAll("li").length).toBe(draft.querySelectorAll("li").length);
    const moved = draft.querySelector("[data-differs=moved]");
    expect(moved?.textContent).toMatch(/\d+ live/);
    await userEvent.click(screen.getByRole("radio", { name: "Phone" }));
    expect(draft.className).toContain("phone");
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  });
  it("says which rules leave nothing to show, and switches one off there", async () => {
    const { fake } = renderApp("#/pages/shop?page=category%3AFootwear&segment=lapsed");
    const draft = await screen.findByTestId("shop-draft");
    expect(within(draft).getByText(/^1 rule hides all products of Footwear from Lapsed/)).toBeTruthy();
    await userEvent.click(within(draft).getByRole("switch", { name: "Only premium is on" }));
    await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "lapsed-empty")?.enabled).toBe(false));
  });

  it("says where nothing is live, and shows the draft alone", async () => {
    const fake = new FakeState();
    renderApp(JACKETS, { lanes_rank: (args: { ask: LanesAsk }) => (args.ask.shown === "live" ? refuse({ kind: "notFound", what: "Nothing is published there yet." }) : fakeAnswers(fake)["lanes_rank"]?.(args)) }, fake);
    const shops = await screen.findByTestId("shops");
    await waitFor(() => expect(within(shops).getByRole("status").textContent).toContain("Nothing of this page is live"));
    expect(screen.queryByTestId("shop-live")).toBeNull();
  });
  it("holds the places of both pages while they are ranked, and its choices", async () => {
    renderApp(JACKETS, { lanes_rank: () => new Promise(() => undefined) });
    expect(await screen.findByTestId("shop-look")).toBeTruthy();
    await waitFor(() => expect(document.querySelectorAll(".shop .im.sk").length).toBe(24));
    expect(screen.queryByTestId("shops")).toBeNull();
  });
});
