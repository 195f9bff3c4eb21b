/* What a rule does: one form for each of the fourteen actions. */
import { Segmented, Select } from "../../components/choices";
import { ConditionBuilder, SelectedProducts } from "../../components/conditions/condition-builder";
import { scoreFields, spreadFields } from "../../components/conditions/fields";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { NumberField } from "../../components/fields";
import { reasonAt, within } from "../../components/pointers";
import { ChosenProduct, ProductSearch } from "../../components/product-list";
import type { Finding, RuleSetDocument } from "../../ipc/bindings";
import { actionKind, RANGES, type Range } from "./action-kinds";
import { FieldSelect } from "./field-select";
import { LevelsEditor } from "./levels-editor";
import type { ActionDraft } from "./rule-draft";

interface ActionFormProps {
  action: ActionDraft;
  onChange: (action: ActionDraft) => void;
  document: RuleSetDocument;
  findings: Finding[];
}

interface CountedProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  range: Range;
  problem: string | null;
  unit?: string;
  sign?: string;
  digits?: number;
  note: string;
  testId: string;
}

function Counted({ range, ...rest }: CountedProps) {
  return <NumberField {...rest} min={range.min} max={range.max} width={220} />;
}

export function ActionForm({ action, onChange, document, findings }: ActionFormProps) {
  const at = (member: string) => reasonAt(findings, `/action/${member}`);
  const points = (value: number | null, set: (points: number | null) => void, sign: string) => (
    <Counted label="Points" value={value} onChange={set} range={RANGES.points} problem={at("points")} unit="points" sign={sign} note="1 to 100,000. Compare with what the formula gives." testId="rule-points" />
  );
  switch (action.type) {
    case "pin":
      return (
        <>
          <PinnedProduct product={action.product} onChange={(product) => onChange({ ...action, product })} problem={at("product")} />
          <Counted label="Position" value={action.position} onChange={(position) => onChange({ ...action, position })} range={RANGES.position} problem={at("position")} note="1 is the first place; at most 1,000. A taken place passes the pin on to the next free one." testId="rule-position" />
        </>
      );
    case "hide":
    case "only":
    case "top":
    case "bottom":
    case "boost":
    case "bury":
      return (
        <>
          {"points" in action && points(action.points, (value) => onChange({ ...action, points: value }), action.type === "boost" ? "+" : "−")}
          <div className="col g2">
            <ConditionBuilder label={`Products: ${actionKind(action.type).label}`} subject="product" tree={action.products} onChange={(products) => onChange({ ...action, products })} findings={within(findings, "/action/products")} testId="conditions" />
            <SelectedProducts tree={action.products} />
          </div>
        </>
      );
    case "margin_floor":
      return (
        <>
          <Counted label="Products with a margin below" value={action.min_bp} onChange={(min_bp) => onChange({ ...action, min_bp })} range={RANGES.min_bp} problem={at("min_bp")} unit="%" digits={2} note="Of the price. At most 100 %; a floor below 0 % lets small losses through." testId="rule-margin" />
          <Fate label="Those below it" value={action.below} onChange={(below) => onChange({ ...action, below })} />
        </>
      );
    case "out_of_stock":
      return <Fate label="Products with a stock of 0" value={action.then} onChange={(then) => onChange({ ...action, then })} />;
    case "low_stock":
      return (
        <>
          <Counted label="Products with a stock below" value={action.below} onChange={(below) => onChange({ ...action, below })} range={RANGES.below} problem={at("below")} unit="pcs" note="1 to 99,999 pieces." testId="rule-below" />
          {points(action.points, (value) => onChange({ ...action, points: value }), "−")}
        </>
      );
    case "overstock":
      return (
        <>
          <Counted label="Products whose stock lasts at least" value={action.cover_days} onChange={(cover_days) => onChange({ ...action, cover_days })} range={RANGES.cover_days} problem={at("cover_days")} unit="d" note="Days of cover at the present pace of sales, 1 to 99,999." testId="rule-cover" />
          {points(action.points, (value) => onChange({ ...action, points: value }), "+")}
        </>
      );
    case "max_per":
      return <SpreadForm action={action} onChange={onChange} findings={findings} />;
    case "score":
      return <ScoreForm action={action} onChange={onChange} findings={findings} />;
    case "formula":
      return <FormulaChoice value={action.formula} onChange={(formula) => onChange({ ...action, formula })} document={document} problem={at("formula")} />;
  }
}

function PinnedProduct({ product, onChange, problem }: { product: string | null; onChange: (product: string | null) => void; problem: string | null }) {
  if (product === null)
    return (
      <div className="finder" data-at="/action/product">
        <ProductSearch label="Product" onChoose={([id]) => id !== undefined && onChange(id)} problem={problem} testId="rule-product" autoFocus />
      </div>
    );
  return (
    <div className="field finder" data-testid="rule-product-chosen">
      <span className="label">Product</span>
      <ChosenProduct id={product} onChange={() => onChange(null)} />
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

function Fate({ label, value, onChange }: { label: string; value: "hide" | "bottom"; onChange: (value: "hide" | "bottom") => void }) {
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div>
        <Segmented
          label={label}
          choices={[
            { id: "hide", name: "Hide", icon: "hide" },
            { id: "bottom", name: "Send to the bottom", icon: "bottom" },
          ]}
          value={value}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

function SpreadForm({ action, onChange, findings }: { action: Extract<ActionDraft, { type: "max_per" }>; onChange: (action: ActionDraft) => void; findings: Finding[] }) {
  const fields = useSubjectFields("product");
  const label = oneOf(fields.get(action.field).label);
  return (
    <>
      <FieldSelect label="Spread" fields={spreadFields(fields)} value={action.field} onChange={(field) => onChange({ ...action, field })} problem={reasonAt(findings, "/action/field")} testId="rule-spread-field" />
      <div className="row g4 wrap align-top">
        <Counted label="At most" value={action.count} onChange={(count) => onChange({ ...action, count })} range={RANGES.count} problem={reasonAt(findings, "/action/count")} unit={`of one ${label}`} note="1 to 99,999." testId="rule-count" />
        <Counted label="In any" value={action.window} onChange={(window) => onChange({ ...action, window })} range={RANGES.window} problem={reasonAt(findings, "/action/window")} unit="neighbouring places" note="1 to 99,999." testId="rule-window" />
      </div>
      <p className="t12 t3">
        Where nothing else is left, the next product of the same tier takes the place all the same. A product without {label} breaks nothing; of several values the first counts.
      </p>
    </>
  );
}

/** One value of a field, within a sentence: "brand", "category". */
function oneOf(label: string): string {
  const plain = label.toLowerCase();
  if (plain === "categories") return "category";
  return plain === "tags" ? "tag" : plain;
}

function ScoreForm({ action, onChange, findings }: { action: Extract<ActionDraft, { type: "score" }>; onChange: (action: ActionDraft) => void; findings: Finding[] }) {
  const fields = useSubjectFields("product");
  return (
    <>
      <div className="row g4 wrap align-top">
        <FieldSelect label="Figure" fields={scoreFields(fields)} value={action.field} onChange={(field) => onChange({ ...action, field, levels: fields.get(field).type === fields.get(action.field).type ? action.levels : [] })} problem={reasonAt(findings, "/action/field")} testId="rule-score-field" />
        <Counted label="Points per level" value={action.weight} onChange={(weight) => onChange({ ...action, weight })} range={RANGES.weight} problem={reasonAt(findings, "/action/weight")} unit="points" note="−1,000 to 1,000; below 0 lowers." testId="rule-weight" />
      </div>
      <LevelsEditor field={fields.get(action.field)} weight={action.weight} levels={action.levels} onChange={(levels) => onChange({ ...action, levels })} problem={reasonAt(findings, "/action/levels")} testId="rule-level" />
    </>
  );
}

function FormulaChoice({ value, onChange, document, problem }: { value: string | null; onChange: (formula: string) => void; document: RuleSetDocument; problem: string | null }) {
  const choices = document.formulas.map(({ id, name }, index) => ({ id, name, ...(index === 0 ? { note: "the first of the list: orders pages without a rule" } : {}) }));
  if (value !== null && !choices.some((choice) => choice.id === value)) choices.push({ id: value, name: `${value}, which no longer exists` });
  if (choices.length === 0) return <p className="t12 t2">There is no formula yet: make one under Formulas.</p>;
  return (
    <div className="field" data-at="/action/formula">
      <Select label="Formula" choices={choices} value={value} onChange={onChange} testId="rule-formula" />
      <span className="note">Where several such rules hold, the first in order of precedence counts.</span>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
