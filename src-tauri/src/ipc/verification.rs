//! Commands that compare what is live with the preview, now or by themselves.

use std::path::PathBuf;

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::error::Answer;
use crate::ipc::publish::{Environments, Progress, listed, told};
use crate::ipc::shape::publish::DriftNotice;
use crate::ipc::shape::verification::VerifyReport;
use crate::ipc::wire::Wire;
use crate::state::AppState;

type Report = Wire<usecases::VerifyReport, VerifyReport>;

/// Compares the live pages with what was published.
#[tauri::command]
#[specta::specta]
pub async fn verify_run(
    state: State<'_, AppState>,
    environment: String,
    asks: u64,
    progress: Progress,
) -> Answer<Report> {
    let store = state.store().await?;
    Ok(store
        .verify(&environment, asks, told(progress))
        .await?
        .into())
}

/// Stops comparing.
#[tauri::command]
#[specta::specta]
pub async fn verify_stop(state: State<'_, AppState>, environment: String) -> Answer<()> {
    state.store().await?.stop_verify(&environment);
    Ok(())
}

/// The last comparison, of this or an earlier session.
#[tauri::command]
#[specta::specta]
pub async fn verify_last(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Option<Report>> {
    let last = state.store().await?.last_verify(&environment).await?;
    Ok(last.map(Wire::from))
}

/// Saves the last comparison with both answers and the products concerned.
#[tauri::command]
#[specta::specta]
pub async fn verify_save_report(
    state: State<'_, AppState>,
    environment: String,
    path: PathBuf,
) -> Answer<()> {
    let save = move |store: &usecases::OpenStore| store.save_verify_report(&environment, &path);
    state.compute(save).await
}

/// Compares an environment by itself every so many minutes; none: no more.
#[tauri::command]
#[specta::specta]
pub async fn environment_watch(
    state: State<'_, AppState>,
    name: String,
    every_minutes: Option<i64>,
) -> Answer<Environments> {
    let store = state.store().await?;
    Ok(listed(store.watch_environment(&name, every_minutes).await?))
}

/// Watched environments that differ, but for what was put away.
#[tauri::command]
#[specta::specta]
pub async fn drift_list(
    state: State<'_, AppState>,
) -> Answer<Vec<Wire<usecases::DriftNotice, DriftNotice>>> {
    let drifts = state.store().await?.drifts().await?;
    Ok(drifts.into_iter().map(Wire::from).collect())
}

/// Tells no more of the drift that an environment has now.
#[tauri::command]
#[specta::specta]
pub async fn drift_put_away(state: State<'_, AppState>, environment: String) -> Answer<()> {
    Ok(state.store().await?.put_drift_away(&environment).await?)
}
