//! Commands about a product file: what it is, what it would do, doing it.

use std::path::Path;
use std::sync::Arc;

use endcap_usecases as usecases;
use tauri::State;
use tauri::ipc::Channel;

use crate::ipc::error::Answer;
use crate::ipc::shape::import::{ImportInspection, ImportMapping, ImportProgress, ImportSummary};
use crate::ipc::wire::Wire;
use crate::state::AppState;

type Mapping = Wire<usecases::Mapping, ImportMapping>;
/// Hears how far an import is.
pub type Progress = Channel<Wire<usecases::ImportProgress, ImportProgress>>;
type Summary = Wire<usecases::ImportSummary, ImportSummary>;

/// What a product file seems to be.
#[tauri::command]
#[specta::specta]
pub async fn import_inspect(
    state: State<'_, AppState>,
    path: String,
    overrides: Option<Mapping>,
) -> Answer<Wire<usecases::Inspection, ImportInspection>> {
    let store = state.store().await?;
    let overrides = overrides.map(|mapping| mapping.0);
    Ok(store
        .inspect_import(Path::new(&path), overrides.as_ref())
        .await?
        .into())
}

/// Reads the whole file and changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn import_check(
    state: State<'_, AppState>,
    path: String,
    mapping: Mapping,
    progress: Progress,
) -> Answer<Summary> {
    let store = state.store().await?;
    Ok(store
        .check_import(Path::new(&path), &mapping.0, told(progress))
        .await?
        .into())
}

/// Imports the file in one transaction.
#[tauri::command]
#[specta::specta]
pub async fn import_run(
    state: State<'_, AppState>,
    path: String,
    mapping: Mapping,
    progress: Progress,
) -> Answer<Summary> {
    let store = state.store().await?;
    Ok(store
        .run_import(Path::new(&path), &mapping.0, told(progress))
        .await?
        .into())
}

/// Stops the check or import that is running; nothing changes.
#[tauri::command]
#[specta::specta]
pub async fn import_cancel(state: State<'_, AppState>) -> Answer<()> {
    state.store().await?.cancel_import();
    Ok(())
}

/// Writes the rows that the last check or import left out, as CSV; answers how many.
#[tauri::command]
#[specta::specta]
pub async fn import_save_rejects(state: State<'_, AppState>, path: String) -> Answer<u64> {
    state
        .compute(move |store| store.save_rejects(Path::new(&path)))
        .await
}

/// The use cases' way to the window's channel.
pub fn told(progress: Progress) -> usecases::OnImport {
    // A window that is gone hears nothing, and the work goes on.
    Arc::new(move |step| drop(progress.send(step.into())))
}
