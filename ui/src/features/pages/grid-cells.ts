/* The storefront's grid in numbers: which tile is where, which gap is nearest, where keys go. Pure. */
import { MAX_POSITION, positionInGap, type Step, stepAlong } from "./lane-rows";

export const TILE_GAP = 17;
const NARROWEST_TILE = 176;
/** px beneath a picture: three lines and the room to the next tile */
const WORDS_HEIGHT = 80;

/** All in px. */
export interface Grid {
  columns: number;
  tileWidth: number;
  imageHeight: number;
  /** from one line to the next */
  lineHeight: number;
}

/** `inARow` null: as many as are wide enough. `ratio`: width through height of a picture's frame */
export function gridOf(width: number, inARow: number | null = null, ratio = 1): Grid {
  const columns = inARow ?? Math.max(2, Math.min(8, Math.floor((width + TILE_GAP) / (NARROWEST_TILE + TILE_GAP))));
  const tileWidth = (width - (columns - 1) * TILE_GAP) / columns;
  const imageHeight = Math.round(tileWidth / ratio);
  return { columns, tileWidth, imageHeight, lineHeight: imageHeight + WORDS_HEIGHT };
}

/** Left and top of the tile at an index from 0. */
export function placeOf(index: number, { columns, tileWidth, lineHeight }: Grid): { left: number; top: number } {
  return { left: (index % columns) * (tileWidth + TILE_GAP), top: Math.floor(index / columns) * lineHeight };
}

/** The gap (0 is before the first tile) nearest to a point; the end of a line and the start of the next are one gap. */
export function gridGapAt(x: number, y: number, total: number, { columns, tileWidth, lineHeight }: Grid): number {
  const line = Math.max(0, Math.min(Math.ceil(total / columns) - 1, Math.floor(y / lineHeight)));
  const column = Math.max(0, Math.min(columns, Math.round(x / (tileWidth + TILE_GAP))));
  return Math.max(0, Math.min(total, MAX_POSITION, line * columns + column));
}

export function gridLanding(x: number, y: number, total: number, grid: Grid, ...from: (number | null)[]): { gap: number; position: number } {
  const gap = gridGapAt(x, y, total, grid);
  return { gap, position: positionInGap(gap, ...from) };
}

/** Where the bar of a gap stands; at a line's end it stands there and not at the next line's start. */
export function barOf(gap: number, total: number, grid: Grid): { left: number; top: number } {
  const atEnd = gap > 0 && (gap === total || gap % grid.columns === 0);
  const { left, top } = placeOf(atEnd ? gap - 1 : gap, grid);
  return { left: atEnd ? left + grid.tileWidth + TILE_GAP / 2 : left - TILE_GAP / 2, top };
}

/** `sight`: how many tiles are in sight, in whole lines */
export function gridStep(index: number, key: Step, total: number, columns: number, sight = columns): number {
  if (key === "first" || key === "last") return stepAlong(index, key, total, sight);
  if (key === "back" || key === "on") {
    const next = stepAlong(index, key, total, sight);
    // It keeps its column, and where no line is left it goes to the end.
    return next < 0 ? index % columns : Math.min(next, total - 1);
  }
  const by = key === "up" ? -columns : key === "down" ? columns : key === "left" ? -1 : 1;
  const next = index + by;
  return next < 0 || next >= total ? index : next;
}
