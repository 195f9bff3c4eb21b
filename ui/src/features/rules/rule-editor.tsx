/* One rule: what it does, where, for whom, when, and which goes first. Nothing is in the draft before Keep. */
import { useEffect, useRef } from "react";
import { KeepForm } from "../../components/keep-form";
import type { Draft, Rule } from "../../ipc/bindings";
import { actionKind } from "./action-kinds";
import type { RuleDraft } from "./rule-draft";
import { RuleEffect, WholeEffect } from "./rule-effect";
import { RuleFields, RuleName } from "./rule-fields";
import { RuleSide } from "./rule-side";
import { useRuleForm } from "./use-rule-form";
import { useRuleFindings } from "./use-rule-findings";

interface RuleEditorProps {
  draft: Draft;
  /** null: a rule that is not in the draft yet, begun by the chooser */
  rule: Rule | null;
}

export function RuleEditor({ draft, rule }: RuleEditorProps) {
  const form = useRuleForm(draft, rule);
  const { shown, next, change } = form;
  const findings = useRuleFindings(draft, rule, form);
  const { told, isMissing, blocked, rested } = findings;
  const nameField = useNamedAtOnce(rule === null ? shown : null);
  if (!shown) return null;
  const known = isMissing ? null : rested;
  return (
    <div className="beside">
      <KeepForm
        label={rule ? `Rule ${rule.name}` : "A fresh rule"}
        dirty={form.dirty}
        blocked={blocked}
        saving={form.saving}
        onKeep={() => findings.isWhole() && form.keep()}
        onCancel={form.leave}
        onLeave={findings.onLeave}
        keep={rule ? "Keep" : "Add rule"}
        testId="rule"
        {...(known ? { summary: <RuleEffect rule={known} document={draft.document} /> } : {})}
      >
        <RuleName draft={draft} rule={rule} shown={shown} change={change} told={told} box={nameField} />
        <RuleFields shown={shown} change={change} document={draft.document} told={told} />
      </KeepForm>
      <aside className="beside-end" aria-label="The rule in words">
        <RuleSide
          action={shown.action}
          words={next ? findings.words : null}
          findings={told.filter(({ pointer }) => !AT_FIELD.test(pointer))}
          stale={findings.isStale}
          effect={form.dirty && known && blocked === null ? <WholeEffect rule={known} document={draft.document} /> : null}
        />
      </aside>
    </div>
  );
}

/** Members that have a field, where the reason stands. */
const AT_FIELD = /^\/(name|priority|segments|schedule|pages\/\d+|action\/)/;

/** The box of a fresh rule's name: it is called after its action, and typing at once gives it a better name. */
function useNamedAtOnce(fresh: RuleDraft | null) {
  const box = useRef<HTMLInputElement>(null);
  const naming = fresh !== null && fresh.action.type !== "pin" && fresh.name === actionKind(fresh.action.type).label;
  useEffect(() => {
    if (naming) box.current?.select();
    // oxlint-disable-next-line react/exhaustive-deps, react/memo-dependencies -- once, when the form opens
  }, []);
  return box;
}
