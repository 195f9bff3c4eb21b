//! Strings of a megabyte, lists of a thousand, numbers as large as there are and shares beyond.

use serde_json::{Value, json};

use crate::stage::{ask, document, plain_formula, stage};
use crate::support::{self, Shop};

const GREATEST: i64 = 9_007_199_254_740_991;

fn long(end: &str) -> String {
    format!("{}{end}", "lång ".repeat(40_000))
}

fn path(end: &str) -> String {
    format!("{}{end}", "Level > ".repeat(500))
}

fn everything() -> Value {
    json!({"all": []})
}

fn products() -> Vec<Value> {
    let many: Vec<String> = (0..1_000).map(|n| format!("tag {n}")).collect();
    let mut products = vec![
        json!({"id": "A", "title": long("a"), "brand": long("x"), "categories": [path("End")], "tags": [long("t"), "x"]}),
        json!({"id": "B", "title": long("b"), "brand": long("x"), "categories": [path("Else")], "tags": ["x", long("t")]}),
        json!({"id": "C", "title": "", "brand": "", "tags": [], "image_url": "", "attributes": {"e": "", "l": [], "s": long("s")}}),
        json!({"id": "D", "tags": many, "attributes": {"l": many, "a\u{0}b": "x", "s": [long("s"), "z"]}}),
        json!({"id": "E", "attributes": {"n": GREATEST, "e": "x", "=": "?"}}),
        json!({"id": "F", "attributes": {"n": -GREATEST, "b": true}}),
    ];
    for (n, (price, cost)) in [
        (1, GREATEST),
        (1, GREATEST - 1),
        (2, GREATEST),
        (3, GREATEST),
        (9, GREATEST),
        (10, GREATEST),
        (GREATEST, 0),
        (0, 5),
        (5, 5),
    ]
    .into_iter()
    .enumerate()
    {
        products.push(json!({"id": format!("N{n}"), "price": price, "cost": cost, "list_price": cost, "stock": cost, "units_sold": price,
            "orders": cost, "views": price, "variants": price, "variants_in_stock": cost}));
    }
    products
}

fn predicates() -> Vec<Value> {
    vec![
        json!({"field": "title", "is": long("a")}),
        json!({"field": "brand", "in": [long("x"), "nothing"]}),
        json!({"field": "tags", "is": long("t")}),
        json!({"field": "categories", "under": "Level > ".repeat(400) + "Level"}),
        json!({"field": "categories", "is": path("End")}),
        json!({"field": "title", "known": true}),
        json!({"field": "tags", "known": true}),
        json!({"field": "attr.l", "known": true}),
        json!({"field": "attr.e", "is": ""}),
        json!({"field": "attr.s", "is": long("s")}),
        json!({"field": "attr.a\u{0}b", "is": "x"}),
        json!({"field": "attr.=", "is": "?"}),
        json!({"field": "tags", "is": "tag 999"}),
        json!({"field": "attr.l", "in": ["tag 500", "tag 5000"]}),
        json!({"field": "attr.n", "gt": GREATEST - 1}),
        json!({"field": "attr.n", "lte": -GREATEST}),
        json!({"field": "attr.b", "is": true}),
        json!({"field": "attr.b", "is": "true"}),
        json!({"field": "price", "is": GREATEST}),
        json!({"field": "margin_bp", "lt": -GREATEST}),
        json!({"field": "cost", "gte": GREATEST, "lte": GREATEST}),
        json!({"field": "launched", "within_days": GREATEST}),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn values_of_any_size_are_selected() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, products()).await;
    for predicate in predicates() {
        let what: String = predicate.to_string().chars().take(60).collect();
        for selected in [predicate.clone(), json!({"not": predicate})] {
            let boost = json!({"type": "boost", "products": selected, "points": 9});
            let document = document(plain_formula(), predicate.clone(), &[boost]);
            let asks = vec![ask("placement:p", 0, 50), ask("collection:c", 0, 50)];
            stage.agrees(&what, &document, asks).await;
        }
    }
    for text in ["lång", "level end", "tag 7", "x"] {
        let document = document(plain_formula(), everything(), &[]);
        let page = format!("search:{text}");
        stage.agrees(text, &document, vec![ask(&page, 0, 50)]).await;
    }
    shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn values_of_any_size_are_spread_and_ordered() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, products()).await;
    let whole = || ask("placement:p", 0, 50);
    let texts = ["title", "brand", "categories", "tags", "image_url", "id"];
    for field in texts.into_iter().chain(["attr.l", "attr.s", "attr.e"]) {
        let limit = json!({"type": "max_per", "field": field, "count": 1, "window": 3});
        let document = document(plain_formula(), everything(), &[limit]);
        stage.agrees(field, &document, vec![whole()]).await;
    }
    let shares = [
        "margin_bp",
        "discount_bp",
        "variant_cover_bp",
        "conversion_bp",
    ];
    let others = ["cover_days", "margin", "sell_through_bp", "launched"];
    for field in shares.into_iter().chain(others) {
        for order in ["asc", "desc"] {
            let then_by = json!([{"field": field, "order": order}]);
            let formula = json!({"id": "f", "name": "F", "terms": [], "then_by": then_by});
            let document = document(formula, everything(), &[]);
            stage.agrees(field, &document, vec![whole()]).await;
            for id in ["N0", "N1", "N2", "N4", "N6", "N7", "A"] {
                stage.explains(field, &document, &whole(), id).await;
            }
        }
    }
    shop.remove().await;
}
