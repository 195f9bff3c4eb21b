//! Twin of `table/environments.rs`.

use endcap_store::{Publication, Store, StoreError};

use crate::{json, shop};

async fn names(store: &Store) -> String {
    let rows = store.environments().await.unwrap();
    let text = |url: Option<String>| url.unwrap_or_else(|| "local".to_owned());
    rows.into_iter()
        .map(|row| format!("{}={}", row.name, text(row.url)))
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn environments_are_added_changed_renamed_and_removed() {
    let shop = shop().await;
    let store = &shop.store;
    assert_eq!(names(store).await, "staging=local production=local");
    store
        .save_environment("eu", Some("https://eu"), None)
        .await
        .unwrap();
    store
        .save_environment("staging", Some("https://s"), Some("staging"))
        .await
        .unwrap();
    store
        .save_environment("live", None, Some("production"))
        .await
        .unwrap();
    assert_eq!(
        names(store).await,
        "staging=https://s live=local eu=https://eu"
    );
    let taken = store
        .save_environment("eu", None, Some("live"))
        .await
        .unwrap_err();
    assert!(
        matches!(taken, StoreError::EnvironmentExists { .. }),
        "{taken}"
    );
    let taken = store.save_environment("eu", None, None).await.unwrap_err();
    assert!(
        matches!(taken, StoreError::EnvironmentExists { .. }),
        "{taken}"
    );
    let unknown = store
        .save_environment("x", None, Some("y"))
        .await
        .unwrap_err();
    assert!(
        matches!(unknown, StoreError::UnknownEnvironment { .. }),
        "{unknown}"
    );
    store.remove_environment("eu").await.unwrap();
    let unknown = store.remove_environment("eu").await.unwrap_err();
    assert!(
        matches!(unknown, StoreError::UnknownEnvironment { .. }),
        "{unknown}"
    );
    assert_eq!(
        names(&shop.restarted().await.store).await,
        "staging=https://s live=local"
    );
}

#[tokio::test]
async fn what_was_published_follows_the_name_and_goes_with_it() {
    let shop = shop().await;
    let publication = Publication {
        environment: "staging".to_owned(),
        revision: 3,
        etag: "e".to_owned(),
        document: json("{}"),
        published_at: "2026-11-27T18:00:00Z".to_owned(),
        catalog_generation: None,
    };
    shop.store.save_publication(&publication).await.unwrap();
    shop.store
        .save_environment("stage", None, Some("staging"))
        .await
        .unwrap();
    let moved = Publication {
        environment: "stage".to_owned(),
        ..publication
    };
    assert_eq!(shop.store.publications().await.unwrap(), [moved]);
    shop.store.remove_environment("stage").await.unwrap();
    assert_eq!(shop.store.publications().await.unwrap(), []);
}
