/* An edit takes the lanes on screen with it: as few questions as there are lanes, every slice shown from the answer. */
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import type { Lanes, LanesAsk as SliceAsk } from "./bindings";
import { lanesInSight, showLanes } from "./lanes-in-sight";
import { type LanesAsk, sliceAsk } from "./queries";

const asked = (page: string): LanesAsk => ({ page, segments: ["vip"], outlook: { at: null, stock: null }, against: { kind: "live" }, figures: { places: 24, attentionBp: 9500 } });

function answered(ask: SliceAsk, draftVersion: number): Lanes {
  const rows = Array.from({ length: ask.size }, (_, index) => ({ id: `${draftVersion}-${ask.from + index + 1}`, position: ask.from + index + 1 }));
  return { page: ask.page, draftVersion, lanes: [{ segment: "vip", rows }] } as unknown as Lanes;
}

const ids = (lanes: Lanes | undefined) => lanes?.lanes[0]?.rows.map((row) => row.id);

/** A window in which these slices are on screen, all of draft 1, and what it asks for by itself. */
async function onScreen(...slices: [page: string, from: number, size: number][]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const again: string[] = [];
  const observers = slices.map(([page, from, size]) => {
    const ask = sliceAsk(asked(page), from, size);
    const observer = new QueryObserver<Lanes>(client, { queryKey: ["lanes", asked(page), from, size], queryFn: () => (again.push(`${page} ${from}`), Promise.resolve(answered(ask, again.length > slices.length ? 9 : 1))) });
    observer.subscribe(() => undefined);
    return observer;
  });
  await expect.poll(() => observers.every((observer) => observer.getCurrentResult().data)).toBe(true);
  again.length = slices.length;
  return { client, again: () => again.slice(slices.length), shown: (index: number) => ids(observers[index]?.getCurrentResult().data) };
}

it("asks once for slices that stand below each other, and shows each its own places", async () => {
  const { client, again, shown } = await onScreen(["a", 2, 2], ["a", 0, 2], ["b", 0, 1]);
  const seen = lanesInSight(client);
  expect(seen.map(({ ask }) => [ask.page, ask.from, ask.size])).toEqual([["a", 0, 4], ["b", 0, 1]]);
  await showLanes(client, seen, seen.map(({ ask }) => answered(ask, 2)));
  expect([shown(0), shown(1), shown(2)]).toEqual([["2-3", "2-4"], ["2-1", "2-2"], ["2-1"]]);
  expect(again()).toEqual([]);
});

it("asks again for what could not be ranked, and for what came on screen meanwhile", async () => {
  const { client, again, shown } = await onScreen(["a", 0, 1], ["b", 0, 1], ["c", 0, 1]);
  const seen = lanesInSight(client).slice(0, 2);
  await showLanes(client, seen, seen.map(({ ask }) => (ask.page === "a" ? answered(ask, 2) : null)));
  expect(again()).toEqual(["b 0", "c 0"]);
  expect([shown(0), shown(1), shown(2)]).toEqual([["2-1"], ["9-1"], ["9-1"]]);
});

it("keeps the lanes of a later edit whose answer came first", async () => {
  const { client, shown } = await onScreen(["a", 0, 1]);
  const seen = lanesInSight(client);
  await showLanes(client, seen, seen.map(({ ask }) => answered(ask, 3)));
  await showLanes(client, seen, seen.map(({ ask }) => answered(ask, 2)));
  expect(shown(0)).toEqual(["3-1"]);
});

it("asks for lanes anew that are on their way for the first time: their answer is of the draft before the edit", async () => {
  const client = new QueryClient();
  const answers: ((lanes: string) => void)[] = [];
  const observer = new QueryObserver(client, { queryKey: ["lanes"], queryFn: () => new Promise<string>((resolve) => answers.push(resolve)) });
  const stop = observer.subscribe(() => undefined);
  const refreshed = showLanes(client);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.("before the edit");
  answers[1]?.("after the edit");
  await refreshed;
  expect(observer.getCurrentResult().data).toBe("after the edit");
  stop();
});

it("says that no lanes are on screen, and drops those of before", () => {
  const client = new QueryClient();
  client.setQueryData(["lanes"], "before the edit");
  expect(showLanes(client)).toBeNull();
  expect(client.getQueryData(["lanes"])).toBeUndefined();
});
