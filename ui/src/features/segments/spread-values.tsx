/* The most frequent values of a field, to choose from. */
import type { Test } from "../../components/conditions/condition-tree";
import type { Field } from "../../components/conditions/fields";
import { count, counted } from "../../components/format";
import type { Scalar, ShopperSpread } from "../../ipc/bindings";

const SHOWN = 6;

interface SpreadValuesProps {
  test: Test;
  spread: ShopperSpread;
  field: Field;
  onChange: (test: Test) => void;
}

function chosenIn(test: Test): readonly Scalar[] {
  if (test.op === "is") return test.value === null ? [] : [test.value];
  if (test.op === "in") return test.values;
  return test.op === "under" && test.path !== null ? [test.path] : [];
}

/** A trait that is only ever yes or no comes as these two words. */
export function scalarIn(values: readonly { value: string }[], value: string): Scalar {
  return values.every((each) => each.value === "true" || each.value === "false") ? value === "true" : value;
}

/** The test that asks for a value: in place of the one it had, or with or without it in a list. */
export function withValue(test: Test, value: Scalar): Test {
  if (test.op === "under" && typeof value === "string") return { op: "under", path: value };
  if (test.op === "in") return { op: "in", values: test.values.includes(value) ? test.values.filter((each) => each !== value) : [...test.values, value] };
  return { op: "is", value };
}

export function SpreadValues({ test, spread, field, onChange }: SpreadValuesProps) {
  const shown = spread.values.slice(0, SHOWN);
  const most = Math.max(1, ...shown.map((each) => each.shoppers));
  const chosen = chosenIn(test);
  if (shown.length === 0) return <p className="t11 spread-note">{field.label} is unknown of all shoppers.</p>;
  return (
    <div className="spread-values" role="group" aria-label={`Shoppers by ${field.label}`} data-testid="spread-values">
      {shown.map(({ value, shoppers }) => ({ value, scalar: scalarIn(spread.values, value), shoppers })).map(({ value, scalar, shoppers }) => (
        <button key={value} type="button" aria-pressed={chosen.includes(scalar)} onClick={() => onChange(withValue(test, scalar))}>
          <span className="el">{typeof scalar === "boolean" ? (scalar ? "yes" : "no") : value.replaceAll(" > ", " › ")}</span>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${(shoppers * 100) / most}%` }} />
          </span>
          <span className="nw">{count(shoppers)}</span>
          <span className="visually-hidden">{shoppers === 1 ? " shopper" : " shoppers"}</span>
        </button>
      ))}
      {spread.unknown > 0 && <p className="t11 spread-note">Unknown of {counted(spread.unknown, "shopper")}.</p>}
    </div>
  );
}
