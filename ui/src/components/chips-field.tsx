/* Several values of one kind: each a chip that can be removed, and a field for the next. */
import { useState, type ReactNode } from "react";
import { Button as AriaButton, Tag, TagGroup, TagList } from "react-aria-components";
import { ComboField, type Suggestion } from "./combo-field";
import { Icon } from "./icon";

export interface Chip {
  id: string;
  name: ReactNode;
  text: string;
}

/** The chips alone; arrows move among them, Delete removes one. */
export function Chips({ label, chips, onRemove, testId }: { label: string; chips: Chip[]; onRemove: (id: string) => void; testId?: string | undefined }) {
  if (chips.length === 0) return null;
  return (
    <TagGroup aria-label={label} onRemove={(keys) => keys.forEach((key) => onRemove(String(key)))} data-testid={testId} className="chips">
      <TagList className="chip-list">
        {chips.map((chip) => (
          <Tag key={chip.id} id={chip.id} textValue={chip.text} className="chip">
            {chip.name}
            <AriaButton slot="remove" className="chip-remove" aria-label={`Remove ${chip.text}`}>
              <Icon name="close" size="s" />
            </AriaButton>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}

interface ChipsFieldProps {
  label: string;
  labelHidden?: boolean | undefined;
  values: readonly string[];
  onChange: (values: string[]) => void;
  suggestions?: readonly string[] | undefined;
  placeholder?: string | undefined;
  autoFocus?: boolean | undefined;
  testId?: string | undefined;
  /** null refuses a typed value with the reason shown; else what is added */
  accept?: ((text: string) => { ok: true; value: string } | { ok: false; reason: string }) | undefined;
}

/** Texts in a list: Enter adds, a pasted list adds all of its lines. */
export function ChipsField({ label, labelHidden, values, onChange, suggestions = [], placeholder = "Add…", autoFocus, testId, accept }: ChipsFieldProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const add = (typed: string) => {
    const next = [...values];
    for (const line of typed.split(/[\n\r]+/)) {
      if (line === "") continue;
      const read = accept ? accept(line) : ({ ok: true, value: line } as const);
      if (!read.ok) {
        setProblem(read.reason);
        return;
      }
      if (!next.includes(read.value)) next.push(read.value);
    }
    setProblem(null);
    setText("");
    if (next.length !== values.length) onChange(next);
  };
  return (
    <div className="field">
      <Chips
        label={label}
        chips={values.map((value) => ({ id: `v${value}`, name: value === "" ? "empty text" : value.replaceAll(" > ", " › "), text: value }))}
        onRemove={(id) => onChange(values.filter((value) => `v${value}` !== id))}
        testId={testId && `${testId}-chips`}
      />
      <ComboField
        label={label}
        labelHidden={labelHidden}
        value={text}
        onChange={(next) => {
          setProblem(null);
          setText(next);
        }}
        onPick={add}
        onPasteLines={add}
        suggestions={suggestions.filter((value) => !values.includes(value)).map((id) => ({ id }) satisfies Suggestion)}
        placeholder={placeholder}
        problem={problem}
        autoFocus={autoFocus}
        testId={testId}
        onEnter={add}
      />
    </div>
  );
}
