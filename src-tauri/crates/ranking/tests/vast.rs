//! Shares so large that no 64-bit integer holds them still order products exactly.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, CatalogBuilder, rank};

const MOST: i64 = (1 << 53) - 1;

fn order(field: &str, order: &str, products: &[String]) -> Vec<String> {
    let products: Vec<Product> = products
        .iter()
        .map(|line| Json::parse(line.as_bytes()).expect("JSON"))
        .map(|json| Product::from_json(&json).expect("a product"))
        .collect();
    let mut builder = CatalogBuilder::new();
    for product in &products {
        builder.push(product).expect("room");
    }
    let rules = format!(
        r#"{{"format": "endcap.ruleset/1",
             "store": {{"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 28}},
             "formulas": [{{"id": "f", "name": "F", "terms": [],
                            "then_by": [{{"field": "{field}", "order": "{order}"}}]}}]}}"#
    );
    let rules = RuleSet::parse(&Json::parse(rules.as_bytes()).expect("JSON")).expect("rules");
    let ask = Ask {
        page: Page::parse("placement:p").expect("a page"),
        segment: SegmentId::everyone(),
        at: Instant::from_unix(1_780_000_000),
        from: 0,
        size: 100,
        sort: None,
        explain: false,
    };
    let catalog = builder.finish().expect("a catalog");
    let answer = rank(&catalog, &rules, &ask).expect("an answer");
    let id = |placed: &endcap_ranking::Placed| placed.id.as_str().to_owned();
    answer.products.iter().map(id).collect()
}

#[test]
fn large_positive_shares_keep_their_order() {
    let views = |id: &str, orders: i64, views: i64| {
        format!(r#"{{"id": "{id}", "orders": {orders}, "views": {views}}}"#)
    };
    let list = [
        views("a", MOST - 2, 1),
        views("b", MOST, 1),
        views("c", MOST - 1, 1),
        views("d", MOST, 2),
        views("e", 5, 1),
        views("f", MOST, 1),
        r#"{"id": "g"}"#.to_owned(),
    ];
    assert_eq!(
        order("conversion_bp", "desc", &list),
        ["b", "f", "c", "a", "d", "e", "g"]
    );
    assert_eq!(
        order("conversion_bp", "asc", &list),
        ["e", "d", "a", "c", "b", "f", "g"]
    );
}

#[test]
fn large_losses_keep_their_order() {
    let loss = |id: &str, cost: i64| format!(r#"{{"id": "{id}", "price": 1, "cost": {cost}}}"#);
    let list = [
        loss("a", MOST),
        loss("b", MOST - 1),
        loss("c", 1 << 51),
        loss("d", 0),
    ];
    assert_eq!(order("margin_bp", "asc", &list), ["a", "b", "c", "d"]);
    assert_eq!(order("margin_bp", "desc", &list), ["d", "c", "b", "a"]);
}
