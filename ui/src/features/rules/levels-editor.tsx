/* Levels of a figure as chips in its unit, always in rising order, and the points that each gives. */
import { useState } from "react";
import { Chips } from "../../components/chips-field";
import type { Field } from "../../components/conditions/fields";
import { scalarWords } from "../../components/conditions/predicate-words";
import { useMoney } from "../../components/conditions/use-fields";
import { isNumeric, parseNumber, unitOf } from "../../components/conditions/value-units";
import { TextField } from "../../components/fields";
import { signed } from "../../components/format";
import { MOST_LEVELS } from "./action-kinds";
import { pointRows } from "./point-rows";

interface LevelsEditorProps {
  field: Field;
  weight: number | null;
  levels: number[];
  onChange: (levels: number[]) => void;
  problem?: string | null;
  testId?: string;
}

/** What is typed becomes levels by Enter or by leaving the field; what is wrong of it stays, and why. */
function useTyped(levels: number[], read: (part: string) => ReturnType<typeof parseNumber>, onChange: (levels: number[]) => void) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const type = (next: string) => {
    setText(next);
    setWrong(null);
  };
  const add = () => {
    const next = [...levels];
    for (const part of text.split(/[;\s]+/).filter(Boolean)) {
      const level = read(part);
      if (!level.ok) return setWrong(level.reason);
      if (!next.includes(level.value)) next.push(level.value);
    }
    if (next.length > MOST_LEVELS) return setWrong(`At most ${MOST_LEVELS} levels.`);
    type("");
    onChange(next.toSorted((a, b) => a - b));
  };
  return { text, wrong, type, add };
}

export function LevelsEditor({ field, weight, levels, onChange, problem, testId = "levels" }: LevelsEditorProps) {
  const money = useMoney();
  const type = isNumeric(field.type) ? field.type : "integer";
  const typed = useTyped(levels, (part) => parseNumber(part, type, money), onChange);
  // The noun stands once, in the head of the table.
  const say = (level: number) => scalarWords(level, { ...field, type, noun: "" }, money);
  return (
    <div className="levels">
      <div className="col g1">
        <span className="label">Levels</span>
        <Chips label="Levels" chips={levels.map((level, index) => ({ id: `${index}:${level}`, name: say(level), text: say(level) }))} onRemove={(id) => onChange(levels.filter((level, index) => `${index}:${level}` !== id))} testId={`${testId}-chips`} />
        <TextField
          label="Add a level"
          labelHidden
          value={typed.text}
          onChange={typed.type}
          placeholder="Add a level, then Enter"
          end={<span className="unit">{unitOf(type, money) || field.noun}</span>}
          problem={typed.wrong ?? problem}
          width={200}
          testId={testId}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed.text.trim() === "") return;
            event.preventDefault();
            event.stopPropagation();
            typed.add();
          }}
          onBlur={() => {
            if (typed.text.trim() !== "") typed.add();
          }}
        />
      </div>
      <PointsTable field={field} rows={pointRows(levels, weight ?? 0, say)} />
    </div>
  );
}

function PointsTable({ field, rows }: { field: Field; rows: ReturnType<typeof pointRows> }) {
  if (rows.length === 0) return null;
  return (
    <table className="points">
      <thead>
        <tr>
          <th scope="col">{field.noun === "" ? field.label : `${field.label}, ${field.noun}`}</th>
          <th scope="col" className="right">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.figure}>
            <td>{row.figure}</td>
            <td className="right">{signed(row.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
