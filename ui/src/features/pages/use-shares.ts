/* Which share of all shoppers a lane is for. It is asked for once somebody stays: the lanes come first. */
import { useEffect, useState } from "react";
import { shareWords } from "../../components/shares";
import { useDraft, useSegmentShares } from "../../ipc/queries";

const NONE: readonly unknown[] = [];
/** ms */
const STAYED = 400;

/** "4.2 % of shoppers"; null while it isn't known, and where there are no shoppers. */
export function useShareOf(segment: string): string | null {
  const segments = useDraft().data?.document.segments ?? NONE;
  const [stayed, setStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), STAYED);
    return () => clearTimeout(timer);
  }, []);
  const sizes = useSegmentShares(segments, stayed).data;
  const size = sizes?.segments.find((each) => each.segment === segment);
  return sizes && size && sizes.shoppers > 0 ? `${shareWords(size.belongs, sizes.shoppers)} of shoppers` : null;
}
