/* The segments in order: dragged by the grip, or moved with ⌥↑ and ⌥↓. Everyone stays last. */
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { Badge, DraftBadge } from "../../components/badge";
import { Button } from "../../components/button";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import { findingsOf } from "../../components/pointers";
import { useUnkeptKeys } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";
import { FRESH } from "./segment-draft";

interface SegmentListProps {
  draft: Draft;
  chosen: string | null;
  fresh: boolean;
}

export function useMoveSegment() {
  const edit = useEdit();
  return (segments: Segment[], id: string, to: number) => {
    const segment = segments.find((each) => each.id === id);
    if (!segment || to < 0 || to >= segments.length || segments[to]?.id === id) return;
    void edit(`Move ${segment.name} to place ${to + 1}`, [{ op: "putSegment", segment, index: to }]);
  };
}

export function SegmentList({ draft, chosen, fresh }: SegmentListProps) {
  const { segments } = draft.document;
  const move = useMoveSegment();
  const unkept = useUnkeptKeys("segment:");
  const open = (id: string) => navigate(routeHref("segments", {}, id));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": segments.find((each) => each.id === key)?.name ?? "" })),
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      const from = segments.findIndex((each) => each.id === id);
      const over = segments.findIndex((each) => each.id === target.key);
      const gap = target.dropPosition === "before" ? over : over + 1;
      if (id !== undefined) move(segments, id, gap > from ? gap - 1 : gap);
    },
  });
  const moveByKey = (event: React.KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || chosen === null) return;
    event.preventDefault();
    event.stopPropagation();
    move(segments, chosen, segments.findIndex((each) => each.id === chosen) + (event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <>
      <div className="side-head">
        <div className="row">
          <h1 className="h-page sp">Segments</h1>
          <Button size="small" icon="plus" onPress={() => navigate(routeHref("segments", { new: "segment" }))} data-testid="segment-add">
            Segment
          </Button>
        </div>
        <p className="t12 t2">The first match wins: a shopper belongs to the first segment in this list that matches.</p>
      </div>
      <div onKeyDownCapture={moveByKey} className="sg-scroll">
        <GridList
          aria-label="Segments in order"
          className="sg-list"
          items={segments.map((segment, index) => ({ segment, index, id: segment.id }))}
          dependencies={[draft, unkept.size, chosen]}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen !== null && !fresh ? [chosen] : []}
          onSelectionChange={(keys) => {
            const [id] = keys === "all" ? [] : [...keys];
            if (id !== undefined) open(String(id));
          }}
          onAction={(id) => open(String(id))}
          dragAndDropHooks={dragAndDropHooks}
          data-testid="segment-list"
        >
          {({ segment, index }) => <SegmentItem segment={segment} index={index} draft={draft} unkept={unkept.has(segment.id)} />}
        </GridList>
        {(fresh || unkept.has(FRESH)) && (
          <AriaButton className="sg sg-fresh" aria-pressed={fresh} onPress={() => navigate(routeHref("segments", { new: "segment" }))}>
            <span />
            <span className="o">+</span>
            <span className="nm">A segment not kept yet</span>
          </AriaButton>
        )}
        <AriaButton className="sg sg-everyone" aria-pressed={chosen === EVERYONE && !fresh} onPress={() => open(EVERYONE)} data-testid="segment-everyone">
          <Icon name="lock" size="s" />
          <span className="o">–</span>
          <span className="nm">Everyone</span>
          <span className="sub">whoever no segment matches</span>
        </AriaButton>
      </div>
    </>
  );
}

function SegmentItem({ segment, index, draft, unkept }: { segment: Segment; index: number; draft: Draft; unkept: boolean }) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const wrong = findingsOf(draft.findings, draft.document, "segment", segment.id).length > 0;
  const changed = draft.changed.some((each) => each.kind === "segment" && each.id === segment.id);
  return (
    <GridListItem id={segment.id} textValue={segment.name} className="sg" data-testid={`segment-${segment.id}`}>
      <AriaButton slot="drag" className="grip" aria-label={`Move ${segment.name}`}>
        <Icon name="grip" size="m" />
      </AriaButton>
      <span className="o">{index + 1}</span>
      <span className="nm">
        <span className="el">{segment.name}</span>
        {wrong && (
          <Badge kind="soldout" icon="warning">
            wrong
          </Badge>
        )}
        {unkept ? <Badge kind="accent">not kept</Badge> : changed && <DraftBadge />}
      </span>
      <span className="sub el">{predicateWords(segment.when, { fields, money })}</span>
    </GridListItem>
  );
}
