/* Up to six segments side by side, their rows aligned by position, in one scroller. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type Dispatch, type HTMLAttributes, type RefObject, type SetStateAction, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Currency } from "../../components/format";
import { Passing, useFlight } from "../../components/flight";
import { giveHome, giveLost } from "../../components/lost-focus";
import { ErrorState } from "../../components/states";
import type { LanesAsk } from "../../ipc/queries";
import { CarriedNote, DragGhost } from "./carried";
import { Connectors, gapOf } from "./connectors";
import { LaneColumn } from "./lane-column";
import { LaneHead } from "./lane-head";
import { landingAt, type LaneView, MAX_LANES, MOST_ROWS, ROW_HEIGHT, rowOf, type Selection } from "./lane-rows";
import { useLaneKeys } from "./lane-keys";
import { dragged, type How, howOf, reach } from "./picks";
import type { LiftLane } from "./lift-popover";
import { type Drag, useRowDrag } from "./row-drag";
import { useHeldFocus, useRowFocus } from "./row-focus";
import { TrialNote } from "./trial-note";
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
  onSelect: Dispatch<SetStateAction<Selection | null>>;
  onLanes: (segments: string[]) => void;
  onSwitch: (rule: string, on: boolean) => void;
  onDrop: (drag: Drag) => void;
  /** a drop that waits for its answer */
  held: Drag | null;
  /** asks for a product of the catalog to pin in a lane */
  onPin: (segment: string) => void;
  onLift: (lane: LiftLane) => void;
  /** what is about to be kept is looked at */
  isTrying: boolean;
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

/** To which end of the scroller a row must be brought to be seen whole; null: it is. */
function alignOf(index: number, { scrollTop, clientHeight }: HTMLElement, head: number): "start" | "end" | "auto" | null {
  if (clientHeight === 0) return "auto";
  const top = index * ROW_HEIGHT;
  if (top < scrollTop) return "start";
  return top + ROW_HEIGHT > scrollTop + clientHeight - head ? "end" : null;
}

/** The rows of all lanes that the scroller shows, read as it goes. */
function useLaneRows(ask: LanesAsk, scroller: RefObject<HTMLDivElement | null>, head: number) {
  const count = useRef(12);
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
  const { first, last, passing } = useFlight(scroller, visible[0]?.index ?? 0, visible.at(-1)?.index ?? 12);
  const { view, failure, ...answer } = useLanes(ask, first, last);
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
  useLayoutEffect(() => scroller.current?.scrollTo({ top: 0 }), [scroller, answer.page]);
  return { ...answer, lanes, first, last, passing, height: Math.max(longest * ROW_HEIGHT, 120), reveal: (index: number) => {
      // By where the scroller is, not where it was last seen: a quick hand is ahead of that.
      const align = scroller.current && alignOf(index, scroller.current, head);
      if (align) rows.scrollToIndex(index, { align });
    }, failure: view ? null : failure };
}

/** How wide each lane is, and what lies between two. */
function useLaneSizes(scroller: RefObject<HTMLDivElement | null>, lanes: number, folded: boolean) {
  const width = useElementWidth(scroller, 848) - 24;
  const between = folded ? gapOf(MAX_LANES) : gapOf(lanes);
  const laneWidth = Math.max(folded ? FOLDED_NARROWEST : NARROWEST, (width - (lanes - 1) * between) / lanes);
  return { between, laneWidth };
}

const menuOf = (segment: string) => `[data-testid="lane-head-${CSS.escape(segment)}"] button`;

function Heads(props: LanesViewProps & { lanes: readonly LaneView[]; laneWidth: number; between: number }) {
  const { ask, segments, onLanes, laneWidth, between } = props;
  return (
    <div className="lane-heads" style={{ gridTemplateColumns: `repeat(${ask.segments.length}, ${laneWidth}px)`, columnGap: between }}>
      {ask.segments.map((segment, index) => (
        <LaneHead
          key={segment}
          segment={segment}
          name={nameIn(segments, segment)}
          lane={props.lanes.find((lane) => lane.segment === segment)}
          products={props.products}
          currency={props.currency}
          others={segments.filter((each) => !ask.segments.includes(each.id))}
          folded={props.folded}
          isOnly={ask.segments.length === 1}
          isFirst={index === 0}
          isLast={index === ask.segments.length - 1}
          onReplace={(next) => {
            onLanes(ask.segments.with(index, next));
            giveLost(menuOf(next));
          }}
          onPin={() => props.onPin(segment)}
          onLift={props.onLift}
          onRemove={() => {
            const left = ask.segments.filter((each) => each !== segment);
            onLanes(left);
            giveLost(menuOf(left[index] ?? left[index - 1] ?? ""));
          }}
          onShift={(by) => onLanes(ask.segments.toSpliced(index, 1).toSpliced(index + by, 0, segment))}
        />
      ))}
    </div>
  );
}

const nameIn = (segments: readonly SegmentRef[], id: string) => segments.find((each) => each.id === id)?.name ?? id;

const rowAt = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-product]") : null);

/** What the pointer and the focus do with rows: they mark, choose and lift them. */
function useHands(lanes: readonly LaneView[], { selection, onSelect }: LanesViewProps, drag: Drag | null, press: ReturnType<typeof useRowDrag>["press"]) {
  const [hovered, setHovered] = useState<string | null>(null);
  const choose = (element: HTMLElement, how: How) => {
    const segment = element.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
    const target = segment && { lane: segment, product: element.dataset["product"] ?? null, index: Number(element.dataset["position"]) - 1 };
    if (target) onSelect(reach(lanes.find((lane) => lane.segment === segment), selection, target, how));
  };
  const handlers: HTMLAttributes<HTMLDivElement> = {
    onPointerOver: (event) => !drag && setHovered(rowAt(event.target)?.dataset["product"] ?? null),
    onPointerLeave: () => setHovered(null),
    onClick: (event) => {
      const element = rowAt(event.target);
      if (element) choose(element, howOf(event));
    },
    onFocus: (event) => {
      const element = rowAt(event.target);
      if (element && element.matches(":focus-visible")) choose(element, "focus");
    },
    onPointerDown: (event) => {
      const element = rowAt(event.target);
      const lane = element?.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
      const product = element?.dataset["product"];
      if (lane && product) press(event, product, lane, dragged(selection, lane, product));
    },
  };
  return { hovered, handlers };
}

export function LanesView(props: LanesViewProps) {
  const { ask, segments, selection, onSelect, onDrop, held, folded } = props;
  const head = folded ? FOLDED_HEAD : HEAD;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const focusRow = useRowFocus(scroller);
  const { between, laneWidth } = useLaneSizes(scroller, ask.segments.length, folded);
  const { lanes, page, first, last, passing, jump, height, reveal, failure, retry, isTrial, refused } = useLaneRows(ask, scroller, head);
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
  useHeldFocus(scroller, drag?.by === "keys");
  const dropByKeys = (dropped: Drag) => {
    // Once it is answered the focus goes where the product is then, not to the lane that it was lifted from.
    if (dropped.over !== dropped.lane && scroller.current) giveHome(scroller.current);
    onDrop(dropped);
  };
  const announcement = useLaneKeys({ lanes, selection, drag, held, setDrag, onSelect, onDrop: dropByKeys, reveal, focusRow, sight: () => inSight(scroller.current, head) });
  useFollow(lanes, selection, onSelect, reveal, props.known, isTrial, focusRow);
  const { hovered, handlers } = useHands(lanes, props, drag, press);
  // Tried, it stands where it was dropped.
  const shown = drag ?? (isTrial ? null : held);
  const lit = shown ? null : (hovered ?? selection?.product ?? null);
  const laneOf = (segment: string) => lanes.find((lane) => lane.segment === segment);
  const positions = ask.segments.map((segment) => rowOf(laneOf(segment), lit)?.position ?? (lit === selection?.product && !isTrial ? (props.known.get(segment) ?? null) : null));

  const carried = drag && { drag, row: lanes.map((lane) => rowOf(lane, drag.product)).find(Boolean), laneName: nameIn(segments, drag.over) };

  if (failure) return <ErrorState title="The page could not be ranked" failure={failure} onRetry={retry} />;
  const shared = { first, last, width: laneWidth, lit, selection, drag: shown, currency: props.currency, pageName: props.pageName, products: props.products, onSwitch: props.onSwitch };
  return (
    <>
      <div className="lanes" ref={scroller} data-jump={jump || undefined} data-tight={laneWidth < NARROWEST || undefined} data-testid="lanes" data-page={page} data-trial={isTrial || undefined}>
        <Heads {...props} lanes={lanes} laneWidth={laneWidth} between={between} />
        <div className="lane-body" ref={body} style={{ height }} {...handlers}>
          {ask.segments.map((segment, index) => (
            <LaneColumn key={segment} {...shared} segment={segment} name={nameIn(segments, segment)} lane={laneOf(segment)} left={index * (laneWidth + between)} isFirst={index === 0} />
          ))}
          {passing &&
            ask.segments.map((segment, index) => (
              <Passing key={segment} first={passing.first} last={Math.min(passing.last, (laneOf(segment)?.total ?? 0) - 1)} left={index * (laneWidth + between)} top={passing.first * ROW_HEIGHT} width={laneWidth} lineHeight={ROW_HEIGHT} />
            ))}
          {lit !== null && <Connectors positions={positions} laneWidth={laneWidth} gap={between} scroller={scroller} headHeight={head} />}
        </div>
        {carried?.drag.by === "pointer" && <DragGhost ref={ghost} {...carried} />}
        <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
          {announcement}
        </div>
      </div>
      {carried?.drag.by === "keys" && <CarriedNote {...carried} />}
      <TrialNote isShown={props.isTrying && isTrial} refused={refused} />
    </>
  );
}
