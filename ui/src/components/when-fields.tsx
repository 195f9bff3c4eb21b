/* From when and until when something is to hold, in the store's own time. */
import type { Schedule } from "../ipc/bindings";
import { DateTimeField } from "./date-time-field";

interface WhenFieldsProps {
  /** null: always */
  schedule: Schedule | null;
  onChange: (schedule: Schedule) => void;
  timeZone: string;
  /** what its two fields are found by: `${testId}-from` */
  testId: string;
}

export function WhenFields({ schedule, onChange, timeZone, testId }: WhenFieldsProps) {
  const set = (name: "from" | "until") => (value: string | null) => {
    const { [name]: _, ...rest } = schedule ?? {};
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className="dated">
      <DateTimeField label="From" value={schedule?.from ?? null} onChange={set("from")} testId={`${testId}-from`} />
      <DateTimeField label="Until" value={schedule?.until ?? null} onChange={set("until")} testId={`${testId}-until`} />
      <span className="t11 t3">{timeZone} time; leave one empty for no end</span>
    </div>
  );
}
