// A formula as it is edited: terms and tie-breakers with keys, weights that may be missing.
import type { Finding, Formula } from "../../ipc/bindings";
import { RANGES } from "./action-kinds";
import { levelsReason } from "./rule-draft";

export interface TermDraft {
  key: string;
  field: string;
  weight: number | null;
  levels: number[];
}
export interface OrderDraft {
  key: string;
  field: string;
  order: "asc" | "desc";
}
export interface FormulaDraft {
  id: string;
  name: string;
  terms: TermDraft[];
  thenBy: OrderDraft[];
}

let lastKey = 0;
export function nextKey(): string {
  lastKey += 1;
  return `f${lastKey}`;
}

export function draftOf(formula: Formula): FormulaDraft {
  return {
    id: formula.id,
    name: formula.name,
    terms: formula.terms.map((term) => ({ ...term, key: nextKey() })),
    thenBy: (formula.then_by ?? []).map((order) => ({ ...order, key: nextKey() })),
  };
}

export function freshDraft(): FormulaDraft {
  return { id: "", name: "", terms: [freshTerm("units_sold", [1, 3, 10, 30, 100])], thenBy: [{ key: nextKey(), field: "units_sold", order: "desc" }] };
}

export function freshTerm(field: string, levels: number[] = []): TermDraft {
  return { key: nextKey(), field, weight: 10, levels };
}

export function formulaOf(draft: FormulaDraft): Formula | null {
  const terms: Formula["terms"] = [];
  for (const { field, weight, levels } of draft.terms) {
    if (weight === null) return null;
    terms.push({ field, weight, levels });
  }
  return { id: draft.id, name: draft.name.trim(), terms, then_by: draft.thenBy.map(({ field, order }) => ({ field, order })) };
}

export function formulaFindings(draft: FormulaDraft): Finding[] {
  const found: Finding[] = [];
  if (draft.name.trim() === "") found.push({ pointer: "/name", reason: "Give the formula a name." });
  draft.terms.forEach(({ weight, levels }, index) => {
    const { min, max } = RANGES.weight;
    if (weight === null || weight < min || weight > max) found.push({ pointer: `/terms/${index}/weight`, reason: "From −1,000 to 1,000." });
    const reason = levelsReason(levels);
    if (reason) found.push({ pointer: `/terms/${index}/levels`, reason });
  });
  return found;
}

/** The most points a product can get and lose by these terms. */
export function pointsSpan(terms: readonly { weight: number | null; levels: readonly number[] }[]): { most: number; least: number } {
  let [most, least] = [0, 0];
  for (const { weight, levels } of terms) {
    const reach = (weight ?? 0) * levels.length;
    if (reach > 0) most += reach;
    else least += reach;
  }
  return { most, least };
}

/** A list with one entry moved by a step; the same list if it cannot move. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by;
  const entry = list[index];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(index, 1).toSpliced(to, 0, entry);
}
