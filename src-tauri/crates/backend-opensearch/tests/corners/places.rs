//! Places far beyond the 10,000th, with and without `max_per`.

use endcap_ranking::{Ask, ShopperSort};
use serde_json::{Value, json};

use crate::stage::{ask, document, numbered, plain_formula, stage};
use crate::support::{self, Shop};

/// An order that a script computes: what it goes on after is a number of another kind.
fn computed_formula() -> Value {
    let then_by = json!([
        {"field": "cover_days", "order": "asc"},
        {"field": "margin_bp", "order": "desc"},
    ]);
    json!({"id": "f", "name": "F", "terms": [], "then_by": then_by})
}

#[tokio::test(flavor = "multi_thread")]
async fn places_beyond_the_ten_thousandth() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, numbered(24_000)).await;
    let pins: Vec<Value> = (0..300)
        .map(|n| json!({"type": "pin", "product": format!("P{}", n * 31), "position": 1 + n * 3}))
        .collect();
    let limit = json!({"type": "max_per", "field": "brand", "count": 1, "window": 2});
    let late = json!({"type": "max_per", "field": "tags", "count": 1, "window": 40});
    let top = json!({"type": "top", "products": {"field": "attr.odd", "is": true}});
    let bury = json!({"type": "bury", "products": {"field": "brand", "is": "B1"}, "points": 5});
    let pages = |page: &str| -> Vec<Ask> {
        [
            (0, 24),
            (9_990, 24),
            (10_000, 10),
            (12_000, 1000),
            (19_500, 50),
            (23_990, 100),
            (30_000, 10),
        ]
        .into_iter()
        .map(|(from, size)| ask(page, from, size))
        .collect()
    };
    let everything = || json!({"all": []});
    for (what, actions) in [
        ("plain", vec![bury.clone()]),
        ("pins", pins.clone()),
        ("max_per", vec![limit.clone(), bury.clone()]),
        (
            "two limits, tiers, pins",
            [pins, vec![limit, late, top, bury]].concat(),
        ),
    ] {
        let formula = match what {
            "max_per" => computed_formula(),
            _ => plain_formula(),
        };
        let document = document(formula, everything(), &actions);
        stage.agrees(what, &document, pages("placement:p")).await;
        let mut sorted = pages("category:A");
        sorted
            .iter_mut()
            .for_each(|ask| ask.sort = Some(ShopperSort::PriceDesc));
        stage.agrees(what, &document, sorted).await;
        for id in ["P0", "P31", "P12345", "P23999"] {
            stage
                .explains(what, &document, &ask("placement:p", 0, 24), id)
                .await;
        }
    }
    shop.remove().await;
}
