import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import { dismissToast } from "../../app/toasts";
import type { LanesAsk, Rule } from "../../ipc/bindings";
import { type Answers, fakeAnswers, refuse } from "../../testing/fake-ipc";
import { lanes } from "../../testing/fake-pages";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

// 1. Keys choose, propose and keep.  2. A drag by keys proposes a pin and says each step.
// 3. A switch acts at once.  4. An empty page names the rules that did it.  5. Pages are found and made by typing.

const JACKETS = "#/pages?page=category%3AClothing+%3E+Jackets";

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

const openPage = (href = JACKETS) => openPageWith(new FakeState(), {}, href);

async function openPageWith(state: FakeState, answers: Answers, href = JACKETS) {
  const app = renderApp(href, answers, state);
  const lane = await screen.findByTestId("lane-vip");
  await waitFor(() => expect(lane.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  return { ...app, lane };
}
const order = (lane: HTMLElement) =>
  [...lane.querySelectorAll<HTMLElement>("[data-product]")].toSorted((a, b) => Number(a.dataset["position"]) - Number(b.dataset["position"])).map((row) => row.dataset["product"]);
const lastRule = (rules: Rule[]) => rules.at(-1);

describe("by keyboard", () => {
  it("pins the chosen product at the typed position, for this lane's segment", async () => {
    const { fake, lane } = await openPage();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}");
    const product = order(lane)[4];
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset["product"]).toBe(product));
    await userEvent.keyboard("p");
    const position = await screen.findByTestId("proposal-position");
    await userEvent.clear(position);
    await userEvent.type(position, "2");
    await waitFor(() => expect(screen.getByTestId("proposal-effect").textContent).toContain("From position 5 to 2"));
    expect(fake.past.length).toBe(0);
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(order(lane)[1]).toBe(product));
    expect(lastRule(fake.document.rules)).toMatchObject({ segments: ["vip"], pages: [{ category: "Clothing > Jackets" }], action: { type: "pin", product, position: 2 } });
    expect(document.documentElement.dataset["draftVersion"]).toBe(String(fake.version));
    expect((await screen.findByTestId("toast")).textContent).toMatch(/^Pin .* at 2/);
    await userEvent.keyboard("u");
    await waitFor(() => expect(order(lane)[4]).toBe(product));
  });

  it("hides, and Escape leaves all as it was", async () => {
    const { fake, lane } = await openPage();
    await userEvent.keyboard("{ArrowDown}h");
    await screen.findByTestId("proposal");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("proposal")).toBeNull());
    expect(fake.past.length).toBe(0);
    const product = order(lane)[0];
    await userEvent.keyboard("h");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("proposal-shoppers")));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(order(lane)).not.toContain(product));
  });

  it("drags: Space lifts, arrows move, Space drops and asks", async () => {
    const { fake, lane } = await openPage();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    const product = order(lane)[1];
    await userEvent.keyboard(" ");
    expect(screen.getByTestId("announcement").textContent).toMatch(/^Lifted .*, position 2/);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(screen.getByTestId("announcement").textContent).toContain("Position 4 of");
    await userEvent.keyboard(" ");
    expect(await screen.findByTestId("proposal-position")).toHaveProperty("value", "4");
    expect(fake.past.length).toBe(0);
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(lastRule(fake.document.rules)?.action).toEqual({ type: "pin", product, position: 4 }));
  });
});

it("drags with the pointer after 4 px", async () => {
  const { fake, lane } = await openPage();
  const row = lane.querySelector<HTMLElement>("[data-position='3']");
  const point = (type: string, y: number) => new MouseEvent(type, { bubbles: true, clientX: 20, clientY: y, button: 0 });
  const press = Object.assign(point("pointerdown", 150), { isPrimary: true, pointerId: 1 });
  Object.defineProperty(press, "isPrimary", { value: true });
  act(() => void row?.dispatchEvent(press));
  act(() => void window.dispatchEvent(point("pointermove", 152)));
  expect(document.querySelector("[data-gapbar]")).toBeNull();
  act(() => void window.dispatchEvent(point("pointermove", 5)));
  expect(document.querySelector("[data-gapbar]")?.textContent).toBe("1");
  act(() => void window.dispatchEvent(point("pointerup", 5)));
  expect(await screen.findByTestId("proposal-position")).toHaveProperty("value", "1");
  expect(fake.past.length).toBe(0);
});

it("switches a rule of the page", async () => {
  const { fake } = await openPage();
  await userEvent.click(within(await screen.findByTestId("page-rules")).getByLabelText("Parka week is on"));
  await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "parka-week")?.enabled).toBe(false));
  expect((await screen.findByTestId("toast")).textContent).toContain("Turn off “Parka week”");
});

it("shows an edit in the lanes, which come with its answer, before it asks or shows anything else", async () => {
  const state = new FakeState();
  const asked: string[] = [];
  const answers = Object.entries(fakeAnswers(state)).map(([name, ask]) => [
    name,
    (args: never) => {
      asked.push(name);
      return ask?.(args);
    },
  ]);
  await openPageWith(state, Object.fromEntries(answers) as Answers);
  // What is asked of a page last, once somebody stays.
  await waitFor(() => expect(asked).toEqual(expect.arrayContaining(["segment_sizes", "rule_touches"])));
  asked.length = 0;
  const whenSeen = new Promise<{ before: string[]; told: HTMLElement | null }>((resolve) => {
    const lanesSeen = new MutationObserver(() => resolve({ before: [...asked], told: screen.queryByTestId("toast") }));
    lanesSeen.observe(document.documentElement, { attributeFilter: ["data-lanes-version"] });
  });
  await userEvent.click(within(await screen.findByTestId("page-rules")).getByLabelText("Parka week is on"));
  expect(await whenSeen).toEqual({ before: ["draft_edit"], told: null });
  expect(document.documentElement.dataset["lanesVersion"]).toBe(String(state.version));
  expect((await screen.findByTestId("toast")).textContent).toContain("Parka week");
  await waitFor(() => expect(asked).toContain("pages_index"));
  expect(asked).not.toContain("lanes_rank");
});

it("says which rules leave a page empty, and offers their switch", async () => {
  localStorage.setItem("endcap.lanes./home/ida/.local/share/endcap/demo.endcap", '["lapsed","everyone"]');
  const { fake } = renderApp("#/pages?page=category%3AFootwear");
  const empty = await screen.findByTestId("empty-lapsed");
  expect(empty.textContent).toContain("1 rule hides all 6 products of Footwear from Lapsed.");
  await userEvent.click(within(empty).getByLabelText("Only premium is on"));
  await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "lapsed-empty")?.enabled).toBe(false));
});

describe("pages by typing", () => {
  it("guesses what was meant", async () => {
    await openPage();
    await userEvent.keyboard("/");
    await userEvent.keyboard("jakets");
    expect((await screen.findByRole("heading", { name: /No page is called/ })).textContent).toBe("No page is called “jakets”");
    await userEvent.click(screen.getByRole("link", { name: "Jackets" }));
  });
  it("makes a search page", async () => {
    await openPage();
    await userEvent.type(screen.getByTestId("find-page"), "fleece");
    await userEvent.click(screen.getByTestId("add-search"));
    await waitFor(() => expect(screen.getByTestId("page-title").textContent).toBe("fleece"));
    expect(screen.getByRole("link", { name: /fleece/ }).getAttribute("aria-current")).toBe("page");
  });
});

it("tells axe nothing", async () => {
  await openPage(`${JACKETS}&product=NW-1110`);
  await screen.findByTestId("waterfall");
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

it("says once on a tile that neither margin nor stock is known: both do not fit beside each other", async () => {
  const state = new FakeState();
  const blind = ({ ask }: { ask: LanesAsk }) => {
    const answer = lanes(state, ask);
    return { ...answer, lanes: answer.lanes.map((lane) => ({ ...lane, rows: lane.rows.map((row) => ({ ...row, marginBp: null, stock: null })) })) };
  };
  renderApp("#/pages/grid?page=category%3AClothing+%3E+Jackets", { lanes_rank: blind }, state);
  const grid = await screen.findByTestId("grid");
  await waitFor(() => expect(grid.querySelector("[data-position='1']")?.textContent).toContain("margin and stock unknown"));
  expect(grid.textContent).not.toContain("margin unknown");
});

it("shows the grid, and places a tile by keys", async () => {
  const { fake } = renderApp("#/pages/grid?page=category%3AClothing+%3E+Jackets");
  const grid = await screen.findByTestId("grid");
  await waitFor(() => expect(grid.querySelectorAll("[data-product]").length).toBeGreaterThan(5));
  await userEvent.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}");
  const product = grid.querySelector<HTMLElement>("[data-position='3']")?.dataset["product"];
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset["product"]).toBe(product));
  await userEvent.keyboard(" {ArrowLeft} ");
  expect(await screen.findByTestId("proposal-position")).toHaveProperty("value", "2");
  await userEvent.keyboard("{Enter}");
  // The tile was pinned at 3 by a rule of this page and segment: that rule is changed.
  await waitFor(() => expect(fake.document.rules.find((rule) => rule.id === "parka-week")?.action).toEqual({ type: "pin", product, position: 2 }));
});

it("asks for another instant by the store's clock", async () => {
  const asked: (string | null)[] = [];
  const fake = new FakeState();
  renderApp(JACKETS, { lanes_rank: (args: { ask: LanesAsk }) => (asked.push(args.ask.outlook.at), fakeAnswers(fake)["lanes_rank"]?.(args)) }, fake);
  const scrubber = await screen.findByTestId("scrubber");
  expect(asked).toContain(null);
  act(() => scrubber.focus());
  await userEvent.keyboard("{ArrowRight}");
  await waitFor(() => expect(asked.at(-1)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));
  expect(scrubber.getAttribute("aria-valuetext")).toMatch(/^\w{3} \d+ \w{3,4}, \d\d:\d\d$/);
});

it("says in place that a page could not be ranked, and tries again", async () => {
  let broken = true;
  const fake = new FakeState();
  renderApp(JACKETS, { lanes_rank: (args: unknown) => (broken ? refuse({ kind: "storage", reason: "The disk is full." }) : fakeAnswers(fake)["lanes_rank"]?.(args)) }, fake);
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByTestId("lane-vip")).toBeTruthy();
});

it("tells what could not be saved, and keeps trying when asked", async () => {
  let broken = true;
  const fake = new FakeState();
  await openPageWith(fake, { draft_edit: (args: unknown) => (broken ? refuse({ kind: "storage", reason: "The disk is full." }) : fakeAnswers(fake)["draft_edit"]?.(args)) });
  await userEvent.keyboard("{ArrowDown}h");
  await userEvent.click(await screen.findByTestId("proposal-keep"));
  expect((await screen.findByTestId("toast")).textContent).toMatch(/^Not saved: Hide .*The disk is full\./);
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(fake.past.length).toBe(1));
});
