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
  // Known in a moment, and all parts of the screen are others by it.
  if (sized === undefined) return <Skeleton lines={8} />;
  return (
    <SplitPanel
      name="segments"
      startLabel="Segments in order"
      startWidth={284}
      start={
        <SizedContext value={sized}>
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
          <SegmentEditor key={segment?.id ?? "*new"} draft={draft} segment={segment} sized={sized} />
        ) : asked === EVERYONE ? (
          <EveryonePanel document={document} sized={sized} />
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
  sized: Sized | null;
}

/** Beside the segment. What is counted of another one comes as a whole: until then the side is that of the one before. */
function Side(now: SideProps) {
  const [last, setLast] = useState<SideProps | null>(null);
  const counted = isCounted(now);
  if (counted && now !== last) setLast(now);
  const { document, segment, chosen, sized } = counted ? now : (last ?? now);
  const isThere = sized !== null && (sized.sizes !== null || sized.failure !== null);
  return (
    <div className="seg-side" aria-busy={!counted}>
      {sized && <SizeSide sized={sized} chosen={chosen} nameOf={namesOf(document)} />}
      {isThere && (segment || chosen === EVERYONE) && <SegmentPages document={document} id={chosen} name={segment?.name ?? "Everyone"} />}
      {sized === null ? <WhoseShopper segments={document.segments} /> : isThere && <ShopperLookup segments={document.segments} />}
    </div>
  );
}

const isCounted = ({ sized, chosen }: SideProps): boolean => sized === null || sized.failure !== null || (sized.sizes !== null && (chosen === EVERYONE || sized.counted !== null));

/** Without segments a made-up shopper is always of Everyone: nothing to ask. */
function WhoseShopper({ segments }: { segments: Segment[] }) {
  if (segments.length === 0) return <p className="t12 t3">Once there is a segment, a made-up shopper can be tried on it here.</p>;
  return <ShopperTest segments={segments} />;
}
