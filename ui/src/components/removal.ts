// Removing a segment, collection or formula together with what names it, as one edit.
// A rule that was for this alone goes with it: without the mention it would apply everywhere.
import type { EntityChange, EntityKind, PagePattern, Rule, RuleSetDocument } from "../ipc/bindings";

export interface Removal {
  changes: EntityChange[];
  /** rules that stay, without the mention */
  changed: Rule[];
  /** rules that go as well */
  removed: Rule[];
}

export function removalOf(document: RuleSetDocument, kind: EntityKind, id: string): Removal {
  const changed: Rule[] = [];
  const removed: Rule[] = [];
  for (const rule of document.rules) {
    const after = withoutMention(rule, kind, id);
    if (after === null) removed.push(rule);
    else if (after !== rule) changed.push(after);
  }
  return {
    changed,
    removed,
    changes: [
      ...changed.map((rule): EntityChange => ({ op: "putRule", rule, index: null })),
      ...removed.map((rule): EntityChange => ({ op: "remove", entity: "rule", id: rule.id })),
      { op: "remove", entity: kind, id },
    ],
  };
}

function withoutMention(rule: Rule, kind: EntityKind, id: string): Rule | null {
  if (kind === "formula") return rule.action.type === "formula" && rule.action.formula === id ? null : rule;
  if (kind === "segment") {
    const segments = rule.segments ?? [];
    if (!segments.includes(id)) return rule;
    return segments.length === 1 ? null : { ...rule, segments: segments.filter((other) => other !== id) };
  }
  if (kind === "collection") {
    const pages = rule.pages ?? [];
    const kept = pages.filter((page) => !namesCollection(page, id));
    if (kept.length === pages.length) return rule;
    return kept.length === 0 ? null : { ...rule, pages: kept };
  }
  return rule;
}

export function namesCollection(page: PagePattern, id: string): boolean {
  return "collection" in page && page.collection === id;
}

/** Rules that name an entity. */
export function rulesNaming(document: RuleSetDocument, kind: EntityKind, id: string): Rule[] {
  return document.rules.filter((rule) => withoutMention(rule, kind, id) !== rule);
}
