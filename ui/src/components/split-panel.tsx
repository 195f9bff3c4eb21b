/* A side, a middle and perhaps another side; the sides can be made wider and keep their width. */
import { useState, type ReactNode } from "react";

interface SplitPanelProps {
  /** where the widths are remembered */
  name: string;
  start?: ReactNode;
  startLabel?: string;
  startWidth?: number;
  children: ReactNode;
  end?: ReactNode;
  endLabel?: string;
  endWidth?: number;
}

function useWidth(key: string, initial: number) {
  const [width, setWidth] = useState(() => Number(localStorage.getItem(key)) || initial);
  const keep = (next: number) => {
    const kept = Math.min(560, Math.max(160, Math.round(next)));
    setWidth(kept);
    localStorage.setItem(key, String(kept));
  };
  return [width, keep] as const;
}

function Handle({ label, width, onWidth, direction }: { label: string; width: number; onWidth: (width: number) => void; direction: 1 | -1 }) {
  return (
    <div
      className="handle"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={width}
      aria-valuemin={160}
      aria-valuemax={560}
      onKeyDown={(event) => {
        const by = event.key === "ArrowRight" ? 16 : event.key === "ArrowLeft" ? -16 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onWidth(width + by * direction);
      }}
      onPointerDown={(event) => {
        const start = event.clientX;
        const handle = event.currentTarget;
        handle.setPointerCapture(event.pointerId);
        const move = (moved: PointerEvent) => onWidth(width + (moved.clientX - start) * direction);
        handle.addEventListener("pointermove", move);
        handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
      }}
    />
  );
}

export function SplitPanel(props: SplitPanelProps) {
  const [startWidth, setStart] = useWidth(`endcap.width.${props.name}.start`, props.startWidth ?? 220);
  const [endWidth, setEnd] = useWidth(`endcap.width.${props.name}.end`, props.endWidth ?? 304);
  return (
    <div className="split">
      {props.start && (
          <aside className="side start" style={{ width: startWidth }} aria-label={props.startLabel}>
            <div className="side-body">{props.start}</div>
            <Handle label={props.startLabel ?? "the side"} width={startWidth} onWidth={setStart} direction={1} />
          </aside>
      )}
      <main className="middle">{props.children}</main>
      {props.end && (
          <aside className="side end" style={{ width: endWidth }} aria-label={props.endLabel}>
            <Handle label={props.endLabel ?? "the side"} width={endWidth} onWidth={setEnd} direction={-1} />
            <div className="side-body">{props.end}</div>
          </aside>
      )}
    </div>
  );
}
