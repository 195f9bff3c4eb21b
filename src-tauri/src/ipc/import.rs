//! Commands: import.

use tauri::State;
use tauri::ipc::Channel;

use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::import::{ImportInspection, ImportMapping, ImportProgress, ImportSummary};
use crate::state::AppState;

/// What a product file seems to be.
#[tauri::command]
#[specta::specta]
pub async fn import_inspect(
    state: State<'_, AppState>,
    path: String,
    overrides: Option<ImportMapping>,
) -> Answer<ImportInspection> {
    let _ = (&state, &path, &overrides);
    Err(IpcError::NoStore)
}

/// Reads the whole file and changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn import_check(
    state: State<'_, AppState>,
    path: String,
    mapping: ImportMapping,
    progress: Channel<ImportProgress>,
) -> Answer<ImportSummary> {
    let _ = (&state, &path, &mapping, &progress);
    Err(IpcError::NoStore)
}

/// Imports the file in one transaction.
#[tauri::command]
#[specta::specta]
pub async fn import_run(
    state: State<'_, AppState>,
    path: String,
    mapping: ImportMapping,
    progress: Channel<ImportProgress>,
) -> Answer<ImportSummary> {
    let _ = (&state, &path, &mapping, &progress);
    Err(IpcError::NoStore)
}

/// Stops the check or import that is running; nothing changes.
#[tauri::command]
#[specta::specta]
pub async fn import_cancel(state: State<'_, AppState>) -> Answer<()> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Writes the rows that the last check or import left out, as CSV; answers how many.
#[tauri::command]
#[specta::specta]
pub async fn import_save_rejects(state: State<'_, AppState>, path: String) -> Answer<i64> {
    let _ = (&state, &path);
    Err(IpcError::NoStore)
}
