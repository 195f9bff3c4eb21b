/* The fake's answers about what is made from what is seen: pasted ids, what is in common, a margin lifted, health, reach. */
import type { Alike, Health, HealthFinding, Looked, MarginLift, Rule, Touch } from "../ipc/bindings";
import type { Answers } from "./fake-ipc";
import { figuresOf, PRODUCTS } from "./fake-products";
import { activeRules, candidates, rankPage, selects } from "./fake-rank";
import type { FakeState } from "./fake-state";

function lookup({ lines }: { lines: string[] }): Looked {
  const looked: Looked = { found: [], missing: [], repeated: 0 };
  for (const asked of lines) {
    const item = PRODUCTS.find((each) => each.id.toLowerCase() === asked.trim().toLowerCase());
    if (!item) looked.missing.push(asked);
    else if (looked.found.some((each) => each.id === item.id)) looked.repeated += 1;
    else looked.found.push({ asked, id: item.id, title: item.title, brand: item.brand, imageUrl: item.image_url });
  }
  return looked;
}

function alike({ ids }: { ids: string[] }): Alike[] {
  const items = PRODUCTS.filter((item) => ids.includes(item.id));
  const category = items[0]?.categories[0] ?? "";
  const margins = items.map((item) => figuresOf(item)["margin_bp"] ?? 0);
  const below = (Math.floor(Math.max(...margins) / 500) + 1) * 500;
  return [
    { words: `category is ${category} or below`, predicate: { field: "categories", under: category }, products: PRODUCTS.filter((item) => item.categories.includes(category)).length },
    { words: `margin is less than ${below / 100} %`, predicate: { field: "margin_bp", lt: below }, products: PRODUCTS.filter((item) => selects({ field: "margin_bp", lt: below }, item)).length },
  ];
}

function lift(state: FakeState, { page, segment, target }: { page: string; segment: string; target: number }): MarginLift {
  const rule: Rule = { id: "lift-margin-1", name: "Lift the margin", enabled: true, priority: 0, pages: [{ category: page.slice("category:".length) }], segments: [segment], schedule: null, action: { type: "boost", products: { field: "margin_bp", gte: 5000 }, points: 41 } };
  const none = target > 9000;
  return {
    before: 4600, after: none ? 4600 : target, reached: !none, moved: none ? 0 : 9, changes: none ? [] : [{ op: "putRule", rule, index: null }], label: `Lift the margin to ${target / 100} %`,
    sentence: none ? "No boost of a margin level lifts it." : `+41 points for margins of 50 % and more: the average margin goes from 46 % to ${target / 100} %; 9 of the first 24 places change.${state.document.rules.length > 99 ? " " : ""}`,
  };
}

function health(state: FakeState): Health {
  const rules = state.document.rules.filter((rule) => rule.enabled !== false);
  const findings: HealthFinding[] = rules.flatMap((rule): HealthFinding[] => {
    const { action } = rule;
    if (action.type !== "pin") return [];
    const item = PRODUCTS.find((each) => each.id === action.product);
    if (item && item.stock > 0) return [];
    const off = { name: "Turn it off", label: `Turn off “${rule.name}”`, changes: [{ op: "putRule" as const, rule: { ...rule, enabled: false }, index: null }] };
    const remove = { name: "Remove the pin", label: `Remove “${rule.name}”`, changes: [{ op: "remove" as const, entity: "rule" as const, id: rule.id }] };
    const about = { rule: rule.id, name: rule.name, page: null, segment: null, others: [] };
    return item
      ? [{ ...about, kind: "pinSoldOut" as const, sentence: `“${item.title}” is sold out and still pinned at ${action.position}.`, repairs: [off, remove] }]
      : [{ ...about, kind: "pinMissing" as const, sentence: `“${action.product}” is not in the catalog.`, repairs: [remove, off] }];
  });
  return { draftVersion: state.version, rules: rules.length, findings: findings.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) };
}

function touches(state: FakeState, { page, segments }: { page: string; segments: string[] }): Touch[] {
  return segments.flatMap((segment) => {
    const before = rankPage(state.document, page, segment).map((each) => each.item.id);
    return activeRules(state.document, page, segment).map((rule): Touch => {
      const without = rankPage({ ...state.document, rules: state.document.rules.filter((each) => each.id !== rule.id) }, page, segment);
      const { action } = rule;
      return {
        rule: rule.id,
        segment,
        products: action.type === "pin" ? 1 : "products" in action ? candidates(state.document, page).filter((item) => selects(action.products, item)).length : null,
        places: without.filter((each, index) => before[index] !== each.item.id).length,
        compared: Math.min(100, Math.max(before.length, without.length)),
      };
    });
  });
}

export function makingAnswers(state: FakeState): Answers {
  return {
    products_lookup: lookup,
    products_alike: alike,
    margin_lift: (ask) => lift(state, ask),
    health_check: () => health(state),
    rule_touches: (ask) => touches(state, ask),
  };
}
