// The sizes of all segments with the edit that isn't kept yet: asked for as fast as they are answered, the newest edit only.
import { useDeferredValue, useState } from "react";
import { useAsked } from "../../components/asked";
import { predicateOf } from "../../components/conditions/condition-tree";
import { FRESH, useUnkept } from "../../components/unkept-edits";
import type { Segment, SegmentCandidate, SegmentSizes, ShoppersState } from "../../ipc/bindings";
import { useSegmentSizes, useShoppers } from "../../ipc/queries";
import type { SegmentDraft } from "./segment-draft";

export interface Sized {
  shoppers: ShoppersState;
  /** null until they are counted for the first time */
  sizes: SegmentSizes | null;
  /** the edit of the segment in view that they were counted with; null while it is another's */
  counted: SegmentCandidate | null;
  failure: Error | null;
}

/** What is to be counted: the chosen segment as it is edited. While a condition is unfinished, as it was last. */
function useCandidate(segment: Segment | null, fresh: boolean): SegmentCandidate | null {
  const [unkept] = useUnkept<SegmentDraft>(`segment:${segment?.id ?? FRESH}`);
  const [held, setHeld] = useState<SegmentCandidate | null>(null);
  if (!segment && !fresh) return null;
  const id = segment?.id ?? null;
  const when = unkept ? predicateOf(unkept.when) : (segment?.when ?? { all: [] });
  const last = held?.id === id ? held : null;
  const now = when ? { id, when } : (last ?? (segment ? { id, when: segment.when } : null));
  if (now !== last && JSON.stringify(now) !== JSON.stringify(held)) setHeld(now);
  return now;
}

/** Null where no shoppers are known; undefined while that is not known itself. */
export function useSized(segment: Segment | null, fresh: boolean): Sized | null | undefined {
  const shoppers = useShoppers();
  const candidate = useCandidate(segment, fresh);
  // What is typed is drawn first, and then asked about.
  const [asked, follow] = useAsked(useDeferredValue(JSON.stringify(candidate)));
  const known = (shoppers.data?.count ?? 0) > 0;
  const answer = useSegmentSizes(JSON.parse(asked) as SegmentCandidate | null, known);
  follow(answer.isFetching);
  if (shoppers.isPending) return undefined;
  if (!shoppers.data || !known) return null;
  const { counted = null, sizes = null } = answer.data ?? {};
  const own = counted !== null && candidate !== null && counted.id === candidate.id;
  return { shoppers: shoppers.data, sizes: sizes && !own ? { ...sizes, chosen: null } : sizes, counted: own ? counted : null, failure: answer.error };
}
