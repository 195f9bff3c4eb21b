/* One rule: what it does, where, for whom, when, and which goes first. Nothing is in the draft before Keep. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { ActionMark } from "../../components/action-mark";
import { Select, Switch } from "../../components/choices";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useRested, useSubjectFields } from "../../components/conditions/use-fields";
import { freshId } from "../../components/entity-id";
import { NumberField, TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { KeepForm } from "../../components/keep-form";
import { findingsOf, reasonAt } from "../../components/pointers";
import { focusRow } from "../../components/row-focus";
import type { Draft, Finding, Rule } from "../../ipc/bindings";
import { useRuleCheck } from "../../ipc/queries";
import { ACTION_KINDS, actionKind, RANGES } from "./action-kinds";
import { ActionForm } from "./action-form";
import { PagesEditor } from "./pages-editor";
import { draftFindings, draftOf, ruleOf, type RuleDraft, type RuleFinding } from "./rule-draft";
import { RuleEffect, WholeEffect } from "./rule-effect";
import { RuleSide } from "./rule-side";
import { RuleTools } from "./rule-tools";
import { ScheduleEditor } from "./schedule-editor";
import { withType } from "./selection";
import { ShoppersEditor } from "./shoppers-editor";
import { FRESH, useRuleEdit } from "./use-rule-edit";
import { useTold } from "./use-told";

interface RuleEditorProps {
  draft: Draft;
  /** null: a rule that is not in the draft yet, begun by the chooser */
  rule: Rule | null;
}

export function RuleEditor({ draft, rule }: RuleEditorProps) {
  const edit = useEdit();
  const fields = useSubjectFields("product");
  const [saving, setSaving] = useState(false);
  const [unkept, setUnkept] = useRuleEdit(rule?.id ?? FRESH);
  const base = useMemo(() => (rule ? draftOf(rule) : null), [rule]);
  // The switch of a kept rule is no part of the form: it takes effect at once, here as in the list.
  const shown = useMemo(() => (unkept && base ? { ...unkept, enabled: base.enabled } : (unkept ?? base)), [unkept, base]);
  const next = useMemo(() => (shown ? ruleOf(shown) : null), [shown]);
  const asked = next && !rule ? { ...next, id: "not-kept-yet" } : next;
  const rested = useRested(asked, 150);
  const check = useRuleCheck(rested);
  const nameField = useRef<HTMLInputElement>(null);
  const naming = rule === null && unkept !== null && unkept.action.type !== "pin" && unkept.name === actionKind(unkept.action.type).label;
  useEffect(() => {
    // A fresh rule is called after its action; typing at once gives it a better name.
    if (naming) nameField.current?.select();
    // oxlint-disable-next-line react/exhaustive-deps, react/memo-dependencies -- once, when the form opens
  }, []);
  const findings = shown ? everyFinding(shown, check.data?.findings ?? [], rule && !unkept ? findingsOf(draft.findings, draft.document, "rule", rule.id) : []) : [];
  const { told, isMissing, isWhole, onLeave } = useTold(findings);
  if (!shown) return null;

  const dirty = rule === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(base && ruleOf(base)));
  const unfinished = "products" in shown.action ? blocking(problemsOf(shown.action.products, fields)) : [];
  // Each reason stands at its field; what has none stands beside the form.
  const wrong = told.filter((finding) => !finding.missing);
  const blocked = wrong.length > 0 ? `${counted(wrong.length, "thing")} to put right.` : unfinished.length > 0 ? `${counted(unfinished.length, "condition")} to finish.` : next || isMissing ? null : "Something is missing.";
  const change = (part: Partial<RuleDraft>) => setUnkept({ ...shown, ...part });
  const leave = () => {
    setUnkept(null);
    if (!rule) navigate(routeHref("rules"), true);
  };
  const keep = async () => {
    if (!isWhole() || !next) return;
    setSaving(true);
    const id = rule?.id ?? freshId(next.name, draft.document.rules.map((each) => each.id), "rule");
    const kept = await edit(rule ? `Change rule ${next.name}` : `Add rule ${next.name}`, [{ op: "putRule", rule: { ...next, id, name: next.name.trim() }, index: null }]);
    setSaving(false);
    if (!kept) return;
    setUnkept(null);
    if (rule) return;
    navigate(routeHref("rules", {}, "rule", id), true);
    focusRow(`rule-${id}`);
  };
  const kind = actionKind(shown.action.type);
  return (
    <div className="beside">
      <KeepForm label={rule ? `Rule ${rule.name}` : "A fresh rule"} dirty={dirty} blocked={blocked} saving={saving} onKeep={() => void keep()} onCancel={leave} onLeave={onLeave} keep={rule ? "Keep" : "Add rule"} testId="rule" {...(rested && !isMissing ? { summary: <RuleEffect rule={rested} document={draft.document} /> } : {})}>
        <div className="entity-title">
          <ActionMark type={kind.type} size="l" />
          <TextField label="Name of the rule" labelHidden value={shown.name} onChange={(name) => change({ name })} problem={reasonAt(told, "/name")} inputRef={nameField} testId="rule-name" />
          {rule ? <RuleTools draft={draft} rule={rule} /> : <Switch isSelected={shown.enabled} onChange={(enabled) => change({ enabled })} label="The rule is on" />}
        </div>
        <p className="entity-place">{rule ? `id ${rule.id}` : "Not in the draft yet."}</p>
        <Part title="What">
          <Select
            label="Action"
            labelHidden
            choices={ACTION_KINDS.map(({ type, label, intent }) => ({ id: type, name: label, section: intent }))}
            value={kind.type}
            onChange={(type) => change({ action: withType(shown.action, type, draft.document.formulas[0]?.id ?? null) })}
            testId="rule-action"
          />
          <p className="t12 t3">{kind.effect}</p>
          <ActionForm key={kind.type} action={shown.action} onChange={(action) => change({ action })} document={draft.document} findings={told} />
        </Part>
        <Part title="Where">
          <PagesEditor pages={shown.pages} onChange={(pages) => change({ pages })} document={draft.document} findings={told} />
        </Part>
        <Part title="For whom">
          <ShoppersEditor value={shown.segments} onChange={(segments) => change({ segments })} segments={draft.document.segments} findings={told} />
        </Part>
        <Part title="When">
          <ScheduleEditor schedule={shown.schedule} onChange={(schedule) => change({ schedule })} timeZone={draft.document.store.time_zone} findings={told} />
        </Part>
        <Part title="Precedence">
          <NumberField label="Priority" value={shown.priority} onChange={(priority) => change({ priority })} min={RANGES.priority.min} max={RANGES.priority.max} width={160} problem={reasonAt(told, "/priority")} testId="rule-priority" />
          <p className="t12 t3">A higher priority goes first; most rules stay at 0. Among equals the more specific page goes first, then rules for named segments, then scheduled ones, then by id.</p>
        </Part>
      </KeepForm>
      <aside className="beside-end" aria-label="The rule in words">
        <RuleSide action={shown.action} words={next ? (check.data?.words ?? null) : null} findings={told.filter(({ pointer }) => !AT_FIELD.test(pointer))} stale={JSON.stringify(rested) !== JSON.stringify(asked)} effect={dirty && rested && !isMissing && blocked === null ? <WholeEffect rule={rested} document={draft.document} /> : null} />
      </aside>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part" aria-label={title}>
      <h2 className="h">{title}</h2>
      <div className="part-body">{children}</div>
    </section>
  );
}

/** Members that have a field, where the reason stands. */
const AT_FIELD = /^\/(name|priority|segments|schedule|pages\/\d+|action\/)/;

/** The window's own findings first; those of the back end where the window found nothing. */
function everyFinding(shown: RuleDraft, checked: Finding[], drafted: Finding[]): RuleFinding[] {
  const own = draftFindings(shown);
  const rest = [...checked, ...drafted].filter((finding, index, all) => all.findIndex((other) => other.pointer === finding.pointer && other.reason === finding.reason) === index);
  return [...own, ...rest.filter((finding) => !own.some((other) => other.pointer === finding.pointer))];
}
