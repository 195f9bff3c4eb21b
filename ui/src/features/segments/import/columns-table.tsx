/* Every column of a file of shoppers, with samples, what it tells of them, and how its values are read. */
import { Select, type Choice } from "../../../components/choices";
import type { Fields } from "../../../components/conditions/fields";
import { useSubjectFields } from "../../../components/conditions/use-fields";
import { TextField } from "../../../components/fields";
import { sentence } from "../../../components/format";
import { Icon } from "../../../components/icon";
import type { ShopperColumn } from "../../../ipc/bindings";
import type { Columns } from "./course";

const LEAVE_OUT = "-";
const TRAIT = "trait.";
const SAMPLES = 3;

/** The shopper's fields, this column as a trait, or nothing. */
export function choicesFor(column: string, field: string | null, fields: Fields): Choice[] {
  const trait = field?.startsWith(TRAIT) ? field : `${TRAIT}${column.trim().slice(0, 100)}`;
  const own = fields.list.filter(({ name }) => !name.startsWith(TRAIT));
  return [
    { id: LEAVE_OUT, name: "Leave out" },
    { id: trait, name: `Trait · ${trait.slice(TRAIT.length)}` },
    { id: "id", name: "Shopper id", note: "an opaque key, no name or address", section: "Identity" },
    ...own.map(({ name, label, group }) => ({ id: name, name: label, section: group })),
  ];
}

interface ColumnsTableProps {
  columns: Columns;
  onMap: (column: string, field: string | null) => void;
}

export function ColumnsTable({ columns: { inspection, mapping }, onMap }: ColumnsTableProps) {
  const fields = useSubjectFields("shopper");
  return (
    <div className="card map shopper-map" role="region" aria-label="Columns of the file">
      <table>
        <colgroup>
          <col className="c-name" />
          <col className="c-samples" />
          <col className="c-arrow" />
          <col className="c-field" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Column in the file</th>
            <th scope="col">Sample values</th>
            <td aria-hidden="true" />
            <th scope="col">Tells of a shopper</th>
            <th scope="col">How it is read</th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column) => (
            <Row key={column.column} column={column} field={mapping.find((each) => each.column === column.column)?.field ?? null} fields={fields} onMap={onMap} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  column: ShopperColumn;
  field: string | null;
  fields: Fields;
  onMap: (column: string, field: string | null) => void;
}

function Row({ column, field, fields, onMap }: RowProps) {
  const name = column.column;
  return (
    <tr className={column.personal ? "personal" : field === null ? "no" : undefined} data-testid={`shoppers-column-${name}`}>
      <th scope="row" className="src el" title={name}>
        {name}
      </th>
      <td>
        {column.personal ? (
          <span className="t3">not shown</span>
        ) : (
          <span className="smp">
            {column.samples.slice(0, SAMPLES).map((sample, place) => (
              <span key={`${place}-${sample}`} title={sample}>
                {sample}
              </span>
            ))}
            {column.samples.length === 0 && <em className="t3">empty</em>}
          </span>
        )}
      </td>
      <td className="arrow">{column.personal ? null : <Icon name="arrow-right" size="m" />}</td>
      <td>
        {column.personal ? (
          <span className="personal-mark">
            <Icon name="lock" size="m" />
            Personal, not read
          </span>
        ) : (
          <Select
            wide
            label={`What ${name} tells`}
            labelHidden
            choices={choicesFor(name, field, fields)}
            value={field ?? LEAVE_OUT}
            onChange={(next) => onMap(name, next === LEAVE_OUT ? null : next)}
            testId={`shoppers-field-${name}`}
          />
        )}
      </td>
      <td>
        {field?.startsWith(TRAIT) ? (
          <TextField label={`Name of the trait from ${name}`} labelHidden value={field.slice(TRAIT.length)} onChange={(typed) => onMap(name, `${TRAIT}${typed}`)} testId={`shoppers-trait-${name}`} />
        ) : (
          <How column={column} field={field} />
        )}
      </td>
    </tr>
  );
}

function How({ column, field }: { column: ShopperColumn; field: string | null }) {
  const guessed = field === column.field;
  const words = guessed && field !== null && column.how !== null ? `${sentence(column.how)} ${sentence(column.why)}` : guessed ? sentence(column.why) : field === null ? "Left out by hand." : "Chosen by hand.";
  return (
    <span className="why-shoppers" title={words}>
      {words}
    </span>
  );
}
