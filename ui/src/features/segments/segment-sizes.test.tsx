// Segments with shoppers, on the fake back end:
// 1. the sizes of all segments and Everyone add up to all shoppers
// 2. an edit that isn't kept changes the figures, and Esc brings them back; nothing is in the draft
// 3. the handle of the histogram is moved by keys, says its value, and Enter keeps it
// 4. of edits in quick succession the newest is asked last, and none is asked twice
// 5. Everyone's sample and what stands below it come together
// 6. the overlap is a table with headers; a value of a text is chosen from its bars
// 7. the histogram has one place, whichever condition it is of
// 8. a shopper is looked up by its id; removing them leaves the screen as without
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { dropUnkept } from "../../components/unkept-edits";
import { fakeAnswers } from "../../testing/fake-ipc";
import { FakeState } from "../../testing/fake-state";
import { madeShoppers, sizes } from "../../testing/fake-shoppers";
import type { SegmentCandidate } from "../../ipc/bindings";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
beforeEach(() => dropUnkept());

function withShoppers(): FakeState {
  const state = new FakeState();
  state.shoppers = madeShoppers(600);
  return state;
}

const belongs = (state: FakeState, id: string, candidate: SegmentCandidate | null = null) => sizes(state, candidate).segments.find((each) => each.segment === id)?.belongs ?? -1;
const shown = (id: string) => Number(/([\d,]+) shopper/.exec(screen.getByTestId(id).textContent)?.[1]?.replace(",", "") ?? Number.NaN);

describe("sizes", () => {
  it("add up to all shoppers", async () => {
    const state = withShoppers();
    renderApp("#/segments/bargain-hunters", {}, state);
    await waitFor(() => expect(shown("segment-list-vip")).toBe(belongs(state, "vip")));
    const all = ["segment-everyone", ...state.document.segments.map((segment) => `segment-list-${segment.id}`)].map(shown);
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(600);
    expect(screen.getByTestId("segment-size").textContent).toContain(`${belongs(state, "bargain-hunters")} of 600 shoppers`);
    expect(screen.getByTestId("shoppers-note").textContent).toContain("600 shoppers from shoppers.csv, 21 Nov 2026");
  });

  it("follow an edit, and nothing is in the draft", async () => {
    const state = withShoppers();
    renderApp("#/segments/bargain-hunters", {}, state);
    const [orders] = await screen.findAllByTestId("conditions-value");
    await user.clear(orders ?? document.body);
    await user.type(orders ?? document.body, "9");
    const [, , bargain] = state.document.segments;
    if (!bargain || !("all" in bargain.when)) throw new Error("The fake's bargain hunters have other conditions.");
    const now = belongs(state, "bargain-hunters", { id: "bargain-hunters", when: { all: [{ field: "orders", gte: 9 }, ...bargain.when.all.slice(1)] } });
    const was = belongs(state, "bargain-hunters");
    await waitFor(() => expect(screen.getByTestId("segment-delta").textContent).toBe(`${was - now} shoppers fewer`));
    expect(screen.getByTestId("segment-size-count").textContent).toBe(String(now));
    expect(shown("segment-list-bargain-hunters")).toBe(now);
    expect(screen.getByTestId("spread").textContent).toContain("in the draft: 2\u00a0orders");
    expect(state.past).toHaveLength(0);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByTestId("segment-size-count").textContent).toBe(String(was)));
    expect(screen.queryByTestId("segment-delta")).toBeNull();
  });

  it("follow the handle of the histogram, which Enter keeps", async () => {
    const state = withShoppers();
    renderApp("#/segments/vip", {}, state);
    const handle = await screen.findByTestId("spread-handle");
    expect(handle.getAttribute("aria-label")).toBe("Lifetime value: at least");
    await waitFor(() => expect(handle.getAttribute("aria-valuetext")).toContain(`€1,000, ${belongs(state, "vip")} shoppers`));
    handle.focus();
    await user.keyboard("{ArrowRight}");
    expect(screen.getByTestId("conditions-value")).toHaveProperty("value", "1020");
    await waitFor(() => expect(handle.getAttribute("aria-valuetext")).toBe(`€1,020, ${belongs(state, "vip", { id: "vip", when: { field: "lifetime_value", gte: 102_000 } })} shoppers`));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(state.document.segments[0]?.when).toEqual({ field: "lifetime_value", gte: 102_000 }));
  });

  it("are asked for the newest edit, as fast as they are answered", async () => {
    const state = withShoppers();
    const asked: (SegmentCandidate | null)[] = [];
    renderApp("#/segments/vip", {
      segment_sizes: async ({ candidate }: { candidate: SegmentCandidate | null }) => {
        asked.push(candidate);
        await new Promise((resolve) => setTimeout(resolve, 200));
        return sizes(state, candidate);
      },
    }, state);
    const value = await screen.findByTestId("conditions-value");
    await user.clear(value);
    await user.type(value, "123456");
    await waitFor(() => expect(asked.at(-1)).toEqual({ id: "vip", when: { field: "lifetime_value", gte: 12_345_600 } }));
    expect(asked.length).toBeLessThan(7);
    expect(new Set(asked.map((each) => JSON.stringify(each))).size).toBe(asked.length);
  });
});

describe("what is known of shoppers", () => {
  it("overlaps in a table with headers, and shows some of them", async () => {
    const state = withShoppers();
    renderApp("#/segments/bargain-hunters", {}, state);
    const table = await screen.findByTestId("overlap");
    expect(within(table).getAllByRole("columnheader").map((each) => each.textContent)).toEqual(["1 VIP", "2 Snow fans", "3 Bargain hunters", "4 Lapsed", "5 New visitors"]);
    expect(within(table).getAllByRole("rowheader")).toHaveLength(5);
    const sample = await screen.findByTestId("sample");
    await waitFor(() => expect(within(sample).getAllByRole("row")).toHaveLength(7));
    const first = within(sample).getAllByRole("row")[1]?.textContent;
    await user.click(within(sample).getByTestId("sample-others"));
    await waitFor(() => expect(within(sample).getAllByRole("row")[1]?.textContent).not.toBe(first));
  });

  it("shows Everyone with some of them at one stroke", async () => {
    const state = withShoppers();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const answers = fakeAnswers(state);
    renderApp("#/segments/everyone", { shopper_sample: (args: unknown) => asked.then(() => answers["shopper_sample"]?.(args)) }, state);
    await screen.findByTestId("segment-everyone");
    await waitFor(() => expect(document.querySelector(".seg-everyone[aria-busy=true]")).not.toBeNull());
    expect(screen.queryByTestId("segment-first")).toBeNull();
    expect(screen.queryByRole("region", { name: "Rules for Everyone" })).toBeNull();
    answer();
    expect(await screen.findByTestId("segment-first")).toBeTruthy();
    expect(within(screen.getByTestId("sample")).getAllByRole("row")).toHaveLength(7);
    expect(screen.getByRole("region", { name: "Rules for Everyone" })).toBeTruthy();
  });

  it("offers the values of a text", async () => {
    const state = withShoppers();
    renderApp("#/segments/bargain-hunters", {}, state);
    const values = await screen.findAllByTestId("conditions-value");
    await user.click(values[3] ?? document.body);
    const bars = await screen.findByTestId("spread-values");
    await user.click(within(bars).getByRole("button", { name: /^newsletter/ }));
    expect(values[3]).toHaveProperty("value", "newsletter");
    expect(state.past).toHaveLength(0);
  });

  it("is drawn in one place, of whichever condition has the focus", async () => {
    renderApp("#/segments/bargain-hunters", {}, withShoppers());
    const place = await screen.findByTestId("spread-place");
    const rows = screen.getAllByTestId("conditions-row");
    const looked = () => rows.map((row) => row.classList.contains("looked"));
    expect(looked()[0]).toBe(true);
    for (const [index, value] of screen.getAllByTestId("conditions-value").entries()) {
      await user.click(value);
      expect(screen.getByTestId("spread-place")).toBe(place);
      expect(looked().indexOf(true)).toBe(index);
      expect(looked().filter(Boolean)).toHaveLength(1);
      expect(rows.some((row) => row.contains(place))).toBe(false);
      await user.keyboard("{Escape}");
    }
  });

  it("finds a shopper by its id", async () => {
    const state = withShoppers();
    renderApp("#/segments/vip", {}, state);
    await user.type(await screen.findByTestId("shopper-find"), " s-0003 {Enter}");
    const verdict = await screen.findByTestId("who-am-i");
    expect(verdict.textContent).toContain("VIPbecause lifetime value at least €1,000");
    await user.clear(screen.getByTestId("shopper-find"));
    await user.type(screen.getByTestId("shopper-find"), "nobody{Enter}");
    expect(await screen.findByText("No shopper of the file has the id “nobody”.")).toBeTruthy();
  });

  it("is forgotten after a question", async () => {
    const state = withShoppers();
    renderApp("#/segments/vip", {}, state);
    await user.click(await screen.findByTestId("shoppers-menu"));
    await user.click(await screen.findByRole("menuitem", { name: "Remove shoppers…" }));
    expect(screen.getByRole("dialog").textContent).toContain("600 shoppers from shoppers.csv, 21 Nov 2026: they will be forgotten");
    expect(state.shoppers).toHaveLength(600);
    await user.click(screen.getByTestId("confirm-forget"));
    expect(await screen.findByTestId("shoppers-import-first")).toBeTruthy();
    expect(screen.queryByTestId("segment-size")).toBeNull();
    expect(screen.getByTestId("shopper-lifetime_value")).toBeTruthy();
  });
});
