/* One segment as a storefront: tiles in the order that shoppers see, placed by hand or by keys. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type Dispatch, type ReactNode, type RefObject, type SetStateAction, useLayoutEffect, useMemo, useRef, useState } from "react";
import { count, type Currency } from "../../components/format";
import { useFlight } from "../../components/flight";
import { ErrorState } from "../../components/states";
import type { LanesAsk } from "../../ipc/queries";
import { CarriedNote, DragGhost } from "./carried";
import { EmptyLane } from "./empty-lane";
import { type Grid, gridLanding, gridOf } from "./grid-cells";
import { useGridKeys } from "./grid-keys";
import { GridTiles } from "./grid-tiles";
import { figureLines, FirstFigure } from "./lane-figures";
import { type LaneView, rowOf, type Selection } from "./lane-rows";
import { type Drag, useRowDrag } from "./row-drag";
import { useHeldFocus, useRowFocus } from "./row-focus";
import { ShopChoices } from "./shop-choices";
import { drawnAs, ratioOf, useShop } from "./shop-look";
import { TrialNote } from "./trial-note";
import { useFollow } from "./use-follow";
import { useLanes } from "./use-lanes";
import { useElementWidth } from "./use-width";

/** As many tiles as a scroller can hold. */
const GRID_MOST = 100_000;
/** px between the edges of a common phone and its first and last tile */
const PHONE_WIDTH = 358;
const NOWHERE: ReadonlyMap<string, number> = new Map();

interface GridViewProps {
  ask: LanesAsk;
  name: string;
  pageName: string;
  products: number | null;
  currency: Currency;
  selection: Selection | null;
  onSelect: Dispatch<SetStateAction<Selection | null>>;
  onSwitch: (rule: string, on: boolean) => void;
  onDrop: (drag: Drag) => void;
  held: Drag | null;
  /** what is about to be kept is looked at */
  isTrying: boolean;
  folded: boolean;
}

interface LineProps {
  lane: LaneView | undefined;
  name: string;
  currency: Currency;
  folded: boolean;
  children: ReactNode;
}

function Line({ lane, name, currency, folded, children }: LineProps) {
  if (!lane) return <div className="kp" />;
  if (folded)
    return (
      <div className="kp">
        <FirstFigure name={name} figures={lane.figures} baseline={lane.baseline} currency={currency} />
        <span className="sp" />
        {children}
      </div>
    );
  return (
    <div className="kp">
      <div className="figures">
        <span>
          First {count(lane.figures.places)} places for <b>{name}</b>
        </span>
        {figureLines(lane.figures, lane.baseline, currency).map((figure) => (
          <span key={figure.id} title={figure.title}>
            {figure.name}{" "}
            <b>
              {figure.value} {figure.of}
            </b>{" "}
            {figure.difference && <span className="c-accent">{figure.difference}</span>}
          </span>
        ))}
      </div>
      {children}
    </div>
  );
}

/** The rows of the page that the scroller shows, read as it goes. */
function useGridRows(ask: LanesAsk, scroller: RefObject<HTMLDivElement | null>, { columns, lineHeight }: Grid) {
  const [total, setTotal] = useState(24);
  const lines = useVirtualizer({
    count: Math.ceil(Math.min(total, GRID_MOST) / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 2,
    scrollPaddingEnd: 16,
    scrollPaddingStart: 16,
    initialRect: { width: 840, height: 700 },
  });
  // Lines of another height stand elsewhere: the virtualizer does not see it by itself.
  useLayoutEffect(() => lines.measure(), [lines, lineHeight]);
  const visible = lines.getVirtualItems();
  const { first, last, passing } = useFlight(scroller, (visible[0]?.index ?? 0) * columns, ((visible.at(-1)?.index ?? 3) + 1) * columns - 1);
  const { view, failure, ...answer } = useLanes(ask, first, last);
  const lane = view?.lanes.find((each) => each.segment === ask.segments[0]);
  if (lane && lane.total !== total && lane.total > 0) setTotal(lane.total);
  return { ...answer, lane, drawn: [first, last] as const, passing, height: lines.getTotalSize(), reveal: (index: number) => lines.scrollToIndex(Math.floor(index / columns)), failure: view ? null : failure };
}

/** Whole lines that the scroller holds. */
const linesIn = (scroller: HTMLDivElement | null, { lineHeight }: Grid) => Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / lineHeight));

export function GridView(props: GridViewProps) {
  const { ask, name, currency, selection, onSelect, onDrop, held } = props;
  const segment = ask.segments[0] ?? "everyone";
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLOListElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const focusRow = useRowFocus(scroller);
  const shop = useShop();
  const { screen, look } = shop;
  const room = useElementWidth(scroller, 840) - 40;
  const width = screen === "phone" ? Math.min(room, PHONE_WIDTH) : room;
  const cells = useMemo(() => gridOf(width, look[screen], ratioOf(look)), [width, look, screen]);
  const like = useMemo(() => drawnAs(look, screen), [look, screen]);
  const { lane, drawn, passing, height, reveal, failure, retry, isTrial, refused } = useGridRows(ask, scroller, cells);
  const { drag, setDrag, press } = useRowDrag({
    scroller,
    ghost,
    head: 0,
    aim: (x, y, products) => {
      const box = body.current?.getBoundingClientRect();
      if (!box || !lane) return null;
      return { over: segment, ...gridLanding(x - box.left, y - box.top, lane.total, cells, ...products.map((product) => rowOf(lane, product)?.position ?? null)) };
    },
    onDrop,
  });
  useFollow(lane ? [lane] : [], selection, onSelect, reveal, NOWHERE, isTrial, focusRow);
  useHeldFocus(scroller, drag?.by === "keys");
  const said = useGridKeys({ lane, columns: cells.columns, selection, drag, held, setDrag, onSelect, onDrop, reveal, drawn, sight: () => linesIn(scroller.current, cells) * cells.columns, focusRow });

  const carried = drag && { drag, row: rowOf(lane, drag.product), laneName: name };

  if (failure) return <ErrorState title="The page could not be ranked" failure={failure} onRetry={retry} />;
  return (
    <>
      <Line lane={lane} name={name} currency={currency} folded={props.folded}>
        <ShopChoices shop={shop} />
      </Line>
      <div className={`grid ${like.classes}`} style={like.style} ref={scroller} data-testid="grid">
        {lane?.total === 0 ? (
          <EmptyLane lane={lane} pageName={props.pageName} products={props.products} onSwitch={props.onSwitch} />
        ) : (
          <GridTiles ref={body} segment={segment} name={name} lane={lane} cells={cells} height={height} width={width} drawn={drawn} passing={passing} currency={currency} selection={selection} onSelect={onSelect} press={press} shown={drag ?? (isTrial ? null : held)} />
        )}
      </div>
      {carried?.drag.by === "keys" && <CarriedNote {...carried} />}
      <TrialNote isShown={props.isTrying && isTrial} refused={refused} />
      {carried?.drag.by === "pointer" && <DragGhost ref={ghost} {...carried} />}
      <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
        {said}
      </div>
    </>
  );
}
