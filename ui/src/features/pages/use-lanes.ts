/* The lanes of a page as the back end ranks them, slice by slice as they come into view. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { type LanesAsk, lanesQuery } from "../../ipc/queries";
import { joinSlices, type LanesView, movedBetween, SLICE, slicesOf } from "./lane-rows";

export interface LanesAnswer {
  view: LanesView | null;
  failure: unknown;
  retry: () => void;
  /** more products changed place than an eye can follow */
  jump: boolean;
}

const MOST_TRAVELLERS = 30;

/** Tells tests and the window benchmark which draft the lanes on screen belong to. */
function usePaintMark(version: number | undefined): void {
  useEffect(() => {
    if (version === undefined) return undefined;
    const painted = new MessageChannel();
    painted.port1.addEventListener("message", () => {
      performance.mark("endcap:lanes", { detail: { draftVersion: version } });
      document.documentElement.dataset["lanesVersion"] = String(version);
    });
    painted.port1.start();
    // A frame's callbacks run before it is painted; a message that one of them sends comes after.
    const frame = requestAnimationFrame(() => painted.port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      painted.port1.close();
    };
  }, [version]);
}

export function useLanes(ask: LanesAsk, first: number, last: number): LanesAnswer {
  const results = useQueries({ queries: slicesOf(first, last).map((slice) => lanesQuery(ask, slice * SLICE, SLICE)) });
  const answers = results.flatMap((result) => (result.data ? [result.data] : []));
  const kept = useRef<{ page: string; at: string | null; view: LanesView } | null>(null);
  // Structural sharing keeps an answer's identity while nothing in it changes.
  // oxlint-disable-next-line react/exhaustive-deps
  const joined = useMemo(() => joinSlices(ask.segments, answers), [ask.segments, ...answers.concat(Array(4).fill(null)).slice(0, 4)]);
  const before = kept.current?.page === ask.page ? kept.current.view : null;
  // While other lanes or another instant are on their way, what was there stays.
  const view = joined ?? before;
  const jump = useMemo(() => movedBetween(before, joined) > MOST_TRAVELLERS, [before, joined]);
  useEffect(() => {
    if (joined) kept.current = { page: ask.page, at: ask.at, view: joined };
  }, [joined, ask.page, ask.at]);
  usePaintMark(joined?.version);
  const failed = results.find((result) => result.isError);
  return { view, failure: failed?.error ?? null, retry: () => void failed?.refetch(), jump };
}

/** Whether there is a published page to compare with; taken from the slices that have arrived. */
export function useHasPublished(ask: LanesAsk): boolean {
  const { data } = useQuery({ ...lanesQuery(ask, 0, SLICE), enabled: false });
  return data ? data.lanes.some((lane) => lane.baseline !== null) : true;
}
