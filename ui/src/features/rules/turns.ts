// When rules begin or end next. Pure: the clock and the rules in, the moments out.
import type { Rule } from "../../ipc/bindings";

/** A rule begins or ends by its dates. */
export interface Turn {
  rule: Rule;
  /** by the store's clock: "2026-11-24T10:42" */
  at: string;
  begins: boolean;
}

const minute = (local: string) => local.slice(0, 16);

/** The moments after `now`, the nearest first, of rules that are on. Weekly windows begin and end all the time: they are left out. */
export function turnsAfter(now: string, rules: readonly Rule[]): Turn[] {
  const turns = rules.flatMap((rule): Turn[] => {
    if (rule.enabled === false) return [];
    const { from, until } = rule.schedule ?? {};
    return [...(from ? [{ rule, at: minute(from), begins: true }] : []), ...(until ? [{ rule, at: minute(until), begins: false }] : [])];
  });
  return turns.filter(({ at }) => at > minute(now)).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.rule.name.localeCompare(b.rule.name)));
}
