/* The tiles that are drawn of a grid, taken by click or drag, and the bar that shows where a dragged tile would land. */
import type { RefObject } from "react";
import { count, type Currency } from "../../components/format";
import { type Drawn, Passing } from "../../components/flight";
import { barOf, type Grid, placeOf } from "./grid-cells";
import { gapOfPosition, type LaneView, rowOf, type Selection } from "./lane-rows";
import { dragged, type How, howOf, isPicked, reach } from "./picks";
import type { Drag, Press } from "./row-drag";
import { Tile } from "./tile";

interface GridTilesProps {
  ref: RefObject<HTMLOListElement | null>;
  segment: string;
  name: string;
  lane: LaneView | undefined;
  cells: Grid;
  /** px, of all tiles */
  height: number;
  width: number;
  drawn: readonly [first: number, last: number];
  passing: Drawn | null;
  currency: Currency;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  press: (event: Press, product: string, lane: string, all: readonly string[]) => void;
  /** a drag under way, or a drop that waits for its answer */
  shown: Drag | null;
}

const rowAt = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>("[data-product]") : null);

/** The gap that what is dragged would fill; null where it would land elsewhere. */
function gapFor({ segment, lane, shown }: Pick<GridTilesProps, "segment" | "lane" | "shown">): number | null {
  if (!shown || !lane || shown.over !== segment) return null;
  return shown.all.length > 1 ? shown.gap : gapOfPosition(shown.position, rowOf(lane, shown.product)?.position ?? null);
}

/** The positions that pass, column by column. */
function PassingTiles({ first, last, cells }: Drawn & { cells: Grid }) {
  const { columns, tileWidth, lineHeight } = cells;
  return Array.from({ length: columns }, (_, column) => (
    <li key={column} role="presentation">
      <Passing first={first + column} last={last} step={columns} {...placeOf(first + column, cells)} width={tileWidth} lineHeight={lineHeight} />
    </li>
  ));
}

export function GridTiles(props: GridTilesProps) {
  const { ref, segment, lane, cells, selection, onSelect, press, shown } = props;
  const [first, last] = props.drawn;
  const gap = gapFor(props);
  const bar = gap === null ? null : barOf(gap, lane?.total ?? 0, cells);
  const choose = (element: HTMLElement, how: How) =>
    onSelect(reach(lane, selection, { lane: segment, product: element.dataset["product"] ?? null, index: Number(element.dataset["position"]) - 1 }, how));
  const chosen = rowOf(lane, selection?.product ?? null);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return (
    <ol
      ref={ref}
      role="listbox"
      aria-multiselectable
      aria-label={props.name}
      data-lane={segment}
      style={{ height: props.height, width: props.width, ["--im" as string]: `${cells.imageHeight}px` }}
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
        if (!row) return <li key={`waiting-${index}`} role="presentation" className="tile sk" style={{ left, top, width: cells.tileWidth, height: cells.imageHeight }} />;
        return (
          <Tile
            key={row.id}
            row={row}
            total={lane?.total ?? 0}
            currency={props.currency}
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
      {props.passing && <PassingTiles first={props.passing.first} last={Math.min(props.passing.last, (lane?.total ?? 0) - 1)} cells={cells} />}
      {bar && shown && (
        <li role="presentation" className="ins" data-gapbar style={bar}>
          <b>{count(shown.position)}</b>
        </li>
      )}
    </ol>
  );
}
