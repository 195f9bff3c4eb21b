/* The segments in order, and everyone after them. */
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { EntityBadges } from "../../components/entity-badges";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import type { MenuEntry } from "../../components/overlays";
import { LooseEntry, OrderedList } from "../../components/ordered-list";
import { RowMenus } from "../../components/row-menus";
import { FRESH, useUnkeptKeys } from "../../components/unkept-edits";
import type { Draft, ShoppersState } from "../../ipc/bindings";
import { useMoveSegment, useSegmentActs } from "./segment-acts";
import { ShareFigure, ShareLine } from "./segment-share";
import { ShoppersMenu, ShoppersNote } from "./shoppers-note";

interface SegmentListProps {
  draft: Draft;
  chosen: string | null;
  fresh: boolean;
  /** null: there are none; undefined: that is not known yet */
  shoppers: ShoppersState | null | undefined;
}

export function SegmentList({ draft, chosen, fresh, shoppers }: SegmentListProps) {
  const { segments } = draft.document;
  const move = useMoveSegment();
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const unkept = useUnkeptKeys("segment:");
  const open = (id: string) => navigate(routeHref("segments", {}, id));
  const make = () => navigate(routeHref("segments", { new: "segment" }));
  return (
    <>
      <div className="side-head">
        <div className="row">
          <h1 className="h-page sp">Segments</h1>
          <Button size="small" icon="plus" onPress={make} data-testid="segment-add">
            Segment
          </Button>
          <ShoppersMenu shoppers={shoppers ?? null} />
        </div>
        <p className="t12 t2">The first match wins: a shopper belongs to the first segment in this list that matches.</p>
      </div>
      <div className="side-scroll">
        <OrderedList
          label="Segments in order"
          entries={segments.map((segment) => ({
            id: segment.id,
            name: segment.name,
            sub: shoppers ? <ShareLine id={segment.id} /> : shoppers === null ? predicateWords(segment.when, { fields, money }) : "\u00a0",
            figure: shoppers ? <ShareFigure id={segment.id} /> : undefined,
            badges: <EntityBadges draft={draft} kind="segment" id={segment.id} unkept={unkept.has(segment.id)} />,
          }))}
          chosen={fresh ? null : chosen}
          onChoose={open}
          onMove={(id, to) => {
            open(id);
            move(segments, id, to);
          }}
          testId="segment-list"
        />
        {(fresh || unkept.has(FRESH)) && (
          <LooseEntry
            name="A segment not kept yet"
            {...(shoppers && fresh ? { sub: <ShareLine id="" />, figure: <ShareFigure id="" /> } : {})}
            mark={<Icon name="plus" size="s" />}
            isChosen={fresh}
            onChoose={make}
          />
        )}
        <LooseEntry
          name="Everyone"
          sub={shoppers ? <ShareLine id={EVERYONE} /> : "whoever no segment matches"}
          {...(shoppers ? { figure: <ShareFigure id={EVERYONE} /> } : {})}
          mark={<Icon name="lock" size="s" />} isChosen={chosen === EVERYONE && !fresh} onChoose={() => open(EVERYONE)} testId="segment-everyone" />
        {shoppers !== undefined && <ShoppersNote shoppers={shoppers} />}
      </div>
      <SegmentMenus draft={draft} />
    </>
  );
}

function SegmentMenus({ draft }: { draft: Draft }) {
  const acts = useSegmentActs(draft);
  const segmentOf = (id: string) => draft.document.segments.find((segment) => segment.id === id);
  const entriesFor = (id: string): MenuEntry[] => {
    const segment = segmentOf(id);
    if (!segment) return [];
    return [
      { id: "open", name: "Edit", icon: "edit", onAction: () => navigate(routeHref("segments", {}, id)) },
      { id: "double", name: "Duplicate", icon: "copy", onAction: () => void acts.duplicate(segment) },
      { id: "rule", name: "Add a rule for it…", icon: "plus", onAction: () => navigate(routeHref("rules", { new: "choose", segment: id })) },
      ...acts.entriesFor(segment).map((entry, index) => (index === 0 ? { ...entry, apart: true } : entry)),
    ];
  };
  const remove = (id: string) => {
    const segment = segmentOf(id);
    if (segment) void acts.remove(segment);
  };
  return (
    <>
      <RowMenus prefix="segment-list-" nameOf={(id) => segmentOf(id)?.name ?? id} entriesFor={entriesFor} onRemove={remove} />
      {acts.question}
    </>
  );
}
