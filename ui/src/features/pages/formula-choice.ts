/* Which formula orders a page, and the rule that chooses another. Pure. */
import { patternOf, slug } from "../../components/acts";
import type { EntityChange, PageRule, Rule, RuleSetDocument } from "../../ipc/bindings";

/** The formula of the first active formula rule that holds in every lane, else the first of the list. */
export function formulaOf(document: RuleSetDocument, rules: readonly PageRule[] | undefined, lanes: readonly string[]): string | null {
  const ruled = rules?.find((rule) => rule.actionType === "formula" && rule.activeNow && rule.segments.length === lanes.length);
  const action = document.rules.find((rule) => rule.id === ruled?.id)?.action;
  return action?.type === "formula" ? action.formula : (document.formulas[0]?.id ?? null);
}

export function formulaChange(document: RuleSetDocument, page: string, pageName: string, formula: string): { label: string; changes: EntityChange[] } {
  const pages = [patternOf(page)];
  const existing = document.rules.find((rule) => rule.action.type === "formula" && !rule.segments?.length && !rule.schedule && JSON.stringify(rule.pages) === JSON.stringify(pages));
  const name = `${document.formulas.find((each) => each.id === formula)?.name ?? formula} orders ${pageName}`;
  const rule: Rule = {
    ...existing,
    id: existing?.id ?? `formula-${slug(pageName)}-${Math.random().toString(36).slice(2, 6)}`,
    name: name.slice(0, 200),
    enabled: true,
    pages,
    segments: [],
    schedule: null,
    action: { type: "formula", formula },
  };
  return { label: name, changes: [{ op: "putRule", rule, index: null }] };
}
