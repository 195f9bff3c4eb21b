// The fourteen actions: what each is called, what it is for, how it begins, and its ranges.
import type { Action } from "../../ipc/bindings";

export type ActionType = Action["type"];
export type Intent = "Place by hand" | "Lift and lower" | "Margin" | "Inventory" | "Spread" | "Order";
export const INTENTS: readonly Intent[] = ["Place by hand", "Lift and lower", "Margin", "Inventory", "Spread", "Order"];

export interface ActionKind {
  type: ActionType;
  /** In a list and as a heading: "Pin a product" */
  label: string;
  /** A word for badges and filters: "Pin" */
  short: string;
  intent: Intent;
  /** What it does to a page, as one sentence. */
  effect: string;
}

export const ACTION_KINDS: readonly ActionKind[] = [
  { type: "pin", label: "Pin a product", short: "Pin", intent: "Place by hand",
    effect: "Gives one product a fixed position, on pages it does not belong to as well. Hide beats pin." },
  { type: "hide", label: "Hide products", short: "Hide", intent: "Place by hand",
    effect: "The products are not shown, even if they are pinned." },
  { type: "only", label: "Show only these products", short: "Only", intent: "Place by hand",
    effect: "Nothing else is shown. With several such rules, a product must be in all of them." },
  { type: "boost", label: "Boost products", short: "Boost", intent: "Lift and lower",
    effect: "Adds points, so the products move up among the others." },
  { type: "bury", label: "Bury products", short: "Bury", intent: "Lift and lower",
    effect: "Takes points away, so the products move down among the others." },
  { type: "top", label: "Send products to the top", short: "Top", intent: "Lift and lower",
    effect: "Above all the rest, whatever the points. Pins still hold their positions, and bottom beats top." },
  { type: "bottom", label: "Send products to the bottom", short: "Bottom", intent: "Lift and lower",
    effect: "Below all the rest, whatever the points. Bottom beats top." },
  { type: "margin_floor", label: "Margin floor", short: "Margin floor", intent: "Margin",
    effect: "Hides products below a margin, or sends them to the bottom. Unknown margin is let through." },
  { type: "out_of_stock", label: "Sold out", short: "Sold out", intent: "Inventory",
    effect: "Hides products with a stock of 0, or sends them to the bottom. Unknown stock is let through." },
  { type: "low_stock", label: "Low stock", short: "Low stock", intent: "Inventory",
    effect: "Takes points away where little is left. Unknown stock is let through." },
  { type: "overstock", label: "Overstock", short: "Overstock", intent: "Inventory",
    effect: "Adds points where stock lasts long. A product in stock that sells nothing counts as overstock." },
  { type: "max_per", label: "Spread one value", short: "Spread", intent: "Spread",
    effect: "At most so many products of one brand, category or other value among neighbouring places. Pins neither count nor separate." },
  { type: "formula", label: "Order by a formula", short: "Formula", intent: "Order",
    effect: "This formula orders the page, in place of the first of the list." },
  { type: "score", label: "Points by a figure", short: "Score", intent: "Order",
    effect: "Adds weight × level: the more levels a product's figure reaches, the more points it gets." },
];

export function actionKind(type: string): ActionKind {
  const kind = ACTION_KINDS.find((each) => each.type === type);
  if (!kind) throw new Error(`No action is called ${type}.`);
  return kind;
}

export interface Range {
  min: number;
  max: number;
}
const POINTS: Range = { min: 1, max: 100_000 };
const COUNTED: Range = { min: 1, max: 99_999 };
/** Ranges of section 3 of the contract, by the member of an action or a term. */
export const RANGES = {
  points: POINTS,
  weight: { min: -1000, max: 1000 },
  position: { min: 1, max: 1000 },
  count: COUNTED,
  window: COUNTED,
  cover_days: COUNTED,
  below: COUNTED,
  min_bp: { min: -1_000_000, max: 10_000 },
  priority: { min: -1_000_000, max: 1_000_000 },
} satisfies Record<string, Range>;
export const MOST_LEVELS = 100;
