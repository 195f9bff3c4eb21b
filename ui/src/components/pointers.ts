// Findings and where they point: which entity of the document, and which member of it.
import type { EntityKind, Finding, RuleSetDocument } from "../ipc/bindings";

const LISTS: Record<string, EntityKind> = { rules: "rule", segments: "segment", collections: "collection", formulas: "formula" };

/** Findings of one entity of the document, their pointers relative to it: "/action/points". */
export function findingsOf(findings: Finding[], document: RuleSetDocument, kind: EntityKind, id: string): Finding[] {
  const list: { id: string }[] = document[`${kind}s`];
  return findings.flatMap(({ pointer, reason }) => {
    const [, name = "", index = ""] = pointer.split("/");
    if (LISTS[name] !== kind || list[Number(index)]?.id !== id || !/^\d+$/.test(index)) return [];
    return [{ pointer: pointer.slice(name.length + index.length + 2), reason }];
  });
}

/** Findings at the list as a whole, such as the points bound at "/rules". */
export function listFindings(findings: Finding[], kind: EntityKind): Finding[] {
  return findings.filter((finding) => LISTS[finding.pointer.slice(1)] === kind);
}

/** Findings at a member or inside it, their pointers relative to it. */
export function within(findings: Finding[], pointer: string): Finding[] {
  return findings.flatMap((finding) =>
    finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`)
      ? [{ pointer: finding.pointer.slice(pointer.length), reason: finding.reason }]
      : [],
  );
}

/** The first reason at exactly this member or inside it. */
export function reasonAt(findings: Finding[], pointer: string): string | null {
  return within(findings, pointer)[0]?.reason ?? null;
}
