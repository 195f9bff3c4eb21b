/* A wall-clock time of the store, typed part by part or taken from a calendar: "2026-11-27T18:00". */
import { type CalendarDateTime, parseDateTime } from "@internationalized/date";
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
} from "react-aria-components";
import { useDateParts } from "./date-parts";
import { Icon } from "./icon";
import { LOCALE, OF_TWELVE } from "./locale";

interface DateTimeFieldProps {
  label: string;
  labelHidden?: boolean;
  value: string | null;
  onChange: (value: string | null) => void;
  testId?: string;
}

function parsed(value: string | null): CalendarDateTime | null {
  if (!value) return null;
  try {
    return parseDateTime(value);
  } catch {
    return null;
  }
}

export function DateTimeField({ label, labelHidden, value, onChange, testId }: DateTimeFieldProps) {
  const { group, problem } = useDateParts(onChange);
  return (
    <I18nProvider locale={LOCALE}>
      <DatePicker
        className="field"
        granularity="minute"
        hourCycle={OF_TWELVE ? 12 : 24}
        value={parsed(value)}
        onChange={(next) => onChange(next ? next.toString().slice(0, 16) : null)}
        shouldForceLeadingZeros
      >
        <Label className={labelHidden ? "visually-hidden" : "label"}>{label}</Label>
        <Group {...group} className={problem ? "input date invalid" : "input date"} data-testid={testId}>
          <DateInput className="date-parts">{(segment) => <DateSegment segment={segment} className="date-part" />}</DateInput>
          <AriaButton className="icbtn small" aria-label={`Calendar for ${label}`}>
            <Icon name="calendar" size="m" />
          </AriaButton>
        </Group>
        {problem && (
          <span className="problem" role="alert">
            {problem}
          </span>
        )}
        <Popover className="popover" offset={6}>
          <Dialog>
            <Calendar className="calendar">
              <header>
                <AriaButton slot="previous" className="icbtn small">
                  <span className="turned">
                    <Icon name="chevron-right" size="m" />
                  </span>
                </AriaButton>
                <Heading level={3} />
                <AriaButton slot="next" className="icbtn small">
                  <Icon name="chevron-right" size="m" />
                </AriaButton>
              </header>
              <CalendarGrid>{(date) => <CalendarCell date={date} className="date-day" />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}
