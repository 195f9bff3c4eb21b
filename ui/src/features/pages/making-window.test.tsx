// Rules made from what is seen: from a selection; and how far the rules of a page reach.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import type { PageRule } from "../../ipc/bindings";
import { renderApp } from "../../testing/render-app";
import { reachWords } from "./page-rules";

const PAGE = "#/pages?page=category%3AClothing+%3E+Jackets";
beforeEach(() => localStorage.clear());

async function axeFinds() {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

it("makes a rule of what chosen products have in common", async () => {
  const { fake } = renderApp(PAGE);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelector("[data-position='2']")).toBeTruthy());
  lane.querySelector<HTMLElement>("[data-position='1']")?.focus();
  await userEvent.keyboard("{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
  await screen.findByTestId("alike");
  expect(await axeFinds()).toEqual([]);
  await userEvent.click(screen.getByTestId("alike-bury"));
  await waitFor(() => expect(fake.document.rules.at(-1)).toMatchObject({ segments: ["vip"], pages: [{ category: "Clothing > Jackets" }], action: { type: "bury", points: 50, products: { all: [{ field: "categories" }, { field: "margin_bp" }] } } }));
});

it("tells how far each rule of the page reaches", async () => {
  renderApp(PAGE);
  expect((await screen.findByTestId("reach-lead-shell")).textContent).toMatch(/^1 product, \d+ of \d\d? places$/);
});

it("names the rules of the page that are for segments without a lane", async () => {
  const rule = (id: string, segments: string[]): PageRule => ({ id, name: `Rule ${id}`, words: { action: "", scope: "Lapsed", when: "" }, enabled: true, actionType: "bury", segments, activeNow: true, inherited: false, changed: false, products: 1, warning: null });
  const { unmount } = renderApp(PAGE, { page_rules: () => [rule("a", ["vip"]), rule("b", [])] });
  expect((await screen.findByTestId("rules-of-others")).textContent).toBe("1 more is for segments without a lane hereRule b Lapsed");
  expect(screen.getByTestId("page-rules").textContent).not.toContain("Rule b");
  unmount();
  renderApp(PAGE, { page_rules: () => [rule("a", ["vip"])] });
  await screen.findByTestId("page-rules");
  expect(screen.queryByTestId("rules-of-others")).toBeNull();
});

it("says how far a rule reaches in one line, and what it is in each lane where they differ", () => {
  const touch = (segment: string, places: number) => ({ rule: "r", segment, products: 4, places, compared: 100 });
  const name = (segment: string) => segment.toUpperCase();
  expect(reachWords([touch("a", 2), touch("b", 2)], name)).toEqual({ words: "4 products, 2 of 100 places", lanes: [] });
  expect(reachWords([touch("a", 2), touch("b", 0)], name)).toEqual({ words: "4 products, 0 to 2 of 100 places", lanes: ["A 2", "B 0"] });
  expect(reachWords([touch("a", 2), { ...touch("b", 2), products: null }], name)).toEqual({ words: "4 products, 2 of 100 places", lanes: ["A 4 products, 2", "B 2"] });
  expect(reachWords([{ ...touch("a", 1), products: 1 }], name)).toEqual({ words: "1 product, 1 of 100 places", lanes: [] });
  expect(reachWords([{ ...touch("a", 2), compared: 7 }, { ...touch("b", 2), compared: 6 }], name).words).toBe("4 products, 2 of 7 places");
  expect(reachWords([{ ...touch("a", 0), products: 0, compared: 1 }], name).words).toBe("0 products, 0 of 1 place");
});
