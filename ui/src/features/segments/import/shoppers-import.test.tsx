// Importing shoppers, on the fake back end:
// 1. nothing is imported before the last press, and what is personal can't be mapped
// 2. the mapping is sent as chosen; one field has one column
// 3. a stop or an error leads back with the reason, and nothing changed
// 4. a file dropped elsewhere goes to the import that its header asks for
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { ShopperMapping } from "../../../ipc/bindings";
import { importDropped } from "../../../app/dropped-file";
import { refuse } from "../../../testing/fake-ipc";
import { renderApp } from "../../../testing/render-app";
import { courseReducer, mappingProblem, START, stepsOf, type Course } from "./course";

const user = userEvent.setup();

async function choose(column: string, option: string | RegExp) {
  await user.click(screen.getByTestId(`shoppers-field-${column}`));
  await user.click(await screen.findByRole("option", { name: option }));
}

describe("importing shoppers", () => {
  it("goes from a file to sizes", async () => {
    const { fake } = renderApp("#/segments?shoppers=import", { "plugin:dialog|open": () => "/home/ida/shoppers.csv" });
    await user.click(await screen.findByTestId("shoppers-choose"));
    const personal = await screen.findByTestId("shoppers-column-e-mail");
    expect(personal.textContent).toContain("Personal, not read");
    expect(within(personal).queryByRole("button")).toBeNull();
    expect(screen.getByTestId("shoppers-column-Total spent").textContent).toContain("An amount in euros.");
    await user.click(screen.getByTestId("shoppers-check"));
    expect((await screen.findByTestId("shoppers-outcome")).textContent).toContain("604 rows read: 600 shoppers, 1 replaced by a later row of the same id, 3 left out.");
    expect(screen.getByTestId("shoppers-rejects").textContent).toContain("no whole number");
    expect(fake.shoppers).toHaveLength(0);
    await user.click(screen.getByTestId("shoppers-run"));
    expect((await screen.findByTestId("shoppers-done")).textContent).toContain("600 shoppers imported");
    await user.click(screen.getByTestId("shoppers-open-segments"));
    expect((await screen.findByTestId("segment-size")).textContent).toContain("of 600 shoppers");
  });

  it("sends the columns as they were chosen", async () => {
    const sent: ShopperMapping[][] = [];
    renderApp("#/segments?shoppers=import", {
      shoppers_check: ({ mapping }: { mapping: ShopperMapping[] }) => {
        sent.push(mapping);
        return refuse({ kind: "cancelled" });
      },
    });
    await user.click(await screen.findByTestId("shoppers-choose"));
    await screen.findByTestId("shoppers-column-tier");
    await choose("tier", /Trait/);
    await user.clear(screen.getByTestId("shoppers-trait-tier"));
    expect(screen.getByTestId("shoppers-check")).toHaveProperty("disabled", true);
    await user.type(screen.getByTestId("shoppers-trait-tier"), "loyalty");
    await choose("Total spent", "Orders");
    await user.click(screen.getByTestId("shoppers-check"));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      { column: "customer", field: "id" },
      { column: "e-mail", field: null },
      { column: "Total spent", field: "orders" },
      { column: "Orders count", field: null },
      { column: "tier", field: "trait.loyalty" },
    ]);
    // Stopped: the columns are there again, as they were.
    expect(await screen.findByTestId("shoppers-field-tier")).toBeTruthy();
  });

  it("says why a file or an import could not be", async () => {
    const { fake } = renderApp("#/segments?shoppers=import", {
      shoppers_import: () => refuse({ kind: "storage", reason: "the disk is full" }),
    });
    await user.click(await screen.findByTestId("shoppers-choose"));
    await user.click(await screen.findByTestId("shoppers-check"));
    await user.click(await screen.findByTestId("shoppers-run"));
    expect((await screen.findByTestId("import-refused")).textContent).toContain("The disk is full.");
    expect(screen.getByTestId("shoppers-run")).toBeTruthy();
    expect(fake.shoppers).toHaveLength(0);
  });

  it.each([["/home/ida/shoppers.csv", "#/segments?shoppers=import"], ["/home/ida/products.csv", "#/catalog/import"]])("takes %s where it belongs", async (path, place) => {
    renderApp("#/settings");
    await screen.findByTestId("store-menu");
    await importDropped(path);
    await waitFor(() => expect(window.location.hash).toBe(place));
    expect(await screen.findByTestId(place.startsWith("#/segments") ? "shoppers-column-tier" : "import-compare")).toBeTruthy();
  });
});

describe("the course", () => {
  const columns = { path: "/a.csv", inspection: { fileName: "a.csv", rows: 2, looksLikeShoppers: true, columns: [{ column: "mail", samples: [], field: "trait.mail", how: null, personal: true, why: "" }, { column: "n", samples: [], field: "orders", how: null, personal: false, why: "" }] }, mapping: [] };
  const mapping = courseReducer({ at: "reading", path: "/a.csv" }, { type: "inspected", path: "/a.csv", inspection: columns.inspection });
  it("never maps what is personal, whatever was guessed", () => {
    const tried = courseReducer(mapping, { type: "map", column: "mail", field: "trait.mail" });
    expect("columns" in tried && tried.columns.mapping).toEqual([{ column: "mail", field: null }, { column: "n", field: "orders" }]);
  });
  it("needs more than an id", () => {
    expect(mappingProblem([{ column: "n", field: "id" }])).toContain("at least one column");
    expect(mappingProblem([{ column: "n", field: "trait." }])).toContain("name");
    expect(mappingProblem([{ column: "n", field: "orders" }])).toBeNull();
  });
  it("leads back to the step an error belongs to", () => {
    const summary = { read: 2, kept: 2, replaced: 0, rejected: 0, rejects: [] };
    if (!("columns" in mapping)) throw new Error("no columns");
    const importing: Course = { at: "importing", columns: mapping.columns, checked: summary, progress: null };
    expect(courseReducer(importing, { type: "refused", path: "/a.csv", error: { kind: "cancelled" } })).toMatchObject({ at: "checked", stopped: true, failed: null });
    expect(courseReducer({ at: "reading", path: "/a.csv" }, { type: "refused", path: "/a.csv", error: { kind: "notATable", path: "/a.csv", reason: "it is a picture" } })).toMatchObject({ at: "choose", refused: { reason: "It is a picture." } });
    expect(stepsOf(importing).map((each) => each.state)).toEqual(["done", "done", "done", "current"]);
    expect(stepsOf(START).map((each) => each.state)).toEqual(["current", "ahead", "ahead", "ahead"]);
  });
});
