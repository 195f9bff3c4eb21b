//! More conditions, values, functions and pins than one query of the engine takes.

use serde_json::{Value, json};

use crate::stage::{ask, document, numbered, plain_formula, stage};
use crate::support::{self, Shop};

fn everything() -> Value {
    json!({"all": []})
}

fn pages() -> Vec<endcap_ranking::Ask> {
    vec![
        ask("placement:p", 0, 1000),
        ask("collection:c", 0, 50),
        ask("category:A", 5, 20),
    ]
}

/// Predicates of thousands of parts.
fn crowds() -> [(&'static str, Value); 5] {
    let ranges: Vec<Value> = (0..3_000)
        .map(|n| json!({"field": "price", "gte": n * 3, "lt": n * 3 + 1}))
        .collect();
    let negated: Vec<Value> = ranges.iter().map(|part| json!({"not": part})).collect();
    let pair = |n: i64| {
        let other = json!({"field": "brand", "is": format!("B{n}")});
        json!({"all": [{"field": "price", "gt": n}, {"not": other}]})
    };
    let pairs: Vec<Value> = (0..1_500).map(pair).collect();
    let days: Vec<i64> = (0..1_800).step_by(2).collect();
    [
        ("any of 3,000 ranges", json!({"any": ranges})),
        ("all of 3,000 negations", json!({"all": negated})),
        ("any of 1,500 pairs", json!({"any": pairs})),
        ("not any of 1,500 pairs", json!({"not": {"any": pairs}})),
        (
            "900 values of cover_days",
            json!({"field": "cover_days", "in": days}),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn more_parts_than_a_query_takes() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, numbered(600)).await;
    for (what, predicate) in crowds() {
        let actions = [
            json!({"type": "hide", "products": predicate}),
            json!({"type": "only", "products": predicate}),
            json!({"type": "top", "products": predicate}),
            json!({"type": "bury", "products": predicate, "points": 7}),
        ];
        for action in actions {
            let document = document(plain_formula(), predicate.clone(), &[action]);
            stage.agrees(what, &document, pages()).await;
        }
    }
    shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_functions_than_clauses_are_taken() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, numbered(600)).await;
    let term = |n: i64| {
        let weight = if n % 2 == 0 { 3 } else { -2 };
        let levels: Vec<i64> = (n..n + 100).collect();
        json!({"field": "price", "weight": weight, "levels": levels})
    };
    let terms: Vec<Value> = (0..60).map(term).collect();
    let formula = json!({"id": "f", "name": "F", "terms": terms, "then_by": []});
    let wide = document(formula, everything(), &[]);
    stage.agrees("60 terms of 100 levels", &wide, pages()).await;
    let boost = |n: i64| {
        let kind = if n % 3 == 0 { "bury" } else { "boost" };
        let select = json!({"any": [
            {"field": "price", "is": n},
            {"field": "attr.n", "gte": n, "lt": n + 9},
        ]});
        json!({"type": kind, "points": n + 1, "products": select})
    };
    let boosts: Vec<Value> = (0..700).map(boost).collect();
    let long = document(plain_formula(), everything(), &boosts);
    stage.agrees("700 boosts and buries", &long, pages()).await;
    shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_ids_and_pins_than_a_list_takes() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, numbered(600)).await;
    let ids: Vec<String> = (0..70_000).map(|n| format!("P{}", n * 2)).collect();
    let many = json!({"products": ids});
    let actions = [
        json!({"type": "bottom", "products": many}),
        json!({"type": "boost", "products": {"not": many}, "points": 3}),
    ];
    let listed = document(plain_formula(), many, &actions);
    stage.agrees("70,000 ids", &listed, pages()).await;
    let pin = |n: i64| {
        let product = format!("P{}", n / 3);
        json!({"type": "pin", "product": product, "position": 1 + n % 40})
    };
    let pins: Vec<Value> = (0..6_000).map(pin).collect();
    let mut asks = pages();
    asks.push(ask("category:Nothing", 0, 1000));
    asks.push(ask("category:A > L2", 110, 30));
    let pinned = document(plain_formula(), everything(), &pins);
    stage.agrees("6,000 pins", &pinned, asks).await;
    shop.remove().await;
}
