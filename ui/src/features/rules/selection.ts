// Which products an action is about, as a predicate, for a count and a picture of what it selects.
import { predicateOf, type ConditionTree } from "../../components/conditions/condition-tree";
import type { Predicate } from "../../ipc/bindings";
import type { ActionType } from "./action-kinds";
import type { ActionDraft } from "./rule-draft";
import { startingAction } from "./rule-draft";

/** Null where the action is not about some products, or is unfinished. */
export function selectedBy(action: ActionDraft): Predicate | null {
  if ("products" in action) return predicateOf(action.products);
  switch (action.type) {
    case "pin":
      return action.product === null ? null : { products: [action.product] };
    case "margin_floor":
      return action.min_bp === null ? null : { field: "margin_bp", lt: action.min_bp };
    case "out_of_stock":
      return { field: "stock", is: 0 };
    case "low_stock":
      return action.below === null ? null : { field: "stock", lt: action.below };
    case "overstock":
      return action.cover_days === null ? null : { field: "cover_days", gte: action.cover_days };
    default:
      return null;
  }
}

/** Another kind of action that keeps what both have: the products, the points. */
export function withType(action: ActionDraft, type: ActionType, formula: string | null): ActionDraft {
  const start = startingAction(type, formula);
  const products: ConditionTree | null = "products" in action ? action.products : null;
  const points = "points" in action ? action.points : null;
  return {
    ...start,
    ...(products && "products" in start ? { products } : {}),
    ...(points !== null && "points" in start ? { points } : {}),
  } as ActionDraft;
}
