// A rule as it is edited: every member there, values that are not typed yet are null.
// draftOf ∘ ruleOf keeps a rule's meaning; members that may be left out are written out.
import type { Action, Finding, PagePattern, Rule, Schedule, Weekday } from "../../ipc/bindings";
import type { ConditionTree } from "../../components/conditions/condition-tree";
import { predicateOf, treeOf } from "../../components/conditions/condition-tree";
import { count } from "../../components/format";
import { MOST_LEVELS, RANGES, type ActionType, type Range } from "./action-kinds";

type SelectType = "hide" | "only" | "top" | "bottom";
export type ActionDraft =
  | { type: "pin"; product: string | null; position: number | null }
  | { type: SelectType; products: ConditionTree }
  | { type: "boost" | "bury"; products: ConditionTree; points: number | null }
  | { type: "score"; field: string; weight: number | null; levels: number[] }
  | { type: "formula"; formula: string | null }
  | { type: "margin_floor"; min_bp: number | null; below: "hide" | "bottom" }
  | { type: "out_of_stock"; then: "hide" | "bottom" }
  | { type: "low_stock"; below: number | null; points: number | null }
  | { type: "overstock"; cover_days: number | null; points: number | null }
  | { type: "max_per"; field: string; count: number | null; window: number | null };

export type PatternKind = "category" | "subtree" | "collection" | "searchIs" | "searchContains" | "placement";
export interface PatternDraft {
  kind: PatternKind;
  value: string;
}

export interface WeeklyDraft {
  days: Weekday[];
  from: string | null;
  until: string | null;
}
export interface ScheduleDraft {
  from: string | null;
  until: string | null;
  weekly: WeeklyDraft | null;
}

export interface RuleDraft {
  id: string;
  name: string;
  enabled: boolean;
  priority: number | null;
  pages: PatternDraft[];
  segments: string[];
  /** null is always */
  schedule: ScheduleDraft | null;
  action: ActionDraft;
}

export function draftOf(rule: Rule): RuleDraft {
  const { schedule } = rule;
  return {
    id: rule.id,
    name: rule.name,
    enabled: rule.enabled ?? true,
    priority: rule.priority ?? 0,
    pages: (rule.pages ?? []).map(patternDraft),
    segments: rule.segments ?? [],
    schedule: schedule ? { from: schedule.from ?? null, until: schedule.until ?? null, weekly: schedule.weekly ?? null } : null,
    action: actionDraft(rule.action),
  };
}

function patternDraft(pattern: PagePattern): PatternDraft {
  if ("category" in pattern) return { kind: pattern.subtree ? "subtree" : "category", value: pattern.category };
  if ("collection" in pattern) return { kind: "collection", value: pattern.collection };
  if ("placement" in pattern) return { kind: "placement", value: pattern.placement };
  if ("is" in pattern.search) return { kind: "searchIs", value: pattern.search.is };
  return { kind: "searchContains", value: pattern.search.contains };
}

export function patternOf({ kind, value }: PatternDraft): PagePattern {
  switch (kind) {
    case "category":
      return { category: value };
    case "subtree":
      return { category: value, subtree: true };
    case "collection":
      return { collection: value };
    case "searchIs":
      return { search: { is: value } };
    case "searchContains":
      return { search: { contains: value } };
    case "placement":
      return { placement: value };
  }
}

function actionDraft(action: Action): ActionDraft {
  if ("products" in action) return { ...action, products: treeOf(action.products) };
  return { ...action };
}

/** The rule of a draft, or null while something is missing. */
export function ruleOf(draft: RuleDraft): Rule | null {
  const action = actionOf(draft.action);
  if (!action || draft.priority === null) return null;
  const schedule = scheduleOf(draft.schedule);
  if (schedule === undefined) return null;
  const { id, name, enabled, priority, segments } = draft;
  return { id, name, enabled, priority, pages: draft.pages.map(patternOf), segments, schedule, action };
}

function actionOf(draft: ActionDraft): Action | null {
  if ("products" in draft) {
    const products = predicateOf(draft.products);
    if (!products) return null;
    if (draft.type !== "boost" && draft.type !== "bury") return { type: draft.type, products };
    return draft.points === null ? null : { type: draft.type, products, points: draft.points };
  }
  return Object.values(draft).includes(null) ? null : (draft as Action);
}

function scheduleOf(draft: ScheduleDraft | null): Schedule | null | undefined {
  if (!draft) return null;
  const schedule: Schedule = {};
  if (draft.from !== null) schedule.from = draft.from;
  if (draft.until !== null) schedule.until = draft.until;
  if (draft.weekly) {
    const { days, from, until } = draft.weekly;
    if (from === null || until === null) return undefined;
    schedule.weekly = { days, from, until };
  }
  return Object.keys(schedule).length === 0 ? undefined : schedule;
}

/** A finding of the form. */
export interface RuleFinding extends Finding {
  /** nothing is wrong yet, something only has to be filled in */
  missing?: true;
}

type Add = (pointer: string, reason: string | null, missing?: "missing") => void;

/** What the window itself finds, before the back end is asked. Pointers are relative to the rule. */
export function draftFindings(draft: RuleDraft): RuleFinding[] {
  const found: RuleFinding[] = [];
  const add: Add = (pointer, reason, missing) => {
    if (reason) found.push(missing ? { pointer, reason, missing: true } : { pointer, reason });
  };
  if (draft.name.trim() === "") add("/name", "Give the rule a name.");
  add("/priority", rangeReason(draft.priority, RANGES.priority));
  draft.pages.forEach((page, index) => {
    if (page.value.trim() === "") add(`/pages/${index}`, "Say which page.", "missing");
  });
  scheduleFindings(draft.schedule, add);
  actionFindings(draft.action, add);
  return found;
}

function rangeReason(value: number | null, { min, max }: Range): string | null {
  if (value === null) return "Enter a whole number.";
  return value < min || value > max ? `From ${count(min)} to ${count(max)}.` : null;
}

function scheduleFindings(schedule: ScheduleDraft | null, add: Add) {
  if (!schedule) return;
  const { from, until, weekly } = schedule;
  if (from === null && until === null && !weekly) add("/schedule", "Set a beginning, an end or weekly hours.", "missing");
  if (from !== null && until !== null && from >= until) add("/schedule/until", "The end must be after the beginning.");
  if (!weekly) return;
  if (weekly.days.length === 0) add("/schedule/weekly/days", "Choose at least one day.", "missing");
  if (weekly.from === null) add("/schedule/weekly/from", "Enter a time.");
  if (weekly.until === null) add("/schedule/weekly/until", "Enter a time.");
}

function actionFindings(action: ActionDraft, add: Add) {
  for (const [member, value] of Object.entries(action)) {
    const range: Range | undefined = RANGES[member as keyof typeof RANGES];
    if (!range || typeof value === "string") continue;
    const reason = member === "min_bp" ? marginReason(value as number | null) : rangeReason(value as number | null, range);
    add(`/action/${member}`, reason);
  }
  if (action.type === "pin" && action.product === null) add("/action/product", "Choose a product.", "missing");
  if (action.type === "formula" && action.formula === null) add("/action/formula", "Choose a formula.", "missing");
  if (action.type === "score") add("/action/levels", levelsReason(action.levels));
}

function marginReason(value: number | null): string | null {
  if (value === null) return "Enter a margin.";
  return value < RANGES.min_bp.min || value > RANGES.min_bp.max ? "From −10,000 % to 100 %." : null;
}

/** Levels: 1 to 100, each above the one before. */
export function levelsReason(levels: number[]): string | null {
  if (levels.length === 0) return "Add at least one level.";
  if (levels.length > MOST_LEVELS) return `At most ${MOST_LEVELS} levels.`;
  const falls = levels.some((level, index) => index > 0 && level <= (levels[index - 1] ?? level));
  return falls ? "Each level must be above the one before." : null;
}

/** How a rule of this type begins. `formula` is the first formula's id, if there is one. */
export function startingAction(type: ActionType, formula: string | null): ActionDraft {
  const products = () => treeOf({ all: [] });
  switch (type) {
    case "pin":
      return { type, product: null, position: 1 };
    case "hide":
    case "only":
    case "top":
    case "bottom":
      return { type, products: products() };
    case "boost":
    case "bury":
      return { type, products: products(), points: 50 };
    case "score":
      return { type, field: "margin_bp", weight: 10, levels: [2000, 4000, 6000] };
    case "formula":
      return { type, formula };
    case "margin_floor":
      return { type, min_bp: 2000, below: "bottom" };
    case "out_of_stock":
      return { type, then: "bottom" };
    case "low_stock":
      return { type, below: 5, points: 50 };
    case "overstock":
      return { type, cover_days: 120, points: 30 };
    case "max_per":
      return { type, field: "brand", count: 2, window: 6 };
  }
}
