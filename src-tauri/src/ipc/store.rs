//! Commands: store.

use tauri::State;

use crate::ipc::contract::FactsJson;
use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::store::{RecentStore, StoreStatus};
use crate::state::AppState;

/// The open store, if any.
#[tauri::command]
#[specta::specta]
pub async fn store_status(state: State<'_, AppState>) -> Answer<Option<StoreStatus>> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Stores that were open before, the last first.
#[tauri::command]
#[specta::specta]
pub async fn store_recent(state: State<'_, AppState>) -> Answer<Vec<RecentStore>> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Opens the demo store; makes it on first use.
#[tauri::command]
#[specta::specta]
pub async fn store_open_demo(state: State<'_, AppState>) -> Answer<StoreStatus> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Makes the demo store as new and opens it.
#[tauri::command]
#[specta::specta]
pub async fn store_reset_demo(state: State<'_, AppState>) -> Answer<StoreStatus> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Makes an empty store and opens it. Without a path it lies in the app's data folder, named after the store.
#[tauri::command]
#[specta::specta]
pub async fn store_create(
    state: State<'_, AppState>,
    facts: FactsJson,
    path: Option<String>,
) -> Answer<StoreStatus> {
    let _ = (&state, &facts, &path);
    Err(IpcError::NoStore)
}

/// Opens a store's file.
#[tauri::command]
#[specta::specta]
pub async fn store_open(state: State<'_, AppState>, path: String) -> Answer<StoreStatus> {
    let _ = (&state, &path);
    Err(IpcError::NoStore)
}

/// Closes the open store; nothing is lost.
#[tauri::command]
#[specta::specta]
pub async fn store_close(state: State<'_, AppState>) -> Answer<()> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Changes the store's facts, as an edit that can be undone.
#[tauri::command]
#[specta::specta]
pub async fn store_update(state: State<'_, AppState>, facts: FactsJson) -> Answer<StoreStatus> {
    let _ = (&state, &facts);
    Err(IpcError::NoStore)
}
