//! The embedded back end keeps every promise of the trait.

use std::sync::Arc;

use endcap_backend::conformance;
use endcap_backend_embedded::EmbeddedBackend;

#[tokio::test]
async fn every_promise_is_kept() {
    let mut broken = Vec::new();
    for check in conformance::checks() {
        let folder = tempfile::tempdir().unwrap();
        let backend = EmbeddedBackend::open(folder.path()).await.unwrap();
        if let Err(violation) = check.run(Arc::new(backend)).await {
            broken.push(format!("{}: {violation}", check.name));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
