import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Distribution } from "../../ipc/bindings";
import { renderApp } from "../../testing/render-app";
import { binWords, coverBin, distributionDrawing, distributionWords, marginWords, moneyEdge, overlapWords, shareEdge, shares, trend } from "./plot-drawings";
import { missingPlots } from "./plots-missing";

const euros = moneyEdge({ currency: "EUR", digits: 2 });
const distribution: Distribution = { edges: [2000, 4000, 6000], page: [2, 5, 1], first: [0, 1, 3], pageUnknown: 2, firstUnknown: 1 };
const point = (position: number, marginBp: number | null, pinned = false) => ({ id: `P${position}`, title: null, position, pinned, marginBp });

describe("a distribution", () => {
  it("is drawn in shares that can be held side by side", () => {
    expect(shares([2, 5, 1])).toEqual([25, 62.5, 12.5]);
    expect(shares([0, 0])).toEqual([0, 0]);
    expect(distributionDrawing(distribution, euros, undefined).data).toEqual([[0, 1, 2], [25, 62.5, 12.5], [0, 25, 75]]);
    const inks = { text: "", faint: "", line: "", accent: "blue", bar: "grey", pin: "", paper: "white" };
    const columns = (isHollow: boolean) => distributionDrawing(distribution, euros, undefined).options({ ...inks, isHollow }).series.slice(1).map(({ fill, stroke, width }) => [fill, stroke, width]);
    expect(columns(false)).toEqual([["grey", "grey", 0], ["blue", "blue", 0]]);
    expect(columns(true), "told apart by their shape as well").toEqual([["white", "grey", 1.5], ["blue", "blue", 0]]);
  });
  it.each([
    [0, "below €40"],
    [1, "€40 to €60"],
    [2, "€60 or more"],
  ])("names bin %i", (bin, words) => expect(binWords(distribution.edges, bin, euros)).toBe(words));
  it("is said in a sentence, with what is unknown", () =>
    expect(distributionWords(distribution, 24, euros)).toBe("Most often among the first 24: €60 or more (3); on the whole page: €40 to €60 (5). Unknown for 2, 1 of them among the first 24."));
  it("is said of what is there, where that is little", () => {
    const one = { edges: [25_100], page: [1], first: [1], pageUnknown: 0, firstUnknown: 0 };
    expect(distributionWords(one, 1, euros)).toBe("First: about €251; most often on the whole page: about €251 (1).");
    expect(marginWords([point(1, 4510)], 1)).toBe("The only place has 45.1\u00a0%.");
    const lane = { segment: "a", name: "A", total: 1, counted: 1, points: [point(1, 4510)], price: one, marginBp: one, coverDays: one, shared: [1, 0] };
    expect(overlapWords([lane, lane], 1, 1)).toBe("The first product is the same in all 2 lanes.");
    expect(overlapWords([lane, lane], 2, 3)).toBe("2 of the first 3 products stand in the first places of all 2 lanes.");
  });
  it("that nothing is known of is named with the columns that would bring it", () => {
    const unknown = { ...distribution, page: [0, 0, 0] };
    const lane = { segment: "a", name: "A", total: 3, counted: 3, points: [point(1, null)], price: distribution, marginBp: distribution, coverDays: distribution, shared: [] };
    expect(missingPlots(lane)).toEqual([]);
    expect(missingPlots({ ...lane, marginBp: unknown, coverDays: unknown })).toEqual([
      { name: "Margin", needs: "Cost: what one piece costs you" },
      { name: "Stock cover", needs: "Stock, and Units sold to see how long it lasts" },
    ]);
    expect(missingPlots({ ...lane, price: unknown, marginBp: unknown }).map(({ needs }) => needs)).toEqual(["Price", "Price and Cost"]);
  });
  it("names shares and cover", () => expect([shareEdge(2500), shareEdge(2550), coverBin([0, 1, 99_999], 0), coverBin([0, 1, 99_999], 1), coverBin([0, 1, 99_999], 2)]).toEqual(["25\u00a0%", "25.5\u00a0%", "sold out", "up to a week", "no sales"]));
});

describe("margin by place", () => {
  it("has a trend through the places around", () => expect(trend([point(1, 4000), point(2, null), point(3, 2000)])).toEqual([3000, 3000, 3000]));
  it("is said for the first places and the rest", () => expect(marginWords([point(1, 4000), point(2, 2000), point(3, 1000)], 2)).toBe("The first 2 places have 30.0\u00a0% on average; place 3: 10.0\u00a0%."));
  it("says where nothing is known", () => expect(marginWords([point(1, null)], 24)).toBe("No margin of these places is known."));
});

describe("the view", () => {
  beforeEach(() => localStorage.clear());
  it("names no more first places than there are", async () => {
    renderApp("#/pages/plots?page=category%3AClothing+%3E+Trousers");
    const table = within(await screen.findByTestId("plots")).getByRole("table", { name: "Margin by place" });
    const places = within(table).getAllByRole("row").length - 1;
    expect(places).toBeLessThan(24);
    expect(screen.getByTestId("plots").textContent).toContain(`Most often among the first ${places}:`);
    expect(screen.getByTestId("plots").textContent).not.toContain("first 24");
  });
  it("shows every plot with its table, and what lanes share", async () => {
    renderApp("#/pages?page=category%3AClothing+%3E+Jackets");
    await userEvent.click(await screen.findByRole("radio", { name: "Plots" }));
    const plots = await screen.findByTestId("plots");
    expect(within(plots).getAllByRole("heading").map((each) => each.textContent)).toEqual(["Margin by place", "Price", "Margin", "Stock cover", "Overlap of lanes"]);
    const price = within(plots).getByRole("table", { name: "Price" });
    const counted = within(price).getAllByRole("row").slice(1).map((row) => Number(row.children[1]?.textContent));
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(within(within(plots).getByRole("table", { name: "Margin by place" })).getAllByRole("row").length - 1);
    expect(within(screen.getByTestId("overlap")).getAllByRole("columnheader").length).toBe(3);
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    await userEvent.click(screen.getByTestId("grid-segment"));
    await userEvent.click(await screen.findByRole("option", { name: "Everyone" }));
    await waitFor(() => expect(within(screen.getByTestId("overlap")).getAllByRole("rowheader")[0]?.textContent).toBe("Everyone"));
  });
});
