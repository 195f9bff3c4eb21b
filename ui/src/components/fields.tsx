/* Fields to type in. What is typed counts at once: Enter in a form never loses the last digit. */
import { useEffect, useId, useRef, useState, type ReactNode, type Ref } from "react";
import { parseFigure, plainFigure } from "./format";
import { Icon, type IconName } from "./icon";

interface Shared {
  label: string;
  /** the label is still read aloud */
  labelHidden?: boolean | undefined;
  note?: ReactNode;
  problem?: string | null | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  testId?: string | undefined;
  width?: number | string | undefined;
}

function Framed({ id, label, labelHidden, note, problem, children, width }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className="field" style={width === undefined ? undefined : { ["--field" as string]: typeof width === "number" ? `${width}px` : width }}>
      <label className={labelHidden ? "visually-hidden" : "label"} htmlFor={id}>
        {label}
      </label>
      {children}
      {note && <span className="note">{note}</span>}
      {problem && (
        <span className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

export interface TextFieldProps extends Shared {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  icon?: IconName;
  type?: "text" | "search" | "password" | "url" | "date" | "time" | "datetime-local";
  lines?: number;
  end?: ReactNode;
  /** suggestions */
  options?: string[] | undefined;
  inputRef?: Ref<HTMLInputElement>;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  onBlur?: () => void;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const { value, onChange, placeholder, icon, type = "text", lines, end, options, problem } = props;
  const shared = {
    id,
    value,
    placeholder,
    disabled: props.isDisabled,
    autoFocus: props.autoFocus,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? `${id}-problem` : undefined,
    "data-testid": props.testId,
    onKeyDown: props.onKeyDown,
    onBlur: props.onBlur,
    spellCheck: false,
    autoComplete: "off",
  } as const;
  return (
    <Framed {...props} id={id}>
      <div className={problem ? "input invalid" : "input"} data-disabled={props.isDisabled || undefined}>
        {icon && <Icon name={icon} size="m" />}
        {lines ? (
          <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input
            {...shared}
            ref={props.inputRef}
            type={type}
            list={options ? `${id}-options` : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        {options && (
          <datalist id={`${id}-options`}>
            {options.map((option) => (
              <option key={option} value={option} />
            ))}
          </datalist>
        )}
        {end}
      </div>
    </Framed>
  );
}

export interface NumberFieldProps extends Shared {
  /** an integer in the smallest unit (cents, basis points), null when empty */
  value: number | null;
  onChange: (value: number | null) => void;
  /** decimals between the smallest unit and what is shown: cents 2, basis points as % 2 */
  digits?: number;
  /** written before: "€" */
  sign?: string | undefined;
  /** written after: "%", "pcs", "d", "points" */
  unit?: string | undefined;
  min?: number;
  max?: number;
  placeholder?: string;
}

export function NumberField(props: NumberFieldProps) {
  const id = useId();
  const { value, onChange, digits = 0, sign, unit, min, max, problem } = props;
  const [text, setText] = useState(() => plainFigure(value, digits));
  const shown = useRef(value);
  useEffect(() => {
    // A value from outside replaces the text; one that we reported ourselves must not.
    if (value !== shown.current) {
      shown.current = value;
      setText(plainFigure(value, digits));
    }
  }, [value, digits]);

  const report = (next: number | null) => {
    shown.current = next;
    onChange(next);
  };
  const clamp = (next: number) => Math.min(max ?? next, Math.max(min ?? next, next));
  const step = (by: number) => {
    const next = clamp((value ?? 0) + by * 10 ** digits);
    setText(plainFigure(next, digits));
    report(next);
  };
  const wrong = text.trim() !== "" && parseFigure(text, digits) === null;
  return (
    <Framed {...props} id={id}>
      <div className={problem || wrong ? "input invalid" : "input"} data-disabled={props.isDisabled || undefined}>
        {sign && <span className="unit">{sign}</span>}
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={props.placeholder}
          disabled={props.isDisabled}
          autoFocus={props.autoFocus}
          data-testid={props.testId}
          aria-invalid={problem || wrong ? true : undefined}
          aria-describedby={[unit ? `${id}-unit` : "", problem ? `${id}-problem` : ""].join(" ").trim() || undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            const next = parseFigure(event.target.value, digits);
            report(next);
          }}
          onKeyDown={(event) => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            event.preventDefault();
            event.stopPropagation();
            step((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
          }}
        />
        {unit && (
          <span className="unit" id={`${id}-unit`}>
            {unit}
          </span>
        )}
      </div>
    </Framed>
  );
}
