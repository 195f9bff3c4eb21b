//! The back end over a real OpenSearch keeps every promise of the trait.
//!
//! Needs `ENDCAP_OPENSEARCH_URL`, such as `http://127.0.0.1:9200`; without it nothing is tested,
//! which is said.

#[path = "support/shop.rs"]
mod support;

use std::sync::Arc;

use endcap_backend::conformance;

use support::Shop;

#[tokio::test(flavor = "multi_thread")]
async fn every_promise_is_kept() {
    let Some(url) = support::engine() else {
        return;
    };
    let mut broken = Vec::new();
    for check in conformance::checks() {
        let shop = Shop::fresh(&url);
        let outcome = check.run(Arc::new(shop.backend())).await;
        shop.remove().await;
        if let Err(violation) = outcome {
            broken.push(format!("{}: {violation}", check.name));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
