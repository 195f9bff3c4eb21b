/* What the screens ask of the back end, as TanStack queries. Keys begin with a Question of tags.ts. */
import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CatalogSort, EntityChange, EnvironmentStatus, LanesAsk as SliceAsk, Outlook, PlotsAsk, Predicate, Rule, SegmentCandidate, SegmentSizes, Shopper, WhatIfAsk } from "./bindings";
import { ipc, IpcFailure } from "./client";
import { mark } from "./marks";
import type { Question } from "./tags";

function ask<T>(key: readonly [Question, ...unknown[]], queryFn: () => Promise<T>) {
  return queryOptions({ queryKey: key as readonly unknown[], queryFn });
}

export const statusQuery = ask(["status"], () => ipc.storeStatus());
export const draftQuery = ask(["draft"], () => ipc.draftGet());

export const useStatus = () => useQuery(statusQuery);
export const useRecent = () => useQuery(ask(["recent"], () => ipc.storeRecent()));
export const useDraft = () => useQuery(draftQuery);
export const useRules = () => useQuery({ ...ask(["rules"], () => ipc.rulesList()), placeholderData: keepPreviousData });
export const useRuleCheck = (rule: Rule | null) =>
  useQuery({
    ...ask(["ruleCheck", rule], () => {
      if (!rule) throw new Error("No rule to check.");
      return ipc.ruleCheck(rule);
    }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });

export const usePages = () => useQuery(ask(["pages"], () => ipc.pagesIndex()));

/** What the lanes on screen are; each slice of them is asked for by itself. With `trying` they are of a trial: another answer than the draft's, kept apart from it. */
export type LanesAsk = Pick<SliceAsk, "page" | "segments" | "outlook" | "against" | "figures"> & Partial<Pick<SliceAsk, "gone" | "trying">>;
export const sliceAsk = (lanes: LanesAsk, from: number, size: number): SliceAsk => ({ gone: false, trying: [], ...lanes, from, size, sort: null, shown: "draft" });
/** One slice of all lanes: places `from` (0-based) to `from + size`. */
export const lanesQuery = (lanes: LanesAsk, from: number, size: number) => ({
  ...ask(["lanes", lanes, from, size], async () => {
    const answer = await ipc.lanesRank(sliceAsk(lanes, from, size));
    mark("ranked", answer.draftVersion);
    return answer;
  }),
  // Every instant that the scrubber passes is another answer; few are looked at again.
  gcTime: 20_000,
});

/** What shoppers of a segment see: the first places by the rules that are live, and where each stands in the draft. */
export const useLivePage = ({ segment, ...page }: Pick<LanesAsk, "page" | "outlook"> & { segment: string }, size: number) =>
  useQuery({
    ...ask(["livePage", page, segment, size], () => ipc.lanesRank({ ...page, segments: [segment], against: { kind: "lane", segment }, figures: { places: 24, attentionBp: 9500 }, from: 0, size, sort: null, shown: "live", gone: false, trying: [] })),
    retry: false,
  });
export const productQuery = (id: string) => ask(["product", id], () => ipc.productGet(id));
/** `meanwhile` "before": until it is there, what was asked for before. */
export const useProduct = (id: string | null, meanwhile: "nothing" | "before" = "nothing") =>
  useQuery({ ...productQuery(id ?? ""), enabled: id !== null, ...(meanwhile === "before" && { placeholderData: keepPreviousData }) });
export const useWhy = (page: string, segments: string[], outlook: Outlook, id: string | null) =>
  useQuery({
    ...ask(["why", page, segments, outlook, id], () => ipc.productWhy(page, segments, outlook, id ?? "")),
    enabled: id !== null,
    placeholderData: (previous, query) => (query?.queryKey[4] === id ? previous : undefined),
  });
/** Which product's place is to change, where, for whom and when. */
export type WhatIfQuestion = Omit<WhatIfAsk, "place">;
export const useWhatIf = (question: WhatIfAsk | null) =>
  useQuery({
    ...ask(["whatIf", question], () => {
      if (!question) throw new Error("No product to try.");
      return ipc.productWhatIf(question);
    }),
    enabled: question !== null,
    placeholderData: (previous, query) => ((query?.queryKey[1] as WhatIfAsk | null)?.product === question?.product ? previous : undefined),
    retry: false,
  });
export const usePageRules = (page: string, segments: string[], outlook: Outlook) =>
  useQuery({
    ...ask(["pageRules", page, segments, outlook], () => ipc.pageRules(page, segments, outlook)),
    placeholderData: (previous, query) => (query?.queryKey[1] === page ? previous : undefined),
  });
export const usePlots = (plots: PlotsAsk) =>
  useQuery({
    ...ask(["plots", plots], () => ipc.pagePlots(plots)),
    placeholderData: (previous, query) => ((query?.queryKey[1] as PlotsAsk | undefined)?.page === plots.page ? previous : undefined),
    gcTime: 20_000,
  });
/** What happens to a page by the clock, from a day on. */
export const usePageTimes = (page: string, segments: string[], day: string, days: number) =>
  useQuery({
    ...ask(["times", page, segments, day, days], () => ipc.pageTimes(page, segments, day, days)),
    placeholderData: (previous, query) => (query?.queryKey[1] === page ? previous : undefined),
  });
/** At this moment, with the stock as it is counted. */
export const NOW: Outlook = { at: null, stock: null };
export const useEffectOf = (
  page: string,
  segments: string[],
  outlook: Outlook,
  changes: EntityChange[] | null,
  product: string | null,
) =>
  useQuery({
    ...ask(["effect", page, segments, outlook, changes, product], () =>
      ipc.draftEffect(page, segments, outlook, changes ?? [], product),
    ),
    enabled: changes !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const useSegmentTest = (shopper: Shopper | null) =>
  useQuery({
    ...ask(["segmentTest", shopper], () => ipc.segmentTest(shopper ?? {})),
    enabled: shopper !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });

/** The anonymous shoppers of the store: how many, from which file, and what is known of them. */
export const useShoppers = () => useQuery(ask(["shoppers"], () => ipc.shoppersState()));
/** The sizes, and the edit that was counted with them. */
export interface CountedSizes {
  counted: SegmentCandidate | null;
  sizes: SegmentSizes;
}
/** How many shoppers each segment has, with an edit that isn't kept yet. The last answer stays until the next one comes. */
export const useSegmentSizes = (candidate: SegmentCandidate | null, enabled: boolean) =>
  useQuery({
    ...ask(["segmentSizes", candidate], async (): Promise<CountedSizes> => ({ counted: candidate, sizes: await ipc.segmentSizes(candidate) })),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 20_000,
  });
/** How large the segments of the draft are. Asked anew only when a segment changes: an edit of a rule leaves it alone. */
export const useSegmentShares = (segments: readonly unknown[], enabled: boolean) =>
  useQuery({ ...ask(["segmentShares", segments], () => ipc.segmentSizes(null)), enabled, placeholderData: keepPreviousData, retry: false });
/** How the shoppers spread over the values of a field. */
export const useShopperSpread = (field: string | null) =>
  useQuery({ ...ask(["shopperSpread", field], () => ipc.shopperSpread(field ?? "")), enabled: field !== null, retry: false });
/** Some shoppers who match. */
export const useShopperSample = (candidate: SegmentCandidate | null, page: number) =>
  useQuery({
    ...ask(["shopperSample", candidate, page], () => ipc.shopperSample(candidate ?? { id: null, when: { all: [] } }, page)),
    enabled: candidate !== null,
    placeholderData: (previous, query) => ((query?.queryKey[1] as SegmentCandidate | null)?.id === candidate?.id ? previous : undefined),
    retry: false,
    gcTime: 20_000,
  });
export const useShopperFind = (id: string | null) =>
  useQuery({ ...ask(["shopperFind", id], () => ipc.shopperFind(id ?? "")), enabled: id !== null, retry: false, gcTime: 0 });

/** One slice of the catalog table. */
export const catalogSlice = (
  text: string,
  filter: Predicate | null,
  sort: CatalogSort | null,
  from: number,
  size: number,
) => ask(["catalog", text, filter, sort, from, size], () => ipc.catalogQuery(text, filter, sort, from, size));
/**
 * Asks for the first products that fit a text at once, before the key that was typed is drawn; who asks then shares
 * the answer, which so often comes in time for the same frame. Does nothing while another answer is on its way.
 */
export function useAskAhead(): (text: string, size: number) => Promise<void> {
  const client = useQueryClient();
  return async (text, size) => {
    if (text !== "" && client.isFetching({ queryKey: ["catalog"] }) === 0) await client.prefetchQuery(catalogSlice(text, null, null, 0, size));
  };
}
/** The products that pasted lines mean. */
export const useLookup = (lines: string[]) =>
  useQuery({ ...ask(["lookup", lines], () => ipc.productsLookup(lines)), enabled: lines.length > 0, placeholderData: keepPreviousData, retry: false, gcTime: 0 });
/** The same for several columns. */
export const useLookups = (columns: string[][]) =>
  useQueries({ queries: columns.map((lines) => ({ ...ask(["lookup", lines], () => ipc.productsLookup(lines)), enabled: lines.length > 0, retry: false as const, gcTime: 0 })) });
/** What chosen products have in common. */
export const useAlike = (ids: string[]) => useQuery({ ...ask(["alike", ids], () => ipc.productsAlike(ids)), enabled: ids.length > 1, retry: false });
/** What would bring a page to an average margin, in basis points; null asks nothing. */
export const useLift = (page: string, segment: string, outlook: Outlook, target: number | null) =>
  useQuery({ ...ask(["lift", page, segment, outlook, target], () => ipc.marginLift(page, segment, outlook, target ?? 0)), enabled: target !== null, placeholderData: keepPreviousData, retry: false, gcTime: 0 });
/** The health of all rules at a version of the draft. */
export const useHealth = (draftVersion: number | null) =>
  useQuery({ ...ask(["health", draftVersion], () => ipc.healthCheck()), enabled: draftVersion !== null, placeholderData: keepPreviousData, retry: false, gcTime: 0 });
/** How far the rules of a page reach, at a version of the draft. */
export const useTouches = (page: string, segments: string[], outlook: Outlook, draftVersion: number) =>
  useQuery({
    ...ask(["touches", page, segments, outlook, draftVersion], () => ipc.ruleTouches(page, segments, outlook)),
    placeholderData: (previous, query) => (query?.queryKey[1] === page ? previous : undefined),
    retry: false,
    gcTime: 20_000,
  });
export const useFields = () => useQuery({ ...ask(["fields"], () => ipc.fieldsList()), staleTime: 60_000 });
export const useCount = (filter: Predicate | null) =>
  useQuery({
    ...ask(["count", filter], () => ipc.predicateCount(filter ?? { all: [] })),
    enabled: filter !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useEnvironments = () => useQuery(ask(["environments"], () => ipc.environmentsList()));
export const useEnvironmentStatus = (name: string | null) =>
  useQuery({
    ...ask(["environment", name], () => ipc.environmentStatus(name ?? "")),
    enabled: name !== null,
    // Others change it, too: who comes to a screen sees how it is now.
    staleTime: 5_000,
    refetchInterval: 30_000,
    retry: false,
    placeholderData: (previous, query) => (query?.queryKey[1] === name ? previous : undefined),
  });
export const useReview = (environment: string | null) =>
  useQuery({
    ...ask(["review", environment], () => ipc.reviewGet(environment ?? "")),
    enabled: environment !== null,
    retry: false,
  });
/** Pages and moments at which publishing would be seen. */
export const useImpact = (environment: string) => useQuery({ ...ask(["impact", environment], () => ipc.reviewImpact(environment)), retry: false });
/** Segments that publishing would move shoppers between. */
export const useSegmentShifts = (environment: string, enabled: boolean) => useQuery({ ...ask(["shifts", environment], () => ipc.reviewShoppers(environment)), enabled, retry: false });
export const useHistory = (environment: string | null) =>
  useQuery({
    ...ask(["history", environment], () => ipc.environmentHistory(environment ?? "")),
    enabled: environment !== null,
    retry: false,
  });
/** The last comparison with the preview, of this or an earlier session. */
export const useLastVerify = (environment: string) => useQuery(ask(["verification", environment], () => ipc.verifyLast(environment)));
/** What comparisons that run by themselves found; they tell nobody, so they are asked. */
export const useDrifts = () => useQuery({ ...ask(["drifts"], () => ipc.driftList()), refetchInterval: 10_000, retry: false });
/** That the token is refused says more than that there is no status. */
export function environmentFault(status: EnvironmentStatus | undefined): IpcFailure | null {
  return status?.state === "unauthorized" ? new IpcFailure({ kind: "unauthorized", environment: status.name }) : null;
}
export const useRevision = (environment: string | null, revision: number | null) =>
  useQuery({
    ...ask(["revision", environment, revision], () => ipc.revisionGet(environment ?? "", revision ?? 0)),
    enabled: environment !== null && revision !== null,
    retry: false,
  });

export const preferencesQuery = ask(["preferences"], () => ipc.preferencesGet());
export const usePreferences = () => useQuery(preferencesQuery);
