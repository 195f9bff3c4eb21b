/* An in-memory back end for tests and for `npm run dev` in a browser with `?mock`. Never part of a build. */
import { mockConvertFileSrc, mockIPC } from "@tauri-apps/api/mocks";
import type { EntityChange, EntityKind, IpcError, LanesAsk, Predicate, Rule } from "../ipc/bindings";
import { fakeAnswers as importAnswers } from "./fake-import";
import { makingAnswers } from "./fake-making";
import { effect, lanes, pageRules, pagesIndex, pageTimes, plots, whatIf, why } from "./fake-pages";
import { figuresOf, PRODUCTS } from "./fake-products";
import { publishAnswers } from "./fake-publish";
import { selects } from "./fake-rank";
import { madeShoppers, shopperAnswers } from "./fake-shoppers";
import { FakeState } from "./fake-state";
import { predicateWords, ruleWords } from "./fake-words";

// The arguments arrive as the bindings sent them; the fake trusts its own window.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answers = Record<string, (args: any) => unknown>;

export function refuse(error: IpcError): never {
  // The real back end rejects with the plain value, not with an Error.
  // oxlint-disable-next-line no-throw-literal
  throw error;
}

const FIELDS = (() => {
  const of = (field: string, label: string, type: string, values: string[] = []) => ({ field, label, type, values });
  const distinct = (pick: (item: (typeof PRODUCTS)[number]) => string[]) => [...new Set(PRODUCTS.flatMap(pick))];
  return {
    product: [
      of("id", "Product id", "text"), of("title", "Title", "text"), of("brand", "Brand", "text", distinct((item) => [item.brand])),
      of("categories", "Categories", "paths", distinct((item) => item.categories)), of("tags", "Tags", "list", ["new"]),
      of("price", "Price", "money"), of("list_price", "List price", "money"), of("cost", "Cost", "money"), of("stock", "Stock", "integer"),
      of("launched", "Launched", "date"), of("rating", "Rating", "hundredths"), of("views", "Views", "integer"), of("units_sold", "Units sold", "integer"),
      of("returned_units", "Returned units", "integer"), of("margin", "Margin", "money"), of("margin_bp", "Margin %", "basisPoints"), of("discount_bp", "Discount", "basisPoints"), of("cover_days", "Cover", "days"),
      of("variant_cover_bp", "Sizes in stock", "basisPoints"), of("attr.colour", "Colour", "any", distinct((item) => [item.attributes["colour"] ?? ""])), of("attr.season", "Season", "any", ["winter", "all year"]),
    ],
    shopper: [
      of("visits", "Visits", "integer"), of("orders", "Orders", "integer"), of("lifetime_value", "Lifetime value", "money"), of("average_order_value", "Average order value", "money"),
      of("days_since_last_order", "Days since the last order", "days"), of("carts_abandoned", "Carts abandoned", "integer"), of("discount_orders_bp", "Orders with a discount", "basisPoints"),
      of("device", "Device", "text", ["phone", "desktop"]), of("country", "Country", "text", ["DK", "DE"]), of("channel", "Channel", "text", ["price comparison", "newsletter"]),
      of("viewed_categories", "Viewed categories", "paths", distinct((item) => item.categories)), of("bought_brands", "Bought brands", "list"), of("trait.loyalty_tier", "Loyalty tier", "any", ["Gold"]),
    ],
  };
})();

const KNOWN = [...new Set(["brand", "categories", "launched", ...PRODUCTS.flatMap((item) => Object.entries(figuresOf(item)).flatMap(([field, value]) => (value === null ? [] : [field])))])];

function catalogQuery({ text, filter, sort, from, size }: { text: string; filter: Predicate | null; sort: { field: string; order: string } | null; from: number; size: number }) {
  const tokens = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = PRODUCTS.filter((item) => (!filter || selects(filter, item)) && tokens.every((token) => `${item.id} ${item.title} ${item.brand}`.toLowerCase().includes(token)));
  const rows = found.map((item) => {
    const figures = figuresOf(item);
    return { id: item.id, title: item.title, brand: item.brand, category: item.categories[0] ?? null, imageUrl: item.image_url, launched: item.launched, figures: Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null)) };
  });
  if (sort) {
    const valueOf = (row: (typeof rows)[number]) => row.figures[sort.field] ?? String(row[sort.field as keyof typeof row] ?? "");
    const way = sort.order === "desc" ? -1 : 1;
    rows.sort((a, b) => (valueOf(a) < valueOf(b) ? -way : valueOf(a) > valueOf(b) ? way : 0));
  }
  return { total: rows.length, rows: rows.slice(from, from + size), known: KNOWN };
}

function productGet(id: string) {
  const item = PRODUCTS.find((each) => each.id === id);
  if (!item) return refuse({ kind: "notFound", what: `There is no product “${id}” in the catalog.` });
  return {
    id, title: item.title, brand: item.brand, imageUrl: item.image_url, categories: item.categories, tags: item.tags, launched: item.launched,
    fields: Object.entries(figuresOf(item)).map(([field, value]) => ({ field, value })),
    attributes: Object.entries(item.attributes).map(([name, value]) => ({ name, value })),
  };
}

function taken(state: FakeState, direction: "undo" | "redo", seen: LanesAsk[]) {
  const step = state.take(direction) ?? refuse({ kind: "notFound", what: `There is nothing to ${direction}.` });
  return { ...step, lanes: seen.map((ask) => lanes(state, ask)) };
}

function draftAnswers(state: FakeState): Answers {
  return {
    draft_get: () => state.draft(),
    draft_edit: ({ label, changes, seen }: { label: string; changes: EntityChange[]; seen: LanesAsk[] }) => ({ draft: state.edit(label, changes), label, lanes: seen.map((ask) => lanes(state, ask)) }),
    draft_undo: ({ seen }: { seen: LanesAsk[] }) => taken(state, "undo", seen),
    draft_redo: ({ seen }: { seen: LanesAsk[] }) => taken(state, "redo", seen),
    draft_import: () => state.draft(),
    draft_export: () => null,
    draft_discard: ({ kind, id }: { kind: EntityKind; id: string }) => {
      const published = state.published.rules.find((rule) => rule.id === id);
      return state.edit("Discard", [published && kind === "rule" ? { op: "putRule", rule: published, index: null } : { op: "remove", entity: kind, id }]);
    },
    rule_check: ({ rule }: { rule: Rule }) => ({ findings: "points" in rule.action && !(rule.action.points > 0) ? [{ pointer: "/action/points", reason: "Points are 1 to 100,000." }] : [], words: ruleWords(rule) }),
    rules_list: () => state.document.rules.map((rule) => ({ id: rule.id, words: ruleWords(rule), products: "products" in rule.action ? PRODUCTS.filter((item) => "products" in rule.action && selects(rule.action.products, item)).length : null, state: rule.enabled === false ? "off" : "active", findings: [] })),
  };
}

export function fakeAnswers(state = new FakeState()): Answers {
  const opened = () => {
    state.open = true;
    return state.status();
  };
  return {
    store_status: () => state.status(),
    store_recent: () => [{ path: "/home/ida/shops/winter.endcap", name: "Winter trial", openedAt: "2026-11-20T09:00:00Z" }],
    store_open_demo: opened,
    store_reset_demo: opened,
    store_create: opened,
    store_open: opened,
    store_update: ({ facts }) => {
      state.document = { ...state.document, store: facts };
      return state.status();
    },
    store_close: () => {
      state.open = false;
      return null;
    },
    store_catch_up: () => ({ draft: false, catalog: false, published: false, shoppers: false }),
    ...draftAnswers(state),
    pages_index: () => pagesIndex(state),
    lanes_rank: ({ ask }) => lanes(state, ask),
    product_get: ({ id }) => productGet(id),
    product_why: ({ page, segments, id }) => segments.map((segment: string) => why(state, page, segment, id)),
    product_what_if: ({ ask }) => whatIf(state, ask),
    page_plots: ({ ask }) => plots(state, ask),
    page_times: ({ page, segments, day, days }) => pageTimes(state, page, segments, day, days),
    page_rules: ({ page, segments }) => pageRules(state, page, segments),
    draft_effect: ({ page, segments, changes, product }) => effect(state, page, segments, changes, product),
    segment_test: () => ({ segment: "vip", reasons: state.document.segments.map((segment, index) => ({ segment: segment.id, matches: index === 0, words: index === 0 ? "lifetime value €1,652 is at least €1,000" : "orders 1 is less than 2" })) }),
    catalog_query: catalogQuery,
    fields_list: () => FIELDS,
    predicate_count: ({ filter }: { filter: Predicate }) => ({ products: PRODUCTS.filter((item) => selects(filter, item)).length, words: predicateWords(filter) }),
    ...makingAnswers(state),
    ...importAnswers(),
    ...publishAnswers(state),
    ...shopperAnswers(state),
    preferences_get: () => state.preferences,
    preferences_set: ({ preferences }) => (state.preferences = preferences),
    "plugin:dialog|open": () => "/home/ida/products-2026-11-24.csv",
    "plugin:dialog|save": () => "/home/ida/out.csv",
  };
}

/** Answers every command from memory. `?mock=empty` begins without a store, `?mock=shoppers` with shoppers. */
export function installFake(overrides: Answers = {}, state = new FakeState()): FakeState {
  const mock = new URLSearchParams(window.location.search).get("mock");
  if (mock === "empty") state.open = false;
  if (mock === "shoppers") state.shoppers = madeShoppers(6000);
  const answers = { ...fakeAnswers(state), ...overrides };
  mockConvertFileSrc("linux");
  mockIPC(async (command, args) => {
    const answer = answers[command];
    if (!answer) throw new Error(`The fake knows no command ${command}.`);
    return structuredClone(await answer(args));
  });
  return state;
}
