/* A colour, by its digits or from the system's own chooser. */
import { useId, useState } from "react";
import { colourFrom } from "./shop-colours";

interface ColourFieldProps {
  label: string;
  /** `#rrggbb` */
  value: string;
  onChange: (colour: string) => void;
  /** why it is hard to read; never forbids */
  warning: string | null;
  testId: string;
}

export function ColourField({ label, value, onChange, warning, testId }: ColourFieldProps) {
  const id = useId();
  // What is typed stays as it is until it means a colour, and as long as it means this one.
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && colourFrom(typed) === null;
  const shown = typed !== null && (isWrong || colourFrom(typed) === value) ? typed : value;
  const type = (text: string) => {
    setTyped(text);
    const colour = colourFrom(text);
    if (colour !== null) onChange(colour);
  };
  return (
    <div className="field colour">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className={isWrong ? "input invalid" : "input"}>
        <input type="color" aria-label={`${label}, from the chooser`} value={value} onChange={(event) => type(event.target.value)} />
        <input id={id} value={shown} spellCheck={false} autoComplete="off" aria-invalid={isWrong || undefined} aria-describedby={`${id}-said`} onChange={(event) => type(event.target.value)} onBlur={() => setTyped(null)} data-testid={testId} />
      </div>
      <span className={isWrong ? "problem" : "warned"} id={`${id}-said`} role="status">
        {isWrong ? "Six digits, as #1a2b3c." : warning}
      </span>
    </div>
  );
}
