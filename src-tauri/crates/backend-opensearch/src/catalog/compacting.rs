//! A large catalog made quick to search once it is live: every shard one segment.
//!
//! A load leaves several, and each search begins anew in each of them. Owns no truth: if it fails, or
//! the gateway ends before, pages are the same and a little slower.

use reqwest::Method;
use serde_json::Value;

use super::Catalog;
use crate::error::EngineError;

/// Merges the segments of an index beside everything else.
pub(super) fn later(catalog: &Catalog, index: &str) {
    let (catalog, index) = (catalog.clone(), index.to_owned());
    tokio::spawn(async move {
        match compact(&catalog, &index).await {
            // It was replaced again meanwhile.
            Err(error) if error.is_no_index() => {}
            Err(error) => {
                tracing::warn!(cause = %error, index, "the segments could not be merged");
            }
            Ok(()) => tracing::debug!(index, "the segments are merged"),
        }
    });
}

async fn compact(catalog: &Catalog, index: &str) -> Result<(), EngineError> {
    let path = format!("{index}/_forcemerge?max_num_segments=1");
    // What takes longer than one exchange may is going on, and is waited for by the next.
    catalog
        .client
        .write_long(Method::POST, &path, &Value::Null)
        .await?;
    catalog.refresh(index).await
}
