// One rule as it is edited: kept, or left.
import { useMemo, useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { freshId } from "../../components/entity-id";
import { leaveEdit } from "../../components/left-edit";
import { focusRow } from "../../components/row-focus";
import { FRESH } from "../../components/unkept-edits";
import type { Draft, Rule } from "../../ipc/bindings";
import { draftOf, ruleOf, type RuleDraft } from "./rule-draft";
import { useRuleEdit } from "./use-rule-edit";

export type RuleForm = ReturnType<typeof useRuleForm>;

/** `rule` null: not in the draft yet */
export function useRuleForm(draft: Draft, rule: Rule | null) {
  const edit = useEdit();
  const [saving, setSaving] = useState(false);
  const [unkept, setUnkept] = useRuleEdit(rule?.id ?? FRESH);
  const base = useMemo(() => (rule ? draftOf(rule) : null), [rule]);
  // The switch of a kept rule is no part of the form: it takes effect at once, here as in the list.
  const shown = useMemo(() => (unkept && base ? { ...unkept, enabled: base.enabled } : (unkept ?? base)), [unkept, base]);
  const next = useMemo(() => (shown ? ruleOf(shown) : null), [shown]);
  const leave = () => {
    leaveEdit(`rule:${rule?.id ?? FRESH}`, unkept, rule?.name ?? shown?.name ?? "", rule === null);
    if (!rule) navigate(routeHref("rules"), true);
  };
  const keep = async () => {
    if (!next) return;
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
  return {
    /** null: neither a rule of the draft nor one that was begun */
    shown,
    /** null while something is missing */
    next,
    isTouched: unkept !== null,
    dirty: rule === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(base && ruleOf(base))),
    saving,
    change: (part: Partial<RuleDraft>) => shown && setUnkept({ ...shown, ...part }),
    keep: () => void keep(),
    leave,
  };
}
