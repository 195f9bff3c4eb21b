/* When a rule applies: always, or between two wall-clock times and perhaps in weekly hours of the store. */
import { Checkbox, Segmented, Switch } from "../../components/choices";
import { ClockField, HourField } from "../../components/date-fields";
import { reasonAt } from "../../components/pointers";
import type { Finding } from "../../ipc/bindings";
import type { ScheduleDraft, WeeklyDraft } from "./rule-draft";
import { dayLong, dayShort, overnightWords, WEEKDAYS } from "./schedule-words";

interface ScheduleEditorProps {
  schedule: ScheduleDraft | null;
  onChange: (schedule: ScheduleDraft | null) => void;
  timeZone: string;
  findings: Finding[];
}

const EVENINGS: WeeklyDraft = { days: ["fri", "sat"], from: "17:00", until: "22:00" };

export function ScheduleEditor({ schedule, onChange, timeZone, findings }: ScheduleEditorProps) {
  return (
    <div className="col g3" data-testid="rule-schedule" data-at="/schedule">
      <div>
        <Segmented
          label="When"
          choices={[
            { id: "always", name: "Always" },
            { id: "dated", name: "Scheduled" },
          ]}
          value={schedule ? "dated" : "always"}
          onChange={(next) => onChange(next === "always" ? null : { from: null, until: null, weekly: null })}
        />
      </div>
      {schedule && (
        <>
          <div className="row g4 wrap when">
            <ClockField label="From" value={schedule.from} onChange={(from) => onChange({ ...schedule, from })} problem={reasonAt(findings, "/schedule/from")} testId="rule-from" />
            <ClockField label="Until, not included" value={schedule.until} onChange={(until) => onChange({ ...schedule, until })} problem={reasonAt(findings, "/schedule/until")} testId="rule-until" />
          </div>
          <p className="t12 t3">Wall clock of the store, {timeZone}. Either end may stay open.</p>
          <Switch isSelected={schedule.weekly !== null} onChange={(on) => onChange({ ...schedule, weekly: on ? EVENINGS : null })} testId="rule-weekly">
            Only on some days and hours of the week
          </Switch>
          {schedule.weekly && <WeeklyEditor weekly={schedule.weekly} onChange={(weekly) => onChange({ ...schedule, weekly })} findings={findings} />}
          {findings
            .filter((finding) => finding.pointer === "/schedule" || finding.pointer === "/schedule/weekly")
            .map((finding) => (
              <p key={finding.reason} className="problem" role="alert">
                {finding.reason}
              </p>
            ))}
        </>
      )}
    </div>
  );
}

function WeeklyEditor({ weekly, onChange, findings }: { weekly: WeeklyDraft; onChange: (weekly: WeeklyDraft) => void; findings: Finding[] }) {
  const overnight = overnightWords(weekly);
  const days = reasonAt(findings, "/schedule/weekly/days");
  return (
    <div className="weekly">
      <div className="row g3 wrap" role="group" aria-label="Days of the week">
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            isSelected={weekly.days.includes(day)}
            onChange={(on) => onChange({ ...weekly, days: WEEKDAYS.filter((other) => (other === day ? on : weekly.days.includes(other))) })}
            label={dayLong(day)}
            testId={`rule-day-${day}`}
          >
            {dayShort(day)}
          </Checkbox>
        ))}
      </div>
      {days && (
        <p className="problem" role="alert">
          {days}
        </p>
      )}
      <div className="row g4 wrap when">
        <HourField label="From" value={weekly.from} onChange={(from) => onChange({ ...weekly, from })} problem={reasonAt(findings, "/schedule/weekly/from")} testId="rule-weekly-from" />
        <HourField label="Until" value={weekly.until} onChange={(until) => onChange({ ...weekly, until })} problem={reasonAt(findings, "/schedule/weekly/until")} testId="rule-weekly-until" />
      </div>
      <p className="t12 t3">{overnight ?? "An end at or before the beginning would run into the following day."}</p>
    </div>
  );
}
