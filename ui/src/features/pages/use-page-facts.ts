/* What the back end knows of the page that is looked at. Lanes come first; the rest when somebody stays. */
import { useMemo } from "react";
import { useRested } from "../../components/conditions/use-fields";
import type { Draft, EntityChange, StockScenario } from "../../ipc/bindings";
import { usePageRules, useTouches, useWhy } from "../../ipc/queries";
import { MAX_LANES } from "./lane-rows";
import type { Look } from "./look";
import { scheduledOn, useClockRefresh, useSteady, useUntilKnown } from "./pages-state";
import { useComparison } from "./use-lanes";
import type { PageChoice } from "./use-page-choice";

/** What has come to rest, unless that was another page's. */
const ofPage = <T,>(rested: { page: string; outlook: T }, now: { page: string; outlook: T }): T => (rested.page === now.page ? rested : now).outlook;

const NONE: readonly never[] = [];

export type PageFacts = ReturnType<typeof usePageFacts>;

export function usePageFacts(page: string, choice: PageChoice, draft: Draft, stock: StockScenario | null, look: Look, trying: EntityChange[] | null) {
  const { view, lanes, compared, at, product, lane } = choice;
  const whyOf = useMemo(() => [...new Set([...lanes, ...compared])].slice(0, MAX_LANES), [lanes, compared]);
  // While the scrubber moves, the lanes follow closely and the rest when it rests.
  const outlook = useMemo(() => ({ at, stock }), [at, stock]);
  const now = useMemo(() => ({ page, outlook }), [page, outlook]);
  const steady = ofPage(useSteady(now, 50), now);
  const rested = ofPage(useRested(now, 150), now);
  const asDraft = useMemo(() => ({ page, segments: lanes, outlook: steady, ...look }), [page, lanes, steady, look]);
  const ask = useMemo(() => (trying ? { ...asDraft, trying } : asDraft), [asDraft, trying]);
  const asked = useWhy(page, whyOf, rested, product);
  const why = asked.data;
  const everyRule = useUntilKnown(usePageRules(page, lanes, rested).data);
  const rules = useMemo(() => everyRule?.filter((rule) => rule.segments.length > 0), [everyRule]);
  const otherRules = useMemo(() => everyRule?.filter((rule) => rule.segments.length === 0) ?? NONE, [everyRule]);
  // The reach of rules ranks over and over: asked once somebody stays, so that whoever leafs through pages waits for lanes alone.
  const stayed = useRested(useMemo(() => ({ page, lanes }), [page, lanes]), 250);
  const touches = useTouches(stayed.page, stayed.lanes, rested, useRested(draft.version, 1500)).data;
  const comparison = useComparison(asDraft);
  // Only lanes tell it: a view without them marks nothing rather than everything.
  const hasPublished = comparison?.isPublished ?? (view === "compare" || view === "grid");
  const scheduled = useMemo(() => scheduledOn(draft, rules, hasPublished), [draft, rules, hasPublished]);
  useClockRefresh(at === null && scheduled.length > 0);
  return {
    outlook,
    rested,
    /** of the draft, or of what is tried on it */
    ask,
    why,
    whyFailure: asked.error,
    here: why?.find((each) => each.segment === lane),
    /** where the chosen product stands, in each segment that has it */
    known: useMemo(() => new Map((why ?? []).flatMap((each) => (each.position === null ? [] : [[each.segment, each.position] as const]))), [why]),
    rules,
    otherRules,
    touches: (stayed.page === page ? touches : null) ?? NONE,
    comparison,
    hasPublished,
    scheduled,
  };
}
