/* Which columns the table has. Kept for the next time. */
import { Button } from "../../components/button";
import { Checkbox } from "../../components/choices";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import { type CatalogColumn, COLUMNS, FIRST } from "./columns";
import { PRODUCT_FIELDS } from "./product-fields";

const GROUPS = ["Identity", "Price", "Stock", "Demand"] as const;

/** Computed figures stand with those that they are computed from. */
const DERIVED: Record<string, (typeof GROUPS)[number]> = { margin: "Price", margin_bp: "Price", discount_bp: "Price", variant_cover_bp: "Stock", cover_days: "Stock", conversion_bp: "Demand", sell_through_bp: "Demand" };

const groupOf = (field: string) => DERIVED[field] ?? PRODUCT_FIELDS.find((each) => each.field === field)?.group;

interface ColumnChoiceProps {
  columns: readonly CatalogColumn[];
  /** the fields of those that stand where none were chosen */
  atFirst: readonly string[];
  onChoose: (fields: string[]) => void;
}

export function ColumnChoice({ columns, atFirst, onChoose }: ColumnChoiceProps) {
  const chosen = columns.map(({ field }) => field).filter((field) => field !== FIRST);
  const set = (field: string, isOn: boolean) => onChoose(isOn ? [...chosen, field] : chosen.filter((each) => each !== field));
  const asAtFirst = chosen.length === atFirst.length && atFirst.every((field) => chosen.includes(field));
  return (
    <PopoverButton
      label="Columns"
      placement="bottom end"
      trigger={
        <Button data-testid="catalog-columns">
          Columns
          <Icon name="chevron-down" size="s" />
        </Button>
      }
    >
      {() => (
        <div className="column-choice">
          {GROUPS.map((group) => (
            <fieldset key={group}>
              <legend className="cap">{group}</legend>
              {COLUMNS.filter(({ field }) => field !== FIRST && groupOf(field) === group).map(({ field, title }) => (
                <Checkbox key={field} isSelected={chosen.includes(field)} onChange={(isOn) => set(field, isOn)} testId={`column-${field}`}>
                  {title}
                </Checkbox>
              ))}
            </fieldset>
          ))}
          <Button size="small" kind="quiet" isDisabled={asAtFirst} onPress={() => onChoose([...atFirst])} data-testid="columns-at-first">
            As at first
          </Button>
        </div>
      )}
    </PopoverButton>
  );
}
