//! Predicates as deep as the contract allows.

use serde_json::json;

use crate::stage::{ask, document, numbered, plain_formula, stage};
use crate::support::{self, Shop};

#[tokio::test(flavor = "multi_thread")]
async fn as_deep_as_predicates_go() {
    let Some(url) = support::engine() else {
        return;
    };
    let shop = Shop::fresh(&url);
    let stage = stage(&shop, numbered(60)).await;
    for form in 0..4 {
        let mut predicate = json!({"field": "attr.odd", "is": true});
        // A form beside the nesting one may nest once itself.
        let deepest = if form == 3 { 32 } else { 31 };
        for depth in 1..deepest {
            let other = json!({"field": "price", "gt": depth * 20});
            predicate = match (form + depth) % 4 {
                _ if form == 3 => json!({"not": predicate}),
                0 => json!({"not": predicate}),
                1 => json!({"any": [predicate, {"field": "stock", "is": 3}]}),
                2 => json!({"all": [predicate, {"not": {"field": "brand", "is": "B9"}}]}),
                _ => json!({"any": [predicate, other]}),
            };
        }
        let hide = json!({"type": "bottom", "products": predicate});
        let document = document(plain_formula(), predicate, &[hide]);
        let asks = vec![ask("collection:c", 0, 100), ask("placement:p", 0, 100)];
        stage.agrees("32 deep", &document, asks).await;
    }
    shop.remove().await;
}
