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

export function LevelsEditor({ field, weight, levels, onChange, problem, testId = "levels" }: LevelsEditorProps) {
  const money = useMoney();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const type = isNumeric(field.type) ? field.type : "integer";
  // The noun stands once, in the head of the table.
  const say = (level: number) => scalarWords(level, { ...field, type, noun: "" }, money);
  const add = () => {
    const next = [...levels];
    for (const part of text.split(/[;\s]+/).filter(Boolean)) {
      const read = parseNumber(part, type, money);
      if (!read.ok) return setWrong(read.reason);
      if (!next.includes(read.value)) next.push(read.value);
    }
    if (next.length > MOST_LEVELS) return setWrong(`At most ${MOST_LEVELS} levels.`);
    setText("");
    setWrong(null);
    onChange(next.toSorted((a, b) => a - b));
  };
  const rows = pointRows(levels, weight ?? 0, say);
  return (
    <div className="levels">
      <div className="col g1">
        <span className="label">Levels</span>
        <Chips label="Levels" chips={levels.map((level, index) => ({ id: `${index}:${level}`, name: say(level), text: say(level) }))} onRemove={(id) => onChange(levels.filter((level, index) => `${index}:${level}` !== id))} testId={`${testId}-chips`} />
        <TextField
          label="Add a level"
          labelHidden
          value={text}
          onChange={(next) => {
            setText(next);
            setWrong(null);
          }}
          placeholder="Add a level, then Enter"
          end={<span className="unit">{unitOf(type, money) || field.noun}</span>}
          problem={wrong ?? problem}
          width={200}
          testId={testId}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || text.trim() === "") return;
            event.preventDefault();
            event.stopPropagation();
            add();
          }}
          onBlur={() => {
            if (text.trim() !== "") add();
          }}
        />
      </div>
      {rows.length > 0 && (
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
      )}
    </div>
  );
}
