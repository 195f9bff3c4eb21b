import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { dismissToast } from "../../app/toasts";
import { renderApp } from "../../testing/render-app";
import { placeToOffer, withoutWords } from "./what-if";

// 1. The least boost is one click from its rule, which goes through the question and can be undone.
// 2. A product that is not on the page can be looked for, and says why it is not.
// 3. What is beneath keeps its place until all that is told of the product is there.

const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets&segment=everyone";

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

async function choose(position: number, overrides: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp(JACKETS, overrides);
  const lane = await screen.findByTestId("lane-everyone");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  const row = lane.querySelector<HTMLElement>(`[data-position="${position}"]`);
  if (!row) throw new Error("no such row");
  await userEvent.click(row);
  return { ...app, lane, product: row.dataset["product"] };
}

it("offers a place that people think in", () => expect([null, 3, 9, 20, 300].map(placeToOffer)).toEqual([1, 1, 4, 12, 24]));

it.each([
  [11, 6, "at 11, down 5"],
  [2, 6, "at 2, up 4"],
  [6, 6, "here all the same"],
  [null, 6, "not shown"],
  [null, null, "still not shown"],
  [4, null, "at 4"],
])("without a rule: %s from %s", (position, now, words) => expect(withoutWords(position, now)).toBe(words));

it("makes the least boost that brings it to a place, in one click and a question", async () => {
  const { fake, lane, product } = await choose(9);
  const to = await screen.findByTestId("lift-to");
  await userEvent.clear(to);
  await userEvent.type(to, "2");
  const button = await waitFor(() => within(screen.getByTestId("lift-place")).getByRole("button", { name: /^Boost by [\d,]+ points?, to position [12]$/ }));
  const points = Number(/by ([\d,]+)/.exec(button.getAttribute("aria-label") ?? "")?.[1]?.replaceAll(",", ""));
  await userEvent.click(button);
  expect(await screen.findByTestId("proposal-points")).toHaveProperty("value", String(points));
  expect(fake.past.length).toBe(0);
  await userEvent.click(screen.getByTestId("proposal-keep"));
  await waitFor(() => expect(Number(lane.querySelector<HTMLElement>(`[data-product="${product}"]`)?.dataset["position"])).toBeLessThanOrEqual(2));
  expect(fake.document.rules.at(-1)).toMatchObject({ segments: ["everyone"], action: { type: "boost", points, products: { products: [product] } } });
  // Asked again, the same rule grows by what is missing.
  await userEvent.keyboard("u");
  await waitFor(() => expect(fake.past.length).toBe(0));
});

it("says why a product that is looked for is not here", async () => {
  await choose(1);
  await userEvent.keyboard("f");
  expect(document.activeElement).toBe(screen.getByTestId("find-on-page"));
  await userEvent.type(screen.getByTestId("find-on-page"), "NW-1077{Enter}");
  await waitFor(() => expect(screen.getByTestId("inspector-title").textContent).toContain("Alpine Boots"));
  expect((await screen.findByTestId("why-sentence")).textContent).toBe("It is no product of this page.");
  const { violations } = await axe.run(screen.getByTestId("inspector"), { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

it("is left by Esc: the first puts the list away, the second leads back to the product", async () => {
  await choose(1);
  const row = document.querySelector<HTMLElement>("[data-lane] [role=option][tabindex='0']");
  await userEvent.keyboard("f");
  const box = screen.getByTestId("find-on-page");
  await userEvent.type(box, "ski");
  await waitFor(() => expect(box.getAttribute("aria-expanded")).toBe("true"));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(box.getAttribute("aria-expanded")).toBe("false"));
  expect([document.activeElement, (box as HTMLInputElement).value]).toEqual([box, "ski"]);
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(row);
  await waitFor(() => expect(box).toHaveProperty("value", ""));
});

it("holds the place of what is beneath until all is told, or can't be", async () => {
  const asked: { product: string; answer: () => void; fail: () => void }[] = [];
  const late = ({ ask }: { ask: { product: string; segment: string } }) =>
    new Promise((resolve, reject) => {
      const answer = () => resolve({ segment: ask.segment, position: 1, next: null, toPlace: null, without: [] });
      asked.push({ product: ask.product, answer, fail: () => reject({ kind: "invalid", message: "No." }) });
    });
  const { lane } = await choose(1, { product_what_if: late });
  const box = screen.getByTestId("inspector").querySelector(".steady");
  await screen.findByTestId("waterfall");
  await waitFor(() => expect(asked.length).toBe(1));
  expect(box?.className).toBe("steady waits");
  asked[0]?.answer();
  await waitFor(() => expect(box?.className).toBe("steady"));
  const next = lane.querySelector<HTMLElement>('[data-position="2"]');
  if (!next) throw new Error("no such row");
  await userEvent.click(next);
  expect(box?.className).toBe("steady waits");
  await waitFor(() => expect(asked.length).toBe(2));
  expect(asked[1]?.product).toBe(next.dataset["product"]);
  asked[1]?.fail();
  await waitFor(() => expect(box?.className).toBe("steady"));
});
