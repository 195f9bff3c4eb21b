// The Rules screen on the fake back end:
// 1. each of the fourteen actions can be made with the form alone, without JSON
// 2. pages, shoppers, schedule and priority are written as the contract has them
// 3. findings stand at their field, the back end's too
// 4. the list filters, switches, duplicates and removes
// 5. formulas keep their order and collections their conditions
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { dropUnkept } from "../../components/unkept-edits";
import type { Action } from "../../ipc/bindings";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
beforeEach(() => dropUnkept());

async function choose(testId: string, option: string | RegExp) {
  await user.click(screen.getByTestId(testId));
  await user.click(await screen.findByRole("option", { name: option }));
}
async function enter(testId: string, text: string) {
  const field = await screen.findByTestId(testId);
  await user.clear(field);
  await user.type(field, text);
}
const sale = { all: [{ field: "discount_bp", gte: 1250 }] };
async function discounted() {
  await user.click(await screen.findByTestId("conditions-add-0"));
  await choose("conditions-field", "Discount");
  await enter("conditions-value", "12.5");
}

const forms: [Action, () => Promise<void>][] = [
  [{ type: "pin", product: "ODD-7", position: 4 }, async () => {
    await user.type(await screen.findByTestId("rule-product"), "ODD-7{Enter}");
    await enter("rule-position", "4");
  }],
  [{ type: "hide", products: sale }, discounted],
  [{ type: "only", products: sale }, discounted],
  [{ type: "boost", products: sale, points: 75 }, async () => {
    await discounted();
    await enter("rule-points", "75");
  }],
  [{ type: "bury", products: sale, points: 50 }, discounted],
  [{ type: "top", products: sale }, discounted],
  [{ type: "bottom", products: sale }, discounted],
  [{ type: "margin_floor", min_bp: 1850, below: "hide" }, async () => {
    await enter("rule-margin", "18.5");
    await user.click(screen.getByText("Hide"));
  }],
  [{ type: "out_of_stock", then: "hide" }, async () => user.click(await screen.findByText("Hide"))],
  [{ type: "low_stock", below: 3, points: 9 }, async () => {
    await enter("rule-below", "3");
    await enter("rule-points", "9");
  }],
  [{ type: "overstock", cover_days: 90, points: 12 }, async () => {
    await enter("rule-cover", "90");
    await enter("rule-points", "12");
  }],
  [{ type: "max_per", field: "categories", count: 1, window: 3 }, async () => {
    await screen.findByTestId("rule-count");
    await choose("rule-spread-field", "Categories");
    await enter("rule-count", "1");
    await enter("rule-window", "3");
  }],
  [{ type: "score", field: "rating", weight: -7, levels: [350, 457] }, async () => {
    await screen.findByTestId("rule-weight");
    await choose("rule-score-field", "Rating");
    await enter("rule-weight", "-7");
    await user.type(screen.getByTestId("rule-level"), "4.57{Enter}3.5{Enter}");
  }],
  [{ type: "formula", formula: "fresh" }, async () => {
    await screen.findByTestId("rule-formula");
    await choose("rule-formula", /Newest first/);
  }],
];

describe("a rule", () => {
  it.each(forms)("of %j is made by its form", async (action, fill) => {
    const { fake } = renderApp("#/rules?new=choose");
    await user.click(await screen.findByTestId(`new-${action.type}`));
    await fill();
    expect(fake.document.rules).toHaveLength(11);
    await user.click(screen.getByTestId("rule-keep"));
    await waitFor(() => expect(fake.document.rules).toHaveLength(12));
    expect(fake.document.rules.at(-1)?.action).toEqual(action);
  });

  it("has pages, shoppers, a schedule and a priority", async () => {
    const { fake } = renderApp("#/rules/rule/few-left");
    await user.click(await screen.findByTestId("rule-add-page"));
    await choose("rule-page-kind-0", /Search contains/);
    await user.type(screen.getByTestId("rule-page-0"), "tent");
    await user.click(screen.getByTestId("rule-add-page"));
    await choose("rule-page-kind-1", /Collection/);
    await user.click(screen.getByText("Some segments"));
    await user.click(screen.getByTestId("rule-segment-everyone"));
    await user.click(screen.getByTestId("rule-segment-vip"));
    await user.click(screen.getByText("Scheduled"));
    expect(screen.queryByText("Set a beginning, an end or weekly hours.")).toBeNull();
    await user.click(screen.getByTestId("rule-keep"));
    expect(screen.getAllByText("Set a beginning, an end or weekly hours.")).toHaveLength(1);
    expect(fake.past).toHaveLength(0);
    await user.click(screen.getByTestId("rule-weekly"));
    await user.click(screen.getByTestId("rule-day-mon"));
    await enter("rule-priority", "-5");
    await user.click(screen.getByTestId("rule-keep"));
    await waitFor(() =>
      expect(fake.document.rules.find((rule) => rule.id === "few-left")).toEqual({
        id: "few-left", name: "Few left", enabled: true, priority: -5,
        pages: [{ search: { contains: "tent" } }, { collection: "sale" }],
        segments: ["vip", "everyone"],
        schedule: { weekly: { days: ["mon", "fri", "sat"], from: "17:00", until: "22:00" } },
        action: { type: "low_stock", below: 10, points: 15 },
      }),
    );
  });

  it("says what is wrong at the field", async () => {
    renderApp("#/rules/rule/deep-discounts", { rule_check: () => ({ findings: [{ pointer: "/action/products/gte", reason: "Odd discount." }], words: { action: "lifts", scope: "some", when: "always" } }) });
    expect(await within(await screen.findByTestId("conditions-row")).findByText("Odd discount.")).toBeTruthy();
    await enter("rule-points", "100001");
    expect(await screen.findAllByText("From 1 to 100,000.")).toHaveLength(1);
    expect(screen.getByTestId("rule-bar").textContent).toContain("2 things to put right.");
    expect(screen.getByTestId("rule-keep")).toHaveProperty("disabled", true);
  });

  it("is not scolded before it is begun", async () => {
    const { fake } = renderApp("#/rules?new=choose");
    await user.click(await screen.findByTestId("new-pin"));
    const product = await screen.findByTestId("rule-product");
    expect(screen.queryByText("Choose a product.")).toBeNull();
    await user.click(screen.getByTestId("rule-keep"));
    expect(await screen.findAllByText("Choose a product.")).toHaveLength(1);
    expect(document.activeElement).toBe(product);
    expect(fake.document.rules).toHaveLength(11);
  });

  it("says what is missing once its field was left", async () => {
    renderApp("#/rules?new=choose");
    await user.click(await screen.findByTestId("new-pin"));
    await user.click(await screen.findByTestId("rule-position"));
    expect(await screen.findAllByText("Choose a product.")).toHaveLength(1);
  });

  it("tells what it would change, where it was looked last, and has the focus once it is added", async () => {
    renderApp("#/pages?page=category%3ACamping+%3E+Tents");
    await screen.findByTestId("lane-vip");
    window.location.hash = "#/rules?new=choose";
    await user.click(await screen.findByTestId("new-hide"));
    await discounted();
    await waitFor(() => expect(screen.getByTestId("rule-effect").textContent).toMatch(/^Camping › Tents \d+ of the first 24 places change\.$/));
    expect(screen.getByTestId("rule-effect-whole").textContent).toBe(screen.getByTestId("rule-effect").textContent);
    await user.click(screen.getByTestId("rule-add-page"));
    await user.type(screen.getByTestId("rule-page-0"), "Clothing > Jackets");
    await waitFor(() => expect(screen.getByTestId("rule-effect").textContent).toMatch(/^Clothing › Jackets /));
    await user.click(screen.getByTestId("rule-keep"));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toMatch(/^rule-hide/));
  });

  it("leaves the focus to its neighbour when it is removed", async () => {
    renderApp("#/rules/rule/few-left");
    const row = await screen.findByTestId("rule-few-left");
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.getAttribute("data-testid");
    await user.click(await screen.findByTestId("rule-more"));
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    await waitFor(() => expect(screen.queryByTestId("rule-few-left")).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe(next));
  });

  it("is switched, duplicated and removed", async () => {
    const { fake } = renderApp("#/rules/rule/few-left");
    await user.click(await screen.findByTestId("rule-switch-few-left"));
    await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "few-left")?.enabled).toBe(false));
    await user.click(screen.getByTestId("rule-duplicate"));
    await waitFor(() => expect(window.location.hash).toBe("#/rules/rule/few-left-copy"));
    expect(fake.document.rules.at(-1)).toMatchObject({ id: "few-left-copy", name: "Few left copy", enabled: false });
    await user.click(await screen.findByTestId("rule-more"));
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    await waitFor(() => expect(fake.document.rules).toHaveLength(11));
    expect(fake.past).toHaveLength(3);
  });

  it("keeps an edit that is not kept while another screen is open", async () => {
    renderApp("#/rules/rule/few-left");
    await enter("rule-points", "77");
    window.location.hash = "#/settings";
    await waitFor(() => expect(screen.queryByTestId("rule-points")).toBeNull());
    window.location.hash = "#/rules/rule/few-left";
    expect(await screen.findByTestId("rule-points")).toHaveProperty("value", "77");
    expect(within(screen.getByTestId("rule-few-left")).getByText("not kept")).toBeTruthy();
  });
});

describe("the list of rules", () => {
  it("has a menu at each rule, and Del takes the rule away, with the focus at the next", async () => {
    const { fake } = renderApp("#/rules");
    const row = await screen.findByTestId("rule-lead-shell");
    const [, next] = screen.getAllByRole("row").map((each) => each.dataset["testid"]);
    fireEvent.contextMenu(row, { clientX: 40, clientY: 90 });
    expect((await screen.findByTestId("menu-switch")).textContent).toContain("Turn off");
    await user.click(screen.getByTestId("menu-switch"));
    await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "lead-shell")?.enabled).toBe(false));
    act(() => screen.getByTestId("rule-lead-shell").focus());
    await user.keyboard("{Delete}");
    await waitFor(() => expect(fake.past.at(-1)?.label).toBe("Remove rule Lead with the new shell"));
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset["testid"]).toBe(next));
  });

  // Last of all: what the list is narrowed to outlives a visit.
  it("is narrowed by text and by action", async () => {
    renderApp("#/rules");
    const list = await screen.findByTestId("rule-list");
    await user.type(screen.getByTestId("rule-find"), "jackets");
    await waitFor(() => expect(within(list).getAllByRole("row")).toHaveLength(4));
    await user.clear(screen.getByTestId("rule-find"));
    await user.click(screen.getByTestId("rule-filter"));
    await choose("rule-filter-action", "Low stock");
    await waitFor(() => expect(within(screen.getByTestId("rule-list")).getAllByRole("row", { hidden: true })).toHaveLength(1));
  });
});

describe("formulas and collections", () => {
  it("make another formula the default by keys", async () => {
    const { fake } = renderApp("#/rules/formula/fresh");
    await user.click(await screen.findByTestId("formula-list-fresh"));
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(fake.document.formulas.map((formula) => formula.id)).toEqual(["fresh", "best-sellers"]));
    expect(fake.past[0]?.label).toBe("Make Newest first the default formula");
  });

  it("change a formula's terms", async () => {
    const state = new FakeState();
    renderApp("#/rules/formula/fresh", {}, state);
    await enter("formula-weight-0", "-3");
    await user.type(screen.getByTestId("formula-level-0"), "4.8{Enter}");
    await user.click(screen.getByTestId("formula-keep"));
    await waitFor(() => expect(state.document.formulas[1]).toEqual({ id: "fresh", name: "Newest first", terms: [{ field: "rating", weight: -3, levels: [300, 400, 450, 480] }], then_by: [{ field: "launched", order: "desc" }] }));
  });

  it("make a collection", async () => {
    const { fake } = renderApp("#/rules/collection?new=collection");
    await user.type(await screen.findByTestId("collection-name"), "Big sale");
    await discounted();
    await user.click(screen.getByTestId("collection-keep"));
    await waitFor(() => expect(fake.document.collections.at(-1)).toEqual({ id: "big-sale", name: "Big sale", products: sale }));
  });
});

describe("by keys and right clicks", () => {
  it("leaves the choice of an action with Esc, to where it was asked for", async () => {
    renderApp("#/rules");
    await screen.findByTestId("rule-list");
    await user.keyboard("n");
    await screen.findByTestId("rule-chooser");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("rule-chooser")).toBeNull());
  });
});

// Last: a window that was in another store opens this one at a place of its own.
it("the list is whole in another store, and narrowed as it was in the one before", async () => {
  const ofStore = (path: string) => {
    const state = new FakeState();
    return renderApp("#/rules", { store_status: () => ({ ...state.status(), path }) }, state);
  };
  const narrowedBy = async () => ((await screen.findByTestId("rule-find")) as HTMLInputElement).value;
  ofStore("/home/ida/shops/first.endcap");
  await user.type(await screen.findByTestId("rule-find"), "homepage");
  await waitFor(() => expect(within(screen.getByTestId("rule-list")).getAllByRole("row")).toHaveLength(1));
  cleanup();
  ofStore("/home/ida/shops/winter.endcap");
  expect(await narrowedBy()).toBe("");
  await waitFor(() => expect(within(screen.getByTestId("rule-list")).getAllByRole("row").length).toBeGreaterThan(4));
  cleanup();
  ofStore("/home/ida/shops/first.endcap");
  expect(await narrowedBy()).toBe("homepage");
});
