/* Lines that follow one product from lane to lane. Beyond the visible rows they run to the edge and say where. */
import { type RefObject, useEffect, useState } from "react";
import { count } from "../../components/format";
import { ROW_HEIGHT } from "./lane-rows";

/** Between lanes; more than three of them stand closer. */
export const gapOf = (lanes: number): number => (lanes > 3 ? 14 : 24);

interface ConnectorsProps {
  /** the product's position in each lane, null where it is not */
  positions: readonly (number | null)[];
  laneWidth: number;
  gap: number;
  scroller: RefObject<HTMLDivElement | null>;
  headHeight: number;
}

/** The part of the lanes that can be seen, in their own coordinates. */
function useVisible(scroller: RefObject<HTMLDivElement | null>, headHeight: number): { top: number; bottom: number } {
  const [visible, setVisible] = useState({ top: 0, bottom: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => setVisible({ top: element.scrollTop, bottom: element.scrollTop + element.clientHeight - headHeight });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, [scroller, headHeight]);
  return visible;
}

/** A line with rounded bends from one lane's edge to the next one's. */
export function wire(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  const bend = Math.min(8, Math.abs(y2 - y1) / 2, Math.abs(middle - x1));
  const way = y2 > y1 ? 1 : -1;
  if (bend < 0.5) return `M${x1} ${y1}H${x2}`;
  return `M${x1} ${y1}H${middle - bend}Q${middle} ${y1} ${middle} ${y1 + way * bend}V${y2 - way * bend}Q${middle} ${y2} ${middle + bend} ${y2}H${x2}`;
}

export function Connectors({ positions, laneWidth, gap, scroller, headHeight }: ConnectorsProps) {
  const { top, bottom } = useVisible(scroller, headHeight);
  const edge = 12;
  const heightOf = (position: number) => (position - 0.5) * ROW_HEIGHT;
  const clamped = (y: number) => Math.max(top + edge, Math.min(bottom - edge, y));
  const lines = positions.slice(0, -1).flatMap((from, index) => {
    const to = positions[index + 1];
    if (from == null || to == null) return [];
    const [y1, y2] = [heightOf(from), heightOf(to)];
    if ((y1 < top && y2 < top) || (y1 > bottom && y2 > bottom)) return [];
    const x1 = index * (laneWidth + gap) + laneWidth;
    return [{ key: index, x1, x2: x1 + gap, y1, y2, from, to }];
  });
  return (
    <svg className="wires" width="1" height="1" aria-hidden="true">
      {lines.map((line) => {
        const [y1, y2] = [clamped(line.y1), clamped(line.y2)];
        const out1 = y1 !== line.y1;
        const out2 = y2 !== line.y2;
        return (
          <g key={line.key}>
            <path d={wire(line.x1, y1, line.x2, y2)} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
            {!out1 && <circle cx={line.x1} cy={y1} r="3" fill="var(--accent)" />}
            {!out2 && <circle cx={line.x2} cy={y2} r="3" fill="var(--accent)" />}
            {out2 && <Away x={line.x2 + 2} y={y2} position={line.to} anchor="start" />}
            {out1 && <Away x={line.x1 - 2} y={y1} position={line.from} anchor="end" />}
          </g>
        );
      })}
    </svg>
  );
}

function Away({ x, y, position, anchor }: { x: number; y: number; position: number; anchor: "start" | "end" }) {
  const words = `at ${count(position)}`;
  const width = 12 + words.length * 6.2;
  return (
    <g>
      <rect x={anchor === "start" ? x : x - width} y={y - 9} width={width} height={18} rx="9" fill="var(--accent)" />
      <text x={anchor === "start" ? x + width / 2 : x - width / 2} y={y + 4} textAnchor="middle" className="away">
        {words}
      </text>
    </g>
  );
}
