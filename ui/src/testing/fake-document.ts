/* The rule set that the fake begins with. */
import type { RuleSetDocument } from "../ipc/bindings";
import { PRODUCTS } from "./fake-products";

const id = (index: number) => PRODUCTS[index]?.id ?? "NW-1000";

export function fakeDocument(): RuleSetDocument {
  return {
    format: "endcap.ruleset/1",
    store: { name: "Northwind Outdoor", currency: "EUR", time_zone: "Europe/Copenhagen", metrics_days: 28 },
    segments: [
      { id: "vip", name: "VIP", when: { field: "lifetime_value", gte: 100_000 } },
      { id: "snow-fans", name: "Snow fans", when: { field: "viewed_categories", under: "Clothing > Jackets" } },
      {
        id: "bargain-hunters",
        name: "Bargain hunters",
        when: { all: [{ field: "orders", gte: 2 }, { field: "discount_orders_bp", gte: 5000 }, { any: [{ field: "average_order_value", lt: 8000 }, { field: "channel", is: "price comparison" }] }] },
      },
      { id: "lapsed", name: "Lapsed", when: { field: "days_since_last_order", gte: 180 } },
      { id: "new-visitors", name: "New visitors", when: { field: "visits", lte: 1 } },
    ],
    collections: [
      { id: "sale", name: "Sale", products: { field: "discount_bp", gte: 500 } },
      { id: "winter-opening", name: "Winter opening", products: { field: "attr.season", is: "winter" } },
    ],
    formulas: [
      {
        id: "best-sellers",
        name: "Best sellers",
        terms: [
          { field: "units_sold", weight: 21, levels: [1, 3, 7, 12, 20, 30, 45, 70] },
          { field: "margin_bp", weight: 7, levels: [1500, 2500, 3000, 3500, 4000, 4500] },
        ],
        then_by: [{ field: "units_sold", order: "desc" }],
      },
      { id: "fresh", name: "Newest first", terms: [{ field: "rating", weight: 5, levels: [300, 400, 450] }], then_by: [{ field: "launched", order: "desc" }] },
    ],
    rules: [
      { id: "lead-shell", name: "Lead with the new shell", pages: [{ category: "Clothing > Jackets" }], segments: ["vip"], schedule: { until: "2026-12-01T00:00" }, action: { type: "pin", product: id(0), position: 1 } },
      { id: "parka-week", name: "Parka week", pages: [{ category: "Clothing > Jackets" }], segments: ["vip"], schedule: { from: "2026-11-16T09:00", until: "2026-11-30T00:00" }, action: { type: "pin", product: id(22), position: 3 } },
      { id: "outlet-hero", name: "Outlet hero", pages: [{ category: "Clothing > Jackets" }], segments: ["bargain-hunters"], action: { type: "pin", product: id(5), position: 2 } },
      { id: "deep-discounts", name: "Deep discounts first", pages: [{ category: "Clothing", subtree: true }], segments: ["bargain-hunters"], action: { type: "boost", products: { field: "discount_bp", gte: 1000 }, points: 60 } },
      { id: "homepage-shell", name: "Homepage shell", pages: [{ category: "Clothing > Jackets" }, { placement: "home.hero" }], action: { type: "pin", product: id(30), position: 4 } },
      { id: "new-season", name: "New this season", action: { type: "boost", products: { field: "tags", is: "new" }, points: 28 } },
      { id: "clear-overstock", name: "Clear overstock", pages: [{ category: "Clothing", subtree: true }], action: { type: "overstock", cover_days: 150, points: 35 } },
      { id: "many-returns", name: "Many returns", action: { type: "bury", products: { field: "returned_units", gte: 6 }, points: 20 } },
      { id: "few-left", name: "Few left", action: { type: "low_stock", below: 10, points: 15 } },
      { id: "margin-floor", name: "Margin floor 20 %", enabled: false, action: { type: "margin_floor", min_bp: 2000, below: "hide" } },
      { id: "lapsed-empty", name: "Only premium", enabled: true, pages: [{ category: "Footwear", subtree: true }], segments: ["lapsed"], action: { type: "only", products: { field: "price", gte: 9_000_000 } } },
    ],
  };
}
