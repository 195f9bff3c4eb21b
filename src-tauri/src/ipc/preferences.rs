//! Commands: preferences.

use tauri::State;

use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::preferences::Preferences;
use crate::state::AppState;

/// What the person likes.
#[tauri::command]
#[specta::specta]
pub async fn preferences_get(state: State<'_, AppState>) -> Answer<Preferences> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Keeps what the person likes.
#[tauri::command]
#[specta::specta]
pub async fn preferences_set(
    state: State<'_, AppState>,
    preferences: Preferences,
) -> Answer<Preferences> {
    let _ = (&state, &preferences);
    Err(IpcError::NoStore)
}
