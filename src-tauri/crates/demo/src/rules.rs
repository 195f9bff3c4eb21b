//! The demo rule set: six segments, two collections, two formulas and a dozen rules, as a document of the
//! contract. Names products of the demo store by title and looks their ids up, so the two cannot part.

use endcap_model::json::Json;
use endcap_model::product::Product;
use serde_json::{Value, json};

use crate::featured::{SHELL, SOLD_OUT};

/// The document; its pins name the ids that `products` give to the featured titles.
pub(crate) fn document(products: &[Product]) -> Json {
    let id_of = |title: &str| {
        let found = products
            .iter()
            .find(|product| product.title.as_deref() == Some(title));
        found.map_or_else(
            || title.to_owned(),
            |product| product.id.as_str().to_owned(),
        )
    };
    let mut rules = page_rules(&id_of(SHELL), &id_of(SOLD_OUT));
    rules.extend(shop_rules());
    Json::from(json!({
        "format": "endcap.ruleset/1",
        "store": {
            "name": crate::STORE_NAME, "currency": "EUR",
            "time_zone": "Europe/Copenhagen", "metrics_days": 28
        },
        "segments": segments(),
        "collections": [
            {"id": "sale", "name": "Sale", "products": {"field": "discount_bp", "gte": 1000}},
            {"id": "new-season", "name": "New this season",
             "products": {"field": "launched", "gte": "2026-08-01"}}
        ],
        "formulas": formulas(),
        "rules": rules,
    }))
}

fn segments() -> Value {
    json!([
        {"id": "vip", "name": "VIP", "when": {"any": [
            {"field": "lifetime_value", "gte": 100_000},
            {"field": "trait.tier", "is": "Gold"}]}},
        {"id": "snow", "name": "Snow fans", "when": {"any": [
            {"field": "bought_categories", "under": "Snow"},
            {"field": "viewed_categories", "under": "Snow"},
            {"field": "trait.sports", "is": "skiing"}]}},
        {"id": "bargain", "name": "Bargain hunters", "when": {"all": [
            {"field": "orders", "gte": 2},
            {"field": "discount_orders_bp", "gte": 6_000},
            {"any": [
                {"field": "average_order_value", "lt": 8_000},
                {"field": "carts_abandoned", "gte": 3},
                {"field": "channel", "is": "price comparison"}]}]}},
        {"id": "lapsed", "name": "Lapsed", "when": {"field": "days_since_last_order", "gte": 180}},
        {"id": "new", "name": "New visitors", "when": {"all": [
            {"field": "visits", "lte": 2},
            {"not": {"field": "orders", "gte": 1}}]}},
        {"id": "mobile", "name": "On the phone", "when": {"field": "device", "in": ["phone", "tablet"]}}
    ])
}

fn formulas() -> Value {
    json!([
        {"id": "best-sellers", "name": "Best sellers",
         "terms": [
            {"field": "units_sold", "weight": 24, "levels": [1, 2, 4, 8, 15, 30, 60, 120]},
            {"field": "margin_bp", "weight": 14, "levels": [2_000, 3_000, 4_000, 5_000]},
            {"field": "conversion_bp", "weight": 9, "levels": [50, 100, 200]},
            {"field": "rating", "weight": 9, "levels": [400, 440, 470]},
            {"field": "variant_cover_bp", "weight": 10, "levels": [5_000, 9_000]}],
         "then_by": [{"field": "units_sold", "order": "desc"}, {"field": "rating", "order": "desc"}]},
        {"id": "fresh", "name": "Fresh at full price",
         "terms": [
            {"field": "views", "weight": 12, "levels": [100, 300, 600, 1_200, 2_400]},
            {"field": "discount_bp", "weight": -40, "levels": [1, 2_000]},
            {"field": "variant_cover_bp", "weight": 20, "levels": [5_000, 8_000, 10_000]}],
         "then_by": [{"field": "launched", "order": "desc"}]}
    ])
}

/// Rules of certain pages.
fn page_rules(shell: &str, sold_out: &str) -> Vec<Value> {
    let jackets = json!([{"category": "Clothing > Jackets"}]);
    vec![
        json!({"id": "lead-shell", "name": "Lead with the new shell", "pages": jackets, "segments": ["vip"],
            "schedule": {"from": "2026-11-16T00:00", "until": "2027-03-01T00:00"},
            "action": {"type": "pin", "product": shell, "position": 1}}),
        json!({"id": "outlet-hero", "name": "Outlet hero", "pages": jackets, "segments": ["bargain"],
            "action": {"type": "pin", "product": sold_out, "position": 2}}),
        json!({"id": "deep-discounts", "name": "Deep discounts first", "segments": ["bargain"],
            "pages": [{"category": "Clothing", "subtree": true}, {"collection": "sale"}],
            "action": {"type": "boost", "products": {"field": "discount_bp", "gte": 2_000}, "points": 60}}),
        json!({"id": "rain-proof", "name": "Rain: the drier the better",
            "pages": [{"search": {"contains": "rain jacket"}}],
            "action": {"type": "score", "field": "attr.water_column_mm", "weight": 30,
                "levels": [10_000, 15_000, 20_000]}}),
        json!({"id": "snow-hero", "name": "Snow first at weekends", "segments": ["snow"],
            "pages": [{"placement": "home.hero"}],
            "schedule": {"weekly": {"days": ["fri", "sat", "sun"], "from": "15:00", "until": "23:00"}},
            "action": {"type": "top", "products": {"all": [
                {"field": "categories", "under": "Snow"}, {"field": "stock", "gte": 5}]}}}),
        json!({"id": "fresh-order", "name": "New things by interest",
            "pages": [{"collection": "new-season"}, {"placement": "home.new-in"}],
            "action": {"type": "formula", "formula": "fresh"}}),
        json!({"id": "brand-mix", "name": "Mix the brands",
            "pages": [{"category": "Clothing", "subtree": true}, {"category": "Footwear", "subtree": true},
                {"collection": "sale"}, {"placement": "home.hero"}],
            "action": {"type": "max_per", "field": "brand", "count": 2, "window": 6}}),
    ]
}

/// Rules of every page.
fn shop_rules() -> Vec<Value> {
    vec![
        json!({"id": "new-season", "name": "New this season",
            "action": {"type": "boost", "points": 28,
                "products": {"field": "launched", "gte": "2026-08-01"}}}),
        json!({"id": "clear-overstock", "name": "Clear overstock",
            "action": {"type": "overstock", "cover_days": 180, "points": 35}}),
        json!({"id": "many-returns", "name": "Many returns",
            "action": {"type": "bury", "products": {"field": "returned_units", "gte": 12}, "points": 20}}),
        json!({"id": "margin-floor", "name": "Margin floor",
            "action": {"type": "margin_floor", "min_bp": 1_500, "below": "bottom"}}),
        json!({"id": "sold-out", "name": "Sold out goes last",
            "action": {"type": "out_of_stock", "then": "bottom"}}),
    ]
}
