import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it } from "vitest";
import { renderApp } from "../../testing/render-app";
import { colourFrom, contrast, FIRST_COLOURS, quietOf, READS_WELL, RINGS } from "./shop-colours";
import { FIRST_SHOP, shopLookFrom } from "./shop-look";

// 1. The shop's own rows and pictures are set once, hold in the shop and in the grid, and are there at the next visit.
// 2. So do its colours, type, corners and what its cards show; colours that are hard to read are warned of, and taken.
// 3. What differs is outlined in two rings, one of which is seen on any colour.

const at = (view: string) => `#/pages/${view}?page=category%3AClothing+%3E+Jackets`;

beforeEach(() => localStorage.clear());

it.each([
  [null, FIRST_SHOP],
  ["{", FIRST_SHOP],
  ['{"desktop":9,"phone":0,"shape":"round","fills":"yes"}', FIRST_SHOP],
  ['{"desktop":4,"phone":1,"shape":"3:4","fills":true}', { ...FIRST_SHOP, desktop: 4, phone: 1, shape: "3:4", fills: true }],
  ['{"colours":"red","type":"comic","corners":9,"align":null,"card":"all"}', FIRST_SHOP],
  ['{"colours":{"page":"#ABC","text":"none"},"type":"slab","card":["rating","price","wings"]}', { ...FIRST_SHOP, colours: { ...FIRST_COLOURS, page: "#aabbcc" }, type: "slab", card: ["price", "rating"] }],
] as const)("makes of the note %s what can be shown", (note, look) => expect(shopLookFrom(note)).toEqual(look));

it.each([
  ["#1A2b3C", "#1a2b3c"],
  [" 1a2b3c", "#1a2b3c"],
  ["#abc", "#aabbcc"],
  ["#ab", null],
  ["red", null],
  [7, null],
])("reads %s as a colour", (text, colour) => expect(colourFrom(text)).toBe(colour));

it("measures contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
  expect(contrast("#123456", "#123456")).toBe(1);
});

const STEPS = [0, 51, 102, 153, 204, 255];
const EVERY = STEPS.flatMap((red) => STEPS.flatMap((green) => STEPS.map((blue) => `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`)));

it("has a ring that is seen on every colour, and a quiet text that reads as well as the text does", () => {
  const unseen = EVERY.filter((page) => Math.max(...RINGS.map((ring) => contrast(ring, page))) < 3);
  expect(unseen).toEqual([]);
  const faint = EVERY.flatMap((page) => ["#000000", "#ffffff", "#b3261e"].map((text) => ({ ...FIRST_COLOURS, page, text }))).filter((colours) => contrast(quietOf(colours), colours.page) < Math.min(READS_WELL, contrast(colours.text, colours.page)));
  expect(faint).toEqual([]);
});

async function choose(name: string, option: string) {
  await userEvent.click(screen.getByRole("button", { name: new RegExp(name) }));
  await userEvent.click(await screen.findByRole("option", { name: option }));
}

it("sets products as the shop does, in the shop and in the grid", async () => {
  const { unmount } = renderApp(at("shop"));
  const draft = await screen.findByTestId("shop-draft");
  await userEvent.click(screen.getByTestId("shop-look"));
  await choose("Products in a row on a desktop", "3");
  await choose("Pictures$", "Upright, 4:5");
  await userEvent.click(screen.getByText("Pictures fill their frame"));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  const columns = () => draft.querySelector("ol")?.style.gridTemplateColumns;
  expect(columns()).toBe("repeat(3, minmax(64px, 1fr))");
  expect(draft.style.getPropertyValue("--shape")).toBe("0.8");
  expect(draft.className).toContain("fills");
  await userEvent.click(screen.getByRole("radio", { name: "1" }));
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("radio", { name: "Phone" }));
  expect(columns()).toBe("repeat(1, minmax(0px, 1fr))");
  unmount();

  renderApp(at("grid"));
  const grid = await screen.findByTestId("grid");
  expect(grid.className).toBe("grid phone fills");
  await waitFor(() => expect(grid.querySelectorAll("[data-product]").length).toBeGreaterThan(2));
  const [first, second] = grid.querySelectorAll<HTMLElement>("[data-product]");
  // One in a row: each stands below the other, beneath a picture 358 px wide and a quarter higher than wide.
  expect([first?.style.left, second?.style.left]).toEqual(["0px", "0px"]);
  expect(second?.style.top).toBe(`${Math.round(358 / 0.8) + 80}px`);
  await userEvent.click(screen.getByTestId("shop-look"));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Reset" }));
  await waitFor(() => expect(grid.className).toBe("grid phone"));
});

async function type(field: string, text: string) {
  const input = screen.getByTestId(field);
  await userEvent.clear(input);
  await userEvent.type(input, text);
}

it("takes the shop's colours, type and cards, warns of what is hard to read, and goes back", async () => {
  const { unmount } = renderApp(at("shop"));
  const draft = await screen.findByTestId("shop-draft");
  const value = (name: string) => draft.style.getPropertyValue(`--shop-${name}`);
  expect(draft.querySelectorAll(".brand").length).toBeGreaterThan(0);
  await userEvent.click(screen.getByTestId("shop-look"));
  await userEvent.click(screen.getByTestId("own-colours"));
  expect([value("page"), value("text"), draft.className]).toEqual(["#ffffff", "#1c1c1c", "shop desktop own"]);
  await type("colour-page", "#102030");
  expect(value("page")).toBe("#102030");
  expect(screen.getByText(/^Text is hard to read on this page: contrast 1\.\d, and 4\.5 reads well\.$/)).toBeTruthy();
  await type("colour-text", "fff");
  expect(value("text")).toBe("#ffffff");
  expect(screen.queryByText(/^Text is hard to read/)).toBeNull();
  expect(screen.getByText(/^A price is hard to read/)).toBeTruthy();
  // What means no colour is told, and changes nothing.
  await type("colour-price", "#12");
  expect([screen.getByTestId("colour-price").getAttribute("aria-invalid"), value("price")]).toEqual(["true", "#1c1c1c"]);
  expect(screen.getByText("Six digits, as #1a2b3c.")).toBeTruthy();
  await choose("Type$", "Serif");
  await userEvent.click(screen.getByRole("radio", { name: "Full" }));
  await userEvent.click(screen.getByRole("radio", { name: "Centre" }));
  await userEvent.click(screen.getByTestId("card-brand"));
  await userEvent.click(await screen.findByTestId("card-rating"));
  expect(value("type")).toContain("Georgia");
  expect(value("corners")).toBe("18px");
  expect(draft.className).toBe("shop desktop own centred");
  expect(draft.querySelectorAll(".brand").length).toBe(0);
  await waitFor(() => expect(draft.querySelector(".rated")?.textContent).toMatch(/^\d\.\d of 5$/));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  unmount();

  renderApp(at("grid"));
  const grid = await screen.findByTestId("grid");
  expect([grid.className, grid.style.getPropertyValue("--shop-page")]).toEqual(["grid desktop own centred", "#102030"]);
  await userEvent.click(screen.getByTestId("shop-look"));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Reset" }));
  await waitFor(() => expect([grid.className, grid.style.getPropertyValue("--shop-page")]).toEqual(["grid desktop", ""]));
  expect(screen.getByText("All is as it was at first.")).toBeTruthy();
});
