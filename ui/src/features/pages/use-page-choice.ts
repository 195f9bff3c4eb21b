/* What is shown of a page, and what is chosen on it: the view, its segments, the moment, the product. */
import { useMemo, useState } from "react";
import { useInstantAsked } from "../../app/in-view";
import { useRoute } from "../../app/routes";
import { EVERYONE } from "../../components/entity-id";
import type { Selection } from "./lane-rows";
import type { SegmentRef } from "./lanes-view";
import type { View } from "./page-head";
import { useOfPage } from "./pages-state";
import { useShownSegments } from "./use-shown-segments";

const VIEWS: readonly View[] = ["compare", "grid", "shop", "plots"];

export type PageChoice = ReturnType<typeof usePageChoice>;

/** `onSent`: somebody was led here to look at a product. */
export function usePageChoice(page: string, store: string, segments: readonly SegmentRef[], onSent: () => void) {
  const route = useRoute();
  const segmentIds = useMemo(() => segments.filter((segment) => segment.id !== EVERYONE).map((segment) => segment.id), [segments]);
  const { segment: wanted, product: asked } = route.params;
  const shown = useShownSegments(store, segmentIds, wanted);
  const { compared, single } = shown;
  const view: View = VIEWS.find((each) => each === route.path[0]) ?? "compare";
  const lanes = useMemo(() => (view === "compare" ? compared : [single]), [view, single, compared]);
  const [at, setAt] = useOfPage<string | null>(page, null);
  useInstantAsked(page, setAt);
  const [chosen, setSelection] = useOfPage<Selection | null>(page, null);
  // Sent here to look at a product, also where this page is shown already.
  const sent = `${page} ${wanted ?? ""} ${asked ?? ""}`;
  const [arrived, setArrived] = useState("");
  if (sent !== arrived) {
    setArrived(sent);
    if (asked) onSent();
    if (asked) setSelection((was) => (was?.product === asked && (!wanted || was.lane === wanted) ? was : { lane: wanted ?? was?.lane ?? lanes[0] ?? EVERYONE, product: asked, index: 0 }));
  }
  // A lane that was taken away takes its selection along.
  const selection = chosen && lanes.includes(chosen.lane) ? chosen : null;
  const lane = selection?.lane ?? lanes[0] ?? EVERYONE;
  return { ...shown, segmentIds, view, lanes, at, setAt, selection, setSelection, product: selection?.product ?? null, lane };
}
