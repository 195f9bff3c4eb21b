//! The review before a publication, and the environments with their tokens.

use endcap_model::json::Json;
use endcap_usecases::{ChangeKind, EntityChange, EntityKind, UseCaseError};

use super::publishing::{ask, quiet};
use crate::{demo, json, pin};

#[tokio::test]
async fn the_review_tells_changes_in_words_and_each_can_be_discarded() {
    let shop = demo().await;
    assert_eq!(shop.store.review("staging").await.unwrap().against, None);
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    let begin = shop.store.draft().document.canonical();
    let off = |text: &str| -> Json { json(text) };
    let changes = [
        EntityChange::PutRule {
            rule: pin("new", "SKU", 1, r#"["vip"]"#),
            index: None,
        },
        EntityChange::Remove {
            entity: EntityKind::Rule,
            id: "many-returns".to_owned(),
        },
        EntityChange::PutRule {
            rule: off(
                r#"{"id": "sold-out", "name": "Sold out goes last", "enabled": false,
                "action": {"type": "out_of_stock", "then": "bottom"}}"#,
            ),
            index: None,
        },
        EntityChange::PutCollection {
            collection: off(
                r#"{"id": "sale", "name": "Sale", "products": {"field": "discount_bp", "gte": 2000}}"#,
            ),
            index: None,
        },
    ];
    shop.store
        .edit_draft("Many things", &changes)
        .await
        .unwrap();
    let review = shop.store.review("staging").await.unwrap();
    assert_eq!(review.against.unwrap().revision, 1);
    let told: Vec<(&str, ChangeKind, &str)> = review
        .changes
        .iter()
        .map(|change| (change.id.as_str(), change.what, change.sentence.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "sale",
                ChangeKind::Changed,
                "Collection “Sale” is changed. Products: discount is at least 10\u{a0}% → discount is at least 20\u{a0}%."
            ),
            (
                "sold-out",
                ChangeKind::Changed,
                "Rule “Sold out goes last” is changed. Switch: on → off."
            ),
            (
                "new",
                ChangeKind::Added,
                "Rule “Pin new” is new: pin “SKU” at 1, VIP · Clothing › Jackets, always."
            ),
            (
                "many-returns",
                ChangeKind::Removed,
                "Rule “Many returns” is removed: −20 points for products where returns is at least 12, all shoppers · every page, always."
            ),
        ]
    );
    for (kind, id) in [
        (EntityKind::Collection, "sale"),
        (EntityKind::Rule, "sold-out"),
        (EntityKind::Rule, "new"),
        (EntityKind::Rule, "many-returns"),
    ] {
        shop.store
            .discard_change(kind, id, "staging")
            .await
            .unwrap();
    }
    assert_eq!(shop.store.review("staging").await.unwrap().changes, []);
    assert_eq!(
        shop.store.draft().document.canonical(),
        begin,
        "in the same places"
    );
}

#[tokio::test]
async fn the_draft_is_counted_against_each_environment_as_its_review_counts_it() {
    let shop = demo().await;
    let put = |id: &str| EntityChange::PutRule {
        rule: pin(id, "SKU", 1, "[]"),
        index: None,
    };
    let counted = async || {
        let status = shop.store.status();
        let mut told = Vec::new();
        for name in ["staging", "production"] {
            let review = shop.store.review(name).await.unwrap().changes.len() as u64;
            let against = status.against.iter().find(|one| one.environment == name);
            let count = against.map_or(status.entities, |one| one.changes);
            assert_eq!(count, review, "{name}");
            told.push((against.map(|one| one.revision), count));
        }
        (
            told,
            status.changes,
            shop.store.draft().changed.len() as u64,
        )
    };
    let all = shop.store.status().entities;
    assert_eq!(counted().await, (vec![(None, all), (None, all)], all, all));
    shop.store
        .publish(&ask("production"), quiet())
        .await
        .unwrap();
    for id in ["one", "two"] {
        shop.store.edit_draft(id, &[put(id)]).await.unwrap();
    }
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    assert_eq!(
        counted().await,
        (vec![(Some(1), 0), (Some(1), 2)], 2, 2),
        "the draft is told against production, whatever was published later elsewhere"
    );
    shop.store.undo_draft().await.unwrap();
    assert_eq!(counted().await, (vec![(Some(1), 1), (Some(1), 1)], 1, 1));
}

#[tokio::test]
async fn tokens_live_beside_the_store_and_move_with_the_name() {
    let shop = demo().await;
    shop.store
        .save_environment("eu", Some("https://eu.test"), None)
        .await
        .unwrap();
    shop.store
        .set_environment_token("eu", Some("s3cret"))
        .await
        .unwrap();
    let listed = shop
        .store
        .save_environment("europe", Some("https://eu.test"), Some("eu"))
        .await
        .unwrap();
    let tokens: Vec<(&str, bool)> = listed
        .iter()
        .map(|one| (one.name.as_str(), one.has_token))
        .collect();
    assert_eq!(
        tokens,
        [("staging", false), ("production", false), ("europe", true)]
    );
    shop.store.publish(&ask("europe"), quiet()).await.unwrap();
    let used = shop.engines.0.lock().unwrap().tokens.clone();
    assert_eq!(used.last().unwrap().as_deref(), Some("s3cret"));
    let bytes = std::fs::read(shop.store.path()).unwrap();
    let found = bytes.windows(6).any(|window| window == b"s3cret");
    assert!(!found, "a token is never in the file");
    *shop.secrets.locked.lock().unwrap() = true;
    let error = shop
        .store
        .publish(&ask("europe"), quiet())
        .await
        .unwrap_err();
    assert!(matches!(error, UseCaseError::Keyring { .. }), "{error}");
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    *shop.secrets.locked.lock().unwrap() = false;
    shop.store.remove_environment("europe").await.unwrap();
    assert!(shop.secrets.tokens.lock().unwrap().is_empty());
    for (name, url) in [("a b", None), ("x", Some("ftp://x")), ("staging", None)] {
        let error = shop
            .store
            .save_environment(name, url, None)
            .await
            .unwrap_err();
        assert!(
            matches!(error, UseCaseError::Invalid { .. }),
            "{name} {url:?}: {error}"
        );
    }
}
