//! Products as they stand in the answers of searches.

use endcap_model::json::Json;
use endcap_model::product::{AttributeValue, Product};
use serde_json::Value;

use crate::error::EngineError;

/// The hits of a search.
pub(super) fn hits(answer: &mut Value) -> Result<Vec<Value>, EngineError> {
    match answer["hits"]["hits"].take() {
        Value::Array(hits) => Ok(hits),
        _ => Err(EngineError::Unreadable("no hits".to_owned())),
    }
}

/// The product that a document holds whole.
pub(super) fn product(source: &mut Value) -> Result<Product, EngineError> {
    Product::from_json(&Json::from(source["product"].take())).map_err(|findings| {
        let reason = findings.first().map_or_else(String::new, |finding| {
            format!("{}: {}", finding.pointer, finding.reason)
        });
        EngineError::Unreadable(format!("a stored product: {reason}"))
    })
}

/// About how many bytes a product has in an answer.
pub(super) fn weight(product: &Product) -> usize {
    let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let lists = product.tags.iter().flatten().map(|tag| tag.len() + 4);
    let attributes = product.attributes.iter().map(|(name, value)| {
        name.len()
            + match value {
                AttributeValue::Text(text) => text.len(),
                AttributeValue::Integer(_) | AttributeValue::Boolean(_) => 8,
                AttributeValue::List(list) => list.iter().map(|text| text.len() + 4).sum(),
            }
    });
    400 + text(&product.title)
        + text(&product.image_url)
        + lists.sum::<usize>()
        + attributes.sum::<usize>()
}
