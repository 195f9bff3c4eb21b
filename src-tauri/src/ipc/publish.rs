//! Commands: publish.

use tauri::State;
use tauri::ipc::Channel;

use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::publish::{
    Environment, EnvironmentStatus, HistoryEntry, PublishProgress, Published, Review,
    RevisionChanges, VerifyReport,
};
use crate::state::AppState;

/// The places to publish to.
#[tauri::command]
#[specta::specta]
pub async fn environments_list(state: State<'_, AppState>) -> Answer<Vec<Environment>> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// Adds an environment, or changes the one that was called `previous_name`.
#[tauri::command]
#[specta::specta]
pub async fn environment_save(
    state: State<'_, AppState>,
    name: String,
    url: Option<String>,
    previous_name: Option<String>,
) -> Answer<Vec<Environment>> {
    let _ = (&state, &name, &url, &previous_name);
    Err(IpcError::NoStore)
}

/// Forgets an environment and its token.
#[tauri::command]
#[specta::specta]
pub async fn environment_remove(
    state: State<'_, AppState>,
    name: String,
) -> Answer<Vec<Environment>> {
    let _ = (&state, &name);
    Err(IpcError::NoStore)
}

/// Keeps a token in the operating system's keyring, or takes it out.
#[tauri::command]
#[specta::specta]
pub async fn environment_set_token(
    state: State<'_, AppState>,
    name: String,
    token: Option<String>,
) -> Answer<()> {
    let _ = (&state, &name, &token);
    Err(IpcError::NoStore)
}

/// How an environment stands.
#[tauri::command]
#[specta::specta]
pub async fn environment_status(
    state: State<'_, AppState>,
    name: String,
) -> Answer<EnvironmentStatus> {
    let _ = (&state, &name);
    Err(IpcError::NoStore)
}

/// What publishing would change.
#[tauri::command]
#[specta::specta]
pub async fn review_get(state: State<'_, AppState>, environment: String) -> Answer<Review> {
    let _ = (&state, &environment);
    Err(IpcError::NoStore)
}

/// Publishes the draft, reads it back and compares.
#[tauri::command]
#[specta::specta]
pub async fn publish_run(
    state: State<'_, AppState>,
    environment: String,
    note: String,
    author: String,
    push_catalog: bool,
    overwrite_etag: Option<String>,
    progress: Channel<PublishProgress>,
) -> Answer<Published> {
    let _ = (
        &state,
        &environment,
        &note,
        &author,
        &push_catalog,
        &overwrite_etag,
        &progress,
    );
    Err(IpcError::NoStore)
}

/// Compares the live pages with what was published.
#[tauri::command]
#[specta::specta]
pub async fn verify_run(
    state: State<'_, AppState>,
    environment: String,
    asks: i64,
    progress: Channel<PublishProgress>,
) -> Answer<VerifyReport> {
    let _ = (&state, &environment, &asks, &progress);
    Err(IpcError::NoStore)
}

/// The revisions of an environment, newest first.
#[tauri::command]
#[specta::specta]
pub async fn environment_history(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Vec<HistoryEntry>> {
    let _ = (&state, &environment);
    Err(IpcError::NoStore)
}

/// Publishes an earlier revision again.
#[tauri::command]
#[specta::specta]
pub async fn revision_restore(
    state: State<'_, AppState>,
    environment: String,
    revision: i64,
) -> Answer<Published> {
    let _ = (&state, &environment, &revision);
    Err(IpcError::NoStore)
}

/// How a revision differs from the draft.
#[tauri::command]
#[specta::specta]
pub async fn revision_get(
    state: State<'_, AppState>,
    environment: String,
    revision: i64,
) -> Answer<RevisionChanges> {
    let _ = (&state, &environment, &revision);
    Err(IpcError::NoStore)
}

/// Opens the shopper's page in the browser.
#[tauri::command]
#[specta::specta]
pub async fn shop_open(
    state: State<'_, AppState>,
    environment: String,
    page: Option<String>,
    segment: Option<String>,
    at: Option<String>,
) -> Answer<()> {
    let _ = (&state, &environment, &page, &segment, &at);
    Err(IpcError::NoStore)
}
