/* All that the contract knows of a shopper, to be filled in or left unknown. */
import { Button, IconButton } from "../../components/button";
import { ChipsField } from "../../components/chips-field";
import { Select } from "../../components/choices";
import { ComboField } from "../../components/combo-field";
import { OPEN_PREFIX, type Field } from "../../components/conditions/fields";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { decimalsOf, isNumeric, parsePath, unitOf } from "../../components/conditions/value-units";
import { NumberField } from "../../components/fields";
import { startingTraitValue, withField, type MadeUp, type Trait, type TraitType } from "./made-up-shopper";

interface ShopperFormProps {
  shopper: MadeUp;
  onChange: (shopper: MadeUp) => void;
}

export function ShopperForm({ shopper, onChange }: ShopperFormProps) {
  const fields = useSubjectFields("shopper");
  const own = fields.list.filter((field) => field.type !== "any");
  const groups = [...new Set(own.map((field) => field.group))];
  const traits = fields.list.filter((field) => field.type === "any").map((field) => field.name.slice(OPEN_PREFIX.shopper.length));
  return (
    <div className="shopper-form">
      <p className="t12 t3">Made up, and never sent anywhere. What is empty is unknown.</p>
      {groups.map((group) => (
        <fieldset key={group}>
          <legend className="cap">{group}</legend>
          <div className="shopper-grid">
            {own.filter((field) => field.group === group).map((field) => (
              <ShopperField key={field.name} field={field} value={shopper.fields[field.name] ?? null} onChange={(value) => onChange(withField(shopper, field.name, value))} />
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset>
        <legend className="cap">Traits</legend>
        {shopper.traits.map((trait, index) => (
          <TraitRow
            key={index}
            trait={trait}
            names={traits}
            onChange={(next) => onChange({ ...shopper, traits: shopper.traits.map((other, at) => (at === index ? next : other)) })}
            onRemove={() => onChange({ ...shopper, traits: shopper.traits.filter((_, at) => at !== index) })}
          />
        ))}
        <Button kind="quiet" size="small" icon="plus" onPress={() => onChange({ ...shopper, traits: [...shopper.traits, { name: "", type: "text", value: null }] })} data-testid="shopper-add-trait">
          Trait
        </Button>
      </fieldset>
    </div>
  );
}

function ShopperField({ field, value, onChange }: { field: Field; value: number | string | string[] | null; onChange: (value: number | string | string[] | null) => void }) {
  const money = useMoney();
  const testId = `shopper-${field.name}`;
  if (isNumeric(field.type)) {
    const unit = unitOf(field.type, money);
    return (
      <NumberField
        label={field.label}
        value={typeof value === "number" ? value : null}
        onChange={onChange}
        digits={decimalsOf(field.type, money)}
        sign={field.type === "money" ? unit : undefined}
        unit={field.type === "money" ? undefined : unit || field.noun}
        min={0}
        testId={testId}
      />
    );
  }
  if (field.type === "text") {
    return <ComboField label={field.label} value={typeof value === "string" ? value : ""} onChange={(text) => onChange(text === "" ? null : text)} suggestions={field.suggestions.map((id) => ({ id }))} testId={testId} />;
  }
  return (
    <div className="both">
      <ChipsField label={field.label} values={Array.isArray(value) ? value : []} onChange={onChange} suggestions={field.suggestions} {...(field.type === "paths" ? { accept: (text: string) => parsePath(text, field.suggestions) } : {})} testId={testId} />
    </div>
  );
}

const TYPES: { id: TraitType; name: string }[] = [
  { id: "text", name: "text" },
  { id: "number", name: "number" },
  { id: "yesno", name: "yes or no" },
  { id: "list", name: "list" },
];

function TraitRow({ trait, names, onChange, onRemove }: { trait: Trait; names: string[]; onChange: (trait: Trait) => void; onRemove: () => void }) {
  const fields = useSubjectFields("shopper");
  const values = fields.get(OPEN_PREFIX.shopper + trait.name).suggestions;
  const label = `Value of ${trait.name || "the trait"}`;
  return (
    <div className="trait">
      <ComboField label="Trait" labelHidden value={trait.name} onChange={(name) => onChange({ ...trait, name })} suggestions={names.map((id) => ({ id }))} placeholder="trait name" width={116} testId="shopper-trait-name" />
      <Select label="Type" labelHidden soft choices={TYPES} value={trait.type} onChange={(type) => onChange({ ...trait, type, value: startingTraitValue(type) })} testId="shopper-trait-type" />
      {trait.type === "text" && <ComboField label={label} labelHidden value={typeof trait.value === "string" ? trait.value : ""} onChange={(text) => onChange({ ...trait, value: text === "" ? null : text })} suggestions={values.map((id) => ({ id }))} placeholder="value" width={96} testId="shopper-trait-value" />}
      {trait.type === "number" && <NumberField label={label} labelHidden value={typeof trait.value === "number" ? trait.value : null} onChange={(value) => onChange({ ...trait, value })} width={96} testId="shopper-trait-value" />}
      {trait.type === "yesno" && <Select label={label} labelHidden choices={[{ id: "yes", name: "yes" }, { id: "no", name: "no" }]} value={trait.value === false ? "no" : "yes"} onChange={(next) => onChange({ ...trait, value: next === "yes" })} />}
      {trait.type === "list" && <ChipsField label={label} labelHidden values={Array.isArray(trait.value) ? trait.value : []} onChange={(value) => onChange({ ...trait, value })} suggestions={values} />}
      <IconButton icon="close" size="small" label="Remove this trait" onPress={onRemove} />
    </div>
  );
}
