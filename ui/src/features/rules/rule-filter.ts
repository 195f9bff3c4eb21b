// Which rules a list shows and in what order. Pure: the rows and the wish in, the rows out.
import type { Draft, PagePattern, Rule, RuleRow } from "../../ipc/bindings";
import { EVERYONE } from "../../components/entity-id";
import { listed } from "../../components/format";
import { findingsOf } from "../../components/pointers";
import { actionKind, type ActionType } from "./action-kinds";

export type RuleState = RuleRow["state"];
export type RuleSort = "precedence" | "name" | "action" | "changed";

export interface RuleLine {
  rule: Rule;
  state: RuleState;
  words: RuleRow["words"] | null;
  products: number | null;
  changed: boolean;
  wrong: number;
}

export interface RuleWish {
  text: string;
  action: ActionType | null;
  /** a page pattern in words, as `patternWords` has it; "" is rules for every page */
  page: string | null;
  /** a segment's id; "*" is rules for all shoppers */
  segment: string | null;
  state: RuleState | null;
  changedOnly: boolean;
  sort: RuleSort;
}

export const EVERYTHING: RuleWish = { text: "", action: null, page: null, segment: null, state: null, changedOnly: false, sort: "precedence" };
export const ALL_SHOPPERS = "*";

/** How many filters are set, the text not counted. */
export function filterCount(wish: RuleWish): number {
  return [wish.action, wish.page, wish.segment, wish.state].filter((value) => value !== null).length + (wish.changedOnly ? 1 : 0);
}

export function linesOf(draft: Draft, rows: readonly RuleRow[]): RuleLine[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changed = new Set(draft.changed.filter((each) => each.kind === "rule").map((each) => each.id));
  return draft.document.rules.map((rule) => {
    const row = byId.get(rule.id);
    return {
      rule,
      state: rule.enabled === false ? "off" : row && row.state !== "off" ? row.state : "active",
      words: row?.words ?? null,
      products: row?.products ?? null,
      changed: changed.has(rule.id),
      wrong: Math.max(findingsOf(draft.findings, draft.document, "rule", rule.id).length, row?.findings.length ?? 0),
    };
  });
}

/** "Clothing › Jackets", "Clothing › Jackets and below", "collection Sale" */
export function patternWords(pattern: PagePattern, collectionName: (id: string) => string = (id) => id): string {
  if ("category" in pattern) return pattern.category.replaceAll(" > ", " › ") + (pattern.subtree ? " and all below" : "");
  if ("collection" in pattern) return `Collection ${collectionName(pattern.collection)}`;
  if ("placement" in pattern) return `Placement ${pattern.placement}`;
  return "is" in pattern.search ? `Search “${pattern.search.is}”` : `Searches with “${pattern.search.contains}”`;
}

export function chosenLines(lines: readonly RuleLine[], wish: RuleWish): RuleLine[] {
  const words = wish.text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => fits(line, wish, words)).toSorted(orders[wish.sort]);
}

function fits({ rule, state, words, changed }: RuleLine, wish: RuleWish, texts: string[]): boolean {
  const pages = rule.pages ?? [];
  const segments = rule.segments ?? [];
  if (wish.action !== null && rule.action.type !== wish.action) return false;
  if (wish.page !== null && !(wish.page === "" ? pages.length === 0 : pages.some((page) => patternWords(page) === wish.page))) return false;
  if (wish.segment !== null && !(wish.segment === ALL_SHOPPERS ? segments.length === 0 : segments.includes(wish.segment))) return false;
  if (wish.state !== null && state !== wish.state) return false;
  if (wish.changedOnly && !changed) return false;
  const searched = [rule.name, rule.id, actionKind(rule.action.type).short, words?.action, words?.scope, ...pages.map((page) => patternWords(page)), ...segments].join(" ").toLowerCase();
  return texts.every((text) => searched.includes(text));
}

const orders: Record<RuleSort, (a: RuleLine, b: RuleLine) => number> = {
  precedence: (a, b) => byPrecedence(a.rule, b.rule),
  name: (a, b) => a.rule.name.localeCompare(b.rule.name) || byPrecedence(a.rule, b.rule),
  action: (a, b) => actionKind(a.rule.action.type).short.localeCompare(actionKind(b.rule.action.type).short) || byPrecedence(a.rule, b.rule),
  changed: (a, b) => Number(b.changed) - Number(a.changed) || byPrecedence(a.rule, b.rule),
};

/**
 * Precedence of the contract, each rule by its most specific pattern: on one page, the pattern that
 * matches there counts, so two rules may stand the other way round on a page of their own.
 */
export function byPrecedence(a: Rule, b: Rule): number {
  return (
    (b.priority ?? 0) - (a.priority ?? 0) ||
    specificity(b) - specificity(a) ||
    Number((b.segments ?? []).length > 0) - Number((a.segments ?? []).length > 0) ||
    Number(Boolean(b.schedule)) - Number(Boolean(a.schedule)) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function specificity(rule: Rule): number {
  const classes = (rule.pages ?? []).map((page) => {
    if ("category" in page && page.subtree) return 2000 + page.category.split(" > ").length;
    if ("search" in page && "contains" in page.search) return 2000 + page.search.contains.split(/\s+/).filter(Boolean).length;
    return 3000;
  });
  return Math.max(1000, ...classes);
}

/** All page patterns that rules name, for the filter, in words. */
export function namedPages(rules: readonly Rule[]): string[] {
  return [...new Set(rules.flatMap((rule) => (rule.pages ?? []).map((page) => patternWords(page))))].toSorted((a, b) => a.localeCompare(b));
}

/** Whom a rule is for: "all shoppers", "VIP", "VIP and Everyone". */
export function shoppersWords(segments: readonly string[], nameOf: (id: string) => string): string {
  const names = segments.map((id) => (id === EVERYONE ? "Everyone" : nameOf(id)));
  return names.length === 0 ? "all shoppers" : listed(names);
}
