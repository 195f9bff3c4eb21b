//! Commands: pages.

use tauri::State;

use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::draft::EntityChange;
use crate::ipc::shape::pages::{Against, EditEffect, Lanes, PageIndex, PageRule};
use crate::ipc::shape::product::{ProductDetail, Why};
use crate::state::AppState;

/// All pages that are known.
#[tauri::command]
#[specta::specta]
pub async fn pages_index(state: State<'_, AppState>) -> Answer<PageIndex> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// One page for several segments.
#[tauri::command]
#[specta::specta]
pub async fn lanes_rank(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
    from: i64,
    size: i64,
    sort: Option<String>,
    against: Against,
) -> Answer<Lanes> {
    let _ = (&state, &page, &segments, &at, &from, &size, &sort, &against);
    Err(IpcError::NoStore)
}

/// The rules that concern a page, by precedence, enabled or not.
#[tauri::command]
#[specta::specta]
pub async fn page_rules(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
) -> Answer<Vec<PageRule>> {
    let _ = (&state, &page, &segments, &at);
    Err(IpcError::NoStore)
}

/// What an edit would do to a page, before it is kept.
#[tauri::command]
#[specta::specta]
pub async fn draft_effect(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
    changes: Vec<EntityChange>,
    product: Option<String>,
) -> Answer<EditEffect> {
    let _ = (&state, &page, &segments, &at, &changes, &product);
    Err(IpcError::NoStore)
}

/// All that is known about a product.
#[tauri::command]
#[specta::specta]
pub async fn product_get(state: State<'_, AppState>, id: String) -> Answer<ProductDetail> {
    let _ = (&state, &id);
    Err(IpcError::NoStore)
}

/// Why a product is where it is, for each segment.
#[tauri::command]
#[specta::specta]
pub async fn product_why(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
    id: String,
) -> Answer<Vec<Why>> {
    let _ = (&state, &page, &segments, &at, &id);
    Err(IpcError::NoStore)
}
