/* One formula: terms that give points by figures, then what breaks a tie. */
import { useMemo } from "react";
import { Button } from "../../components/button";
import { Segmented } from "../../components/choices";
import { orderFields, scoreFields } from "../../components/conditions/fields";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { NumberField, TextField } from "../../components/fields";
import { signed } from "../../components/format";
import { KeepForm } from "../../components/keep-form";
import { findingsOf, reasonAt } from "../../components/pointers";
import { rulesNaming } from "../../components/removal";
import { useEntityForm } from "../../components/use-entity-form";
import type { Draft, EntityChange, Finding, Formula } from "../../ipc/bindings";
import { RANGES } from "./action-kinds";
import { hrefIn, useDuplicate } from "./entity-acts";
import { EntityTools } from "./entity-tools";
import { FieldSelect } from "./field-select";
import { draftOf, formulaFindings, formulaOf, freshDraft, freshTerm, nextKey, pointsSpan, type OrderDraft, type TermDraft } from "./formula-draft";
import { LevelsEditor } from "./levels-editor";
import { StepButtons, useSteps } from "./list-steps";
import { NamingRules } from "./naming-rules";

const put = (formula: Formula, index: number | null): EntityChange => ({ op: "putFormula", formula, index });

export function FormulaEditor({ draft, formula }: { draft: Draft; formula: Formula | null }) {
  const base = useMemo(() => (formula ? draftOf(formula) : freshDraft()), [formula]);
  const { formulas } = draft.document;
  const form = useEntityForm({ kind: "formula", entity: formula, base, entityOf: formulaOf, putOf: (entity) => put(entity, null), all: formulas, hrefOf: hrefIn("formula") });
  const duplicate = useDuplicate("formula", formulas, put);
  const { shown } = form;
  const own = formulaFindings(shown);
  const findings = [...own, ...(formula && !form.touched ? findingsOf(draft.findings, draft.document, "formula", formula.id) : [])];
  const span = pointsSpan(shown.terms);
  const isDefault = formula !== null && formulas[0]?.id === formula.id;
  return (
    <div className="beside">
      <KeepForm label={formula ? `Formula ${formula.name}` : "A fresh formula"} dirty={form.dirty} blocked={own[0]?.reason ?? form.idProblem} saving={form.saving} onKeep={form.keep} onCancel={form.cancel} keep={formula ? "Keep" : "Add formula"} testId="formula">
        <div className="entity-title">
          <TextField label="Name of the formula" labelHidden value={shown.name} onChange={(name) => form.change({ name })} placeholder="Name of the formula" autoFocus={formula === null} problem={form.touched ? reasonAt(findings, "/name") : null} testId="formula-name" />
          {formula && <EntityTools draft={draft} kind="formula" id={formula.id} name={formula.name} onDuplicate={() => void duplicate(formula)} />}
        </div>
        <p className="entity-place">
          {formula ? `id ${formula.id} · ` : ""}
          {isDefault ? "first of the list: it orders every page without a formula of its own" : "orders the pages for which a rule names it"}
        </p>
        <section className="part" aria-label="Terms">
          <h2 className="h">Points</h2>
          <div className="part-body">
            <p className="t12 t3">Each term adds its weight once for every level that the product’s figure reaches. Unknown figures reach none.</p>
            <Terms terms={shown.terms} onChange={(terms) => form.change({ terms })} findings={findings} />
          </div>
        </section>
        <section className="part" aria-label="Ties">
          <h2 className="h">Then by</h2>
          <div className="part-body">
            <p className="t12 t3">Between products of equal points, in turn; unknown comes last either way, and the id decides in the end.</p>
            <Ties orders={shown.thenBy} onChange={(thenBy) => form.change({ thenBy })} findings={findings} />
          </div>
        </section>
      </KeepForm>
      <aside className="beside-end" aria-label="About the formula">
        <div className="rule-side">
          <section aria-label="Reach">
            <h2 className="h">Reach</h2>
            <p className="t12 t2">
              From <b>{signed(span.least)}</b> to <b data-testid="formula-most">{signed(span.most)}</b> points. A boost or bury counts for as much as its share of that.
            </p>
          </section>
          {formula && <NamingRules rules={rulesNaming(draft.document, "formula", formula.id)} none={isDefault ? "No rule names it; as the first of the list it needs none." : "No rule names it yet, so it orders no page."} />}
        </div>
      </aside>
    </div>
  );
}

function Terms({ terms, onChange, findings }: { terms: TermDraft[]; onChange: (terms: TermDraft[]) => void; findings: Finding[] }) {
  const fields = useSubjectFields("product");
  const change = (index: number, term: TermDraft) => onChange(terms.map((other, at) => (at === index ? term : other)));
  const unused = scoreFields(fields).find((field) => !terms.some((term) => term.field === field.name));
  const steps = useSteps(terms, onChange);
  return (
    <>
      <ol className="terms" ref={steps.list}>
        {terms.map((term, index) => {
          const field = fields.get(term.field);
          return (
            <li key={term.key} className="term" aria-label={`Term ${index + 1}: ${field.label}`} data-testid={`formula-term-${index}`}>
              <div className="row g4 wrap align-top">
                <FieldSelect label="Figure" fields={scoreFields(fields)} value={term.field} onChange={(name) => change(index, { ...term, field: name, levels: fields.get(name).type === field.type ? term.levels : [] })} problem={reasonAt(findings, `/terms/${index}/field`)} testId={`formula-field-${index}`} />
                <NumberField label="Weight" value={term.weight} onChange={(weight) => change(index, { ...term, weight })} min={RANGES.weight.min} max={RANGES.weight.max} unit="points per level" width={180} problem={reasonAt(findings, `/terms/${index}/weight`)} testId={`formula-weight-${index}`} />
                <span className="sp" />
                <StepButtons index={index} count={terms.length} what={`term ${index + 1}`} steps={steps} />
              </div>
              <LevelsEditor field={field} weight={term.weight} levels={term.levels} onChange={(levels) => change(index, { ...term, levels })} problem={reasonAt(findings, `/terms/${index}/levels`)} testId={`formula-level-${index}`} />
            </li>
          );
        })}
      </ol>
      {terms.length === 0 && <p className="t12 t2">No term: every product has 0 points.</p>}
      <div>
        <Button size="small" kind="quiet" icon="plus" onPress={() => steps.add(freshTerm(unused?.name ?? "stock"))} data-step="add" data-testid="formula-add-term">
          Term
        </Button>
      </div>
    </>
  );
}

function Ties({ orders, onChange, findings }: { orders: OrderDraft[]; onChange: (orders: OrderDraft[]) => void; findings: Finding[] }) {
  const fields = useSubjectFields("product");
  const put = (index: number, order: OrderDraft) => onChange(orders.map((other, at) => (at === index ? order : other)));
  const steps = useSteps(orders, onChange);
  return (
    <>
      <ol className="col g2" ref={steps.list}>
        {orders.map((order, index) => (
          <li key={order.key} className="row g2" aria-label={`Tie-breaker ${index + 1}`}>
            <FieldSelect label="Field" labelHidden fields={orderFields(fields)} value={order.field} onChange={(field) => put(index, { ...order, field })} open={false} problem={reasonAt(findings, `/then_by/${index}`)} testId={`formula-then-${index}`} />
            <Segmented
              label="Order"
              small
              choices={[
                { id: "desc", name: "highest first", icon: "down" },
                { id: "asc", name: "lowest first", icon: "up" },
              ]}
              value={order.order}
              onChange={(next) => put(index, { ...order, order: next })}
            />
            <StepButtons index={index} count={orders.length} what={`tie-breaker ${index + 1}`} steps={steps} />
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" kind="quiet" icon="plus" onPress={() => steps.add({ key: nextKey(), field: "launched", order: "desc" })} data-step="add" data-testid="formula-add-then">
          Tie-breaker
        </Button>
      </div>
    </>
  );
}
