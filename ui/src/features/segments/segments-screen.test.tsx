// The Segments screen on the fake back end:
// 1. nothing is in the draft before it is kept, and Esc takes it back
// 2. the order is changed by keys and is one edit
// 3. a document's conditions are shown and come back unchanged
// 4. removing takes along the rules that were for the segment alone
// 5. findings of the draft stand at their condition
// 6. a made-up shopper is tested as the contract's flat object
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { dropUnkept } from "../../components/unkept-edits";
import type { Predicate } from "../../ipc/bindings";
import { FakeState } from "../../testing/fake-state";
import { renderApp } from "../../testing/render-app";

const user = userEvent.setup();
beforeEach(() => dropUnkept());

async function choose(testId: string, option: string | RegExp, place: HTMLElement = document.body) {
  await user.click(within(place).getByTestId(testId));
  await user.click(await screen.findByRole("option", { name: option }));
}

describe("segments", () => {
  it("are kept by Enter, and only then", async () => {
    const { fake } = renderApp("#/segments?new=segment");
    await user.type(await screen.findByTestId("segment-name"), "Ski families");
    await user.click(screen.getByTestId("conditions-add-0"));
    expect(screen.getByTestId("segment-keep")).toHaveProperty("disabled", true);
    await choose("conditions-field", "Lifetime value");
    await user.type(screen.getByTestId("conditions-value"), "250.50");
    expect(fake.document.segments).toHaveLength(5);
    await user.type(screen.getByTestId("conditions-value"), "{Enter}");
    await waitFor(() => expect(fake.document.segments).toHaveLength(6));
    expect(fake.document.segments[5]).toEqual({ id: "ski-families", name: "Ski families", when: { all: [{ field: "lifetime_value", gte: 25050 }] } });
    expect(window.location.hash).toBe("#/segments/ski-families");
  });

  it("have a menu at each row, and go by Del with the focus at the next, which undo names", async () => {
    const { fake } = renderApp("#/segments/lapsed");
    const row = await screen.findByTestId("segment-list-lapsed");
    fireEvent.contextMenu(row, { clientX: 40, clientY: 90 });
    expect((await screen.findByTestId("menu-remove")).textContent).toContain("Remove");
    await user.keyboard("{Escape}");
    act(() => (document.activeElement as HTMLElement).blur());
    // From nowhere the arrows lead to the row that is chosen.
    await user.keyboard("{ArrowDown}{ArrowDown}{Delete}");
    await waitFor(() => expect(fake.past.at(-1)?.label).toBe("Remove segment New visitors"));
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("segment-list-lapsed"));
  });

  it("take an edit back by Esc", async () => {
    const { fake } = renderApp("#/segments/vip");
    await user.type(await screen.findByTestId("segment-name"), " club");
    expect(screen.getByTestId("segment-bar")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.getByTestId("segment-name")).toHaveProperty("value", "VIP");
    expect(screen.queryByTestId("segment-bar")).toBeNull();
    expect(fake.past).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Bring back" }));
    expect(screen.getByTestId("segment-name")).toHaveProperty("value", "VIP club");
  });

  it("brings back what was begun and left with Esc", async () => {
    renderApp("#/segments?new=segment");
    await user.type(await screen.findByTestId("segment-name"), "Ski families{Escape}");
    await waitFor(() => expect(window.location.hash).toBe("#/segments"));
    expect(screen.getByTestId("toast").textContent).toContain("Not added: “Ski families”");
    await user.click(screen.getByRole("button", { name: "Bring back" }));
    expect(await screen.findByTestId("segment-name")).toHaveProperty("value", "Ski families");
  });

  it("move by keys, as one edit", async () => {
    const { fake } = renderApp("#/segments/vip");
    await user.click(await screen.findByTestId("segment-list-vip"));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(fake.document.segments.map((segment) => segment.id).slice(0, 2)).toEqual(["snow-fans", "vip"]));
    expect(fake.past.map((entry) => entry.label)).toEqual(["Move VIP to place 2"]);
    expect(screen.getByTestId("segment-everyone")).toBeTruthy();
  });

  it("go on to everyone by the arrows, and back", async () => {
    renderApp("#/segments/new-visitors");
    const everyone = await screen.findByTestId("segment-everyone");
    await user.click(screen.getByTestId("segment-list-new-visitors"));
    const last = screen.getAllByRole("row").at(-1)?.dataset["testid"] ?? "";
    for (let row = 0; row < 9 && document.activeElement !== everyone; row += 1) await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(everyone);
    await waitFor(() => expect(window.location.hash).toBe("#/segments/everyone"));
    act(() => everyone.blur());
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(everyone);
    await user.keyboard("{ArrowUp}");
    await waitFor(() => expect(window.location.hash).toBe(`#/segments/${last.replace("segment-list-", "")}`));
    expect((document.activeElement as HTMLElement).dataset["testid"]).toBe(last);
  });

  it("show any conditions of a document and give them back unchanged", async () => {
    const state = new FakeState();
    const when: Predicate = {
      not: { any: [{ not: { not: { field: "trait.tier", in: ["Gold", 3, true] } } }, { all: [] }, { field: "orders", gt: 1, gte: 2, lt: 9, lte: 8 }, { field: "device", is: "" }, { field: "trait.size", is: 42 }, { field: "viewed_categories", under: "A > B" }, { field: "country", known: false }] },
    };
    state.document.segments[0] = { id: "vip", name: "VIP", when };
    renderApp("#/segments/vip", {}, state);
    expect(await screen.findAllByTestId("conditions-row")).toHaveLength(6);
    await user.type(screen.getByTestId("segment-name"), "2");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(state.document.segments[0]).toEqual({ id: "vip", name: "VIP2", when }));
  });

  it("go together with the rules for them alone", async () => {
    const { fake } = renderApp("#/segments/vip");
    await user.click(await screen.findByTestId("segment-more"));
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    await user.click(await screen.findByTestId("confirm-remove"));
    await waitFor(() => expect(fake.document.segments.some((segment) => segment.id === "vip")).toBe(false));
    expect(fake.document.rules.some((rule) => rule.segments?.includes("vip") || rule.id === "parka-week")).toBe(false);
    expect(fake.past).toHaveLength(1);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("segment-list-snow-fans")));
  });

  it("say that one is gone", async () => {
    renderApp("#/segments/gone");
    expect(await screen.findByText("This segment is gone")).toBeTruthy();
    expect(screen.getByTestId("segment-list-vip")).toBeTruthy();
  });

  it("say what is wrong at the condition it is about", async () => {
    const state = new FakeState();
    const draft = state.draft.bind(state);
    state.draft = () => ({ ...draft(), findings: [{ pointer: "/segments/2/when/all/1/gte", reason: "Too many by far." }] });
    renderApp("#/segments/bargain-hunters", {}, state);
    const rows = await screen.findAllByTestId("conditions-row");
    expect(within(rows[1] ?? document.body).getByText("Too many by far.")).toBeTruthy();
    expect(within(screen.getByTestId("segment-list-bargain-hunters")).getByText("wrong")).toBeTruthy();
  });

  it("are tried on a made-up shopper", async () => {
    const asked: unknown[] = [];
    renderApp("#/segments", {
      segment_test: ({ shopper }: { shopper: unknown }) => {
        asked.push(shopper);
        return { segment: "lapsed", reasons: [{ segment: "vip", matches: false, words: "lifetime value is unknown" }, { segment: "lapsed", matches: true, words: "no order for 200 days" }] };
      },
    });
    await user.type(await screen.findByTestId("shopper-lifetime_value"), "12.50");
    await user.click(screen.getByTestId("shopper-add-trait"));
    await user.type(screen.getByTestId("shopper-trait-name"), "tier");
    await user.type(screen.getByTestId("shopper-trait-value"), "Gold");
    await waitFor(() => expect(asked.at(-1)).toEqual({ lifetime_value: 1250, traits: { tier: "Gold" } }));
    const verdict = await screen.findByTestId("who-am-i");
    expect(verdict.textContent).toContain("Lapsedbecause days since the last order at least 180Here: Days since the last order unknown.");
  });
});
