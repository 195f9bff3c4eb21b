/* Up to six segments side by side, their rows aligned by position, in one scroller. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Currency } from "../../components/format";
import { ErrorState } from "../../components/states";
import type { LanesAsk } from "../../ipc/queries";
import { Connectors, gapOf } from "./connectors";
import { LaneColumn } from "./lane-column";
import { LaneHead } from "./lane-head";
import { landingAt, MAX_LANES, MOST_ROWS, ROW_HEIGHT, rowOf, type Selection } from "./lane-rows";
import { DragGhost, useLaneKeys } from "./lane-keys";
import { dragged, type How, howOf, reach } from "./picks";
import type { LiftLane } from "./lift-dialog";
import { type Drag, useRowDrag } from "./row-drag";
import { useFollow } from "./use-follow";
import { useLanes } from "./use-lanes";
import { useElementWidth } from "./use-width";

/** px, as in the style sheet */
const HEAD = 116;
const FOLDED_HEAD = 56;
const NARROWEST = 192;
/** px: in a small window three lanes still stand side by side */
const FOLDED_NARROWEST = 168;

export interface SegmentRef {
  id: string;
  name: string;
}

interface LanesViewProps {
  ask: LanesAsk;
  pageName: string;
  products: number | null;
  segments: readonly SegmentRef[];
  currency: Currency;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  onLanes: (segments: string[]) => void;
  onSwitch: (rule: string, on: boolean) => void;
  onDrop: (drag: Drag) => void;
  /** a drop that waits for its answer */
  held: Drag | null;
  /** asks for a product of the catalog to pin in a lane */
  onPin: (segment: string) => void;
  onLift: (lane: LiftLane) => void;
  /** positions from "why is it here", for lanes whose rows have not arrived */
  known: ReadonlyMap<string, number>;
  folded: boolean;
}

/** The indexes of the rows that can be seen whole. */
function inSight(scroller: HTMLDivElement | null, head: number): readonly [number, number] {
  if (!scroller) return [0, 0];
  const first = Math.ceil(scroller.scrollTop / ROW_HEIGHT);
  return [first, Math.max(first, Math.floor((scroller.scrollTop + scroller.clientHeight - head) / ROW_HEIGHT) - 1)];
}

export function LanesView(props: LanesViewProps) {
  const { ask, segments, selection, onSelect, onDrop, onLanes, held, folded } = props;
  const head = folded ? FOLDED_HEAD : HEAD;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const count = useRef(12);
  const width = useElementWidth(scroller, 848) - 24;
  const between = folded ? gapOf(MAX_LANES) : gapOf(ask.segments.length);
  const laneWidth = Math.max(folded ? FOLDED_NARROWEST : NARROWEST, (width - (ask.segments.length - 1) * between) / ask.segments.length);

  const rows = useVirtualizer({
    count: count.current,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 3,
    scrollMargin: head,
    scrollPaddingStart: head + 4,
    scrollPaddingEnd: 8,
    initialRect: { width: 848, height: 700 },
  });
  const visible = rows.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 12;
  const { view, page, failure, retry, jump } = useLanes(ask, first, last);
  const lanes = useMemo(
    () => ask.segments.flatMap((segment) => view?.lanes.find((lane) => lane.segment === segment) ?? []),
    [ask.segments, view],
  );
  const longest = lanes.length > 0 ? Math.min(MOST_ROWS, Math.max(...lanes.map((lane) => lane.total))) : 12;
  const [, resize] = useState(longest);
  useLayoutEffect(() => {
    count.current = longest;
    resize(longest);
  }, [longest]);

  useLayoutEffect(() => scroller.current?.scrollTo({ top: 0 }), [page]);

  const { drag, setDrag, press } = useRowDrag({
    scroller,
    ghost,
    head,
    aim: (x, y, products) => {
      const box = body.current?.getBoundingClientRect();
      return box ? landingAt(lanes, laneWidth, between, x - box.left, y - box.top, products) : null;
    },
    onDrop,
  });
  const announcement = useLaneKeys({ lanes, selection, drag, held, setDrag, onSelect, onDrop, reveal: (index) => rows.scrollToIndex(index), scroller, sight: () => inSight(scroller.current, head) });
  useFollow(lanes, selection, onSelect, (index) => rows.scrollToIndex(index), props.known);

  const [hovered, setHovered] = useState<string | null>(null);
  const shown = drag ?? held;
  const lit = shown ? null : (hovered ?? selection?.product ?? null);
  const positions = ask.segments.map((segment) => {
    const lane = lanes.find((each) => each.segment === segment);
    return rowOf(lane, lit)?.position ?? (lit === selection?.product ? (props.known.get(segment) ?? null) : null);
  });
  const rowAt = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-product]") : null);
  const choose = (element: HTMLElement, how: How) => {
    const segment = element.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
    const target = segment && { lane: segment, product: element.dataset["product"] ?? null, index: Number(element.dataset["position"]) - 1 };
    if (target) onSelect(reach(lanes.find((lane) => lane.segment === segment), selection, target, how));
  };
  const height = Math.max(longest * ROW_HEIGHT, 120);

  if (failure && !view) return <ErrorState title="The page could not be ranked" failure={failure} onRetry={retry} />;
  return (
    <div className="lanes" ref={scroller} data-jump={jump || undefined} data-tight={laneWidth < NARROWEST || undefined} data-testid="lanes" data-page={page}>
      <div className="lane-heads" style={{ gridTemplateColumns: `repeat(${ask.segments.length}, ${laneWidth}px)`, columnGap: between }}>
        {ask.segments.map((segment, index) => (
          <LaneHead
            key={segment}
            segment={segment}
            name={segments.find((each) => each.id === segment)?.name ?? segment}
            lane={lanes.find((lane) => lane.segment === segment)}
            products={props.products}
            currency={props.currency}
            others={segments.filter((each) => !ask.segments.includes(each.id))}
            folded={folded}
            isOnly={ask.segments.length === 1}
            isFirst={index === 0}
            isLast={index === ask.segments.length - 1}
            onReplace={(next) => onLanes(ask.segments.with(index, next))}
            onPin={() => props.onPin(segment)}
            onLift={props.onLift}
            onRemove={() => onLanes(ask.segments.filter((each) => each !== segment))}
            onShift={(by) => onLanes(ask.segments.toSpliced(index, 1).toSpliced(index + by, 0, segment))}
          />
        ))}
      </div>
      <div
        className="lane-body"
        ref={body}
        style={{ height }}
        onPointerOver={(event) => !drag && setHovered(rowAt(event.target)?.dataset["product"] ?? null)}
        onPointerLeave={() => setHovered(null)}
        onClick={(event) => {
          const element = rowAt(event.target);
          if (element) choose(element, howOf(event));
        }}
        onFocus={(event) => {
          const element = rowAt(event.target);
          if (element && element.matches(":focus-visible")) choose(element, "focus");
        }}
        onPointerDown={(event) => {
          const element = rowAt(event.target);
          const lane = element?.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
          const product = element?.dataset["product"];
          if (lane && product) press(event, product, lane, dragged(selection, lane, product));
        }}
      >
        {ask.segments.map((segment, index) => (
          <LaneColumn
            key={segment}
            segment={segment}
            name={segments.find((each) => each.id === segment)?.name ?? segment}
            lane={lanes.find((each) => each.segment === segment)}
            left={index * (laneWidth + between)}
            width={laneWidth}
            first={first}
            last={last}
            currency={props.currency}
            lit={lit}
            selection={selection}
            isFirst={index === 0}
            drag={shown}
            pageName={props.pageName}
            products={props.products}
            onSwitch={props.onSwitch}
          />
        ))}
        {lit !== null && <Connectors positions={positions} laneWidth={laneWidth} gap={between} scroller={scroller} headHeight={head} />}
      </div>
      {drag?.by === "pointer" && <DragGhost ref={ghost} drag={drag} rows={lanes.map((lane) => rowOf(lane, drag.product))} />}
      <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
        {announcement}
      </div>
    </div>
  );
}
