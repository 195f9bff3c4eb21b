//! Commands: draft.

use tauri::State;

use crate::ipc::contract::RuleJson;
use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::draft::{Draft, EntityChange, EntityKind, RuleCheck, RuleRow, Stepped};
use crate::state::AppState;

/// The whole draft.
#[tauri::command]
#[specta::specta]
pub async fn draft_get(state: State<'_, AppState>) -> Answer<Draft> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// One edit that can be undone; committed when it returns.
#[tauri::command]
#[specta::specta]
pub async fn draft_edit(
    state: State<'_, AppState>,
    label: String,
    changes: Vec<EntityChange>,
) -> Answer<Draft> {
    let _ = (&state, &label, &changes);
    Err(IpcError::NoStore)
}

/// Takes the last edit back.
#[tauri::command]
#[specta::specta]
pub async fn draft_undo(state: State<'_, AppState>) -> Answer<Stepped> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Brings back what undo took.
#[tauri::command]
#[specta::specta]
pub async fn draft_redo(state: State<'_, AppState>) -> Answer<Stepped> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Takes a rule set from a file, as one edit.
#[tauri::command]
#[specta::specta]
pub async fn draft_import(state: State<'_, AppState>, path: String) -> Answer<Draft> {
    let _ = (&state, &path);
    Err(IpcError::NoStore)
}

/// Writes the draft to a file.
#[tauri::command]
#[specta::specta]
pub async fn draft_export(state: State<'_, AppState>, path: String) -> Answer<()> {
    let _ = (&state, &path);
    Err(IpcError::NoStore)
}

/// What is to be said about a rule that is being written.
#[tauri::command]
#[specta::specta]
pub async fn rule_check(state: State<'_, AppState>, rule: RuleJson) -> Answer<RuleCheck> {
    let _ = (&state, &rule);
    Err(IpcError::NoStore)
}

/// All rules, in words.
#[tauri::command]
#[specta::specta]
pub async fn rules_list(state: State<'_, AppState>) -> Answer<Vec<RuleRow>> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Sets an entity back to what is published on an environment, as an edit.
#[tauri::command]
#[specta::specta]
pub async fn draft_discard(
    state: State<'_, AppState>,
    kind: EntityKind,
    id: String,
    environment: String,
) -> Answer<Draft> {
    let _ = (&state, &kind, &id, &environment);
    Err(IpcError::NoStore)
}
