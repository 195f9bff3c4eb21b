/* The segments in order, and everyone after them. */
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { EntityBadges } from "../../components/entity-badges";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import { LooseEntry, OrderedList } from "../../components/ordered-list";
import { FRESH, useUnkeptKeys } from "../../components/unkept-edits";
import type { Draft, Segment, ShoppersState } from "../../ipc/bindings";
import { ShareFigure, ShareLine } from "./segment-share";
import { ShoppersMenu, ShoppersNote } from "./shoppers-note";

interface SegmentListProps {
  draft: Draft;
  chosen: string | null;
  fresh: boolean;
  /** null: there are none; undefined: that is not known yet */
  shoppers: ShoppersState | null | undefined;
}

export function useMoveSegment() {
  const edit = useEdit();
  return (segments: Segment[], id: string, to: number) => {
    const segment = segments.find((each) => each.id === id);
    if (!segment || to < 0 || to >= segments.length || segments[to]?.id === id) return;
    void edit(`Move ${segment.name} to place ${to + 1}`, [{ op: "putSegment", segment, index: to }]);
  };
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
    </>
  );
}
