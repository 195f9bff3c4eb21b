/* Where an edit was, when it can't be seen from where one is. Pure. */
import { pageOf } from "../components/acts";
import { isNamed } from "../components/page-match";
import { sameJson } from "../components/same-json";
import type { Rule, RuleSetDocument } from "../ipc/bindings";
import { pageWords } from "./place-words";
import { parseRoute, type Route } from "./routes";

export interface Elsewhere {
  /** "Clothing › Jackets" */
  words: string;
  page: string;
  /** a segment's id where it is for that alone */
  segment: string | null;
}

/** These show the rules of every page, or all that changed. */
const SEES_ALL: ReadonlySet<Route["section"]> = new Set(["rules", "health", "publish"]);

function changedRules(before: RuleSetDocument, after: RuleSetDocument): Rule[] {
  const was = new Map(before.rules.map((rule) => [rule.id, rule]));
  const is = new Map(after.rules.map((rule) => [rule.id, rule]));
  const gone = before.rules.filter((rule) => !is.has(rule.id));
  return [...gone, ...after.rules.filter((rule) => !sameJson(was.get(rule.id) ?? null, rule))];
}

/** The page of the rules that differ, where none of them is about what is looked at; null where one is, or it can be seen anyway. */
export function elsewhereOf(before: RuleSetDocument, after: RuleSetDocument, hash: string): Elsewhere | null {
  const { section, params } = parseRoute(hash);
  if (SEES_ALL.has(section)) return null;
  const changed = changedRules(before, after);
  const patterns = changed.flatMap((rule) => rule.pages ?? []);
  const [first] = patterns;
  const here = section === "pages" ? params["page"] : undefined;
  const isEverywhere = changed.some((rule) => (rule.pages ?? []).length === 0);
  if (!first || isEverywhere || (here !== undefined && isNamed(patterns, here))) return null;
  const page = pageOf(first);
  const [segment = null, ...more] = changed[0]?.segments ?? [];
  return { words: pageWords(page, after), page, segment: more.length === 0 ? segment : null };
}
