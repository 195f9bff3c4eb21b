//! Products by their ids.

use std::collections::HashMap;

use endcap_model::id::ProductId;
use endcap_model::product::Product;
use serde_json::json;

use super::Catalog;
use super::hits::{hits, product};
use crate::control::Mark;
use crate::error::EngineError;
use crate::view::View;

/// Products that are asked for at once; each may have a megabyte.
const AT_ONCE: usize = 500;

/// A visible document.
pub(super) struct Found {
    pub(super) product: Product,
    /// Id of the document, not of the product.
    pub(super) document: String,
    pub(super) mark: Mark,
}

/// The known ones, in the order asked, repeats included.
pub(crate) async fn lookup(
    catalog: &Catalog,
    view: &View,
    ids: &[ProductId],
) -> Result<Vec<Product>, EngineError> {
    let found = visible(catalog, view, ids).await?;
    let known = ids.iter().filter_map(|id| found.get(id));
    Ok(known.map(|found| found.product.clone()).collect())
}

/// The visible documents of these products.
pub(super) async fn visible(
    catalog: &Catalog,
    view: &View,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, Found>, EngineError> {
    let mut found = HashMap::with_capacity(ids.len());
    if view.is_empty() {
        return Ok(found);
    }
    let mut asked: Vec<&str> = ids.iter().map(ProductId::as_str).collect();
    asked.sort_unstable();
    asked.dedup();
    for ids in asked.chunks(AT_ONCE) {
        let filter = [json!({"terms": {"id": ids}}), view.filter()];
        let body = json!({
            "size": ids.len() + 1,
            "track_total_hits": false,
            "seq_no_primary_term": true,
            "_source": ["product"],
            "query": {"bool": {"filter": filter}},
        });
        let path = format!("{}/_search", view.index);
        let mut answer = catalog.client.read(&path, &body).await?;
        for mut hit in hits(&mut answer)? {
            let mark = Mark::of(&hit)?;
            let document = hit["_id"].as_str().unwrap_or_default().to_owned();
            let product = product(&mut hit["_source"])?;
            let id = product.id.clone();
            let one = Found {
                product,
                document,
                mark,
            };
            if found.insert(id.clone(), one).is_some() {
                return Err(twice(&id));
            }
        }
    }
    Ok(found)
}

fn twice(id: &ProductId) -> EngineError {
    EngineError::Unreadable(format!("the product “{}” is visible twice", id.as_str()))
}
