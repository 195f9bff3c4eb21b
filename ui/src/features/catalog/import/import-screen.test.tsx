// The import in the window: four steps, each change of mind, each refusal said in its place.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportInspection, ImportMapping, StoreFacts, StoreStatus } from "../../../ipc/bindings";
import { fakeAnswers as fakeImport } from "../../../testing/fake-import";
import type { Answers } from "../../../testing/fake-ipc";
import { FakeState } from "../../../testing/fake-state";
import { renderApp } from "../../../testing/render-app";

beforeEach(() => localStorage.clear());

async function chosen(overrides: Answers = {}) {
  renderApp("#/catalog/import", overrides);
  await userEvent.click(await screen.findByTestId("import-choose"));
}
const step = (name: string) => screen.getByTestId(`import-step-${name}`).getAttribute("aria-current");

describe("the import", () => {
  it("goes from a file to a result; nothing is imported before the last press", async () => {
    const run = vi.fn(() => ({ rowsRead: 3, imported: 2, created: 2, changed: 0, same: 0, removed: 0, rejected: 1, unlisted: 0, rejects: [], millis: 4 }));
    await chosen({ import_run: run });
    await screen.findByTestId("import-column-artikelnr");
    expect(step("mapping")).toBe("step");
    await userEvent.click(screen.getByTestId("import-compare"));
    expect((await screen.findByTestId("import-created")).textContent).toBe("212");
    expect(screen.getByTestId("import-rejected").textContent).toBe("14");
    expect(screen.getByTestId("import-rejects").textContent).toContain("auf Anfrage");
    expect(run).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId("import-run"));
    expect((await screen.findByTestId("import-done")).textContent).toContain("2 products imported");
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("says why a file is refused, and stays where another can be chosen", async () => {
    await chosen({ import_inspect: () => Promise.reject({ kind: "notATable", path: "/tmp/login.csv", reason: "It is a web page, perhaps a sign-in page saved under this name." }) });
    const said = await screen.findByTestId("import-refused");
    expect(said.textContent).toContain("This is not a product table");
    expect(said.textContent).toContain("sign-in page");
    expect(step("file")).toBe("step");
  });

  it("does not compare while two columns fill one field, and settles it", async () => {
    await chosen();
    await userEvent.click(await screen.findByTestId("import-field-ek_brutto"));
    await userEvent.click(await screen.findByRole("option", { name: /^Cost/ }));
    expect(await screen.findByText("Two columns are Cost")).toBeTruthy();
    expect(screen.getByTestId("import-compare")).toHaveProperty("disabled", true);
    await userEvent.click(screen.getByRole("button", { name: "Use ek_netto" }));
    expect(screen.getByTestId("import-compare")).toHaveProperty("disabled", false);
    expect(screen.getByTestId("import-field-ek_brutto").textContent).toContain("Leave out");
  });

  it("asks about a column in another currency than the store's, and takes the answer", async () => {
    const { import_inspect } = fakeImport();
    const seen = (args: unknown) => {
      const found = import_inspect?.(args) as ImportInspection;
      return { ...found, columns: found.columns.map((column) => (column.name === "price_incl" || column.name === "colour" ? { ...column, currencies: ["USD", "CAD"] } : column)) };
    };
    await chosen({ import_inspect: seen });
    expect(await screen.findByText(/The store counts in EUR, this column seems to be USD/)).toBeTruthy();
    expect(screen.queryByText("Is colour in EUR?")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "It is EUR" }));
    expect(screen.queryByText("Is price_incl in EUR?")).toBeNull();
  });

  it("lets a store that is still empty count in the file's currency, and asks no more", async () => {
    const { import_inspect } = fakeImport();
    const seen = (args: unknown) => {
      const found = import_inspect?.(args) as ImportInspection;
      return { ...found, columns: found.columns.map((column) => (column.name === "price_incl" ? { ...column, currencies: ["USD", "CAD"] } : column)) };
    };
    const state = new FakeState();
    let status = { ...state.status(), products: 0 } as StoreStatus;
    const update = vi.fn(({ facts }: { facts: StoreFacts }) => (status = { ...status, facts }));
    await chosen({ import_inspect: seen, store_status: () => status, store_update: update });
    await userEvent.click(await screen.findByRole("button", { name: "Let the store count in USD" }));
    await waitFor(() => expect(screen.queryByText(/Is price_incl in/)).toBeNull());
    expect(update.mock.calls[0]?.[0].facts).toEqual({ ...status.facts, currency: "USD" });
    expect(step("mapping")).toBe("step");
  });

  it("never changes the currency of a store that has products from here", async () => {
    const { import_inspect } = fakeImport();
    const seen = (args: unknown) => {
      const found = import_inspect?.(args) as ImportInspection;
      return { ...found, columns: found.columns.map((column) => (column.name === "price_incl" ? { ...column, currencies: ["USD"] } : column)) };
    };
    await chosen({ import_inspect: seen });
    await screen.findByText("Is price_incl in EUR?");
    expect(screen.queryByRole("button", { name: "Let the store count in USD" })).toBeNull();
  });

  it("sends the mapping as chosen: field, attribute name, levels, mode", async () => {
    const check = vi.fn((_asked: { mapping: ImportMapping }) => new Promise(() => undefined));
    await chosen({ import_check: check });
    await userEvent.type(await screen.findByTestId("import-attribute-colour"), "_group");
    await userEvent.click(screen.getByTestId("import-field-category_path"));
    await userEvent.click(await screen.findByRole("option", { name: /Category level/ }));
    await userEvent.click(screen.getByTestId("import-mode-upsert"));
    await userEvent.click(screen.getByTestId("import-compare"));
    await waitFor(() => expect(check).toHaveBeenCalled());
    const mapping = check.mock.calls[0]?.[0].mapping;
    expect(mapping?.mode).toBe("upsert");
    expect(mapping?.categoryColumns).toEqual([3]);
    expect(mapping?.columns[7]?.field).toBe("attr.colour_group");
  });

  it("reads the file again when a fact is changed", async () => {
    const inspect = vi.fn((_asked: { overrides: ImportMapping | null }) => Promise.reject({ kind: "notATable", path: "/a", reason: "The delimiter does not fit." }));
    await chosen();
    await userEvent.click(await screen.findByTestId("import-facts-change"));
    renderApp("#/catalog/import", { import_inspect: inspect });
    await waitFor(() => expect(screen.getAllByTestId("import-fact-delimiter").length).toBe(1));
    await userEvent.click(screen.getByTestId("import-fact-delimiter"));
    await userEvent.click(await screen.findByRole("option", { name: "tab" }));
    await waitFor(() => expect(inspect.mock.calls[0]?.[0].overrides?.delimiter).toBe("\t"));
    expect(await screen.findByText("The delimiter does not fit.")).toBeTruthy();
    expect(screen.getByTestId("import-column-artikelnr")).toBeTruthy();
  });

  it("stops a comparison, and keeps the mapping", async () => {
    let refuse: (error: unknown) => void = () => undefined;
    await chosen({ import_check: () => new Promise((_, reject) => { refuse = reject; }), import_cancel: () => { refuse({ kind: "cancelled" }); return null; } });
    await userEvent.click(await screen.findByTestId("import-compare"));
    await userEvent.click(await screen.findByTestId("import-stop"));
    expect(await screen.findByTestId("import-column-artikelnr")).toBeTruthy();
    expect(screen.queryByTestId("import-refused")).toBeNull();
  });

  it("warns before much of the catalog is removed", async () => {
    await chosen({ import_check: () => ({ rowsRead: 2, imported: 2, created: 0, changed: 0, same: 2, removed: 58, rejected: 0, unlisted: 0, rejects: [], millis: 1 }) });
    await userEvent.click(await screen.findByTestId("import-compare"));
    expect(within(await screen.findByRole("alert")).getByText(/58 products of the catalog, 97 %/)).toBeTruthy();
  });
});
