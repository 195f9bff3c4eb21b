/* The segment that always exists: whoever no other segment matches. */
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { EVERYONE } from "../../components/entity-id";
import { EmptyState } from "../../components/states";
import type { RuleSetDocument } from "../../ipc/bindings";
import { SegmentRules } from "./segment-rules";

export function EveryonePanel({ document }: { document: RuleSetDocument }) {
  const empty = document.segments.length === 0;
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
      <SegmentRules document={document} id={EVERYONE} name="Everyone" />
    </div>
  );
}
