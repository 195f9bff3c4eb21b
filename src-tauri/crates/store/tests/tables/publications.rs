//! Twin of `table/publications.rs` and `table/verifications.rs`.

use endcap_store::{Publication, StoreError, Verification};

use crate::{json, shop};

fn publication(environment: &str, revision: i64, at: &str, catalog: Option<&str>) -> Publication {
    Publication {
        environment: environment.to_owned(),
        revision,
        etag: format!("etag {revision}"),
        document: json(&format!(r#"{{"revision": {revision}}}"#)),
        published_at: at.to_owned(),
        catalog_generation: catalog.map(str::to_owned),
    }
}

#[tokio::test]
async fn the_last_of_each_environment_is_kept_with_the_catalog_it_had() {
    let shop = shop().await;
    let store = &shop.store;
    for (environment, revision, at, catalog) in [
        ("staging", 1, "2026-11-01T00:00:00Z", Some("c1")),
        ("production", 7, "2026-11-03T00:00:00Z", None),
        ("staging", 2, "2026-11-02T00:00:00Z", None),
    ] {
        store
            .save_publication(&publication(environment, revision, at, catalog))
            .await
            .unwrap();
    }
    let staging = publication("staging", 2, "2026-11-02T00:00:00Z", Some("c1"));
    let production = publication("production", 7, "2026-11-03T00:00:00Z", None);
    assert_eq!(
        store.publication("staging").await.unwrap(),
        Some(staging.clone())
    );
    assert_eq!(store.publications().await.unwrap(), [production, staging]);
    let unknown = store
        .save_publication(&publication("eu", 1, "", None))
        .await
        .unwrap_err();
    assert!(
        matches!(unknown, StoreError::UnknownEnvironment { .. }),
        "{unknown}"
    );
}

#[tokio::test]
async fn the_last_comparison_is_kept() {
    let shop = shop().await;
    assert_eq!(shop.store.verification("staging").await.unwrap(), None);
    let mut last = Verification {
        at: String::new(),
        asks: 0,
        differ: 0,
        report: None,
        drift: None,
    };
    for (asks, differ) in [(100, 3), (120, 0)] {
        last = Verification {
            at: "2026-11-27T18:00:00Z".to_owned(),
            asks,
            differ,
            report: Some(format!("{{\"asks\":{asks}}}")),
            drift: (differ > 0).then(|| "field stock".to_owned()),
        };
        shop.store
            .save_verification("staging", &last)
            .await
            .unwrap();
        shop.store
            .save_verification("elsewhere", &last)
            .await
            .unwrap();
    }
    let shop = shop.restarted().await;
    assert_eq!(
        shop.store.verification("staging").await.unwrap(),
        Some(last)
    );
    assert_eq!(shop.store.verification("elsewhere").await.unwrap(), None);
}
