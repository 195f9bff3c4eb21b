/* The fake's answers about pages: index, lanes, why, rules, effect. */
import type { CategoryNode, EntityChange, Lane, LaneFigures, LaneRow, PageEntry, PageIndex, PageRule, RuleSetDocument, Why } from "../ipc/bindings";
import { figuresOf, PRODUCTS } from "./fake-products";
import { activeRules, candidates, hiding, matchesPage, matchesSegment, type Ranked, rankPage, selects } from "./fake-rank";
import type { FakeState } from "./fake-state";
import { ruleWords } from "./fake-words";

const CATEGORIES: readonly (readonly [string, readonly string[]])[] = [
  ["Clothing", ["Jackets", "Trousers", "Base layers"]],
  ["Footwear", ["Boots", "Trail shoes"]],
  ["Camping", ["Tents", "Sleeping bags"]],
  ["Backpacks", []],
];

const nameOf = (document: RuleSetDocument, segment: string) =>
  segment === "everyone" ? "Everyone" : (document.segments.find((each) => each.id === segment)?.name ?? segment);

export function pagesIndex(state: FakeState): PageIndex {
  const { document } = state;
  const changed = new Set(state.changed().map((each) => each.id));
  const entry = (page: string, name: string): PageEntry => {
    const rules = document.rules.filter((rule) => rule.pages?.length && matchesPage(rule, page));
    return { page, name, products: candidates(document, page).length, rules: rules.length, changed: rules.some((rule) => changed.has(rule.id)) };
  };
  const node = (path: string, name: string, children: CategoryNode[]): CategoryNode => {
    const { products, rules, changed } = entry(`category:${path}`, name);
    return { path, name, products: products ?? 0, rules, changed, children };
  };
  const categories = CATEGORIES.map(([name, below]) => node(name, name, below.map((child) => node(`${name} > ${child}`, child, []))));
  const searches = new Set(["rain jacket", "down"]);
  const placements = new Set(["home.hero", "cart.add-ons"]);
  for (const pattern of document.rules.flatMap((rule) => rule.pages ?? [])) {
    if ("placement" in pattern) placements.add(pattern.placement);
    if ("search" in pattern) searches.add("is" in pattern.search ? pattern.search.is : pattern.search.contains);
  }
  return {
    categories,
    collections: document.collections.map((each) => entry(`collection:${each.id}`, each.name)),
    searches: [...searches].map((text) => entry(`search:${text}`, text)),
    placements: [...placements].map((name) => entry(`placement:${name}`, name)),
    pages: 212,
  };
}

function figures(list: Ranked[]): LaneFigures {
  const first = list.slice(0, 24).map((each) => each.item);
  const known = (field: string) => first.map((item) => figuresOf(item)[field]).filter((value): value is number => value != null);
  const margins = known("margin_bp");
  const cover = known("cover_days").toSorted((a, b) => a - b);
  return {
    places: first.length,
    marginBp: margins.length ? Math.round(margins.reduce((sum, each) => sum + each, 0) / margins.length) : null,
    coverDays: cover.length ? (cover[Math.floor((cover.length - 1) / 2)] ?? null) : null,
    inStock: first.filter((item) => item.stock > 0).length,
    stockKnown: first.length,
    brands: new Set(first.map((item) => item.brand)).size,
  };
}

function laneRow(ranked: Ranked, before: Map<string, number>): LaneRow {
  const { item, position } = ranked;
  const was = before.get(item.id);
  const places = was === undefined ? 0 : was - position;
  return {
    id: item.id,
    position,
    pinned: ranked.pinned !== null,
    tier: ranked.tier,
    points: ranked.points,
    title: item.title,
    brand: item.brand,
    imageUrl: item.image_url,
    price: item.price,
    listPrice: item.list_price,
    marginBp: figuresOf(item)["margin_bp"] ?? null,
    stock: item.stock,
    lowStock: item.stock > 0 && item.stock < 10,
    soldOut: item.stock === 0,
    adjust: ranked.adjust,
    move: was === undefined ? { kind: "arrived" } : places === 0 ? { kind: "same" } : places > 0 ? { kind: "up", places } : { kind: "down", places: -places },
  };
}

export function lane(state: FakeState, page: string, segment: string, from: number, size: number): Lane {
  const list = rankPage(state.document, page, segment);
  const published = rankPage(state.published, page, segment);
  const before = new Map(published.map((each) => [each.item.id, each.position]));
  const rules = activeRules(state.document, page, segment);
  const hiddenBy = list.length > 0 ? [] : rules
    .map((rule) => ({ rule: rule.id, name: rule.name, products: candidates(state.document, page).filter((item) => hiding(item, [rule]).length > 0).length }))
    .filter((each) => each.products > 0);
  return {
    segment,
    name: nameOf(state.document, segment),
    total: list.length,
    figures: figures(list),
    baseline: figures(published),
    hiddenBy,
    rows: list.slice(from, from + size).map((each) => laneRow(each, before)),
  };
}

export function why(state: FakeState, page: string, segment: string, id: string): Why {
  const list = rankPage(state.document, page, segment);
  const found = list.find((each) => each.item.id === id);
  const item = PRODUCTS.find((each) => each.id === id);
  const rules = activeRules(state.document, page, segment);
  const because = found || !item ? [] : hiding(item, rules).map((rule) => rule.id);
  const above = found ? list[found.position - 2] : undefined;
  const sentence = !found
    ? because.length ? "It is hidden here." : "It is no product of this page."
    : found.pinned ? `Pinned at ${found.pinned.asked}. Without the pin it would be ranked by its ${found.points} points.`
    : above ? `${Math.max(0, above.points - found.points) + 1} points short of position ${found.position - 1}.` : "It is first by its points.";
  return {
    segment,
    shown: found !== undefined,
    position: found?.position ?? null,
    pinned: found?.pinned != null,
    tier: found?.tier ?? 0,
    points: found?.points ?? 0,
    contributions: found?.contributions ?? [],
    tierRules: [],
    pin: found?.pinned ?? null,
    maxPer: [],
    withoutMaxPer: found?.position ?? null,
    because,
    sentence,
  };
}

export function pageRules(state: FakeState, page: string, segments: string[]): PageRule[] {
  const changed = new Set(state.changed().map((each) => each.id));
  return state.document.rules
    .filter((rule) => matchesPage(rule, page) && segments.some((segment) => matchesSegment(rule, segment)))
    .map((rule) => {
      const { action } = rule;
      const pinnedItem = action.type === "pin" ? PRODUCTS.find((item) => item.id === action.product) : undefined;
      return {
        id: rule.id,
        name: rule.name,
        words: ruleWords(rule),
        enabled: rule.enabled !== false,
        actionType: action.type,
        segments: segments.filter((segment) => matchesSegment(rule, segment)),
        activeNow: rule.enabled !== false,
        inherited: !rule.pages?.length || rule.pages.some((pattern) => "category" in pattern && pattern.subtree === true),
        changed: changed.has(rule.id),
        products: "products" in action ? PRODUCTS.filter((item) => selects(action.products, item)).length : null,
        warning: pinnedItem?.stock === 0 && action.type === "pin" ? `Sold out, still at position ${action.position}` : null,
      };
    });
}

export function effect(state: FakeState, page: string, segments: string[], changes: EntityChange[], product: string | null) {
  const after = state.with(changes);
  const effects = segments.map((segment) => {
    const [was, is] = [rankPage(state.document, page, segment), rankPage(after, page, segment)];
    const at = (list: Ranked[], id: string | null) => list.find((each) => each.item.id === id)?.position ?? null;
    const moved = is.slice(0, 24).filter((each) => at(was, each.item.id) !== each.position).length;
    return { segment, from: at(was, product), to: at(is, product), moved, marginBefore: figures(was).marginBp, marginAfter: figures(is).marginBp };
  });
  const first = effects[0];
  const sentence = !first ? "" : first.to === null ? `No longer shown; ${first.moved} of the first 24 places change.`
    : first.from === first.to && first.moved === 0 ? "Nothing changes here."
    : `From position ${first.from ?? "none"} to ${first.to}; ${first.moved} of the first 24 places change.`;
  return { effects, sentence, warning: null };
}
