import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, it } from "vitest";
import { renderApp } from "../../testing/render-app";
import { openBulk } from "./bulk-state";

const PAGE = "#/pages?page=category%3AClothing+%3E+Jackets";
afterEach(() => openBulk(null));

async function open(text: string) {
  const view = renderApp(PAGE);
  await screen.findByTestId("lane-vip");
  openBulk({ kind: "pin", text: "" });
  const field = await screen.findByTestId("bulk-text");
  await userEvent.click(field);
  await userEvent.paste(text);
  return view;
}

it("lists what is not found before anything is done, and pins the rest in order as one edit", async () => {
  const { fake } = await open("SKU\nnw-1110\nNO-SUCH\nNW-1011\nNW-1110");
  expect((await screen.findByTestId("bulk-missing")).textContent).toContain("NO-SUCH");
  expect(screen.getByTestId("bulk-summary").textContent).toBe("2 products found · 1 line not in the catalog · 1 repeated line left out");
  expect(fake.past.length).toBe(0);
  const position = screen.getByTestId("bulk-position");
  await userEvent.clear(position);
  await userEvent.type(position, "5");
  await userEvent.click(screen.getByTestId("bulk-keep"));
  await waitFor(() => expect(fake.document.rules.slice(-2).map((rule) => rule.action)).toEqual([
    { type: "pin", product: "NW-1110", position: 5 },
    { type: "pin", product: "NW-1011", position: 6 },
  ]));
  expect(fake.past.map((edit) => edit.label)).toEqual(["Pin 2 products from 5"]);
});

it("keeps the times for which they are to hold, and says what is wrong with them", async () => {
  const { fake } = await open("NW-1110\nNW-1011");
  await userEvent.click(screen.getByTestId("bulk-when"));
  await userEvent.click(await screen.findByRole("option", { name: "dated…" }));
  const enter = async (testId: string, typed: string) => {
    await userEvent.click(within(await screen.findByTestId(testId)).getAllByRole("spinbutton")[0] as Element);
    await userEvent.keyboard(typed);
  };
  await enter("bulk-from", "271120260000");
  await enter("bulk-until", "261120260000");
  await waitFor(() => expect(screen.getByTestId("bulk-effect").textContent).toBe("It ends before it begins."));
  await enter("bulk-until", "28");
  await userEvent.click(screen.getByTestId("bulk-keep"));
  await waitFor(() => expect(fake.document.rules.at(-1)?.schedule).toEqual({ from: "2026-11-27T00:00", until: "2026-11-28T00:00" }));
});

it("is answered by keys: the figure has the focus, and Ctrl Enter keeps", async () => {
  const { fake } = renderApp(PAGE);
  await screen.findByTestId("lane-vip");
  openBulk({ kind: "boost", text: "NW-1110\nNW-1011" });
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("bulk-points"));
  expect(screen.getByTestId("bulk-effect").textContent).not.toContain("No product is chosen");
  await waitFor(() => expect(screen.getByTestId("bulk-summary").textContent).toContain("2 products found"));
  await userEvent.keyboard("20{Control>}{Enter}{/Control}");
  await waitFor(() => expect(fake.past.map((edit) => edit.label)).toEqual(["Boost 2 products by 20"]));
});

it("reads a CSV file and lets the column be chosen", async () => {
  await open("x");
  await userEvent.upload(screen.getByTestId("bulk-file"), new File(["title;code\nOne;NW-1000\nTwo;NW-1011\n"], "list.csv", { type: "text/csv" }));
  await waitFor(() => expect(screen.getByTestId("bulk-summary").textContent).toContain("2 products found"));
  await userEvent.click(screen.getByTestId("bulk-column"));
  await userEvent.click(await screen.findByRole("option", { name: "title" }));
  await waitFor(() => expect(screen.getByTestId("bulk-summary").textContent).toContain("0 products found"));
  expect(screen.getByTestId("bulk-keep")).toHaveProperty("disabled", true);
});

it("takes the column in which the catalog knows products where no heading names one", async () => {
  await open("1\tBrekka Shell Jacket\tNW-1110\n2\tTinde Parka\tNW-1011");
  await waitFor(() => expect(screen.getByTestId("bulk-summary").textContent).toBe("2 products found"));
  expect(screen.getByTestId("bulk-column").textContent).toContain("Column 3");
});

it("begins with what is chosen in the catalog, and has no fault that axe finds", async () => {
  renderApp("#/catalog");
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("catalog-row-NW-1000"));
  await user.keyboard("{Shift>}");
  await user.click(screen.getByTestId("catalog-row-NW-1022"));
  await user.keyboard("{/Shift}");
  const bar = await screen.findByTestId("catalog-picks");
  expect(bar.textContent).toContain("3 products chosen");
  await user.click(within(bar).getByTestId("catalog-hide"));
  expect(await screen.findByTestId("bulk-text")).toHaveProperty("value", "NW-1000\nNW-1011\nNW-1022");
  await waitFor(() => expect(screen.getByTestId("bulk-keep").textContent).toContain("Hide 3 products"));
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
});
