/* Every column of the file, with samples, the field it fills, and why that was guessed. */
import { percent } from "../../../components/format";
import type { ImportColumn } from "../../../ipc/bindings";
import { Button, IconButton } from "../../../components/button";
import { Select, type Choice } from "../../../components/choices";
import { giveLost } from "../../../components/lost-focus";
import { TextField } from "../../../components/fields";
import { Icon } from "../../../components/icon";
import { fieldLabel, IMPORT_FIELDS } from "../product-fields";
import { choiceOf, LEVEL, needsConfirming, SURE, type MappingAction, type MappingState } from "./mapping";

const LEAVE_OUT = "-";
const ATTRIBUTE = "attr.";
const BARS = 5;
const SAMPLES = 3;

interface MappingTableProps {
  state: MappingState;
  columns: ImportColumn[];
  /** Columns that share their field with another one. */
  clashing: ReadonlySet<number>;
  onChange: (action: MappingAction) => void;
}

export function MappingTable({ state, columns, clashing, onChange }: MappingTableProps) {
  return (
    <div className="card map" role="region" aria-label="Columns of the file">
      <table>
        <colgroup>
          <col className="c-name" /><col className="c-samples" /><col className="c-arrow" /><col className="c-field" /><col className="c-sure" /><col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Column in the file</th><th scope="col">Sample values</th><td aria-hidden="true" /><th scope="col">Field</th><th scope="col">Confidence</th><th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.index} state={state} column={column} clashes={clashing.has(column.index)} onChange={onChange} />
          ))}
        </tbody>
      </table>
      {columns.length === 0 && <p className="map-none t12 t2">No column is among these.</p>}
    </div>
  );
}

interface ColumnRowProps {
  state: MappingState;
  column: ImportColumn;
  clashes: boolean;
  onChange: (action: MappingAction) => void;
}

function ColumnRow({ state, column, clashes, onChange }: ColumnRowProps) {
  const field = choiceOf(state.mapping, column.index);
  const kept = field === choiceOf(state.inspection.mapping, column.index);
  const asks = clashes || (kept && needsConfirming(state, column));
  const name = column.name === "" ? `column ${column.index + 1}` : column.name;
  return (
    <tr className={asks ? "ask" : field === null ? "no" : undefined} data-testid={`import-column-${name}`}>
      <th scope="row" className="src el" title={name}>{name}</th>
      <td>
        <span className="smp">
          {column.samples.slice(0, SAMPLES).map((sample, place) => <span key={`${place}-${sample}`} title={sample}>{sample}</span>)}
          {column.samples.length === 0 && <em className="t3">empty</em>}
        </span>
      </td>
      <td className="arrow"><Icon name="arrow-right" size="m" /></td>
      <td>
        <Select wide label={`Field for ${name}`} labelHidden choices={choicesFor(name, field)} value={field ?? LEAVE_OUT} testId={`import-field-${name}`}
          onChange={(next) => onChange({ type: "field", index: column.index, field: next === LEAVE_OUT ? null : next })} />
      </td>
      <td><Confidence state={state} column={column} kept={kept} /></td>
      <td><Why state={state} column={column} field={field} kept={kept} name={name} asks={asks} onChange={onChange} /></td>
    </tr>
  );
}

const CATEGORY_LEVEL: Choice = { id: LEVEL, name: "Category level", section: "Identity", note: "joined with other columns into one path" };

/** All fields, this column as an attribute, or nothing. */
function choicesFor(name: string, field: string | null): Choice[] {
  const attribute = field?.startsWith(ATTRIBUTE) ? field : `${ATTRIBUTE}${name.slice(0, 100)}`;
  return [
    { id: LEAVE_OUT, name: "Leave out" },
    { id: attribute, name: fieldLabel(attribute) },
    ...IMPORT_FIELDS.flatMap((f) => [{ id: f.field, name: f.label, section: f.group, ...(f.hint === "" ? {} : { note: f.hint }) }, ...(f.field === "categories" ? [CATEGORY_LEVEL] : [])]),
  ];
}

function Confidence({ state, column, kept }: { state: MappingState; column: ImportColumn; kept: boolean }) {
  if (state.confirmed.includes(column.index)) {
    return <span className="cf t2"><Icon name="check" size="m" />{kept ? "confirmed" : "chosen"}</span>;
  }
  // Nothing was guessed, so there is nothing to be sure of.
  if (column.confidence === 0) return <span className="t3">no guess</span>;
  const lit = Math.round((column.confidence * BARS) / 100);
  return (
    <span className="cf">
      <span className={column.confidence < SURE ? "m mid" : "m"} aria-hidden="true">
        {Array.from({ length: BARS }, (_, bar) => <i key={bar} className={bar < lit ? "on" : undefined} />)}
      </span>
      <span>{percent(column.confidence * 100, 0)}</span>
    </span>
  );
}

interface WhyProps {
  state: MappingState;
  column: ImportColumn;
  field: string | null;
  /** as it was guessed */
  kept: boolean;
  name: string;
  asks: boolean;
  onChange: (action: MappingAction) => void;
}

function Why({ state, column, field, kept, name, asks, onChange }: WhyProps) {
  const order = state.mapping.categoryColumns;
  const level = order.indexOf(column.index);
  if (field === LEVEL) {
    return (
      <span className="why">
        <span>level {level + 1} of {order.length}</span>
        <IconButton size="small" icon="up" label={`Move ${name} a level up`} isDisabled={level === 0} onPress={() => onChange({ type: "moveCategory", index: column.index, by: -1 })} />
        <IconButton size="small" icon="down" label={`Move ${name} a level down`} isDisabled={level === order.length - 1} onPress={() => onChange({ type: "moveCategory", index: column.index, by: 1 })} />
      </span>
    );
  }
  if (field?.startsWith(ATTRIBUTE)) {
    return <TextField label={`Attribute name for ${name}`} labelHidden value={field.slice(ATTRIBUTE.length)} testId={`import-attribute-${name}`} onChange={(typed) => onChange({ type: "field", index: column.index, field: `${ATTRIBUTE}${typed}` })} />;
  }
  const confirm = () => {
    onChange({ type: "confirm", index: column.index });
    giveLost(`[data-testid="import-field-${CSS.escape(name)}"]`);
  };
  return (
    <span className="why">
      {asks && <Icon name="warning" size="m" />}
      <span className="el" title={column.why}>{kept ? column.why : "chosen by hand"}</span>
      {asks && kept && <Button kind="quiet" size="small" onPress={confirm} aria-label={`Confirm ${name}`}>Confirm</Button>}
    </span>
  );
}
