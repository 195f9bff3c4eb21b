//! Twin of `table/watches.rs`.

use endcap_store::{StoreError, Watch};

use crate::shop;

#[tokio::test]
async fn a_watch_goes_with_its_environment_and_keeps_what_was_told() {
    let shop = shop().await;
    for name in ["staging", "production"] {
        // A store may begin with environments of its own.
        let _ = shop.store.save_environment(name, None, None).await;
    }
    let unknown = shop.store.set_watch("nowhere", Some(5)).await.unwrap_err();
    assert!(
        matches!(unknown, StoreError::UnknownEnvironment { .. }),
        "{unknown}"
    );
    shop.store.set_watch("staging", Some(5)).await.unwrap();
    shop.store.set_watch("production", Some(60)).await.unwrap();
    let told = Watch {
        environment: "staging".to_owned(),
        every_minutes: 15,
        tried_at: Some("2026-11-27T18:00:00Z".to_owned()),
        failure: Some("away".to_owned()),
        told: Some("stock".to_owned()),
        put_away: None,
    };
    shop.store.save_watch(&told).await.unwrap();
    // Another rhythm forgets nothing that was told.
    shop.store.set_watch("staging", Some(15)).await.unwrap();
    shop.store.set_watch("production", None).await.unwrap();
    let shop = shop.restarted().await;
    assert_eq!(
        shop.store.watches().await.unwrap(),
        std::slice::from_ref(&told)
    );
    shop.store
        .save_environment("eu", None, Some("staging"))
        .await
        .unwrap();
    let renamed = Watch {
        environment: "eu".to_owned(),
        ..told
    };
    assert_eq!(shop.store.watches().await.unwrap(), [renamed]);
    shop.store.remove_environment("eu").await.unwrap();
    assert_eq!(shop.store.watches().await.unwrap(), []);
}
