/* The fake's answers about pages: index, lanes, why, rules, effect. */
import type { CategoryNode, Distribution, EntityChange, FiguresAsk, Lane, LaneFigures, LaneRow, Lanes, LanesAsk, Lift, PageEntry, PageIndex, PageRule, PageTimes, Plots, PlotsAsk, Rule, RuleSetDocument, WhatIf, WhatIfAsk, Why } from "../ipc/bindings";
import { figuresOf, PRODUCTS, withStock } from "./fake-products";
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

function figures(list: Ranked[], { places, attentionBp }: FiguresAsk = { places: 24, attentionBp: 9500 }): LaneFigures {
  const first = list.slice(0, places).map((each) => each.item);
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
    launchedLately: first.filter((item) => item.launched > "2026-10-25").length,
    launchKnown: first.length,
    profit: first.reduce((sum, item, index) => sum + ((figuresOf(item)["margin"] ?? 0) * (figuresOf(item)["conversion_bp"] ?? 0) * (attentionBp / 10_000) ** index) / 10, 0) | 0,
    profitKnown: margins.length,
  };
}

function laneRow(ranked: Ranked, before: Map<string, number> | null, changed: ReadonlySet<string>): LaneRow {
  const { item, position } = ranked;
  const was = before?.get(item.id);
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
    touched: (ranked.pinned !== null && changed.has(ranked.pinned.rule)) || ranked.contributions.some(({ rule }) => rule !== null && changed.has(rule)),
    move: before === null ? { kind: "none" } : was === undefined ? { kind: "arrived" } : places === 0 ? { kind: "same" } : places > 0 ? { kind: "up", places } : { kind: "down", places: -places },
  };
}

/** The page that lanes are compared with, and its name. */
function comparedWith(state: FakeState, { page, against }: LanesAsk, segment: string): { list: Ranked[]; words: string } | null {
  if (against.kind === "none") return null;
  if (against.kind === "lane") return { list: rankPage(state.document, page, against.segment), words: nameOf(state.document, against.segment) };
  if (against.kind === "noRules") return { list: rankPage({ ...state.document, rules: [] }, page, segment), words: "no rules at all" };
  const words = `${against.kind === "environment" ? against.name : "production"}, revision ${state.revision}`;
  return { list: rankPage(state.published, page, segment), words: against.kind === "lastWeek" ? `${words} a week earlier` : words };
}

export function lanes(state: FakeState, ask: LanesAsk): Lanes {
  const against = comparedWith(state, ask, "everyone")?.words ?? null;
  return withStock(ask.outlook, () => ({
    page: ask.page, at: ask.outlook.at ?? new Date().toISOString(), draftVersion: state.version, generation: "g1", against, isPublished: true,
    lanes: ask.segments.map((segment) => lane(state, ask, segment)),
  }));
}

function lane(state: FakeState, ask: LanesAsk, segment: string): Lane {
  const { page, from, size } = ask;
  const list = rankPage(ask.shown === "live" ? state.published : state.with(ask.trying ?? []), page, segment);
  const compared = comparedWith(state, ask, segment);
  const before = compared && new Map(compared.list.map((each) => [each.item.id, each.position]));
  const changed = new Set(state.changed().map(({ id }) => id));
  const rules = activeRules(state.document, page, segment);
  const hiddenBy = list.length > 0 ? [] : rules
    .map((rule) => ({ rule: rule.id, name: rule.name, products: candidates(state.document, page).filter((item) => hiding(item, [rule]).length > 0).length }))
    .filter((each) => each.products > 0);
  return {
    segment,
    name: nameOf(state.document, segment),
    total: list.length,
    figures: figures(list, ask.figures),
    baseline: compared && figures(compared.list, ask.figures),
    hiddenBy,
    gone: !ask.gone || !compared ? [] : compared.list.slice(0, ask.figures.places).filter(({ item }) => !list.some((each) => each.item.id === item.id))
      .map(({ item, position }) => ({ id: item.id, title: item.title, imageUrl: item.image_url, from: position, hiddenBy: hiding(item, rules).map((rule) => rule.name) })),
    rows: list.slice(from, from + size).map((each) => laneRow(each, before, changed)),
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

/** Tries every boost up to the first that does; the real one halves. */
export function whatIf(state: FakeState, { page, segment, product, place }: WhatIfAsk): WhatIf {
  const at = (document: RuleSetDocument) => rankPage(document, page, segment).find((each) => each.item.id === product) ?? null;
  const position = at(state.document)?.position ?? null;
  const boosted = (points: number) => at(state.with([{ op: "putRule", index: null, rule: { id: "try", name: "Try", action: { type: "boost", points, products: { products: [product] } } } }]))?.position ?? 0;
  const lift = (to: number): Lift => {
    if (position === null) return { kind: "fixed", reason: "It does not belong to this page." };
    if (at(state.document)?.pinned) return { kind: "fixed", reason: "A pin holds it." };
    if (position <= to) return { kind: "unneeded" };
    for (let points = 1; points < 600; points += 1) if (boosted(points) <= to) return { kind: "boost", points, position: boosted(points) };
    return { kind: "outOfReach", nearest: boosted(600), reason: `No boost brings it further than position ${boosted(600)}.` };
  };
  const touching = why(state, page, segment, product);
  const rules = new Set([...touching.contributions.flatMap((each) => each.rule ?? []), ...touching.because, ...(touching.pin ? [touching.pin.rule] : [])]);
  const without = state.document.rules
    .filter((rule) => rules.has(rule.id))
    .map(({ id, name, action }) => ({ rule: id, name, actionType: action.type, position: at(state.with([{ op: "remove", entity: "rule", id }]))?.position ?? null }));
  return { segment, position, next: position !== null && position > 1 ? lift(position - 1) : null, toPlace: place === null ? null : lift(place), without };
}

export function pageRules(state: FakeState, page: string, segments: string[]): PageRule[] {
  const changed = new Set(state.changed().map((each) => each.id));
  const here = (rule: Rule) => segments.some((segment) => matchesSegment(rule, segment));
  const all = state.document.rules.filter((rule) => matchesPage(rule, page));
  return [...all.filter(here), ...all.filter((rule) => !here(rule))]
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
  const sentence = !first ? "" : product === null ? `${first.moved} of the first 24 places change.` : first.to === null ? `No longer shown; ${first.moved} of the first 24 places change.`
    : first.from === first.to && first.moved === 0 ? "Nothing changes here."
    : `From position ${first.from ?? "none"} to ${first.to}; ${first.moved} of the first 24 places change.`;
  return { effects, sentence, warning: null };
}

/** What happens by the clock, without weekly windows: enough for the window to step through. */
export function pageTimes(state: FakeState, page: string, segments: string[], day: string, days: number): PageTimes {
  const until = new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 16);
  const coming = state.document.rules
    .filter((rule) => rule.enabled !== false && rule.schedule && matchesPage(rule, page) && segments.some((segment) => matchesSegment(rule, segment)))
    .flatMap(({ id, name, schedule }) => [{ local: schedule?.from, begins: true }, { local: schedule?.until, begins: false }].flatMap(({ local, begins }) => (local ? [{ rule: id, name, begins, local, at: `${local}:00Z` }] : [])))
    .toSorted((a, b) => (a.local < b.local ? -1 : 1));
  const moments = [...new Set(coming.map((each) => each.local))].filter((local) => local >= `${day}T00:00` && local < until).map((local) => {
    const here = coming.filter((each) => each.local === local);
    return { at: `${local}:00Z`, local, begins: here.filter((each) => each.begins).map((each) => each.name), ends: here.filter((each) => !each.begins).map((each) => each.name) };
  });
  const locals = coming.map((each) => each.local);
  return { moments, clockChanges: [], earlier: locals.findLast((local) => local < `${day}T00:00`) ?? null, later: locals.find((local) => local >= until) ?? null, coming };
}

const EDGES = { price: [5000, 10_000, 15_000, 20_000, 30_000, 40_000], margin_bp: [2000, 3000, 4000, 5000], cover_days: [0, 1, 8, 15, 31, 61, 91, 181, 366, 99_999] };

export function plots(state: FakeState, { page, segments, places }: PlotsAsk): Plots {
  const ranked = segments.map((segment) => ({ segment, list: rankPage(state.document, page, segment) }));
  const first = (list: Ranked[]) => list.slice(0, places).map((each) => each.item.id);
  const spread = (list: Ranked[], field: keyof typeof EDGES): Distribution => {
    const edges = EDGES[field];
    const values = (part: Ranked[]) => part.map((each) => figuresOf(each.item)[field]);
    const bins = (part: Ranked[]) => edges.map((_, bin) => values(part).filter((value) => value != null && Math.max(0, edges.filter((edge) => edge <= value).length - 1) === bin).length);
    const unknown = (part: Ranked[]) => values(part).filter((value) => value == null).length;
    return { edges, page: bins(list), first: bins(list.slice(0, places)), pageUnknown: unknown(list), firstUnknown: unknown(list.slice(0, places)) };
  };
  const lanesOf = ranked.map(({ segment, list }) => ({
    segment, name: nameOf(state.document, segment), total: list.length, counted: list.length,
    points: list.slice(0, 100).map(({ item, position, pinned }) => ({ id: item.id, title: item.title, position, pinned: pinned !== null, marginBp: figuresOf(item)["margin_bp"] ?? null })),
    price: spread(list, "price"), marginBp: spread(list, "margin_bp"), coverDays: spread(list, "cover_days"),
    shared: ranked.map((other) => first(list).filter((id) => first(other.list).includes(id)).length),
  }));
  return { page, at: new Date().toISOString(), places, lanes: lanesOf, inAll: first(ranked[0]?.list ?? []).filter((id) => ranked.every((other) => first(other.list).includes(id))).length };
}
