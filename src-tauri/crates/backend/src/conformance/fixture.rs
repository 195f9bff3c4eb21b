//! Products and rule sets that the checks work with, the same each time.

use std::sync::Arc;

use endcap_model::environment::{BadEnvironmentName, EnvironmentName};
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::product::Product;
use serde_json::{Value, json};

use super::Violation;
use crate::{Byline, Document, Expect, Line, PatchSource, ProductSource, SourceError};

fn broken(what: impl std::fmt::Debug) -> Violation {
    Violation::Promise(format!("the check itself is broken: {what:?}"))
}

/// `count` products that differ in all that rules can tell apart; some values are unknown.
pub(super) fn products(count: u32) -> Result<Vec<Product>, Violation> {
    let categories = [
        "Clothing > Jackets",
        "Clothing > Trousers",
        "Camping > Tents",
        "Camping",
    ];
    let brands = ["Aster", "Birk", "Cairn", "Éclat"];
    let prefixes = ["SKU", "a", "é"];
    let product = |n: u32| {
        let mut fields = json!({
            "id": (format!("{}-{n:05}", prefixes[n as usize % 3])),
            "title": format!("Rain jacket {n}"),
            "brand": (brands[n as usize % brands.len()]),
            "categories": [(categories[n as usize % categories.len()])],
            "tags": (if n.is_multiple_of(5) { vec!["eco"] } else { vec![] }),
            "price": 1_000 + (n * 7_919) % 50_000,
            "list_price": 1_000 + (n * 6_271) % 60_000,
            "stock": (n * 31) % 7,
            "units_sold": (n * 131) % 97,
            "attributes": {"weight_g": n % 13, "colour": (["red", "blue"][n as usize % 2])},
        });
        if !n.is_multiple_of(4) {
            fields["cost"] = json!(500 + (n * 3_571) % 30_000);
            fields["launched"] = json!(format!("2026-{:02}-{:02}", 1 + n % 12, 1 + n % 28));
        }
        product(fields)
    };
    (0..count).map(product).collect()
}

/// A product of its JSON.
pub(super) fn product(fields: Value) -> Result<Product, Violation> {
    Product::from_json(&Json::from(fields)).map_err(broken)
}

/// A rule set with most kinds of rules; `points` makes documents that differ.
pub(super) fn document(points: u32) -> Result<Arc<Document>, Violation> {
    let fields = json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "S", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28},
        "segments": [{"id": "vip", "name": "VIP", "when": {"field": "orders", "gte": 3}}],
        "collections": [{"id": "sale", "name": "Sale", "products": {"field": "discount_bp", "gte": 1000}}],
        "formulas": [{"id": "f", "name": "F",
            "terms": [{"field": "units_sold", "weight": 30, "levels": [1, 10, 50]},
                      {"field": "attr.weight_g", "weight": -4, "levels": [3, 9]}],
            "then_by": [{"field": "units_sold", "order": "desc"}, {"field": "launched", "order": "asc"}]}],
        "rules": [
            {"id": "boost", "name": "n", "action": {"type": "boost", "points": points, "products": {"field": "brand", "is": "Aster"}}},
            {"id": "pin", "name": "n", "pages": [{"category": "Clothing", "subtree": true}], "action": {"type": "pin", "product": "SKU-00003", "position": 2}},
            {"id": "hide", "name": "n", "segments": ["vip"], "action": {"type": "hide", "products": {"field": "tags", "is": "eco"}}},
            {"id": "out", "name": "n", "action": {"type": "out_of_stock", "then": "bottom"}},
            {"id": "floor", "name": "n", "action": {"type": "margin_floor", "min_bp": 500, "below": "hide"}},
            {"id": "over", "name": "n", "action": {"type": "overstock", "cover_days": 2, "points": 9}},
            {"id": "mix", "name": "n", "action": {"type": "max_per", "field": "brand", "count": 1, "window": 2}}
        ]
    });
    Document::parse(&Json::from(fields))
        .map(Arc::new)
        .map_err(broken)
}

pub(super) fn environment(name: &str) -> Result<EnvironmentName, Violation> {
    EnvironmentName::try_from(name).map_err(|error: BadEnvironmentName| broken(error))
}

/// A publisher's signature, with a second of its own.
pub(super) fn byline(second: i64) -> Byline {
    Byline {
        at: Instant::from_unix(1_780_000_000 + second).utc(),
        author: Some(format!("author {second} ø")),
        note: (second % 2 == 0).then(|| "a note".to_owned()),
    }
}

pub(super) fn is(etag: &str) -> Expect {
    Expect::OneOf(vec![etag.to_owned()])
}

pub(super) fn now() -> Instant {
    Instant::from_unix(1_795_802_400)
}

/// The products as a catalog on its way in, a line each.
pub(super) fn source(products: &[Product]) -> ProductSource {
    let numbered = (1..)
        .zip(products.to_vec())
        .map(|(number, value)| Ok(Line { number, value }));
    Box::pin(futures::stream::iter(numbered.collect::<Vec<_>>()))
}

/// The same, but the sender goes away at the end.
pub(super) fn breaking_source(products: &[Product]) -> ProductSource {
    use futures::StreamExt;
    let end = futures::stream::iter([Err(SourceError::TooSlow)]);
    Box::pin(source(products).chain(end))
}

/// Merge patches on their way in.
pub(super) fn patches(lines: Vec<Value>) -> PatchSource {
    let numbered = (1..).zip(lines).map(|(number, value)| {
        Ok(Line {
            number,
            value: Json::from(value),
        })
    });
    Box::pin(futures::stream::iter(numbered.collect::<Vec<_>>()))
}
