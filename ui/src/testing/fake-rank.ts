/* A small ranker for the fake: enough of the contract that edits show. The real one is in Rust. */
import type { Contribution, Predicate, Rule, RuleSetDocument } from "../ipc/bindings";
import { pageParts } from "../components/format";
import { type FakeProduct, figuresOf, PRODUCTS } from "./fake-products";

function value(item: FakeProduct, field: string): unknown {
  if (field.startsWith("attr.")) return item.attributes[field.slice(5)];
  const figures = figuresOf(item);
  return field in figures ? figures[field] : (item as unknown as Record<string, unknown>)[field];
}

const under = (path: string, of: string) => path === of || path.startsWith(`${of} > `);

export function selects(predicate: Predicate, item: FakeProduct): boolean {
  if ("all" in predicate) return predicate.all.every((each) => selects(each, item));
  if ("any" in predicate) return predicate.any.some((each) => selects(each, item));
  if ("not" in predicate) return !selects(predicate.not, item);
  if ("products" in predicate) return predicate.products.includes(item.id);
  const has = value(item, predicate.field);
  if ("known" in predicate) return (has != null) === predicate.known;
  if ("under" in predicate) return Array.isArray(has) && has.some((path) => under(String(path), predicate.under));
  if ("is" in predicate) return Array.isArray(has) ? has.includes(predicate.is) : has === predicate.is;
  if ("in" in predicate) return predicate.in.includes(has as string);
  if ("within_days" in predicate) return typeof has === "string" && has > "2026-08-01";
  if (has == null || typeof has !== "number") return false;
  const { gt, gte, lt, lte } = predicate;
  return (gt == null || has > Number(gt)) && (gte == null || has >= Number(gte)) && (lt == null || has < Number(lt)) && (lte == null || has <= Number(lte));
}

export function candidates(document: RuleSetDocument, page: string): FakeProduct[] {
  const { kind, path } = pageParts(page);
  if (kind === "category") return PRODUCTS.filter((item) => item.categories.some((each) => under(each, path.join(" > "))));
  if (kind === "placement") return [...PRODUCTS];
  if (kind === "collection") {
    const collection = document.collections.find((each) => each.id === path[0]);
    return collection ? PRODUCTS.filter((item) => selects(collection.products, item)) : [];
  }
  const tokens = (path[0] ?? "").toLowerCase().split(/\W+/).filter(Boolean);
  return PRODUCTS.filter((item) => tokens.length > 0 && tokens.every((token) => `${item.title} ${item.brand}`.toLowerCase().split(/\W+/).includes(token)));
}

export function matchesPage(rule: Rule, page: string): boolean {
  if (!rule.pages || rule.pages.length === 0) return true;
  const { kind, path } = pageParts(page);
  const name = path.join(" > ");
  return rule.pages.some((pattern) => {
    if ("category" in pattern) return kind === "category" && (pattern.subtree ? under(name, pattern.category) : name === pattern.category);
    if ("collection" in pattern) return kind === "collection" && name === pattern.collection;
    if ("placement" in pattern) return kind === "placement" && name === pattern.placement;
    return kind === "search" && ("is" in pattern.search ? name === pattern.search.is : name.includes(pattern.search.contains));
  });
}

export const matchesSegment = (rule: Rule, segment: string) => !rule.segments?.length || rule.segments.includes(segment);

export interface Ranked {
  item: FakeProduct;
  position: number;
  pinned: { rule: string; asked: number } | null;
  tier: number;
  points: number;
  adjust: number;
  contributions: Contribution[];
}

const FORMULA = [
  { field: "units_sold", label: "Units sold, 28 d", weight: 21, levels: [1, 3, 7, 12, 20, 30, 45, 70] },
  { field: "margin_bp", label: "Margin", weight: 7, levels: [1500, 2500, 3000, 3500, 4000, 4500] },
  { field: "rating", label: "Rating", weight: 3, levels: [350, 400, 430, 450] },
  { field: "variant_cover_bp", label: "Sizes in stock", weight: 5, levels: [2500, 5000, 7500, 10_000] },
];

function score(item: FakeProduct, rules: Rule[]): Omit<Ranked, "position" | "pinned" | "item"> {
  const contributions: Contribution[] = [];
  const figures = figuresOf(item);
  for (const term of FORMULA) {
    const level = term.levels.filter((at) => (figures[term.field] ?? -1) >= at).length;
    if (level > 0) contributions.push({ label: term.label, kind: "formula", rule: null, points: term.weight * level, note: `level ${level}` });
  }
  let tier = 0;
  let adjust = 0;
  const add = (rule: Rule, points: number) => {
    adjust += points;
    contributions.push({ label: rule.name, kind: "rule", rule: rule.id, points, note: null });
  };
  for (const rule of rules) {
    const { action } = rule;
    if (action.type === "boost" && selects(action.products, item)) add(rule, action.points);
    if (action.type === "bury" && selects(action.products, item)) add(rule, -action.points);
    if (action.type === "overstock" && (figures["cover_days"] ?? 0) >= action.cover_days) add(rule, action.points);
    if (action.type === "low_stock" && item.stock < action.below) add(rule, -action.points);
    if (action.type === "top" && selects(action.products, item)) tier = 1;
    if (action.type === "out_of_stock" && item.stock === 0 && action.then === "bottom") tier = -1;
  }
  const points = contributions.reduce((sum, each) => sum + each.points, 0);
  return { tier, points, adjust, contributions };
}

/** The rules that hide it here. */
export function hiding(item: FakeProduct, rules: Rule[]): Rule[] {
  const margin = figuresOf(item)["margin_bp"];
  return rules.filter(({ action }) => {
    if (action.type === "hide") return selects(action.products, item);
    if (action.type === "only") return !selects(action.products, item);
    if (action.type === "margin_floor") return action.below === "hide" && margin != null && margin < action.min_bp;
    return action.type === "out_of_stock" && action.then === "hide" && item.stock === 0;
  });
}

export const activeRules = (document: RuleSetDocument, page: string, segment: string) =>
  document.rules.filter((rule) => rule.enabled !== false && matchesPage(rule, page) && matchesSegment(rule, segment));

export function rankPage(document: RuleSetDocument, page: string, segment: string): Ranked[] {
  const rules = activeRules(document, page, segment);
  const shown = candidates(document, page).filter((item) => hiding(item, rules).length === 0);
  const pins = new Map<number, { item: FakeProduct; rule: string; asked: number }>();
  const pinned = new Set<string>();
  for (const rule of rules) {
    if (rule.action.type !== "pin" || pinned.has(rule.action.product)) continue;
    const { product, position } = rule.action;
    const item = PRODUCTS.find((each) => each.id === product);
    if (!item || hiding(item, rules).length > 0) continue;
    let place = position;
    while (pins.has(place)) place += 1;
    pins.set(place, { item, rule: rule.id, asked: position });
    pinned.add(product);
  }
  const organic = shown
    .filter((item) => !pinned.has(item.id))
    .map((item) => ({ item, ...score(item, rules) }))
    .toSorted((a, b) => b.tier - a.tier || b.points - a.points || (a.item.id < b.item.id ? -1 : 1));
  const list: Ranked[] = [];
  const total = organic.length + pins.size;
  let next = 0;
  for (let position = 1; list.length < total && position <= 2000; position += 1) {
    const pin = pins.get(position);
    const row = organic[next];
    if (pin) list.push({ item: pin.item, ...score(pin.item, rules), position: list.length + 1, pinned: { rule: pin.rule, asked: pin.asked } });
    else if (row) {
      list.push({ ...row, position: list.length + 1, pinned: null });
      next += 1;
    }
  }
  return list;
}
