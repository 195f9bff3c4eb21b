//! Twin of `draft.rs`, `table/entities.rs` and `table/edits.rs`.

use endcap_model::json::Json;
use endcap_store::{EntityChange, EntityKind, Store, StoreError};

use crate::{facts, json, shop};

fn put(id: &str, text: &str, index: Option<usize>) -> EntityChange {
    EntityChange::Put {
        kind: EntityKind::Rule,
        id: id.to_owned(),
        body: json(&format!(r#"{{"id": "{id}", "name": "{text}"}}"#)),
        index,
    }
}

fn remove(id: &str) -> EntityChange {
    EntityChange::Remove {
        kind: EntityKind::Rule,
        id: id.to_owned(),
    }
}

/// The rules as `id=name`, in order.
async fn rules(store: &Store) -> String {
    let draft = store.draft().await.unwrap();
    let text = |rule: &Json, name: &str| rule.get(name).unwrap().text().unwrap().to_owned();
    let rules = draft.document.get("rules").unwrap().list().unwrap();
    rules
        .iter()
        .map(|r| format!("{}={}", text(r, "id"), text(r, "name")))
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn an_edit_puts_moves_and_removes_in_order() {
    let cases: [(Vec<EntityChange>, &str); 8] = [
        (vec![], "a=1 b=1 c=1"),
        (vec![put("d", "1", None)], "a=1 b=1 c=1 d=1"),
        (vec![put("b", "2", None)], "a=1 b=2 c=1"),
        (vec![put("d", "1", Some(0))], "d=1 a=1 b=1 c=1"),
        (vec![put("d", "1", Some(2))], "a=1 b=1 d=1 c=1"),
        (vec![put("a", "2", Some(99))], "b=1 c=1 a=2"),
        (vec![put("c", "1", Some(1))], "a=1 c=1 b=1"),
        (
            vec![remove("b"), put("b", "2", Some(0)), remove("c")],
            "b=2 a=1",
        ),
    ];
    for (changes, expected) in cases {
        let shop = shop().await;
        let first = [
            put("a", "1", None),
            put("b", "1", None),
            put("c", "1", None),
        ];
        shop.store.apply_edit("Begin", &first, 1).await.unwrap();
        shop.store.apply_edit("Edit", &changes, 2).await.unwrap();
        assert_eq!(rules(&shop.store).await, expected, "{changes:?}");
        if !changes.is_empty() {
            shop.store.undo().await.unwrap();
            assert_eq!(
                rules(&shop.store).await,
                "a=1 b=1 c=1",
                "undo of {changes:?}"
            );
            shop.store.redo().await.unwrap();
            assert_eq!(rules(&shop.store).await, expected, "redo of {changes:?}");
        }
    }
}

#[tokio::test]
async fn undo_and_redo_survive_restarts() {
    let mut shop = shop().await;
    let mut states = vec![rules(&shop.store).await];
    for step in 0..5 {
        let change = [put(&format!("r{}", step % 3), &step.to_string(), Some(0))];
        shop.store
            .apply_edit(&format!("Edit {step}"), &change, step)
            .await
            .unwrap();
        states.push(rules(&shop.store).await);
    }
    for step in (0..5).rev() {
        shop = shop.restarted().await;
        let applied = shop.store.undo().await.unwrap().unwrap();
        assert_eq!(applied.label, format!("Edit {step}"));
        assert_eq!(
            rules(&shop.store).await,
            states[usize::try_from(step).unwrap()]
        );
    }
    assert_eq!(shop.store.undo().await.unwrap(), None);
    for step in 0..5 {
        shop = shop.restarted().await;
        let applied = shop.store.redo().await.unwrap().unwrap();
        assert_eq!(applied.label, format!("Edit {step}"));
        assert_eq!(
            rules(&shop.store).await,
            states[usize::try_from(step + 1).unwrap()]
        );
    }
    assert_eq!(shop.store.redo().await.unwrap(), None);
    assert_eq!(shop.store.draft_version().await.unwrap(), 16);
}

#[tokio::test]
async fn an_edit_after_an_undo_forgets_what_could_be_redone() {
    let shop = shop().await;
    shop.store
        .apply_edit("One", &[put("a", "1", None)], 1)
        .await
        .unwrap();
    shop.store
        .apply_edit("Two", &[put("a", "2", None)], 2)
        .await
        .unwrap();
    shop.store.undo().await.unwrap();
    let draft = shop.store.draft().await.unwrap();
    assert_eq!(
        (draft.undo.as_deref(), draft.redo.as_deref()),
        (Some("One"), Some("Two"))
    );
    shop.store
        .apply_edit("Three", &[put("a", "3", None)], 3)
        .await
        .unwrap();
    let draft = shop.store.draft().await.unwrap();
    assert_eq!(
        (draft.undo.as_deref(), draft.redo.as_deref()),
        (Some("Three"), None)
    );
}

#[tokio::test]
async fn an_edit_that_fails_or_changes_nothing_leaves_no_trace() {
    let shop = shop().await;
    shop.store
        .apply_edit("One", &[put("a", "1", None)], 1)
        .await
        .unwrap();
    shop.store
        .apply_edit("Two", &[put("b", "1", None)], 1)
        .await
        .unwrap();
    shop.store.undo().await.unwrap();
    let before = shop.store.draft().await.unwrap();
    let failing = [put("a", "2", None), remove("nobody")];
    let error = shop.store.apply_edit("Bad", &failing, 2).await.unwrap_err();
    assert!(matches!(error, StoreError::UnknownEntity { .. }), "{error}");
    shop.store
        .apply_edit("Nothing", &[put("a", "1", None)], 2)
        .await
        .unwrap();
    assert_eq!(shop.store.draft().await.unwrap(), before);
}

#[tokio::test]
async fn places_never_run_out() {
    let shop = shop().await;
    shop.store
        .apply_edit("Ends", &[put("a", "", None), put("z", "", None)], 1)
        .await
        .unwrap();
    let mut expected = vec!["a=".to_owned()];
    for step in 0..60 {
        // Always between the last one put and z, where the gap halves each time.
        let id = format!("m{step:02}");
        expected.push(format!("{id}="));
        shop.store
            .apply_edit("Between", &[put(&id, "", Some(step + 1))], 2)
            .await
            .unwrap();
    }
    let full = rules(&shop.store).await;
    expected.push("z=".to_owned());
    assert_eq!(full, expected.join(" "));
    for _ in 0..60 {
        shop.store.undo().await.unwrap();
    }
    assert_eq!(rules(&shop.store).await, "a= z=");
    for _ in 0..60 {
        shop.store.redo().await.unwrap();
    }
    assert_eq!(rules(&shop.store).await, full);
}

#[tokio::test]
async fn facts_and_whole_documents_are_edits_too() {
    let shop = shop().await;
    let canonical = async || shop.store.draft().await.unwrap().document.canonical();
    let begin = canonical().await;
    let rename = [EntityChange::facts(facts("Outlet"))];
    shop.store.apply_edit("Rename", &rename, 1).await.unwrap();
    let mut other = shop.store.draft().await.unwrap().document;
    let outlet = facts("Outlet").canonical();
    assert_eq!(other.get("store").map(Json::canonical), Some(outlet));
    if let Json::Object(members) = &mut other {
        for (name, list) in members {
            if name == "segments" {
                *list = json(r#"[{"id": "vip", "name": "VIP"}, {"id": "all", "name": "All"}]"#);
            }
        }
    }
    shop.store.replace_draft("Import", &other, 2).await.unwrap();
    assert_eq!(canonical().await, other.canonical());
    shop.store.undo().await.unwrap();
    shop.store.undo().await.unwrap();
    assert_eq!(canonical().await, begin);
}

#[tokio::test]
async fn what_a_store_begins_with_is_no_edit() {
    let shop = shop().await;
    let document = json(r#"{"store": {}, "rules": [{"id": "a", "name": "1"}]}"#);
    shop.store.begin_draft(&document).await.unwrap();
    assert_eq!(rules(&shop.store).await, "a=1");
    assert_eq!(shop.store.undo().await.unwrap(), None);
}
