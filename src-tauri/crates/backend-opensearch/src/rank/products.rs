//! Products whole, for reasons to be given.

use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;
use serde_json::Value;

use super::organic::filter;
use crate::client::Client;
use crate::error::EngineError;
use crate::query::predicate::of_ids;
use crate::view::View;

/// Products that one search asks for; each may have a megabyte.
const AT_ONCE: usize = 200;

/// The visible ones of these products, in no order.
pub(crate) async fn products_of(
    client: &Client,
    view: &View,
    ids: &[&ProductId],
) -> Result<Vec<Product>, EngineError> {
    let mut products = Vec::with_capacity(ids.len());
    if view.is_empty() {
        return Ok(products);
    }
    for ids in ids.chunks(AT_ONCE) {
        let query = filter(view, [of_ids(ids.iter().map(|id| id.as_str()))]);
        let body = format!(
            r#"{{"size":{},"track_total_hits":false,"_source":["product"],"query":{query}}}"#,
            ids.len()
        );
        let said = client.msearch(&view.index, &[body.into()]).await?;
        let hits = said
            .into_iter()
            .next()
            .map(|mut said| said["hits"]["hits"].take());
        let Some(Value::Array(hits)) = hits else {
            return Err(EngineError::Unreadable("no hits".to_owned()));
        };
        for mut hit in hits {
            products.push(product(hit["_source"]["product"].take())?);
        }
    }
    Ok(products)
}

fn product(stored: Value) -> Result<Product, EngineError> {
    Product::from_json(&Json::from(stored)).map_err(|findings| {
        let reason = findings.first().map_or("", |finding| &finding.reason);
        EngineError::Unreadable(format!("a stored product: {reason}"))
    })
}
