/* One segment as a storefront: tiles in the order that shoppers see, placed by hand or by keys. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useShortcuts } from "../../app/keys";
import { count, type Currency } from "../../components/format";
import { ErrorState } from "../../components/states";
import type { LanesAsk } from "../../ipc/queries";
import { EmptyLane } from "./empty-lane";
import { barOf, gridLanding, gridOf, gridStep, placeOf, TILE_HEIGHT } from "./grid-cells";
import { DragGhost } from "./lane-keys";
import { figureLines, FirstFigure } from "./lane-figures";
import { gapOfPosition, type LaneView, rowOf, type Selection } from "./lane-rows";
import { dragged, type How, howOf, isPicked, pickAll, reach } from "./picks";
import { stepWords } from "./proposals";
import { PHONE_WIDTH, ScreenChoice, useShopScreen } from "./screen-choice";
import { type Drag, useRowDrag } from "./row-drag";
import { Tile } from "./tile";
import { useFollow } from "./use-follow";
import { useLanes } from "./use-lanes";
import { useElementWidth } from "./use-width";

/** As many tiles as a scroller can hold. */
const GRID_MOST = 100_000;
const NOWHERE: ReadonlyMap<string, number> = new Map();

interface GridViewProps {
  ask: LanesAsk;
  name: string;
  pageName: string;
  products: number | null;
  currency: Currency;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  onSwitch: (rule: string, on: boolean) => void;
  onDrop: (drag: Drag) => void;
  held: Drag | null;
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

export function GridView(props: GridViewProps) {
  const { ask, name, currency, selection, onSelect, onDrop, held } = props;
  const segment = ask.segments[0] ?? "everyone";
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLOListElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useShopScreen();
  const room = useElementWidth(scroller, 840) - 40;
  const width = screen === "phone" ? Math.min(room, PHONE_WIDTH) : room;
  const cells = useMemo(() => gridOf(width), [width]);
  const [total, setTotal] = useState(24);
  const lines = useVirtualizer({
    count: Math.ceil(Math.min(total, GRID_MOST) / cells.columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE_HEIGHT,
    overscan: 2,
    scrollPaddingEnd: 16,
    scrollPaddingStart: 16,
    initialRect: { width: 840, height: 700 },
  });
  const visible = lines.getVirtualItems();
  const first = (visible[0]?.index ?? 0) * cells.columns;
  const last = ((visible.at(-1)?.index ?? 3) + 1) * cells.columns - 1;
  const { view, failure, retry } = useLanes(ask, first, last);
  const lane = view?.lanes.find((each) => each.segment === segment);
  if (lane && lane.total !== total && lane.total > 0) setTotal(lane.total);

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
  const [said, say] = useState("");
  const lifted = drag?.by === "keys" ? drag : null;
  const reveal = (index: number) => lines.scrollToIndex(Math.floor(index / cells.columns));
  useFollow(lane ? [lane] : [], selection, onSelect, reveal, NOWHERE);
  const go = (key: "up" | "down" | "left" | "right", range = false) => {
    if (!lane) return;
    if (lifted) {
      const from = rowOf(lane, lifted.product)?.position ?? null;
      const position = gridStep(lifted.position - 1, key, lane.total, cells.columns) + 1;
      setDrag({ ...lifted, position, gap: gapOfPosition(position, from) });
      say(stepWords(position, lane.total));
      reveal(position - 1);
      return;
    }
    const seen = rowOf(lane, selection?.product ?? null);
    const index = selection ? gridStep(seen ? seen.position - 1 : selection.index, key, lane.total, cells.columns) : 0;
    const next = { lane: segment, product: lane.rows.get(index)?.id ?? null, index };
    onSelect(range ? reach(lane, selection ?? next, next, "range") : next);
    reveal(index);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-position="${index + 1}"]`)?.focus({ preventScroll: true }));
  };
  useShortcuts({
    ArrowUp: () => go("up"),
    ArrowDown: () => go("down"),
    ArrowLeft: () => go("left"),
    ArrowRight: () => go("right"),
    "Shift+ArrowUp": () => go("up", true),
    "Shift+ArrowDown": () => go("down", true),
    "Shift+ArrowLeft": () => go("left", true),
    "Shift+ArrowRight": () => go("right", true),
    "Mod+a": () => onSelect(pickAll(lane, selection, first, last)),
    " ": () => {
      const row = rowOf(lane, selection?.product ?? null);
      if (lifted) {
        setDrag(null);
        onDrop(lifted);
      } else if (row) {
        setDrag({ product: row.id, lane: segment, over: segment, position: row.position, gap: row.position - 1, by: "keys", all: dragged(selection, segment, row.id) });
        say(`Lifted ${row.title ?? row.id}, position ${count(row.position)}. Arrows move it, Space drops it, Escape puts it back.`);
      }
    },
    Escape: () => (lifted ? setDrag(null) : onSelect(null)),
  });

  const shown = drag ?? held;
  const gap = shown?.over === segment && lane ? shown.all.length > 1 ? shown.gap : gapOfPosition(shown.position, rowOf(lane, shown.product)?.position ?? null) : null;
  const bar = gap === null ? null : barOf(gap, lane?.total ?? 0, cells);
  const rowAt = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>("[data-product]") : null);
  const choose = (element: HTMLElement, how: How) =>
    onSelect(reach(lane, selection, { lane: segment, product: element.dataset["product"] ?? null, index: Number(element.dataset["position"]) - 1 }, how));
  const chosen = rowOf(lane, selection?.product ?? null);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);

  if (failure && !view) return <ErrorState title="The page could not be ranked" failure={failure} onRetry={retry} />;
  return (
    <>
      <Line lane={lane} name={name} currency={currency} folded={props.folded}>
        <ScreenChoice screen={screen} onScreen={setScreen} />
      </Line>
      <div className={`grid ${screen}`} ref={scroller} data-testid="grid">
        {lane?.total === 0 ? (
          <EmptyLane lane={lane} pageName={props.pageName} products={props.products} onSwitch={props.onSwitch} />
        ) : (
          <ol
            ref={body}
            role="listbox"
            aria-multiselectable
            aria-label={name}
            data-lane={segment}
            style={{ height: lines.getTotalSize(), width }}
            onClick={(event) => {
              const element = rowAt(event.target);
              if (element) choose(element, howOf(event));
            }}
            onPointerDown={(event) => {
              const product = rowAt(event.target)?.dataset["product"];
              if (product) press(event, product, segment, dragged(selection, segment, product));
            }}
          >
            {indexes.map((index) => {
              const row = lane?.rows.get(index);
              if (lane && index >= lane.total) return null;
              const { left, top } = placeOf(index, cells);
              if (!row) return <li key={`waiting-${index}`} role="presentation" className="tile sk" style={{ left, top, width: cells.tileWidth, height: 172 }} />;
              return (
                <Tile
                  key={row.id}
                  row={row}
                  total={lane?.total ?? 0}
                  currency={currency}
                  left={left}
                  top={top}
                  width={cells.tileWidth}
                  chosen={isPicked(selection, row.id)}
                  tabbable={chosen ? row.id === chosen.id : index === first}
                  source={shown?.all.includes(row.id) ?? false}
                  part={gap === null ? 0 : index === gap - 1 ? -1 : index === gap ? 1 : 0}
                />
              );
            })}
            {bar && shown && (
              <li role="presentation" className="ins" data-gapbar style={bar}>
                <b>{count(shown.position)}</b>
              </li>
            )}
          </ol>
        )}
      </div>
      {drag?.by === "pointer" && <DragGhost ref={ghost} drag={drag} rows={[rowOf(lane, drag.product)]} />}
      <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
        {said}
      </div>
    </>
  );
}
