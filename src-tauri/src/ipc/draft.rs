//! Commands about the draft: its edits, its rules in words, its file.

use std::path::Path;

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::contract::RuleJson;
use crate::ipc::error::Answer;
use crate::ipc::shape::draft::{Draft, Edited, EntityChange, EntityKind, RuleCheck, RuleRow};
use crate::ipc::shape::outlook::LanesAsk;
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// An edit's steps as they come from the window.
pub type Changes = Vec<Wire<usecases::EntityChange, EntityChange>>;

/// The steps without their wrapping.
pub fn steps(changes: Changes) -> Vec<usecases::EntityChange> {
    changes.into_iter().map(|change| change.0).collect()
}

/// The lanes on screen, as they come from the window.
pub type Seen = Vec<Wire<usecases::LanesAsk, LanesAsk>>;

fn lanes(seen: Seen) -> Vec<usecases::LanesAsk> {
    seen.into_iter().map(|ask| ask.0).collect()
}

/// The whole draft.
#[tauri::command]
#[specta::specta]
pub async fn draft_get(state: State<'_, AppState>) -> Answer<Wire<usecases::Draft, Draft>> {
    Ok(state.store().await?.draft().into())
}

/// One edit that can be undone; committed when it returns, with the lanes that are looked at.
#[tauri::command]
#[specta::specta]
pub async fn draft_edit(
    state: State<'_, AppState>,
    label: String,
    changes: Changes,
    seen: Seen,
) -> Answer<Wire<usecases::Edited, Edited>> {
    let store = state.store().await?;
    let draft = store.edit_draft(&label, &steps(changes)).await?;
    let edited = usecases::Stepped { draft, label };
    Ok(store.with_lanes(edited, lanes(seen)).await.into())
}

/// Takes the last edit back.
#[tauri::command]
#[specta::specta]
pub async fn draft_undo(
    state: State<'_, AppState>,
    seen: Seen,
) -> Answer<Wire<usecases::Edited, Edited>> {
    let store = state.store().await?;
    let undone = store.undo_draft().await?;
    Ok(store.with_lanes(undone, lanes(seen)).await.into())
}

/// Brings back what undo took.
#[tauri::command]
#[specta::specta]
pub async fn draft_redo(
    state: State<'_, AppState>,
    seen: Seen,
) -> Answer<Wire<usecases::Edited, Edited>> {
    let store = state.store().await?;
    let redone = store.redo_draft().await?;
    Ok(store.with_lanes(redone, lanes(seen)).await.into())
}

/// Takes a rule set from a file, as one edit.
#[tauri::command]
#[specta::specta]
pub async fn draft_import(
    state: State<'_, AppState>,
    path: String,
) -> Answer<Wire<usecases::Draft, Draft>> {
    Ok(state
        .store()
        .await?
        .import_draft(Path::new(&path))
        .await?
        .into())
}

/// Writes the draft to a file.
#[tauri::command]
#[specta::specta]
pub async fn draft_export(state: State<'_, AppState>, path: String) -> Answer<()> {
    state
        .compute(move |store| store.export_draft(Path::new(&path)))
        .await
}

/// Sets an entity back to what is published on an environment, as an edit.
#[tauri::command]
#[specta::specta]
pub async fn draft_discard(
    state: State<'_, AppState>,
    kind: Wire<usecases::EntityKind, EntityKind>,
    id: String,
    environment: String,
) -> Answer<Wire<usecases::Draft, Draft>> {
    let store = state.store().await?;
    Ok(store
        .discard_change(kind.0, &id, &environment)
        .await?
        .into())
}

/// What is to be said about a rule that is being written.
#[tauri::command]
#[specta::specta]
pub async fn rule_check(
    state: State<'_, AppState>,
    rule: RuleJson,
) -> Answer<Wire<usecases::CheckedRule, RuleCheck>> {
    Ok(state
        .compute(move |store| Ok(store.check_rule(&rule.0)))
        .await?
        .into())
}

/// All rules, in words.
#[tauri::command]
#[specta::specta]
pub async fn rules_list(
    state: State<'_, AppState>,
) -> Answer<Vec<Wire<usecases::RuleRow, RuleRow>>> {
    let rows = state.compute(|store| Ok(store.rule_rows())).await?;
    Ok(rows.into_iter().map(Wire::from).collect())
}
