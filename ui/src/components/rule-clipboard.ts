/* Rules on their way from one page, segment or store to another: as text that any program can hold, and as an edit. */
import { useSyncExternalStore } from "react";
import type { EntityChange, PagePattern, Rule, RuleSetDocument } from "../ipc/bindings";
import { counted } from "./format";
import { copyName, freshId } from "./entity-id";

export const RULES_FORMAT = "endcap.rules/1";

export function rulesText(rules: readonly Rule[]): string {
  return JSON.stringify({ format: RULES_FORMAT, rules }, null, 2);
}

const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "action" in value && typeof value.action === "object" && value.action !== null && "type" in value.action && "name" in value && typeof value.name === "string";

/** The rules of a text: of our own form, of a whole rule set, a list, or one alone; null if it is none of these. What is wrong with a rule itself, the back end says. */
export function readRules(text: string): Rule[] | null {
  if (!text.trimStart().startsWith("{") && !text.trimStart().startsWith("[")) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : typeof value === "object" && value !== null && "rules" in value && Array.isArray(value.rules) ? value.rules : [value];
  return list.length > 0 && list.every(isRule) ? list : null;
}

/** Undefined keeps what the rule says. */
export interface Target {
  pages?: PagePattern[] | undefined;
  segments?: string[] | undefined;
}

/** One edit that puts copies of the rules, each with an id and a name of its own. */
export function pasteChanges(document: RuleSetDocument, rules: readonly Rule[], target: Target): { label: string; changes: EntityChange[] } {
  const ids = document.rules.map((rule) => rule.id);
  const names = document.rules.map((rule) => rule.name);
  const changes = rules.map((rule): EntityChange => {
    const name = names.includes(rule.name) ? copyName(rule.name, names) : rule.name;
    const id = freshId(name, ids, "rule");
    ids.push(id);
    names.push(name);
    return { op: "putRule", rule: { ...rule, id, name: name.slice(0, 200), pages: target.pages ?? rule.pages ?? [], segments: target.segments ?? rule.segments ?? [] }, index: null };
  });
  const [only] = rules;
  return { label: rules.length === 1 && only ? `Paste “${only.name}”` : `Paste ${counted(rules.length, "rule")}`, changes };
}

/** Collections, segments and formulas that the rules name and the rule set does not hold. */
export function unknownNames(document: RuleSetDocument, rules: readonly Rule[], target: Target): string[] {
  const has = (list: readonly { id: string }[], id: string) => list.some((each) => each.id === id);
  const found = rules.flatMap((rule) => [
    ...(target.segments ?? rule.segments ?? []).filter((id) => id !== "everyone" && !has(document.segments, id)).map((id) => `segment “${id}”`),
    ...(target.pages ?? rule.pages ?? []).flatMap((page) => ("collection" in page && !has(document.collections, page.collection) ? [`collection “${page.collection}”`] : [])),
    ...(rule.action.type === "formula" && !has(document.formulas, rule.action.formula) ? [`formula “${rule.action.formula}”`] : []),
  ]);
  return [...new Set(found)];
}

let copied: readonly Rule[] = [];
const listeners = new Set<() => void>();

/** Kept inside as well: a page may not always read the system's clipboard. */
export function holdRules(rules: readonly Rule[]): void {
  copied = rules;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHeldRules(): readonly Rule[] {
  return useSyncExternalStore(subscribe, () => copied);
}
