// What a person can do in the catalog: find, filter, order, read one product in full, begin an import.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

beforeEach(() => localStorage.clear());

const firstRow = async () => (await screen.findAllByTestId(/^catalog-row-/))[0];

describe("the catalog", () => {
  it("shows all products with units, and says what is unknown", async () => {
    renderApp("#/catalog");
    const row = await screen.findByTestId("catalog-row-NW-1077");
    expect(within(row).getAllByText("unknown").length).toBe(3);
    expect(row.textContent).toContain("173\u00a0pcs");
    expect((await screen.findByTestId("catalog-total")).textContent).toBe("60 products");
  });

  it("orders by a header, turns it, and says so", async () => {
    renderApp("#/catalog");
    await userEvent.click(await screen.findByTestId("catalog-sort-price"));
    const header = screen.getByRole("columnheader", { name: "Price" });
    await waitFor(() => expect(header.getAttribute("aria-sort")).toBe("descending"));
    await waitFor(() => expect(screen.getByTestId("catalog-said").textContent).toContain("Sorted by Price, descending. Unknown values last."));
    const dearest = (await firstRow())?.getAttribute("data-testid");
    await userEvent.click(screen.getByTestId("catalog-sort-price"));
    await waitFor(async () => expect((await firstRow())?.getAttribute("data-testid")).not.toBe(dearest));
  });

  it("finds by text, and offers all products again where nothing matches", async () => {
    renderApp("#/catalog");
    await userEvent.type(await screen.findByTestId("catalog-search"), "zzz");
    expect(await screen.findByText("No product matches “zzz”")).toBeTruthy();
    await userEvent.click(screen.getByTestId("catalog-clear"));
    await waitFor(() => expect(screen.getByTestId("catalog-total").textContent).toBe("60 products"));
  });

  it("is entered by the arrows from nowhere and from the search, and its filter by its key, which Esc leaves", async () => {
    renderApp("#/catalog");
    await firstRow();
    const focused = () => (document.activeElement as HTMLElement).dataset;
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(focused()["row"]).toBe("0"));
    await userEvent.keyboard("/");
    expect(focused()["testid"]).toBe("catalog-search");
    await userEvent.keyboard("{ArrowDown}");
    expect(focused()["row"]).toBe("0");
    await userEvent.keyboard("f");
    await waitFor(() => expect(focused()["testid"]).toBe("catalog-filter-category"));
    await userEvent.keyboard("{Escape}");
    expect([screen.queryByTestId("catalog-filters"), focused()["testid"]]).toEqual([null, "catalog-filter"]);
  });

  it("keeps its rows where they are until what is typed is answered", async () => {
    const fake = new FakeState();
    const now = fakeAnswers(fake)["catalog_query"];
    const late: (() => void)[] = [];
    renderApp("#/catalog", { catalog_query: (asked: { text: string }) => (asked.text === "" ? now?.(asked) : new Promise((answer) => late.push(() => answer(now?.(asked))))) }, fake);
    const row = await screen.findByTestId("catalog-row-NW-1077");
    const gone: Node[] = [];
    const watch = new MutationObserver((changes) => gone.push(...changes.flatMap((change) => [...change.removedNodes])));
    watch.observe(row.parentElement as Element, { childList: true });
    await userEvent.type(screen.getByTestId("catalog-search"), "j");
    await waitFor(() => expect(late.length).toBe(1));
    expect(screen.getByRole("grid").getAttribute("aria-busy")).toBe("true");
    expect([watch.takeRecords().length, gone.length]).toEqual([0, 0]);
    late[0]?.();
    await waitFor(() => expect(screen.getByRole("grid").getAttribute("aria-busy")).toBe("false"));
    watch.disconnect();
  });

  it("opens one product with all its fields, by key, and closes it", async () => {
    renderApp("#/catalog");
    const row = await screen.findByTestId("catalog-row-NW-1000");
    row.focus();
    await userEvent.keyboard("{Enter}");
    const panel = await screen.findByTestId("product-panel");
    await within(panel).findByText("Skarv Shell Jacket");
    expect(within(panel).getByText("over the last 28 days")).toBeTruthy();
    expect(within(panel).getByText("Clicks").nextSibling?.textContent).toBe("unknown");
    row.focus();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("product-panel")).toBeNull());
  });

  it("sends the filter as one predicate of the contract", async () => {
    const query = vi.fn((_asked: { filter: unknown }) => ({ total: 0, rows: [] }));
    renderApp("#/catalog", { catalog_query: query });
    await userEvent.click(await screen.findByTestId("catalog-filter"));
    await userEvent.click(await screen.findByTestId("catalog-filter-stock"));
    await userEvent.click(await screen.findByRole("option", { name: /Sold out/ }));
    await waitFor(() => expect(query.mock.calls.at(-1)?.[0].filter).toEqual({ field: "stock", is: 0 }));
  });

  it("leads from an empty catalog to the import", async () => {
    const state = new FakeState();
    renderApp("#/catalog", { store_status: () => ({ ...state.status(), products: 0 }) }, state);
    await screen.findByTestId("catalog-empty");
    await userEvent.click(screen.getByTestId("catalog-import"));
    expect(await screen.findByTestId("import-choose")).toBeTruthy();
  });

  it("has no column of which nothing is known, until it is chosen", async () => {
    const state = new FakeState();
    const answers = fakeAnswers(state);
    renderApp("#/catalog", { catalog_query: async (args) => ({ ...Object(await answers["catalog_query"]?.(args)), known: ["brand", "price"] }) }, state);
    await firstRow();
    const headers = () => screen.getAllByRole("columnheader", { hidden: true }).map((header) => header.textContent);
    await waitFor(() => expect(headers()).toEqual(["Product", "Brand", "Price"]));
    await userEvent.click(screen.getByTestId("catalog-columns"));
    await userEvent.click(await screen.findByTestId("column-cost"));
    expect(headers()).toEqual(["Product", "Brand", "Price", "Cost"]);
    await userEvent.click(screen.getByTestId("columns-at-first"));
    expect(headers()).toEqual(["Product", "Brand", "Price"]);
  });

  it("shows the columns that are chosen, also the next time", async () => {
    const heads = () => screen.getAllByRole("columnheader", { hidden: true }).map((head) => head.textContent);
    const first = renderApp("#/catalog");
    await userEvent.click(await screen.findByTestId("catalog-columns"));
    await userEvent.click(await screen.findByTestId("column-returned_units"));
    for (const field of ["brand", "list_price", "cost", "cover_days", "rating", "launched"]) await userEvent.click(screen.getByTestId(`column-${field}`));
    await userEvent.keyboard("{Escape}");
    const chosen = ["Product", "Category", "Price", "Margin", "Stock", "Sold", "Returned"];
    await waitFor(() => expect(heads()).toEqual(chosen));
    first.unmount();
    renderApp("#/catalog");
    await screen.findByTestId("catalog-row-NW-1000");
    expect(heads()).toEqual(chosen);
    await userEvent.click(screen.getByTestId("catalog-columns"));
    await userEvent.click(await screen.findByTestId("columns-at-first"));
    await waitFor(() => expect(screen.getAllByRole("columnheader", { hidden: true })).toHaveLength(12));
  });
});
