/* Segments in their order, the conditions of one, and a shopper to try them on. */
import { useState } from "react";
import { Hints } from "../../app/hints";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { useShortcuts } from "../../app/keys";
import { EVERYONE } from "../../components/entity-id";
import { SplitPanel } from "../../components/split-panel";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { Button } from "../../components/button";
import { ownUnkept } from "../../components/unkept-edits";
import type { Draft, RuleSetDocument, Segment } from "../../ipc/bindings";
import { useDraft, useStatus } from "../../ipc/queries";
import { ShoppersImport } from "./import/shoppers-import";
import { EveryonePanel } from "./everyone-panel";
import { SegmentEditor } from "./segment-editor";
import { SegmentList } from "./segment-list";
import { SizedContext } from "./segment-share";
import { SegmentPages } from "./segment-rules";
import { ShopperLookup } from "./shopper-lookup";
import { ShopperTest } from "./shopper-test";
import { SizeSide } from "./size-side";
import { useSized, type Sized } from "./use-sizes";
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
  if (params["shoppers"] === "import") return <ShoppersImport />;
  if (!draft.data) return <Skeleton lines={8} />;
  return <Segments draft={draft.data} fresh={params["new"] !== undefined} asked={path[0]} />;
}

function Segments({ draft, fresh, asked: named }: { draft: Draft; fresh: boolean; asked: string | undefined }) {
  const { document } = draft;
  const asked = fresh ? null : (named ?? document.segments[0]?.id ?? EVERYONE);
  const segment = document.segments.find((each) => each.id === asked) ?? null;
  const sized = useSized(segment, fresh);
  return (
    <SplitPanel
      name="segments"
      startLabel="Segments in order"
      startWidth={284}
      start={
        <SizedContext value={sized ?? null}>
          <SegmentList draft={draft} chosen={asked} fresh={fresh} shoppers={sized && sized.shoppers} />
        </SizedContext>
      }
      endLabel={sized ? "Size and overlap" : "Which segment is a shopper in?"}
      endWidth={344}
      end={
        <Side document={document} segment={segment} chosen={fresh ? "" : (asked ?? "")} sized={sized} />
      }
    >
      <div className="middle-fill">
        {fresh || segment ? (
          <SegmentEditor key={segment?.id ?? "*new"} draft={draft} segment={segment} sized={sized ?? null} />
        ) : asked === EVERYONE ? (
          <EveryonePanel document={document} sized={sized ?? null} />
        ) : (
          <EmptyState title="This segment is gone" icon="segments" centred actions={<Button onPress={() => navigate(freshHref)}>Make a segment</Button>}>
            It was removed, or making it was undone. Choose another at the left.
          </EmptyState>
        )}
        <Hints keys={[[["↑", "↓"], "segment"], [[hintOf("moveUp"), hintOf("moveDown")], "reorder"], [["N"], "add"], [["U"], "undo"]]} />
      </div>
    </SplitPanel>
  );
}

const namesOf = (document: RuleSetDocument) => (id: string) => document.segments.find((each) => each.id === id)?.name ?? (id === EVERYONE ? "Everyone" : id === "" ? "This segment" : id);

interface SideProps {
  document: RuleSetDocument;
  segment: Segment | null;
  chosen: string;
  sized: Sized | null | undefined;
}

function Side({ document, segment, chosen, sized }: SideProps) {
  // Which of the two sides it is, is known in a moment.
  if (sized === undefined) return null;
  return (
    <div className="seg-side">
      {sized && <SizeSide sized={sized} chosen={chosen} nameOf={namesOf(document)} />}
      {sized && (segment || chosen === EVERYONE) && <SegmentPages document={document} id={chosen} name={segment?.name ?? "Everyone"} />}
      {sized ? <ShopperLookup segments={document.segments} /> : <ShopperTest segments={document.segments} />}
    </div>
  );
}
