/* The fake's shoppers: made up from a seed, counted by the same rules as the real ones. */
import type { Channel } from "@tauri-apps/api/core";
import type { ImportProgress, Predicate, SegmentCandidate, SegmentSizes, Shopper, ShopperMapping, ShoppersInspection, ShoppersState, ShoppersSummary } from "../ipc/bindings";
import type { Answers } from "./fake-ipc";
import type { FakeState } from "./fake-state";

export interface FakeShopper {
  id: string;
  facts: Shopper;
}

/** So many, the same each time. */
export function madeShoppers(count: number): FakeShopper[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) ** 2 * below);
  };
  return Array.from({ length: count }, (_, index) => {
    const orders = next(20);
    const average = 3000 + next(20_000);
    const bought: Shopper = orders === 0 ? {} : { lifetime_value: orders * average, average_order_value: average, days_since_last_order: next(400), discount_orders_bp: next(101) * 100 };
    return {
      id: `s-${(index + 1).toString(16).padStart(4, "0")}`,
      facts: { visits: 1 + next(40), orders, carts_abandoned: next(6), days_since_last_visit: next(90), channel: ["newsletter", "price comparison", "search"][next(3)] ?? "search", country: next(3) === 0 ? "DK" : "DE", ...(next(5) === 1 ? { viewed_categories: ["Clothing > Jackets"] } : {}), ...bought },
    };
  });
}

const valueOf = (facts: Shopper, field: string) => facts[field];

export function matches(when: Predicate, facts: Shopper): boolean {
  if ("all" in when) return when.all.every((each) => matches(each, facts));
  if ("any" in when) return when.any.some((each) => matches(each, facts));
  if ("not" in when) return !matches(when.not, facts);
  if (!("field" in when)) return false;
  const value = valueOf(facts, when.field);
  if ("known" in when) return (value !== undefined) === when.known;
  if ("under" in when) return Array.isArray(value) && value.includes(when.under);
  if ("is" in when) return value === when.is;
  if ("in" in when) return when.in.some((each) => each === value);
  if (typeof value !== "number") return false;
  const bounds = when as Partial<Record<"gt" | "gte" | "lt" | "lte", number>>;
  return value > (bounds.gt ?? -Infinity) && value >= (bounds.gte ?? -Infinity) && value < (bounds.lt ?? Infinity) && value <= (bounds.lte ?? Infinity);
}

function partsOf(when: Predicate, pointer = ""): { pointer: string; when: Predicate; leaf: boolean }[] {
  const below = "all" in when ? when.all.map((each, index) => [each, `${pointer}/all/${index}`] as const) : "any" in when ? when.any.map((each, index) => [each, `${pointer}/any/${index}`] as const) : "not" in when ? [[when.not, `${pointer}/not`] as const] : [];
  return [{ pointer, when, leaf: below.length === 0 }, ...below.flatMap(([each, at]) => partsOf(each, at))];
}

function ordered(state: FakeState, candidate: SegmentCandidate | null) {
  const kept = state.document.segments.map(({ id, when }) => ({ id, when: candidate?.id === id ? candidate.when : when }));
  return candidate && candidate.id === null ? [...kept, { id: "", when: candidate.when }] : kept;
}

const owner = (segments: readonly { id: string; when: Predicate }[], facts: Shopper) => segments.find((segment) => matches(segment.when, facts))?.id ?? "everyone";

export function sizes(state: FakeState, candidate: SegmentCandidate | null): SegmentSizes {
  const segments = ordered(state, candidate);
  const { shoppers } = state;
  const own = candidate ? (candidate.id ?? "") : null;
  const owners = shoppers.map(({ facts }) => owner(segments, facts));
  const count = (test: (facts: Shopper) => boolean) => shoppers.filter(({ facts }) => test(facts)).length;
  const belongs = (id: string) => owners.filter((each) => each === id).length;
  const before = segments.slice(0, segments.findIndex(({ id }) => id === own));
  return {
    shoppers: shoppers.length,
    segments: [...segments.map(({ id, when }) => ({ segment: id, matches: count((facts) => matches(when, facts)), belongs: belongs(id) })), { segment: "everyone", matches: shoppers.length, belongs: belongs("everyone") }],
    overlap: segments.map((row) => segments.map((column) => count((facts) => matches(row.when, facts) && matches(column.when, facts)))),
    chosen: !candidate
      ? null
      : {
          inDraft: candidate.id === null ? null : shoppers.filter(({ facts }) => owner(state.document.segments, facts) === candidate.id).length,
          takenBy: before.map(({ id }) => ({ segment: id, shoppers: shoppers.filter(({ facts }, index) => owners[index] === id && matches(candidate.when, facts)).length })).filter((each) => each.shoppers > 0),
          conditions: partsOf(candidate.when).map((part) => ({ pointer: part.pointer, shoppers: count((facts) => matches(part.when, facts)) })),
        },
  };
}

const WIDTHS: Readonly<Record<string, number>> = { lifetime_value: 20_000, average_order_value: 1000, discount_orders_bp: 500, days_since_last_order: 20, days_since_last_visit: 5, visits: 2 };

function spread({ shoppers }: FakeState, field: string) {
  const values = shoppers.map(({ facts }) => valueOf(facts, field));
  const texts = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  const width = WIDTHS[field] ?? 1;
  const count = Math.min(20, Math.ceil((Math.max(0, ...numbers) + 1) / width));
  return {
    bins: numbers.length === 0 ? [] : Array.from({ length: count }, (_, index) => ({ from: index * width, below: index === 19 ? null : (index + 1) * width, shoppers: numbers.filter((value) => value >= index * width && (index === 19 || value < (index + 1) * width)).length })),
    values: [...new Set(texts)].map((value) => ({ value, shoppers: texts.filter((each) => each === value).length })).toSorted((a, b) => b.shoppers - a.shoppers),
    unknown: values.length - texts.length - numbers.length,
  };
}

const COLUMNS: ShoppersInspection["columns"] = [
  { column: "customer", samples: ["c-19aa", "c-20bc"], field: "id", how: "an opaque key", personal: false, why: "different in every row" },
  { column: "e-mail", samples: [], field: null, how: null, personal: true, why: "the header and the values are e-mail addresses" },
  { column: "Total spent", samples: ["1.250,00", "89,90"], field: "lifetime_value", how: "an amount in euros", personal: false, why: "the header" },
  { column: "Orders count", samples: ["9", "2"], field: "orders", how: "a whole number", personal: false, why: "the header" },
  { column: "tier", samples: ["Gold", "Silver"], field: null, how: null, personal: false, why: "nothing like it is known of a shopper" },
];

const stateOf = ({ shoppers }: FakeState): ShoppersState => ({
  count: shoppers.length, importedAt: shoppers.length === 0 ? null : "2026-11-21T09:00:00Z", fileName: shoppers.length === 0 ? null : "shoppers.csv",
  fields: [...new Set(shoppers.flatMap(({ facts }) => Object.keys(facts)))],
});

const SUMMARY: ShoppersSummary = { read: 604, kept: 600, replaced: 1, rejected: 3, rejects: [4, 90, 91].map((line) => ({ line, column: "Orders count", value: "many", reason: "“many” is no whole number." })) };

export function shopperAnswers(state: FakeState): Answers {
  return {
    shoppers_state: () => stateOf(state),
    shoppers_inspect: ({ path }: { path: string }): ShoppersInspection => ({ fileName: path.split("/").at(-1) ?? path, rows: 604, looksLikeShoppers: path.includes("shoppers"), columns: COLUMNS }),
    shoppers_check: () => SUMMARY,
    shoppers_import: ({ progress }: { mapping: ShopperMapping[]; progress: Channel<ImportProgress> }) => {
      progress.onmessage({ phase: "reading", done: 604, total: 604, rate: 100_000, secondsLeft: 0, rejected: 3 });
      state.shoppers = madeShoppers(SUMMARY.kept);
      return SUMMARY;
    },
    shoppers_forget: () => {
      state.shoppers = [];
      return null;
    },
    segment_sizes: ({ candidate }: { candidate: SegmentCandidate | null }) => sizes(state, candidate),
    shopper_spread: ({ field }: { field: string }) => spread(state, field),
    shopper_sample: ({ candidate, page }: { candidate: SegmentCandidate; page: number }) => {
      const found = state.shoppers.filter(({ facts }) => matches(candidate.when, facts));
      const segments = ordered(state, candidate);
      return { matching: found.length, shoppers: found.slice(page * 6, page * 6 + 6).map(({ id, facts }) => ({ id, facts, belongs: owner(segments, facts), by: partsOf(candidate.when).filter((part) => part.leaf && matches(part.when, facts)).map((part) => part.pointer) })) };
    },
    shopper_find: ({ id }: { id: string }) => state.shoppers.find((each) => each.id === id) ?? null,
  };
}
