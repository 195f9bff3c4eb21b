/* When the page is looked at: now, an instant, the moments at which its rules begin and end, and the way from one to the next. */
import { useMemo } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useShortcuts } from "../../app/keys";
import { IconButton } from "../../components/button";
import { Segmented } from "../../components/choices";
import { DateTimeField } from "../../components/date-time-field";
import { instant, localClock, wallClock } from "../../components/format";
import { Icon } from "../../components/icon";
import { Menu, type MenuEntry } from "../../components/overlays";
import { tradeDays } from "../../components/trade-days";
import type { PageTimes } from "../../ipc/bindings";
import { usePageTimes } from "../../ipc/queries";
import { Scrubber } from "./scrubber";
import { DAY, dayAround, firstDay, LENGTH, localOf, minutesOf, type ScheduledRule, tickFrom } from "./timeline";
import { usePlay } from "./use-play";

interface TimeBarProps {
  page: string;
  segments: string[];
  rules: readonly ScheduledRule[];
  at: string | null;
  onAt: (at: string | null) => void;
  now: Date;
  timeZone: string;
}

/** "Copenhagen": the last part of the zone's name is what people know it by. */
export const zoneName = (timeZone: string) => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** "Tue 24 Nov, 10:42 CET · Copenhagen"; a zone that is called as it is abbreviated is named once */
export function shownAt(now: Date, timeZone: string): string {
  const moment = instant(now, timeZone);
  return moment.endsWith(` ${zoneName(timeZone)}`) ? moment : `${moment} · ${zoneName(timeZone)}`;
}

/** Now, or a wall-clock time of the store. */
function InstantPicker({ at, onAt, now, timeZone }: Pick<TimeBarProps, "at" | "onAt" | "now" | "timeZone">) {
  return (
    <div className="instant">
      <Segmented
        label="Instant"
        small
        value={at === null ? "now" : "picked"}
        onChange={(next) => onAt(next === "now" ? null : localClock(now, timeZone))}
        choices={[
          { id: "now", name: "Now", icon: "clock" },
          { id: "picked", name: "Pick an instant" },
        ]}
      />
      {at === null ? (
        <span className="t11 t3 nw" data-testid="shown-at" title={`${timeZone} time`}>
          {shownAt(now, timeZone)}
        </span>
      ) : (
        <div className="row g2" title={`${timeZone} time`}>
          <DateTimeField label={`Instant, ${timeZone} time`} labelHidden value={at} onChange={(next) => next && onAt(next)} testId="instant" />
          <span className="t11 t3 nw" data-testid="shown-at">
            {zoneName(timeZone)}
          </span>
        </div>
      )}
    </div>
  );
}

/** The moments on the line, with the nearest on either side of it: who steps goes on where it ends. */
function ticksOf(times: PageTimes | undefined): number[] {
  if (!times) return [];
  const locals = [times.earlier, ...times.moments.map((moment) => moment.local), times.later];
  return [...new Set(locals.flatMap((local) => (local === null ? [] : [minutesOf(local)])))];
}

const MOST_NAMED = 24;

/** "Early birds begins", with its time as the second line; then the days that shops plan for. */
function namedMoments(times: PageTimes | undefined, now: string, onAt: TimeBarProps["onAt"]): MenuEntry[] {
  const days = tradeDays(now).map(({ id, name, local }, index) => ({ id, name, note: wallClock(local, now), icon: "clock" as const, apart: index === 0, onAction: () => onAt(local) }));
  const moments = (times?.coming ?? []).slice(0, MOST_NAMED).map(({ rule, name, begins, local }) => ({
    id: `${rule}-${begins ? "begins" : "ends"}`,
    name: `${name} ${begins ? "begins" : "ends"}`,
    note: wallClock(local, now),
    icon: begins ? ("arrow-right" as const) : ("close" as const),
    onAction: () => onAt(local),
  }));
  return [...moments, ...days];
}

export function TimeBar({ page, segments, rules, at, onAt, now, timeZone }: TimeBarProps) {
  const clock = localClock(now, timeZone);
  const day = dayAround(clock.slice(0, 10), at);
  const { data: times, isPlaceholderData: isLate } = usePageTimes(page, segments, firstDay(day), LENGTH / DAY);
  const ticks = useMemo(() => ticksOf(times), [times]);
  const from = minutesOf(at ?? clock);
  const step = (way: 1 | -1): boolean => {
    // The moments of other days are on their way: it goes on once they are there.
    if (isLate) return true;
    const tick = tickFrom(ticks, from, way);
    if (tick !== null) onAt(localOf(tick));
    return tick !== null;
  };
  const isLast = (way: 1 | -1) => !isLate && tickFrom(ticks, from, way) === null;
  const play = usePlay(page, () => step(1));
  const choose = (next: string | null) => {
    play.stop();
    onAt(next);
  };
  useShortcuts({
    ",": () => {
      play.stop();
      step(-1);
    },
    ".": () => {
      play.stop();
      step(1);
    },
  });
  const named = namedMoments(times, clock, choose);
  return (
    <>
      <InstantPicker at={at} onAt={choose} now={now} timeZone={timeZone} />
      <div className="steps" role="group" aria-label="Moments of this page">
        <div className="row">
          <IconButton icon="arrow-left" label="The moment before" hint="," size="small" isDisabled={isLast(-1)} onPress={() => (play.stop(), void step(-1))} />
          <IconButton
            icon={play.isPlaying ? "pause" : "play"}
            label={play.isPlaying ? "Stop" : "Play from one moment to the next"}
            size="small"
            isDisabled={!play.isPlaying && isLast(1)}
            onPress={play.toggle}
            data-testid="play"
          />
          <IconButton icon="arrow-right" label="The next moment" hint="." size="small" isDisabled={isLast(1)} onPress={() => (play.stop(), void step(1))} data-testid="next-moment" />
        </div>
        <Menu
          label="Go to a moment"
          entries={named}
          trigger={
            <AriaButton className="btn small quiet" data-testid="jump">
              Go to
              <Icon name="chevron-down" size="s" />
            </AriaButton>
          }
        />
      </div>
      <Scrubber rules={rules} now={clock} day={day} at={at} onAt={choose} times={times} />
    </>
  );
}
