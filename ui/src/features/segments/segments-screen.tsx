/* Segments in their order, the conditions of one, and a shopper to try them on. */
import { useState } from "react";
import { Hints } from "../../app/hints";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { useShortcuts } from "../../app/keys";
import { EVERYONE } from "../../components/entity-id";
import { SplitPanel } from "../../components/split-panel";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { Button } from "../../components/button";
import { ownUnkept } from "../../components/unkept-edits";
import { useDraft, useStatus } from "../../ipc/queries";
import { EveryonePanel } from "./everyone-panel";
import { SegmentEditor } from "./segment-editor";
import { SegmentList } from "./segment-list";
import { ShopperTest } from "./shopper-test";
import "./segments.css";

export const segmentHref = (id: string) => routeHref("segments", {}, id);
const freshHref = routeHref("segments", { new: "segment" });

export function SegmentsScreen() {
  const { path, params } = useRoute();
  const draft = useDraft();
  const store = useStatus().data?.path ?? "";
  useState(() => ownUnkept(store));
  useShortcuts({ n: () => navigate(freshHref) });
  if (draft.isError) return <ErrorState title="The draft could not be read" failure={draft.error} onRetry={() => void draft.refetch()} />;
  if (!draft.data) return <Skeleton lines={8} />;
  const { document } = draft.data;
  const fresh = params["new"] !== undefined;
  const asked = fresh ? null : (path[0] ?? document.segments[0]?.id ?? EVERYONE);
  const segment = document.segments.find((each) => each.id === asked) ?? null;
  return (
    <SplitPanel
      name="segments"
      startLabel="Segments in order"
      startWidth={284}
      start={<SegmentList draft={draft.data} chosen={asked} fresh={fresh} />}
      endLabel="Which segment is a shopper in?"
      endWidth={372}
      end={
        <div className="seg-side">
          <ShopperTest segments={document.segments} />
        </div>
      }
    >
      <div className="middle-fill">
        {fresh || segment ? (
          <SegmentEditor key={segment?.id ?? "*new"} draft={draft.data} segment={segment} />
        ) : asked === EVERYONE ? (
          <EveryonePanel document={document} />
        ) : (
          <EmptyState title={`No segment is called “${asked ?? ""}”`} icon="segments" centred actions={<Button onPress={() => navigate(freshHref)}>Make a segment</Button>}>
            It may have been removed or undone.
          </EmptyState>
        )}
        <Hints keys={[[["↑", "↓"], "segment"], [["⌥↑", "⌥↓"], "reorder"], [["N"], "add"], [["U"], "undo"]]} />
      </div>
    </SplitPanel>
  );
}
