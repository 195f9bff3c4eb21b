/* One field of a product out of those that fit, or an attribute by its name. */
import { Select } from "../../components/choices";
import { OPEN_GROUP, OPEN_PREFIX, type Field } from "../../components/conditions/fields";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { TextField } from "../../components/fields";

const OTHER = "*other";
const PREFIX = OPEN_PREFIX.product;

interface FieldSelectProps {
  label: string;
  labelHidden?: boolean;
  fields: Field[];
  value: string;
  onChange: (field: string) => void;
  /** attributes are among the choices */
  open?: boolean;
  problem?: string | null;
  testId?: string;
}

export function FieldSelect({ label, labelHidden, fields, value, onChange, open = true, problem, testId }: FieldSelectProps) {
  const all = useSubjectFields("product");
  const known = fields.some((field) => field.name === value);
  const named = !known && value.startsWith(PREFIX);
  const choices = fields.map((field) => ({ id: field.name, name: field.label, section: field.group }));
  if (open) choices.push({ id: OTHER, name: "Another attribute…", section: OPEN_GROUP.product });
  if (!known && !named) choices.push({ id: value, name: all.get(value).label, section: "Does not fit here" });
  return (
    <div className="field">
      <div className="row g1">
        <Select
          label={label}
          {...(labelHidden ? { labelHidden } : {})}
          choices={choices}
          value={named ? OTHER : value}
          onChange={(name) => onChange(name === OTHER ? PREFIX : name)}
          {...(testId ? { testId } : {})}
        />
        {named && <TextField label="Name of the attribute" labelHidden value={value.slice(PREFIX.length)} onChange={(name) => onChange(PREFIX + name)} placeholder="attribute name" width={140} testId={testId && `${testId}-name`} />}
      </div>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
