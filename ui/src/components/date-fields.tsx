/* Days, wall-clock times and hours, kept as YYYY-MM-DD and HH:MM and typed in segments as the locale has them. No time zone is involved. */
import { parseDate, parseDateTime, parseTime, type CalendarDate, type CalendarDateTime } from "@internationalized/date";
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
  TimeField,
} from "react-aria-components";
import { IconButton } from "./button";
import { useDateParts } from "./date-parts";
import { Icon } from "./icon";
import { LOCALE, OF_TWELVE } from "./locale";

interface Shared {
  label: string;
  labelHidden?: boolean | undefined;
  value: string | null;
  /** null when it is cleared */
  onChange: (value: string | null) => void;
  problem?: string | null | undefined;
  note?: ReactNode;
  testId?: string | undefined;
  autoFocus?: boolean | undefined;
}

function read<T>(parse: (text: string) => T, text: string | null): T | null {
  if (text === null) return null;
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function Segments() {
  return <DateInput className="segments">{(segment) => <DateSegment segment={segment} className="segment" />}</DateInput>;
}

function Month() {
  return (
    <Popover className="popover" offset={4}>
      <Dialog className="month" aria-label="Choose a day">
        <Calendar firstDayOfWeek="mon">
          <header>
            <AriaButton slot="previous" className="icbtn small">
              <Icon name="chevron-right" size="m" className="turned" />
            </AriaButton>
            <Heading level={3} className="h" />
            <AriaButton slot="next" className="icbtn small">
              <Icon name="chevron-right" size="m" />
            </AriaButton>
          </header>
          <CalendarGrid>{(date) => <CalendarCell date={date} className="day" />}</CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}

function Picker(props: Shared & { granularity: "day" | "minute" }) {
  const { label, labelHidden, value, onChange, note, testId, autoFocus, granularity } = props;
  const parts = useDateParts(onChange);
  const problem = props.problem || parts.problem;
  const length = granularity === "day" ? 10 : 16;
  const parsed: CalendarDate | CalendarDateTime | null = granularity === "day" ? read(parseDate, value) : read(parseDateTime, value);
  return (
    <I18nProvider locale={LOCALE}>
      <DatePicker
        className="field"
        value={parsed}
        onChange={(next) => onChange(next === null ? null : next.toString().slice(0, length))}
        granularity={granularity}
        hourCycle={OF_TWELVE ? 12 : 24}
        shouldForceLeadingZeros
        isInvalid={Boolean(problem)}
        autoFocus={autoFocus ?? false}
        data-testid={testId}
      >
        <Label className={labelHidden ? "visually-hidden" : "label"}>{label}</Label>
        <div className="row g1">
          <Group {...parts.group} className={problem ? "input date invalid" : "input date"}>
            <Segments />
            <AriaButton className="open" aria-label={`Choose a day for ${label}`}>
              <Icon name="calendar" size="m" />
            </AriaButton>
          </Group>
          {value !== null && <IconButton icon="close" size="small" label={`Clear ${label}`} slot={null} onPress={() => onChange(null)} />}
        </div>
        {note && <span className="note">{note}</span>}
        {problem && (
          <span className="problem" role="alert">
            {problem}
          </span>
        )}
        <Month />
      </DatePicker>
    </I18nProvider>
  );
}

/** A day: "2026-11-27". */
export const DayField = (props: Shared) => <Picker {...props} granularity="day" />;

/** A wall-clock time: "2026-11-27T18:00". */
export const ClockField = (props: Shared) => <Picker {...props} granularity="minute" />;

/** An hour of the day: "17:00". */
export function HourField({ label, labelHidden, value, onChange, testId, ...props }: Shared) {
  const parts = useDateParts(onChange);
  const problem = props.problem || parts.problem;
  return (
    <I18nProvider locale={LOCALE}>
      <TimeField
        className="field"
        value={read(parseTime, value)}
        onChange={(next) => onChange(next === null ? null : next.toString().slice(0, 5))}
        hourCycle={OF_TWELVE ? 12 : 24}
        shouldForceLeadingZeros
        isInvalid={Boolean(problem)}
        data-testid={testId}
      >
        <Label className={labelHidden ? "visually-hidden" : "label"}>{label}</Label>
        <Group role="presentation" {...parts.group} className={problem ? "input date invalid" : "input date"}>
          <Segments />
        </Group>
        {problem && (
          <span className="problem" role="alert">
            {problem}
          </span>
        )}
      </TimeField>
    </I18nProvider>
  );
}
