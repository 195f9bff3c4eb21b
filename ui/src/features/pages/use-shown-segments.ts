/* For whom a page is shown: the lanes side by side, or the one segment of the other views. Both are remembered. */
import { useEffect, useMemo } from "react";
import { EVERYONE } from "../../components/entity-id";
import { useStoredList } from "../../components/stored-list";
import { lanesFor, MAX_LANES } from "./lane-rows";

interface ShownSegments {
  /** the lanes of “Compare” */
  compared: string[];
  setLanes: (lanes: string[]) => void;
  /** the segment of every other view */
  single: string;
  setSingle: (segment: string) => void;
}

/** `segments`: the ids of the draft's, “everyone” aside; `wanted`: the one that the address asks for. */
export function useShownSegments(store: string, segments: readonly string[], wanted: string | undefined): ShownSegments {
  const [remembered, setLanes] = useStoredList(`endcap.lanes.${store}`);
  const [last, setLast] = useStoredList(`endcap.segment.${store}`);
  const compared = useMemo(() => lanesFor(remembered, segments), [remembered, segments]);
  const exists = (id: string | undefined): id is string => id !== undefined && (id === EVERYONE || segments.includes(id));
  // Sent here to look at a segment that stands in no lane: it takes the first one.
  useEffect(() => {
    if (!exists(wanted)) return;
    setLast([wanted]);
    if (!compared.includes(wanted)) setLanes([wanted, ...compared].slice(0, MAX_LANES));
    // Only the address asks for it; what is chosen later stands.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  const kept = last?.[0];
  return { compared, setLanes, single: exists(kept) ? kept : (compared[0] ?? EVERYONE), setSingle: (segment) => setLast([segment]) };
}
