//! Commands about stores: which one is open, and what it is called.

use std::path::{Path, PathBuf};

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::contract::FactsJson;
use crate::ipc::error::Answer;
use crate::ipc::shape::store::{CaughtUp, RecentStore, StoreStatus};
use crate::ipc::wire::Wire;
use crate::state::AppState;

type Status = Wire<usecases::StoreStatus, StoreStatus>;

/// The open store, if any; waits for the one that the start opens.
#[tauri::command]
#[specta::specta]
pub async fn store_status(state: State<'_, AppState>) -> Answer<Option<Status>> {
    Ok(state.status().await?.map(Status::from))
}

/// Stores that were open before, the last first.
#[tauri::command]
#[specta::specta]
pub async fn store_recent(state: State<'_, AppState>) -> Answer<Vec<RecentStore>> {
    Ok(state.notebook().notes().recent.clone())
}

/// Opens the demo store; makes it on first use.
#[tauri::command]
#[specta::specta]
pub async fn store_open_demo(state: State<'_, AppState>) -> Answer<Status> {
    Ok(state.open_demo().await?.into())
}

/// Makes the demo store as new and opens it.
#[tauri::command]
#[specta::specta]
pub async fn store_reset_demo(state: State<'_, AppState>) -> Answer<Status> {
    Ok(state.reset_demo().await?.into())
}

/// Makes an empty store and opens it. Without a path it lies in the app's data folder, named after
/// the store.
#[tauri::command]
#[specta::specta]
pub async fn store_create(
    state: State<'_, AppState>,
    facts: FactsJson,
    path: Option<String>,
) -> Answer<Status> {
    Ok(state
        .create(&facts.0, path.map(PathBuf::from))
        .await?
        .into())
}

/// Opens a store's file.
#[tauri::command]
#[specta::specta]
pub async fn store_open(state: State<'_, AppState>, path: String) -> Answer<Status> {
    Ok(state.open_file(Path::new(&path)).await?.into())
}

/// Closes the open store; nothing is lost.
#[tauri::command]
#[specta::specta]
pub async fn store_close(state: State<'_, AppState>) -> Answer<()> {
    state.close().await
}

/// Changes the store's facts, as an edit that can be undone.
#[tauri::command]
#[specta::specta]
pub async fn store_update(state: State<'_, AppState>, facts: FactsJson) -> Answer<Status> {
    let status = state.store().await?.update_facts(&facts.0).await?;
    state.name_window(&status);
    Ok(status.into())
}

/// Reads again what another program changed in the open store's file, and tells what that was.
#[tauri::command]
#[specta::specta]
pub async fn store_catch_up(
    state: State<'_, AppState>,
) -> Answer<Wire<usecases::CaughtUp, CaughtUp>> {
    Ok(state.store().await?.catch_up().await?.into())
}
