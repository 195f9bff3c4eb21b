//! Edits, undo, files of rules, and what a store shows of itself.

use std::{fs, sync::Arc};

use endcap_model::json::Json;
use endcap_usecases::{EntityChange, EntityKind, OpenStore, Stepped, UseCaseError, check_rules};

use crate::{
    demo, json, pin,
    usecases::previewing::{JACKETS, lanes_ask},
};

fn put(rule: Json) -> EntityChange {
    EntityChange::PutRule { rule, index: None }
}

fn rule_ids(document: &Json) -> Vec<String> {
    let rules = document.get("rules").unwrap().list().unwrap();
    rules
        .iter()
        .map(|rule| rule.get("id").unwrap().text().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_demo_is_made_once_and_made_anew_on_request() {
    let shop = demo().await;
    let first = shop.store.status();
    assert!(
        first.is_demo && first.products > 2_000 && first.findings == 0,
        "{first:?}"
    );
    assert_eq!(
        (first.undo, first.redo, first.currency_digits),
        (None, None, 2)
    );
    let change = put(pin("mine", "SKU", 1, "[]"));
    shop.store.edit_draft("Pin it", &[change]).await.unwrap();
    let path = shop.store.path().to_owned();
    shop.store.close().await;
    let again = OpenStore::open_demo(&path, shop.host.clone())
        .await
        .unwrap();
    assert_eq!(again.status().undo.as_deref(), Some("Pin it"));
    again.close().await;
    let anew = OpenStore::reset_demo(&path, shop.host.clone())
        .await
        .unwrap();
    assert_eq!(
        (anew.status().undo, anew.status().generation),
        (None, first.generation)
    );
}

#[tokio::test]
async fn an_edit_and_its_undo_bring_the_lanes_that_are_looked_at() {
    let shop = demo().await;
    let store = Arc::new(shop.store);
    let ask = lanes_ask(JACKETS, &["vip"], 0, 20);
    let before = store.rank_lanes(&ask).unwrap();
    let last = before.lanes[0].rows[19].id.clone();
    let unknown = lanes_ask(JACKETS, &["nobody"], 0, 20);
    let seen = vec![unknown, ask.clone()];
    let lead = [put(pin("lead", &last, 1, "[]"))];
    let draft = store.edit_draft("Lead with it", &lead).await.unwrap();
    let label = "Lead with it".to_owned();
    let edited = store
        .with_lanes(Stepped { draft, label }, seen.clone())
        .await;
    assert_eq!(
        (edited.label.as_str(), edited.lanes.len()),
        ("Lead with it", 2)
    );
    assert!(edited.lanes[0].is_none(), "an unknown segment has no lane");
    let lanes = edited.lanes[1].as_ref().unwrap();
    assert_eq!(lanes.draft_version, edited.draft.version);
    assert_eq!(lanes.lanes[0].rows[0].id, last);
    let undone = store.undo_draft().await.unwrap();
    let undone = store.with_lanes(undone, seen.clone()).await;
    let lanes = undone.lanes[1].as_ref().unwrap();
    assert_eq!(
        (undone.label.as_str(), lanes.draft_version),
        ("Lead with it", undone.draft.version)
    );
    assert_eq!(lanes.lanes[0].rows[19].id, last);
    let redone = store.redo_draft().await.unwrap();
    let redone = store.with_lanes(redone, seen).await;
    assert_eq!(redone.lanes[1].as_ref().unwrap().lanes[0].rows[0].id, last);
}

#[tokio::test]
async fn edits_and_undo_are_there_after_a_restart() {
    let mut shop = demo().await;
    let begin = shop.store.draft().document.canonical();
    let everything_is_new = shop.store.status().changes;
    for (label, id) in [("Pin a", "a"), ("Pin b", "b")] {
        let draft = shop
            .store
            .edit_draft(label, &[put(pin(id, "SKU", 1, "[]"))])
            .await
            .unwrap();
        assert_eq!(
            rule_ids(&draft.document).last().map(String::as_str),
            Some(id)
        );
    }
    assert_eq!(shop.store.status().changes, everything_is_new + 2);
    shop = shop.restarted().await;
    let stepped = shop.store.undo_draft().await.unwrap();
    assert_eq!(stepped.label, "Pin b");
    shop = shop.restarted().await;
    assert_eq!(shop.store.status().redo.as_deref(), Some("Pin b"));
    shop.store.undo_draft().await.unwrap();
    assert_eq!(shop.store.draft().document.canonical(), begin);
    let nothing = shop.store.undo_draft().await.unwrap_err();
    assert!(
        matches!(nothing, UseCaseError::NotFound { .. }),
        "{nothing}"
    );
    shop.store.redo_draft().await.unwrap();
    let stepped = shop.store.redo_draft().await.unwrap();
    assert_eq!(
        rule_ids(&stepped.draft.document).last().map(String::as_str),
        Some("b")
    );
}

#[tokio::test]
async fn an_edit_with_a_wrong_entity_changes_nothing() {
    let shop = demo().await;
    let before = shop.store.status();
    let cases = [
        (
            r#"{"id": "x", "name": "X", "action": {"type": "pin", "product": "A", "position": 0}}"#,
            "/action/position",
        ),
        (
            r#"{"id": "x y", "name": "X", "action": {"type": "hide", "products": {"any": []}}}"#,
            "/id",
        ),
        (r#"{"id": "x", "name": "X"}"#, "/action"),
        (
            r#"{"id": "x", "name": "X", "color": 1, "action": {"type": "formula", "formula": "f"}}"#,
            "/color",
        ),
    ];
    for (rule, pointer) in cases {
        let changes = [put(pin("sound", "SKU", 1, "[]")), put(json(rule))];
        let error = shop.store.edit_draft("Wrong", &changes).await.unwrap_err();
        let UseCaseError::Invalid { findings } = error else {
            panic!("{rule}: {error}")
        };
        assert_eq!(findings[0].pointer, pointer, "{rule}");
        assert_eq!(shop.store.check_rule(&json(rule)).findings, findings);
    }
    assert_eq!(shop.store.status().draft_version, before.draft_version);
    assert_eq!(
        shop.store.draft().document,
        shop.store.snapshot().draft.document
    );
}

#[tokio::test]
async fn a_dangling_reference_is_a_finding_and_the_rest_is_still_previewed() {
    let shop = demo().await;
    let rules = shop.store.snapshot().draft.rules.rules.len();
    let gone = EntityChange::Remove {
        entity: EntityKind::Segment,
        id: "vip".to_owned(),
    };
    let draft = shop.store.edit_draft("Remove VIP", &[gone]).await.unwrap();
    assert!(
        draft
            .findings
            .iter()
            .any(|finding| finding.reason.contains("vip")),
        "{draft:?}"
    );
    assert_eq!(shop.store.snapshot().draft.rules.rules.len(), rules - 1);
    let rows = shop.store.rule_rows();
    let broken: Vec<&str> = rows
        .iter()
        .filter(|row| !row.findings.is_empty())
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!((rows.len(), broken), (rules, vec!["lead-shell"]));
}

#[tokio::test]
async fn facts_are_an_edit_like_any_other() {
    let shop = demo().await;
    let facts = json(
        r#"{"name": "Outlet", "currency": "JPY", "time_zone": "Asia/Tokyo", "metrics_days": 7}"#,
    );
    let status = shop.store.update_facts(&facts).await.unwrap();
    assert_eq!(
        (status.currency_digits, status.facts.canonical()),
        (0, facts.canonical())
    );
    let wrong =
        json(r#"{"name": "", "currency": "JPY", "time_zone": "Asia/Tokyo", "metrics_days": 7}"#);
    let error = shop.store.update_facts(&wrong).await.unwrap_err();
    assert!(matches!(error, UseCaseError::Invalid { .. }), "{error}");
    shop.store.undo_draft().await.unwrap();
    assert_eq!(shop.store.status().currency_digits, 2);
}

#[tokio::test]
async fn rules_go_out_to_a_file_and_come_in_from_one() {
    let shop = demo().await;
    let file = shop.folder.path().join("rules.json");
    shop.store.export_draft(&file).unwrap();
    let before = shop.store.draft().document.canonical();
    assert_eq!(check_rules(&file).unwrap(), []);
    shop.store
        .edit_draft("Pin", &[put(pin("a", "SKU", 1, "[]"))])
        .await
        .unwrap();
    let draft = shop.store.import_draft(&file).await.unwrap();
    assert_eq!(draft.document.canonical(), before);
    assert_eq!(
        shop.store.status().undo.as_deref(),
        Some("Import rules from rules.json")
    );
    fs::write(&file, r#"{"format": "endcap.ruleset/2"}"#).unwrap();
    assert!(!check_rules(&file).unwrap().is_empty());
    let error = shop.store.import_draft(&file).await.unwrap_err();
    assert!(matches!(error, UseCaseError::Invalid { .. }), "{error}");
    fs::write(&file, "{").unwrap();
    let error = shop.store.import_draft(&file).await.unwrap_err();
    assert!(matches!(error, UseCaseError::File { .. }), "{error}");
}
