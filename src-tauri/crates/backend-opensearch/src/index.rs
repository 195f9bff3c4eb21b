//! The index of a catalog: its mapping, and a product as an indexed document.

use endcap_model::product::Product;
use serde_json::{Value, json};

use crate::view::CURRENT;

/// Raised with every change of the mapping or of what is indexed.
pub(crate) const MAPPING: u32 = 1;

/// Settings and mappings of a catalog's index with so many primary shards.
pub(crate) fn mapping(shards: u32) -> Value {
    json!({
        "settings": {"number_of_shards": shards},
        "mappings": {"dynamic": false, "properties": {
            "id": {"type": "keyword"},
            "from": {"type": "long"},
            "to": {"type": "long"},
            "under": {"type": "keyword"},
            "product": {"type": "object", "enabled": false},
        }},
    })
}

/// A product as it is indexed: visible from a version on. `product` holds it whole.
pub(crate) fn document(product: &Product, from: i64) -> Value {
    let under: Vec<&str> = product
        .categories
        .iter()
        .flatten()
        .flat_map(|path| path.ancestors_and_self())
        .collect();
    json!({
        "id": product.id.as_str(),
        "from": from,
        "to": CURRENT,
        "under": under,
        "product": Value::from(product.to_json()),
    })
}
