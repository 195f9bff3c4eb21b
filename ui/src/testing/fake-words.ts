/* Rules and predicates in words, for the fake. */
import type { Predicate, Rule, RuleWords } from "../ipc/bindings";
import { PRODUCTS } from "./fake-products";

const title = (id: string) => PRODUCTS.find((item) => item.id === id)?.title ?? id;

export function predicateWords(predicate: Predicate): string {
  if ("all" in predicate) return predicate.all.length ? predicate.all.map(predicateWords).join(" and ") : "all products";
  if ("any" in predicate) return predicate.any.map(predicateWords).join(" or ");
  if ("not" in predicate) return `not ${predicateWords(predicate.not)}`;
  if ("products" in predicate) return predicate.products.map(title).join(", ");
  const rest = Object.entries(predicate).filter(([name]) => name !== "field");
  return `${predicate.field} ${rest.map(([name, value]) => `${name} ${String(value)}`).join(" ")}`;
}

function actionWords(rule: Rule): string {
  const { action } = rule;
  switch (action.type) {
    case "pin":
      return `${title(action.product)} at ${action.position}`;
    case "hide":
      return `hide ${predicateWords(action.products)}`;
    case "only":
      return `only ${predicateWords(action.products)}`;
    case "boost":
      return `+${action.points} where ${predicateWords(action.products)}`;
    case "bury":
      return `−${action.points} where ${predicateWords(action.products)}`;
    case "top":
    case "bottom":
      return `${action.type}: ${predicateWords(action.products)}`;
    case "overstock":
      return `+${action.points} at ${action.cover_days} days of cover or more`;
    case "low_stock":
      return `−${action.points} below ${action.below} pieces`;
    case "margin_floor":
      return `hide margins under ${action.min_bp / 100} %`;
    default:
      return action.type.replaceAll("_", " ");
  }
}

export function ruleWords(rule: Rule): RuleWords {
  const segments = rule.segments?.length ? rule.segments.join(", ") : "all shoppers";
  const pages = rule.pages?.length
    ? rule.pages.map((page) => ("category" in page ? page.category.split(" > ").join(" › ") + (page.subtree ? " and below" : "") : "collection" in page ? page.collection : "placement" in page ? page.placement : Object.values(page.search).join(""))).join(", ")
    : "every page";
  return { action: actionWords(rule), scope: `${segments} · ${pages}`, when: rule.schedule?.until ? `until ${rule.schedule.until.slice(0, 10)}` : "always" };
}
