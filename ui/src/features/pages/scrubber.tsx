/* Two weeks of this page: which rules hold when. Dragging the head re-ranks all lanes while it moves. */
import { useMemo, useRef } from "react";
import { counted, MINUS, wallClock } from "../../components/format";
import type { PageMoment, PageTimes } from "../../ipc/bindings";
import { localOf, minutesOf, type ScheduledRule, rowBox, shareOf, type Timeline, timelineOf } from "./timeline";

interface ScrubberProps {
  rules: readonly ScheduledRule[];
  /** the store's wall clock */
  now: string;
  /** the line is drawn around it */
  day: string;
  at: string | null;
  onAt: (at: string) => void;
  times: PageTimes | undefined;
}

/** "Black Friday begins; Early birds ends" */
function momentWords({ begins, ends }: PageMoment): string {
  return [...begins.map((name) => `${name} begins`), ...ends.map((name) => `${name} ends`)].join("; ");
}

const STEP = 15;
/** Percent of the line: on a shorter span no word can be read; its title says it. */
const LEAST_NAMED = 12;
/** Pixels from the top of the line to its first row of spans. */
const FIRST_ROW = 21;

export function Scrubber({ rules, now, day: around, at, onAt, times }: ScrubberProps) {
  const track = useRef<HTMLDivElement>(null);
  const line = useMemo(() => timelineOf(rules, minutesOf(`${around}T00:00`)), [rules, around]);
  const current = minutesOf(at ?? now);
  const set = (minutes: number) => onAt(localOf(Math.max(line.start, Math.min(line.end, minutes))));
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
      aria-valuetext={wallClock(localOf(current))}
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
        const to = { ArrowLeft: current - 60, ArrowRight: current + 60, PageUp: current + 24 * 60, PageDown: current - 24 * 60, Home: line.start, End: line.end }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        set(to);
      }}
    >
      <Days line={line} />
      <span className="axis" />
      <Changes times={times} line={line} />
      <Spans line={line} current={current} />
      {line.more.length > 0 && (
        <span className="more" title={line.more.join("\n")}>
          +{counted(line.more.length, "more rule")}
        </span>
      )}
      <span className="head" style={{ left: `${shareOf(current, line)}%` }} />
    </div>
  );
}

/** Weekends, and the name of every other day. */
function Days({ line }: { line: Timeline }) {
  return (
    <>
      {line.days.map((day, index) => (
        <span key={day.at}>
          {day.weekend && <span className="we" style={{ left: `${shareOf(day.at, line)}%` }} />}
          {index % 2 === 0 && (
            <span className={index % 4 === 0 ? "day" : "day between"} style={{ left: `${shareOf(day.at, line)}%` }}>
              {day.label}
            </span>
          )}
        </span>
      ))}
    </>
  );
}

/** Where clocks change, and where rules begin or end. */
function Changes({ times, line }: { times: PageTimes | undefined; line: Timeline }) {
  return (
    <>
      {(times?.clockChanges ?? []).map(({ local, minutes }) => (
        <span key={local} className="clocks" style={{ left: `${shareOf(minutesOf(local), line)}%` }} title={`Clocks go ${minutes > 0 ? "forward" : "back"} by ${Math.abs(minutes)} minutes`}>
          {minutes > 0 ? "+" : MINUS}
          {Math.abs(minutes) === 60 ? "1 h" : `${Math.abs(minutes)} min`}
        </span>
      ))}
      {(times?.moments ?? []).map((moment) => (
        <span key={moment.at} className="tick" title={`${wallClock(moment.local)}: ${momentWords(moment)}`} style={{ left: `${shareOf(minutesOf(moment.local), line)}%` }} />
      ))}
    </>
  );
}

/** When each rule holds; paler where that is not at the instant shown. */
function Spans({ line, current }: { line: Timeline; current: number }) {
  return (
    <>
      {line.spans.map((span) => {
        const width = shareOf(span.until, line) - shareOf(span.from, line);
        const { top, height, isNamed } = rowBox(span.row, line.rows);
        return (
          <span
            key={`${span.rule}-${span.from}`}
            title={span.name}
            className={["span", !isNamed && "thin", span.openLeft && "openl", span.openRight && "openr", span.draft && "dr", (span.from > current || span.until <= current) && "fut"].filter(Boolean).join(" ")}
            style={{ left: `${shareOf(span.from, line)}%`, width: `${width}%`, top: FIRST_ROW + top, height }}
          >
            {!isNamed || width < LEAST_NAMED ? "" : span.name}
          </span>
        );
      })}
    </>
  );
}
