// What is proposed for a product is seen in the lanes before it is kept:
// 1. with the very rule that is kept;  2. let go, the row is back and has the focus;  3. dropped, it stands there.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { dismissToast } from "../../app/toasts";
import { note, NOTE, openedPage, order } from "../../testing/tried-page";

beforeEach(() => {
  localStorage.clear();
  dismissToast();
});

const focused = () => (document.activeElement as HTMLElement).dataset["product"];

/** The page with the row at a place chosen by keys. */
async function chosen(place: number) {
  const page = await openedPage();
  const product = page.before[place - 1];
  await userEvent.keyboard("{ArrowDown}".repeat(place));
  await waitFor(() => expect(focused()).toBe(product));
  return { ...page, product };
}

it("shows a pin where it would stand, with the rule that is kept then", async () => {
  const { fake, asked, lane, before, product } = await chosen(5);
  await userEvent.keyboard("p");
  const position = await screen.findByTestId("proposal-position");
  await userEvent.clear(position);
  await userEvent.type(position, "2");
  await waitFor(() => expect(order(lane)[1]).toBe(product));
  expect([note(), fake.past.length]).toEqual([NOTE, 0]);
  expect(document.activeElement).toBe(position);
  const shown = new Set<string>();
  const watch = new MutationObserver(() => shown.add(order(lane).join(" ")));
  watch.observe(lane, { childList: true, subtree: true, attributes: true });
  const tried = asked.at(-1)?.trying;
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(fake.past.length).toBe(1));
  await waitFor(() => expect(asked.at(-1)?.trying).toEqual([]));
  await waitFor(() => expect(screen.getByTestId("lanes").dataset["trial"]).toBeUndefined());
  watch.disconnect();
  expect(tried).toEqual([{ op: "putRule", rule: fake.document.rules.at(-1), index: null }]);
  expect(shown.has(before.join(" "))).toBe(false);
  expect(order(lane)[1]).toBe(product);
});

it("gives a hidden row back on Esc, with the focus", async () => {
  const { lane, before, product } = await chosen(2);
  await userEvent.keyboard("h");
  await waitFor(() => expect(order(lane)).not.toContain(product));
  expect(note()).toBe(NOTE);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(order(lane)).toEqual(before));
  expect(note()).toBe("");
  await waitFor(() => expect(focused()).toBe(product));
  expect(screen.getByTestId("spoken").textContent).toBe("Not hidden. The draft stays as it was.");
});

it("gives the focus to what takes the place of a hidden row", async () => {
  const { fake, lane, product } = await chosen(2);
  await userEvent.keyboard("h");
  await waitFor(() => expect(order(lane)).not.toContain(product));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(fake.past.length).toBe(1));
  await waitFor(() => expect(focused()).toBe(order(lane)[1]));
});

it("has the focus where it was carried to by keys, in another lane, or back where it was lifted from", async () => {
  const { fake, product } = await chosen(2);
  const at = () => document.activeElement?.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
  const [from, to] = within(screen.getByTestId("lanes")).getAllByRole("listbox").map((lane) => lane.closest<HTMLElement>("[data-lane]")?.dataset["lane"]);
  expect(at()).toBe(from);
  const carry = async () => {
    await userEvent.keyboard(" {ArrowRight}{ArrowDown}{ArrowDown} ");
    await screen.findByTestId("proposal-position");
  };
  await carry();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect([focused(), at()]).toEqual([product, from]));
  await carry();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(fake.past.length).toBe(1));
  await waitFor(() => expect([focused(), at()]).toEqual([product, to]));
});

it("begins a dated rule at 00:00 where only the day is typed, and keeps it with Enter there", async () => {
  const { fake } = await chosen(2);
  await userEvent.keyboard("h");
  await userEvent.click(await screen.findByTestId("proposal-when"));
  await userEvent.click(await screen.findByRole("option", { name: "dated…" }));
  const [day, month] = within(await screen.findByTestId("proposal-until")).getAllByRole("spinbutton");
  await userEvent.click(day as Element);
  await userEvent.keyboard("30{Enter}");
  expect((await screen.findByText("Type the whole of it, or leave it empty.")).getAttribute("role")).toBe("alert");
  expect(fake.past.length).toBe(0);
  await userEvent.click(month as Element);
  await userEvent.keyboard("112026{Enter}");
  await waitFor(() => expect(fake.past.length).toBe(1));
  expect(fake.document.rules.at(-1)?.schedule).toEqual({ until: "2026-11-30T00:00" });
});

it("says so where the rule of a question says all of it already, and keeps no edit of nothing", async () => {
  const { fake } = await chosen(1);
  await userEvent.keyboard("p");
  expect((await screen.findByTestId("proposal-effect")).textContent).toContain("says so already.");
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByTestId("proposal")).toBeNull());
  expect(fake.past).toEqual([]);
});

it("shows no trial of what could not be kept", async () => {
  const { lane, before } = await chosen(5);
  await userEvent.keyboard("b");
  await waitFor(() => expect(order(lane)).not.toEqual(before));
  await userEvent.clear(await screen.findByTestId("proposal-points"));
  await waitFor(() => expect(order(lane)).toEqual(before));
  expect(note()).toBe("");
});

it("stands where it was dropped, without a bar for it", async () => {
  const { lane, before, product } = await chosen(7);
  await userEvent.keyboard(" {ArrowUp} ");
  const place = Number((await screen.findByTestId<HTMLInputElement>("proposal-position")).value);

  await waitFor(() => expect(note()).toBe(NOTE));
  expect(order(lane)).not.toEqual(before);
  expect(order(lane)[place - 1]).toBe(product);
  expect(document.querySelector("[data-gapbar], .source")).toBeNull();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(order(lane)).toEqual(before));
  await waitFor(() => expect(focused()).toBe(product));
});

it("tries the removal of a pin as it is removed", async () => {
  const { fake, lane, before } = await chosen(1);
  const pin = fake.document.rules.find((rule) => rule.id === "lead-shell");
  expect(pin?.action).toMatchObject({ type: "pin", product: before[0] });
  await userEvent.keyboard("p");
  await userEvent.click(await screen.findByTestId("proposal-remove"));
  await waitFor(() => expect(fake.document.rules.some((rule) => rule.id === "lead-shell")).toBe(false));
  await waitFor(() => expect(order(lane)[0]).not.toBe(before[0]));
  expect(screen.queryByTestId("proposal")).toBeNull();
});
