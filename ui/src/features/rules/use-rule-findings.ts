// What is found about a rule as it is edited: by the window at once, by the back end as soon as the edit rests.
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useRested, useSubjectFields } from "../../components/conditions/use-fields";
import { counted } from "../../components/format";
import { findingsOf } from "../../components/pointers";
import type { Draft, Finding, Rule } from "../../ipc/bindings";
import { useRuleCheck } from "../../ipc/queries";
import { draftFindings, type RuleDraft, type RuleFinding } from "./rule-draft";
import type { RuleForm } from "./use-rule-form";
import { useTold } from "./use-told";

export function useRuleFindings(draft: Draft, rule: Rule | null, { shown, next, isTouched }: RuleForm) {
  const fields = useSubjectFields("product");
  const asked = next && !rule ? { ...next, id: "not-kept-yet" } : next;
  const rested = useRested(asked, 150);
  const check = useRuleCheck(rested);
  const findings = shown ? everyFinding(shown, check.data?.findings ?? [], rule && !isTouched ? findingsOf(draft.findings, draft.document, "rule", rule.id) : []) : [];
  const { told, isMissing, isWhole, onLeave } = useTold(findings);
  const unfinished = shown && "products" in shown.action ? blocking(problemsOf(shown.action.products, fields)) : [];
  // Each reason stands at its field; what has none stands beside the form.
  const wrong = told.filter((finding) => !finding.missing);
  return {
    told,
    isMissing,
    isWhole,
    onLeave,
    /** the rule that was last asked about, and whether it was edited since */
    rested,
    isStale: JSON.stringify(rested) !== JSON.stringify(asked),
    /** the rule as the back end says it */
    words: check.data?.words ?? null,
    /** why it cannot be kept yet */
    blocked: wrong.length > 0 ? `${counted(wrong.length, "thing")} to put right.` : unfinished.length > 0 ? `${counted(unfinished.length, "condition")} to finish.` : next || isMissing ? null : "Something is missing.",
  };
}

/** The window's own findings first; those of the back end where the window found nothing. */
function everyFinding(shown: RuleDraft, checked: Finding[], drafted: Finding[]): RuleFinding[] {
  const own = draftFindings(shown);
  const rest = [...checked, ...drafted].filter((finding, index, all) => all.findIndex((other) => other.pointer === finding.pointer && other.reason === finding.reason) === index);
  return [...own, ...rest.filter((finding) => !own.some((other) => other.pointer === finding.pointer))];
}
