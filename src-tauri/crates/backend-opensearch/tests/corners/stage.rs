//! A catalog in the engine and in memory, and the comparison of what both say.

use std::sync::Arc;

use endcap_backend::{Backend, Document, Line};
use endcap_backend_opensearch::OpenSearchBackend;
use endcap_model::id::{ProductId, SegmentId};
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_ranking::{Ask, Catalog, explain, rank};
use futures::{StreamExt, stream};
use serde_json::{Value, json};

use crate::support::Shop;

pub struct Stage {
    pub backend: OpenSearchBackend,
    pub catalog: Catalog,
}

/// A shop of these products, in the engine and in memory.
pub async fn stage(shop: &Shop, products: Vec<Value>) -> Stage {
    let read = |json: Value| Product::from_json(&Json::from(json)).expect("a valid product");
    let products: Vec<Product> = products.into_iter().map(read).collect();
    let sent = products.clone().into_iter().enumerate().map(|(n, value)| {
        Ok(Line {
            number: n as u64 + 1,
            value,
        })
    });
    let backend = shop.backend();
    let sent: Vec<_> = sent.collect();
    let stored = backend.replace_catalog(stream::iter(sent).boxed()).await;
    stored.expect("stored");
    Stage {
        backend,
        catalog: Catalog::of(products).expect("a catalog"),
    }
}

pub fn document(formula: Value, collection: Value, actions: &[Value]) -> Arc<Document> {
    let rule = |(n, action): (usize, &Value)| json!({"id": format!("r{n}"), "name": "R", "action": action});
    let document = json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 28},
        "collections": [{"id": "c", "name": "C", "products": collection}],
        "formulas": [formula],
        "rules": actions.iter().enumerate().map(rule).collect::<Vec<_>>(),
    });
    Arc::new(Document::parse(&Json::from(document)).expect("a valid rule set"))
}

pub fn plain_formula() -> Value {
    json!({"id": "f", "name": "F", "terms": [], "then_by": [{"field": "price", "order": "desc"}]})
}

pub fn ask(page: &str, from: u64, size: u64) -> Ask {
    Ask {
        page: Page::parse(page).expect("a page"),
        segment: SegmentId::everyone(),
        at: Instant::from_unix(1_780_000_000),
        from,
        size,
        sort: None,
        explain: size < 100,
    }
}

impl Stage {
    pub async fn agrees(&self, what: &str, document: &Arc<Document>, asks: Vec<Ask>) {
        let told = self.backend.rank(document, asks.clone()).await;
        assert!(told.is_ok(), "{what}: {told:?}");
        let answers = told.map(|told| told.answers).unwrap_or_default();
        for (ask, told) in asks.iter().zip(answers) {
            let preview = rank(&self.catalog, document.rules(), ask).expect("an answer");
            assert_eq!(
                told.total, preview.total,
                "{what}: {} {}",
                ask.page, ask.from
            );
            let differs = preview
                .products
                .iter()
                .zip(&told.products)
                .find(|(a, b)| a != b);
            assert!(
                differs.is_none(),
                "{what}: {} {}: {differs:?}",
                ask.page,
                ask.from
            );
            assert_eq!(told, preview, "{what}");
        }
    }

    pub async fn explains(&self, what: &str, document: &Arc<Document>, ask: &Ask, id: &str) {
        let preview = explain(&self.catalog, document.rules(), ask, id).expect("reasons");
        let product = ProductId::try_from(id).expect("an id");
        let told = self.backend.explain(document, ask.clone(), product).await;
        assert_eq!(told.expect("reasons"), preview, "{what}: {id}");
    }
}

pub fn numbered(count: i64) -> Vec<Value> {
    let product = |n: i64| {
        json!({"id": format!("P{n}"), "title": format!("Thing {}", n % 7), "brand": format!("B{}", n % 3),
               "categories": [format!("A > L{}", n % 5)], "price": (n * 7919) % 1_000, "stock": n % 4,
               "units_sold": n % 11, "tags": [format!("t{}", n % 13)], "attributes": {"n": n, "odd": n % 2 == 1}})
    };
    (0..count).map(product).collect()
}
