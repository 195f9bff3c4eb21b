/* The lanes on screen go with an edit and come back with its answer: the way to the eye is one question long. */
import { notifyManager, type QueryClient, type QueryKey } from "@tanstack/react-query";
import type { Lanes, LanesAsk as SliceAsk } from "./bindings";
import { type LanesAsk, sliceAsk } from "./queries";
import { refreshLanes } from "./tags";

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
 * Shows lanes that came with an edit; what is on screen by now and did not come with it is asked for. Resolves once all
 * of them are of that draft or a later one; null where there are none.
 */
export function showLanes(client: QueryClient, seen: readonly InSight[], answers: readonly (Lanes | null)[]): Promise<void> | null {
  if (onScreen(client).length === 0) return refreshLanes(client);
  const came = new Set<string>();
  // A first answer that is on its way is of the draft before.
  return client.cancelQueries({ queryKey: LANES }).then(() => {
    client.removeQueries({ queryKey: LANES, type: "inactive" });
    notifyManager.batch(() => {
      for (const [index, { slices }] of seen.entries()) {
        const answer = answers[index];
        if (!answer) continue;
        for (const { key, from, size } of slices) {
          const query = client.getQueryCache().find<Lanes>({ queryKey: key });
          if (!query) continue;
          came.add(query.queryHash);
          const isLater = query.state.data !== undefined && query.state.data.draftVersion > answer.draftVersion;
          if (!isLater) client.setQueryData<Lanes>(key, slices.length === 1 ? answer : sliceOf(answer, from, size));
        }
      }
    });
    return client.invalidateQueries({ queryKey: LANES, predicate: ({ queryHash }) => !came.has(queryHash) });
  });
}
