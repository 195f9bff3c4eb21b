/* The fields of a store's facts, as in a new store and in the settings. */
import { NumberField, TextField } from "../fields";
import "./store-facts.css";
import { currencies, type StoreFactsInput, type StoreFactsProblems } from "./store-facts";
import { TimeZoneField } from "./time-zone-field";

interface StoreFactsFieldsProps {
  value: StoreFactsInput;
  problems: StoreFactsProblems;
  autoFocus?: boolean;
  onChange: (value: StoreFactsInput) => void;
}

const CURRENCY_CODES = currencies().map((currency) => currency.code);

export function StoreFactsFields({ value, problems, autoFocus, onChange }: StoreFactsFieldsProps) {
  const currencyName = currencies().find((currency) => currency.code === value.currency.toUpperCase())?.name;
  return (
    <div className="sf">
      <TextField label="Name" value={value.name} autoFocus={autoFocus} problem={problems.name} placeholder="Northwind Outdoor" onChange={(name) => onChange({ ...value, name })} testId="store-name" />
      <TextField label="Currency" value={value.currency} options={CURRENCY_CODES} problem={problems.currency} note={currencyName ?? "three letters, such as EUR"} onChange={(currency) => onChange({ ...value, currency: currency.toUpperCase() })} testId="store-currency" />
      <TimeZoneField value={value.timeZone} problem={problems.timeZone} onChange={(timeZone) => onChange({ ...value, timeZone })} />
      <NumberField label="Metrics cover" unit="days" min={1} max={366} value={value.metricsDays} problem={problems.metricsDays} note="the days in which views and sales were counted" onChange={(metricsDays) => onChange({ ...value, metricsDays })} testId="store-metrics-days" />
    </div>
  );
}
