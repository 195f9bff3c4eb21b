/* Two weeks of this page: which rules hold when. Dragging the head re-ranks all lanes while it moves. */
import { useMemo, useRef } from "react";
import { useShortcuts } from "../../app/keys";
import { instantWords } from "./instant-words";
import { localOf, minutesOf, type ScheduledRule, shareOf, tickFrom, timelineOf } from "./timeline";

interface ScrubberProps {
  rules: readonly ScheduledRule[];
  /** the store's wall clock */
  now: string;
  at: string | null;
  onAt: (at: string) => void;
}

const STEP = 15;

export function Scrubber({ rules, now, at, onAt }: ScrubberProps) {
  const track = useRef<HTMLDivElement>(null);
  const today = now.slice(0, 10);
  const line = useMemo(() => timelineOf(rules, minutesOf(`${today}T00:00`)), [rules, today]);
  const current = minutesOf(at ?? now);
  const set = (minutes: number) => onAt(localOf(Math.max(line.start, Math.min(line.end, minutes))));
  const jump = (way: 1 | -1) => {
    const tick = tickFrom(line.ticks, current, way);
    if (tick !== null) set(tick);
  };
  useShortcuts({ ",": () => jump(-1), ".": () => jump(1) });
  const toPointer = (x: number) => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return;
    const minutes = line.start + ((x - box.left) / box.width) * (line.end - line.start);
    set(Math.round(minutes / STEP) * STEP);
  };
  return (
    <div
      ref={track}
      className="scrub"
      role="slider"
      tabIndex={0}
      aria-label="Instant"
      aria-valuemin={line.start}
      aria-valuemax={line.end}
      aria-valuenow={current}
      aria-valuetext={instantWords(localOf(current))}
      data-testid="scrubber"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        toPointer(event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) toPointer(event.clientX);
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -60, ArrowRight: 60, PageUp: 24 * 60, PageDown: -24 * 60 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        set(current + by);
      }}
    >
      {line.days.map((day, index) => (
        <span key={day.at}>
          {day.weekend && <span className="we" style={{ left: `${shareOf(day.at, line)}%` }} />}
          {index % 2 === 0 && (
            <span className="day" style={{ left: `${shareOf(day.at, line)}%` }}>
              {day.label}
            </span>
          )}
        </span>
      ))}
      <span className="axis" />
      {line.ticks.map((tick) => (
        <span key={tick} className="tick" style={{ left: `${shareOf(tick, line)}%` }} />
      ))}
      {line.spans.map((span) => (
        <span
          key={`${span.rule}-${span.from}`}
          title={span.name}
          className={["span", span.openLeft && "openl", span.openRight && "openr", span.draft && "dr", (span.from > current || span.until <= current) && "fut"].filter(Boolean).join(" ")}
          style={{ left: `${shareOf(span.from, line)}%`, width: `${shareOf(span.until, line) - shareOf(span.from, line)}%`, top: 21 + span.row * 15 }}
        >
          {span.name}
        </span>
      ))}
      <span className="head" style={{ left: `${shareOf(current, line)}%` }} />
    </div>
  );
}
