/* The lanes of a page as the back end ranks them, slice by slice as they come into view. */
import { keepPreviousData, usePrefetchQuery, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Lanes } from "../../ipc/bindings";
import { afterPaint, mark } from "../../ipc/marks";
import { type LanesAsk, lanesQuery } from "../../ipc/queries";
import { useSlow } from "../../components/states";
import { joinSlices, type LanesView, movedBetween, SLICE, slicesOf } from "./lane-rows";

export interface LanesAnswer {
  view: LanesView | null;
  /** the page that `view` is of */
  page: string;
  failure: unknown;
  retry: () => void;
  /** more products changed place than an eye can follow */
  jump: boolean;
  /** what is shown is a trial's, not the draft's */
  isTrial: boolean;
  /** why what is to be tried could not be */
  refused: unknown;
}

const MOST_TRAVELLERS = 30;

/** Tells tests and the window benchmark which draft the lanes on screen belong to. */
function usePaintMark(version: number | undefined): void {
  useLayoutEffect(() => {
    if (version === undefined) return undefined;
    mark("drawn", version);
    return afterPaint(() => {
      mark("lanes", version);
      document.documentElement.dataset["lanesVersion"] = String(version);
    });
  }, [version]);
}

export function useLanes(ask: LanesAsk, first: number, last: number): LanesAnswer {
  const slices = slicesOf(first, last);
  const [slice = 0] = slices;
  // Asked while the screen around the lanes is drawn, not after: the first drawing of a window takes long, and the answer is there by then.
  usePrefetchQuery(lanesQuery(ask, slice * SLICE, SLICE));
  const results = useQueries({ queries: slices.map((each) => lanesQuery(ask, each * SLICE, SLICE)) });
  const answers = results.flatMap((result) => (result.data ? [result.data] : []));
  const kept = useRef<{ page: string; at: string | null; isTrial: boolean; view: LanesView } | null>(null);
  // Structural sharing keeps an answer's identity while nothing in it changes.
  // oxlint-disable-next-line react/exhaustive-deps
  const joined = useMemo(() => joinSlices(ask.segments, answers), [ask.segments, ...answers.concat(Array(4).fill(null)).slice(0, 4)]);
  const isSlow = useSlow(joined === null);
  const before = kept.current?.page === ask.page || !isSlow ? kept.current : null;
  // While other lanes or another instant are on their way, what was there stays; another page's for an eye's blink.
  const view = joined ?? before?.view ?? null;
  const asksTrial = ask.trying !== undefined;
  const isTrial = joined ? asksTrial : (before?.isTrial ?? false);
  const page = joined ? ask.page : (before?.page ?? ask.page);
  const isOther = joined !== null && before !== null && before.page !== ask.page;
  const jump = useMemo(() => isOther || movedBetween(before?.view ?? null, joined) > MOST_TRAVELLERS, [before, joined, isOther]);
  useEffect(() => {
    if (joined) kept.current = { page: ask.page, at: ask.outlook.at, isTrial: asksTrial, view: joined };
  }, [joined, ask.page, ask.outlook.at, asksTrial]);
  usePaintMark(joined?.version);
  const failed = results.find((result) => result.isError);
  return { view, page, failure: failed?.error ?? null, retry: () => void failed?.refetch(), jump, isTrial, refused: asksTrial ? (failed?.error ?? null) : null };
}

const comparedWith = ({ against, isPublished }: Lanes) => ({ against, isPublished });

/** What movement is told against, in words, and whether anything is published; taken from slices that have arrived. */
export function useComparison(ask: LanesAsk): { against: string | null; isPublished: boolean } | undefined {
  // Selected: the page around the lanes is drawn anew only if this changes, not with every answer.
  return useQuery({ ...lanesQuery(ask, 0, SLICE), enabled: false, select: comparedWith, placeholderData: keepPreviousData }).data;
}
