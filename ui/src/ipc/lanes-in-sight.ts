/* The lanes on screen go with an edit and come back with its answer: the way to the eye is one question long. */
import { notifyManager, type QueryClient, type QueryKey } from "@tanstack/react-query";
import type { Lanes, LanesAsk as SliceAsk } from "./bindings";
import { type LanesAsk, sliceAsk } from "./queries";

/** Slices of the same lanes that stand below each other, asked for as one: each question ranks the whole page. */
export interface InSight {
  slices: { key: QueryKey; from: number; size: number }[];
  ask: SliceAsk;
}

const LANES: QueryKey = ["lanes"];
const onScreen = (client: QueryClient) => client.getQueryCache().findAll({ queryKey: LANES, type: "active" });

export function lanesInSight(client: QueryClient): InSight[] {
  const keys = onScreen(client).map(({ queryKey }) => queryKey as ["lanes", LanesAsk, number, number]);
  const seen: InSight[] = [];
  for (const key of keys.toSorted((a, b) => a[2] - b[2])) {
    const [, lanes, from, size] = key;
    const ask = sliceAsk(lanes, from, size);
    const above = seen.find((each) => each.ask.from + each.ask.size === from && JSON.stringify({ ...each.ask, from, size }) === JSON.stringify(ask));
    if (above) {
      above.slices.push({ key, from, size });
      above.ask.size += size;
    } else seen.push({ slices: [{ key, from, size }], ask });
  }
  return seen;
}

/** The places of an answer that one of its slices asked for. */
function sliceOf(answer: Lanes, from: number, size: number): Lanes {
  const isOf = ({ position }: { position: number }) => position > from && position <= from + size;
  return { ...answer, lanes: answer.lanes.map((lane) => ({ ...lane, rows: lane.rows.filter(isOf) })) };
}

/**
 * After an edit, what people look at: shows lanes that came with it, and asks for what is on screen and did not come.
 * Resolves once all of them are of that draft or a later one; null where there are none. Answers for lanes that nobody
 * sees are dropped, so that no old order flashes up later.
 */
export function showLanes(client: QueryClient, seen: readonly InSight[] = [], answers: readonly (Lanes | null)[] = []): Promise<void> | null {
  client.removeQueries({ queryKey: LANES, type: "inactive" });
  if (onScreen(client).length === 0) return null;
  const came = new Set<string>();
  const show = (key: QueryKey, lanes: Lanes) => {
    const query = client.getQueryCache().find<Lanes>({ queryKey: key });
    if (!query) return;
    came.add(query.queryHash);
    // The answer to a later edit may have come first.
    client.setQueryData<Lanes>(key, (known) => (known && known.draftVersion > lanes.draftVersion ? known : lanes));
  };
  // A first answer that is on its way is of the draft before: it would be waited for, not asked for again.
  return client.cancelQueries({ queryKey: LANES }).then(() => {
    notifyManager.batch(() => {
      for (const [index, { slices }] of seen.entries()) {
        const answer = answers[index];
        if (answer) for (const { key, from, size } of slices) show(key, slices.length === 1 ? answer : sliceOf(answer, from, size));
      }
    });
    return client.invalidateQueries({ queryKey: LANES, predicate: ({ queryHash }) => !came.has(queryHash) });
  });
}
