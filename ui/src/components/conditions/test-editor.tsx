/* The values of one condition, each in the unit of its field. */
import { useState } from "react";
import type { Scalar } from "../../ipc/bindings";
import { IconButton } from "../button";
import { Chips, ChipsField } from "../chips-field";
import { Select } from "../choices";
import { ComboField } from "../combo-field";
import { DayField } from "../date-fields";
import { NumberField } from "../fields";
import { useBuilder } from "./builder-context";
import { BOUND_OPS, type Bound, type BoundOp, type FieldNode, type Test, type Value } from "./condition-tree";
import type { Field } from "./fields";
import { operatorWords } from "./operators";
import { scalarWords } from "./predicate-words";
import { decimalsOf, isNumeric, parseNumber, parsePath, readDay, unitOf } from "./value-units";

interface EditorProps {
  node: FieldNode;
  field: Field;
  onChange: (test: Test) => void;
}

export function TestEditor({ node, field, onChange }: EditorProps) {
  const { testId } = useBuilder();
  const { test } = node;
  switch (test.op) {
    case "known":
      return null;
    case "is":
      if (test.value === "") return null;
      return <ValueField field={field} value={test.value} onChange={(value) => onChange({ op: "is", value })} label="Value" />;
    case "in":
      return <ListEditor field={field} values={test.values} onChange={(values) => onChange({ op: "in", values })} />;
    case "under":
      return (
        <ComboField
          label="Category"
          labelHidden
          value={test.path ?? ""}
          onChange={(path) => onChange({ op: "under", path: path === "" ? null : path })}
          suggestions={field.suggestions.map((id) => ({ id }))}
          placeholder="Clothing > Jackets"
          width={240}
          testId={`${testId}-value`}
        />
      );
    case "within_days":
      return <NumberField label="Days" labelHidden unit="days" min={1} value={test.days} onChange={(days) => onChange({ op: "within_days", days })} width={110} testId={`${testId}-value`} />;
    case "compare":
      return <BoundsEditor field={field} bounds={test.bounds} onChange={(bounds) => onChange({ op: "compare", bounds })} />;
  }
}

interface ValueFieldProps {
  field: Field;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
}

function ValueField({ field, label, value, onChange }: ValueFieldProps) {
  const { money, testId } = useBuilder();
  if (field.type === "any") return <OpenValue field={field} label={label} value={value} onChange={onChange} />;
  if (field.type === "date") return <DayField label={label} labelHidden value={typeof value === "string" ? value : null} onChange={onChange} testId={`${testId}-value`} />;
  if (isNumeric(field.type)) {
    const unit = unitOf(field.type, money);
    return (
      <NumberField
        label={label}
        labelHidden
        value={typeof value === "number" ? value : null}
        onChange={onChange}
        digits={decimalsOf(field.type, money)}
        sign={field.type === "money" ? unit : undefined}
        unit={field.type === "money" ? undefined : unit || field.noun}
        width={field.type === "money" ? 120 : 110}
        testId={`${testId}-value`}
      />
    );
  }
  return (
    <ComboField
      label={label}
      labelHidden
      value={typeof value === "string" ? value : ""}
      onChange={(text) => onChange(text === "" ? null : text)}
      suggestions={field.suggestions.map((id) => ({ id }))}
      placeholder={field.type === "paths" ? "Clothing > Jackets" : "value"}
      width={field.type === "paths" ? 240 : 180}
      testId={`${testId}-value`}
    />
  );
}

type OpenType = "text" | "number" | "yesno";
const OPEN_TYPES = [
  { id: "text", name: "text" },
  { id: "number", name: "whole number" },
  { id: "yesno", name: "yes or no" },
] as const;

/** What an attribute or trait holds is not fixed, so the person says it: "5" is not 5. */
function useOpenType(value: Value | undefined): [OpenType, (type: OpenType) => void] {
  const given: OpenType | null = typeof value === "number" ? "number" : typeof value === "boolean" ? "yesno" : typeof value === "string" ? "text" : null;
  const [chosen, setChosen] = useState<OpenType>(given ?? "text");
  return [given ?? chosen, setChosen];
}

function OpenValue({ field, label, value, onChange }: ValueFieldProps) {
  const { testId } = useBuilder();
  const [type, setType] = useOpenType(value);
  return (
    <>
      <Select
        label="Type of value"
        labelHidden
        soft
        choices={OPEN_TYPES}
        value={type}
        onChange={(next) => {
          setType(next);
          onChange(next === "yesno" ? true : null);
        }}
        testId={`${testId}-type`}
      />
      {type === "number" && <NumberField label={label} labelHidden value={typeof value === "number" ? value : null} onChange={onChange} width={110} testId={`${testId}-value`} />}
      {type === "yesno" && (
        <Select label={label} labelHidden choices={[{ id: "yes", name: "yes" }, { id: "no", name: "no" }]} value={value === false ? "no" : "yes"} onChange={(next) => onChange(next === "yes")} testId={`${testId}-value`} />
      )}
      {type === "text" && (
        <ComboField
          label={label}
          labelHidden
          value={typeof value === "string" ? value : ""}
          onChange={(text) => onChange(text === "" ? null : text)}
          suggestions={field.suggestions.map((id) => ({ id }))}
          placeholder="value"
          width={160}
          testId={`${testId}-value`}
        />
      )}
    </>
  );
}

function ListEditor({ field, values, onChange }: { field: Field; values: Scalar[]; onChange: (values: Scalar[]) => void }) {
  const { money, testId } = useBuilder();
  const [openType, setOpenType] = useOpenType(values.at(-1));
  const numeric = isNumeric(field.type) || (field.type === "any" && openType === "number");
  const key = (value: Scalar) => `${typeof value}:${String(value)}`;
  const accept = (text: string) => {
    if (numeric) {
      const read = parseNumber(text, field.type === "any" ? "integer" : field.type, money);
      return read.ok ? { ok: true as const, value: String(read.value) } : read;
    }
    if (field.type === "date") return readDay(text);
    return field.type === "paths" ? parsePath(text, field.suggestions) : { ok: true as const, value: text };
  };
  const add = (texts: string[]) => {
    const read = texts.map<Scalar>((text) => (numeric ? Number(text) : text));
    const fresh = read.filter((value) => !values.some((other) => key(other) === key(value)));
    if (fresh.length > 0) onChange([...values, ...fresh]);
  };
  return (
    <div className="cd-list">
      <Chips
        label="Values"
        chips={values.map((value, index) => ({ id: `${index}:${key(value)}`, name: value === "" ? "empty text" : scalarWords(value, field, money), text: scalarWords(value, field, money) }))}
        onRemove={(id) => onChange(values.filter((value, index) => `${index}:${key(value)}` !== id))}
      />
      <div className="row g1">
        {field.type === "any" && <Select label="Type of value" labelHidden soft choices={OPEN_TYPES} value={openType} onChange={setOpenType} />}
        {field.type === "any" && openType === "yesno" ? (
          <Select label="Add a value" labelHidden choices={[{ id: "yes", name: "yes" }, { id: "no", name: "no" }]} value={null} placeholder="Add…" onChange={(next) => onChange([...values, next === "yes"])} />
        ) : (
          <ChipsField label="Add a value" labelHidden values={[]} onChange={add} suggestions={numeric ? [] : field.suggestions.filter((value) => !values.includes(value))} accept={accept} placeholder="Add, then Enter" testId={`${testId}-value`} />
        )}
      </div>
    </div>
  );
}

function BoundsEditor({ field, bounds, onChange }: { field: Field; bounds: Bound[]; onChange: (bounds: Bound[]) => void }) {
  const put = (index: number, bound: Bound) => onChange(bounds.map((other, at) => (at === index ? bound : other)));
  const free = BOUND_OPS.filter((op) => !bounds.some((bound) => bound.op === op));
  const lower = bounds.some((bound) => bound.op === "gt" || bound.op === "gte");
  const upper = bounds.some((bound) => bound.op === "lt" || bound.op === "lte");
  const next: BoundOp | undefined = lower && !upper ? "lte" : upper && !lower ? "gte" : undefined;
  return (
    <>
      {bounds.map((bound, index) => (
        <span className="row g1" key={bound.op}>
          {index > 0 && <span className="t3 t12">and</span>}
          {bounds.length > 1 && (
            <Select
              label="Bound"
              labelHidden
              soft
              choices={[bound.op, ...free].map((op) => ({ id: op, name: operatorWords(op, field.type, false) }))}
              value={bound.op}
              onChange={(op) => put(index, { ...bound, op })}
            />
          )}
          <BoundValue field={field} bound={bound} onChange={(value) => put(index, { ...bound, value })} />
          {bounds.length > 1 && index > 0 && <IconButton icon="close" size="small" label="Remove this bound" onPress={() => onChange(bounds.filter((_, at) => at !== index))} />}
        </span>
      ))}
      {bounds.length === 1 && next && <IconButton icon="plus" size="small" label={`And ${operatorWords(next, field.type, false)}…`} onPress={() => onChange([...bounds, { op: next, value: null }])} />}
    </>
  );
}

function BoundValue({ field, bound, onChange }: { field: Field; bound: Bound; onChange: (value: number | string | null) => void }) {
  // An imported document may compare an attribute with a text; that is kept and shown, and simply never holds.
  const type = field.type === "any" && typeof bound.value !== "string" ? "integer" : field.type;
  return <ValueField field={{ ...field, type }} label={`Bound: ${operatorWords(bound.op, field.type, false)}`} value={bound.value} onChange={(value) => onChange(typeof value === "boolean" ? null : value)} />;
}
