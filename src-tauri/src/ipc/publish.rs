//! Commands about environments, and the way of a draft to the shopper's page.

use std::sync::Arc;

use endcap_usecases as usecases;
use tauri::State;
use tauri::ipc::Channel;

use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::publish::{
    Environment, EnvironmentStatus, HistoryEntry, Impact, PublishProgress, Published, Review,
    RevisionChanges, SegmentShift,
};
use crate::ipc::wire::Wire;
use crate::state::AppState;

pub(crate) type Environments = Vec<Wire<usecases::Environment, Environment>>;
pub(crate) type Progress = Channel<Wire<usecases::PublishProgress, PublishProgress>>;

/// The places to publish to.
#[tauri::command]
#[specta::specta]
pub async fn environments_list(state: State<'_, AppState>) -> Answer<Environments> {
    Ok(listed(state.store().await?.environments().await?))
}

/// Adds an environment, or changes the one that was called `previous_name`.
#[tauri::command]
#[specta::specta]
pub async fn environment_save(
    state: State<'_, AppState>,
    name: String,
    url: Option<String>,
    previous_name: Option<String>,
) -> Answer<Environments> {
    let store = state.store().await?;
    Ok(listed(
        store
            .save_environment(&name, url.as_deref(), previous_name.as_deref())
            .await?,
    ))
}

/// Forgets an environment and its token.
#[tauri::command]
#[specta::specta]
pub async fn environment_remove(state: State<'_, AppState>, name: String) -> Answer<Environments> {
    Ok(listed(
        state.store().await?.remove_environment(&name).await?,
    ))
}

/// Keeps a token in the operating system's keyring, or takes it out.
#[tauri::command]
#[specta::specta]
pub async fn environment_set_token(
    state: State<'_, AppState>,
    name: String,
    token: Option<String>,
) -> Answer<()> {
    Ok(state
        .store()
        .await?
        .set_environment_token(&name, token.as_deref())
        .await?)
}

/// How an environment stands.
#[tauri::command]
#[specta::specta]
pub async fn environment_status(
    state: State<'_, AppState>,
    name: String,
) -> Answer<Wire<usecases::EnvironmentStatus, EnvironmentStatus>> {
    Ok(state.store().await?.environment_status(&name).await?.into())
}

/// What publishing would change.
#[tauri::command]
#[specta::specta]
pub async fn review_get(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Wire<usecases::Review, Review>> {
    Ok(state.store().await?.review(&environment).await?.into())
}

/// Where and when publishing would be seen.
#[tauri::command]
#[specta::specta]
pub async fn review_impact(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Wire<usecases::Impact, Impact>> {
    let impact = state.compute(move |store| Ok(store.impact(&environment)));
    Ok(impact.await?.into())
}

/// Which segments publishing would move shoppers between.
#[tauri::command]
#[specta::specta]
pub async fn review_shoppers(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Vec<Wire<usecases::SegmentShift, SegmentShift>>> {
    let audience = state.store().await?.audience().await?;
    let shifts = state.compute(move |store| Ok(store.segment_shifts(&audience, &environment)));
    Ok(shifts.await?.into_iter().map(Wire::from).collect())
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
    progress: Progress,
) -> Answer<Wire<usecases::Published, Published>> {
    let ask = usecases::PublishAsk {
        environment,
        note,
        author,
        push_catalog,
        overwrite_etag,
    };
    Ok(state
        .store()
        .await?
        .publish(&ask, told(progress))
        .await?
        .into())
}

/// The revisions of an environment, newest first.
#[tauri::command]
#[specta::specta]
pub async fn environment_history(
    state: State<'_, AppState>,
    environment: String,
) -> Answer<Vec<Wire<usecases::RevisionRow, HistoryEntry>>> {
    let revisions = state
        .store()
        .await?
        .environment_history(&environment)
        .await?;
    Ok(revisions.into_iter().map(Wire::from).collect())
}

/// Publishes an earlier revision again, signed as the preferences say.
#[tauri::command]
#[specta::specta]
pub async fn revision_restore(
    state: State<'_, AppState>,
    environment: String,
    revision: u64,
) -> Answer<Wire<usecases::Published, Published>> {
    let author = state.notebook().notes().preferences.author.clone();
    let unheard = Arc::new(|_| ());
    let store = state.store().await?;
    Ok(store
        .restore_revision(&environment, revision, &author, unheard)
        .await?
        .into())
}

/// What a revision changed, and how the draft differs from it.
#[tauri::command]
#[specta::specta]
pub async fn revision_get(
    state: State<'_, AppState>,
    environment: String,
    revision: u64,
) -> Answer<Wire<usecases::RevisionChanges, RevisionChanges>> {
    Ok(state
        .store()
        .await?
        .revision_changes(&environment, revision)
        .await?
        .into())
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
    let store = state.store().await?;
    let url = store
        .shop_url(
            &environment,
            page.as_deref(),
            segment.as_deref(),
            at.as_deref(),
        )
        .await?;
    let opened = state.desk().browse(&url);
    opened.map_err(|error| IpcError::File {
        path: url,
        reason: error.to_string(),
    })
}

pub(crate) fn listed(environments: Vec<usecases::Environment>) -> Environments {
    environments.into_iter().map(Wire::from).collect()
}

pub(crate) fn told(progress: Progress) -> usecases::OnPublish {
    // A window that is gone hears nothing, and the work goes on.
    Arc::new(move |step| drop(progress.send(step.into())))
}
