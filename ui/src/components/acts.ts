/* What is done with one product or many: pin in order, hide, boost, bury; and the rules that it becomes. Pure. */
import type { EntityChange, PagePattern, Predicate, Rule, RuleSetDocument, Schedule } from "../ipc/bindings";
import { count, counted, pageParts } from "./format";
import { roomFor } from "./pin-room";
import { sameJson } from "./same-json";

export type ActKind = "pin" | "hide" | "boost" | "bury";
export const ACT_VERBS: Record<ActKind, string> = { pin: "Pin", hide: "Hide", boost: "Boost", bury: "Bury" };

/** In place of a segment's id. */
export const ALL_SHOPPERS = "*";
export const DEFAULT_POINTS = 50;
export const MOST_POSITION = 1000;

export interface Act {
  kind: ActKind;
  /** in the order in which they are pinned; at least one */
  products: readonly { id: string; title: string }[];
  /** of the first product; the others follow it */
  position: number;
  points: number;
  /** null: every page */
  page: string | null;
  /** the pages below a category as well */
  below?: boolean;
  /** a segment's id or ALL_SHOPPERS */
  shoppers: string;
  schedule?: Schedule | null;
  /** a pin of what comes from further up */
  down?: boolean;
}

export function patternOf(page: string, subtree = false): PagePattern {
  const { kind, path } = pageParts(page);
  const name = path.join(" > ");
  if (kind === "category") return subtree ? { category: name, subtree: true } : { category: name };
  if (kind === "collection") return { collection: name };
  if (kind === "placement") return { placement: name };
  return { search: { is: name } };
}

/** A page that the pattern matches: the one that is looked at to see the rule. */
export function pageOf(pattern: PagePattern): string {
  if ("category" in pattern) return `category:${pattern.category}`;
  if ("collection" in pattern) return `collection:${pattern.collection}`;
  if ("placement" in pattern) return `placement:${pattern.placement}`;
  return `search:${"is" in pattern.search ? pattern.search.is : pattern.search.contains}`;
}

export function slug(text: string): string {
  const plain = text.normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[\s_]+/g, "-");
  return plain.slice(0, 60).replace(/-+$/, "") || "rule";
}

export const randomTail = () => Math.random().toString(36).slice(2, 6).padEnd(4, "0");

/** "Kvist Rain Jacket", "8 products" */
export function productsWords(products: Act["products"]): string {
  return products.length === 1 ? (products[0]?.title ?? "") : counted(products.length, "product");
}

/** "Pin 8 products from 3", "Boost Kvist Rain Jacket by 20": what undo names. */
export function actLabel({ kind, products, position, points }: Act): string {
  const who = productsWords(products);
  if (kind === "pin") return products.length === 1 ? `Pin ${who} at ${position}` : `Pin ${who} from ${position}`;
  if (kind === "hide") return `Hide ${who}`;
  return `${ACT_VERBS[kind]} ${who} by ${count(points)}`;
}

/** What stands in the way of it, or null. */
export function actProblem({ kind, products, position, points }: Pick<Act, "kind" | "products" | "position" | "points">): string | null {
  if (products.length === 0) return "No product is chosen.";
  if (kind === "pin" && (!Number.isInteger(position) || position < 1 || position > MOST_POSITION)) return "Positions are 1 to 1,000.";
  if (kind === "pin" && position + products.length - 1 > MOST_POSITION) return `${counted(products.length, "product")} from ${position} end beyond position 1,000.`;
  if ((kind === "boost" || kind === "bury") && (!Number.isInteger(points) || points < 1 || points > 100_000)) return "Points are 1 to 100,000.";
  return null;
}

/** The pins that make room for these. */
export function roomOf(document: RuleSetDocument, act: Act): Rule[] {
  return act.kind === "pin" ? roomFor(document, { ...act, scope: scopeOf(act), schedule: act.schedule }, MOST_POSITION) : [];
}

function scopeOf({ page, below, shoppers }: Act): { pages: PagePattern[]; segments: string[] } {
  return { pages: page === null ? [] : [patternOf(page, below)], segments: shoppers === ALL_SHOPPERS ? [] : [shoppers] };
}

function sameScope(rule: Rule, { pages, segments }: { pages: PagePattern[]; segments: string[] }): boolean {
  return sameJson(rule.pages ?? [], pages) && sameJson(rule.segments ?? [], segments);
}

/** Ids end in the place of the product, so that the order of ids, which decides last, is the order that was asked for. */
function ruleId(kind: ActKind, title: string, tail: string, index: number, many: boolean): string {
  return many ? `${kind}-${tail}-${String(index + 1).padStart(4, "0")}-${slug(title).slice(0, 40)}` : `${slug(`${kind} ${title}`)}-${tail}`;
}

/** One edit: a pin for each product, or one rule about all of them. A pin of the same product in the same scope is moved, not doubled. */
export function actChanges(document: RuleSetDocument, act: Act, tail = randomTail()): EntityChange[] {
  const scope = scopeOf(act);
  const { kind, products } = act;
  const many = products.length > 1;
  const put = (rule: Rule): EntityChange => ({ op: "putRule", rule, index: null });
  const made = (id: string, name: string, action: Rule["action"]): Rule => ({ id, name: name.slice(0, 200), enabled: true, priority: 0, ...scope, schedule: act.schedule ?? null, action });
  if (kind === "pin")
    return products.map((product, index) => {
      const position = act.position + index;
      const known = document.rules.find((rule) => rule.action.type === "pin" && rule.action.product === product.id && sameScope(rule, scope));
      const rule = made(known?.id ?? ruleId(kind, product.title, tail, index, many), `Pin ${product.title} at ${position}`, { type: "pin", product: product.id, position });
      // Pins of a block keep the order of their ids; one that stood elsewhere gives its id up.
      if (known && many) return put({ ...rule, id: ruleId(kind, product.title, tail, index, true) });
      return put(known ? { ...known, ...rule, priority: known.priority ?? 0, name: known.name.startsWith("Pin ") ? rule.name : known.name } : rule);
    }).concat(many ? replacedPins(document, act, scope) : [], roomOf(document, act).map(put));
  const predicate: Predicate = { products: products.map((product) => product.id) };
  const action: Rule["action"] = kind === "hide" ? { type: "hide", products: predicate } : { type: kind, products: predicate, points: act.points };
  const known = document.rules.find((rule) => rule.action.type === kind && "products" in rule.action && sameJson(rule.action.products, predicate) && sameScope(rule, scope));
  const rule = made(known?.id ?? ruleId(kind, productsWords(products), tail, 0, false), actLabel(act), action);
  return [put(known ? { ...known, ...rule, priority: known.priority ?? 0, name: /^(Hide|Boost|Bury) /.test(known.name) ? rule.name : known.name } : rule)];
}

/** The pins that a block of pins takes the place of. */
function replacedPins(document: RuleSetDocument, act: Act, scope: { pages: PagePattern[]; segments: string[] }): EntityChange[] {
  const ids = new Set(act.products.map((product) => product.id));
  return document.rules
    .filter((rule) => rule.action.type === "pin" && ids.has(rule.action.product) && sameScope(rule, scope))
    .map((rule): EntityChange => ({ op: "remove", entity: "rule", id: rule.id }));
}
