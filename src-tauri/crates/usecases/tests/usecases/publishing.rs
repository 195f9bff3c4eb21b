//! Publishing, conflicts, verification, restoring and environments.

use std::sync::{Arc, Mutex};

use endcap_usecases::{EntityChange, EntityKind, OnPublish, PublishAsk, PublishStep, UseCaseError};

use super::fake::Mood;
use crate::{Shop, demo, pin};

pub fn ask(environment: &str) -> PublishAsk {
    PublishAsk {
        environment: environment.to_owned(),
        note: "Black Friday ✂".to_owned(),
        author: "Ida".to_owned(),
        push_catalog: true,
        overwrite_etag: None,
    }
}

pub fn quiet() -> OnPublish {
    Arc::new(|_| {})
}

async fn edit(shop: &Shop, id: &str) {
    let change = EntityChange::PutRule {
        rule: pin(id, "SKU", 1, "[]"),
        index: None,
    };
    shop.store
        .edit_draft(&format!("Pin {id}"), &[change])
        .await
        .unwrap();
}

#[tokio::test]
async fn a_publication_is_read_back_and_compared() {
    let shop = demo().await;
    let steps = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&steps);
    let progress: OnPublish = Arc::new(move |now| heard.lock().unwrap().push(now));
    let done = shop.store.publish(&ask("staging"), progress).await.unwrap();
    assert_eq!((done.revision, done.unchanged), (1, false));
    assert!(done.verify.asks >= 100, "{:?}", done.verify);
    assert_eq!(
        (done.verify.equal, done.verify.differences.len()),
        (done.verify.asks, 0)
    );
    assert!(done.shop_url.contains("/shop/staging"));
    let steps = steps.lock().unwrap().clone();
    for step in [
        PublishStep::Catalog,
        PublishStep::Rules,
        PublishStep::ReadBack,
        PublishStep::Verify,
    ] {
        let last = steps.iter().rfind(|now| now.step == step).unwrap();
        assert_eq!(last.done, last.total, "{step:?}");
    }
    let status = shop.store.environment_status("staging").await.unwrap();
    assert!(
        status.reachable && status.in_step && status.catalog_in_step,
        "{status:?}"
    );
    assert_eq!(
        (status.revision, status.published_by.as_deref()),
        (Some(1), Some("Ida"))
    );
    assert_eq!(status.last_verified.unwrap().differ, 0);
    assert_eq!(shop.store.status().changes, 0);
    let again = shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    assert_eq!((again.revision, again.unchanged), (1, true));
    let shop = shop.restarted().await;
    assert_eq!(
        shop.store.status().changes,
        0,
        "what is published is there after a restart"
    );
}

#[tokio::test]
async fn nobody_is_overwritten_unknowingly() {
    let shop = demo().await;
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    let theirs = {
        edit(&shop, "theirs").await;
        let document = shop.store.draft().document;
        shop.store.undo_draft().await.unwrap();
        document
    };
    shop.engines.publish("staging", &theirs, "Ole");
    edit(&shop, "mine").await;
    let error = shop
        .store
        .publish(&ask("staging"), quiet())
        .await
        .unwrap_err();
    let UseCaseError::Conflict(conflict) = error else {
        panic!("{error}")
    };
    assert_eq!(
        (conflict.revision, conflict.published_by.as_deref()),
        (2, Some("Ole"))
    );
    let wire = serde_json::to_value(UseCaseError::Conflict(conflict.clone())).unwrap();
    assert_eq!(
        (&wire["kind"], &wire["currentEtag"]),
        (&"conflict".into(), &conflict.current_etag.clone().into())
    );
    let live = shop.engines.0.lock().unwrap().documents["staging"]
        .last()
        .unwrap()
        .1
        .clone();
    assert_eq!(live, theirs, "theirs is still live");
    let status = shop.store.environment_status("staging").await.unwrap();
    assert!(!status.in_step);
    let over = PublishAsk {
        overwrite_etag: Some(conflict.current_etag),
        ..ask("staging")
    };
    assert_eq!(
        shop.store.publish(&over, quiet()).await.unwrap().revision,
        3
    );
    // An environment that this store never published to, but somebody else did.
    shop.engines.publish("production", &theirs, "Ole");
    let error = shop
        .store
        .publish(&ask("production"), quiet())
        .await
        .unwrap_err();
    assert!(matches!(error, UseCaseError::Conflict(_)), "{error}");
}

#[tokio::test]
async fn what_goes_wrong_is_told_as_what_it_is() {
    let shop = demo().await;
    type Test = fn(&UseCaseError) -> bool;
    let cases: [(Mood, Test); 3] = [
        (Mood::Away, |error| {
            matches!(error, UseCaseError::EngineAway { .. })
        }),
        (Mood::Unauthorized, |error| {
            matches!(error, UseCaseError::Unauthorized { .. })
        }),
        (Mood::Forgetful, |error| {
            matches!(error, UseCaseError::EngineRefused { .. })
        }),
    ];
    for (mood, expected) in cases {
        shop.engines.set_mood(mood);
        let error = shop
            .store
            .publish(&ask("staging"), quiet())
            .await
            .unwrap_err();
        assert!(expected(&error), "{error}");
    }
    shop.engines.set_mood(Mood::Away);
    let status = shop.store.environment_status("staging").await.unwrap();
    assert!(!status.reachable && status.reason.is_some());
    shop.host.set_local_gateway(None);
    let error = shop
        .store
        .publish(&ask("staging"), quiet())
        .await
        .unwrap_err();
    assert!(matches!(error, UseCaseError::EngineAway { .. }), "{error}");
    let gone = EntityChange::Remove {
        entity: EntityKind::Segment,
        id: "vip".to_owned(),
    };
    shop.store.edit_draft("Remove VIP", &[gone]).await.unwrap();
    let error = shop
        .store
        .publish(&ask("staging"), quiet())
        .await
        .unwrap_err();
    assert!(matches!(error, UseCaseError::Invalid { .. }), "{error}");
}

#[tokio::test]
async fn a_small_store_is_asked_a_hundred_times_too() {
    let shop = demo().await;
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    shop.engines.0.lock().unwrap().asks = 0;
    for asks in [100, 700, 3_000] {
        let report = shop.store.verify("staging", asks, quiet()).await.unwrap();
        assert_eq!((report.asks, report.equal), (asks, asks));
    }
    assert_eq!(shop.engines.0.lock().unwrap().asks, 3_800);
}

#[tokio::test]
async fn an_earlier_revision_is_published_again() {
    let shop = demo().await;
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    let first = shop.store.draft().document;
    edit(&shop, "second").await;
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    let against = shop.store.revision_changes("staging", 1).await.unwrap();
    assert_eq!(against.changes.len(), 1);
    // The first one made all there was; the second one what was edited in between.
    assert_eq!(against.before, None);
    assert!(against.made.len() > 10, "{:?}", against.made);
    let second = shop.store.revision_changes("staging", 2).await.unwrap();
    assert_eq!((second.before, second.made.len()), (Some(1), 1));
    assert_eq!(second.made, against.changes);
    assert_eq!(second.changes, []);
    let restored = shop
        .store
        .restore_revision("staging", 1, "Ida", quiet())
        .await
        .unwrap();
    assert_eq!(
        (restored.revision, restored.verify.differences.len()),
        (3, 0)
    );
    let history = shop.store.environment_history("staging").await.unwrap();
    let revisions: Vec<(u64, Option<&str>)> = history
        .iter()
        .map(|row| (row.revision, row.note.as_deref()))
        .collect();
    assert_eq!(
        revisions,
        [
            (3, Some("Revision 1 again")),
            (2, Some("Black Friday ✂")),
            (1, Some("Black Friday ✂"))
        ]
    );
    assert_eq!(
        shop.store
            .snapshot()
            .published
            .unwrap()
            .document
            .canonical(),
        first.canonical()
    );
    assert_eq!(shop.store.status().changes, 1, "the draft stays as it was");
    let unknown = shop
        .store
        .restore_revision("staging", 9, "", quiet())
        .await
        .unwrap_err();
    assert!(
        matches!(unknown, UseCaseError::NotFound { .. }),
        "{unknown}"
    );
}
