/* The segment that always exists: whoever no other segment matches. */
import { useMemo } from "react";
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { EVERYONE } from "../../components/entity-id";
import { EmptyState } from "../../components/states";
import type { RuleSetDocument } from "../../ipc/bindings";
import { useShopperSample } from "../../ipc/queries";
import { SampleTable } from "./sample-table";
import { SegmentRules } from "./segment-rules";
import type { Sized } from "./use-sizes";

export function EveryonePanel({ document, sized }: { document: RuleSetDocument; sized: Sized | null }) {
  const empty = document.segments.length === 0;
  // Everyone is no segment with conditions: those whom none of the others matches are asked for, behind all of them.
  const rest = useMemo(() => ({ id: null, when: { not: { any: document.segments.map((segment) => segment.when) } } }), [document.segments]);
  // How high the table is depends on what it holds: all comes with it, so that the rules do not move.
  const isAwaited = useShopperSample(sized && rest, 0).isPending && sized !== null;
  if (isAwaited) return <div className="seg-everyone" aria-busy="true" />;
  return (
    <div className="seg-everyone">
      <EmptyState
        title="Everyone is whoever no segment matches"
        icon="lock"
        actions={
          <Button kind={empty ? "primary" : "plain"} icon="plus" onPress={() => navigate(routeHref("segments", { new: "segment" }))} data-testid="segment-first">
            Segment
          </Button>
        }
      >
        {empty
          ? "There is no other segment yet, so every shopper is here. Make one, and rules can treat its shoppers differently."
          : "It is always last, has no conditions and cannot be removed. A rule for Everyone reaches these shoppers alone; a rule for all shoppers reaches every segment."}
      </EmptyState>
      {sized && <SampleTable candidate={rest} known={sized.shoppers.fields} nameOf={() => "Everyone"} whose="whom no segment matches" />}
      <SegmentRules document={document} id={EVERYONE} name="Everyone" pagesToo={sized === null} />
    </div>
  );
}
