//! Commands: catalog.

use tauri::State;

use crate::ipc::contract::PredicateJson;
use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::catalog::{CatalogPage, CatalogSort, Fields, PredicateCount};
use crate::state::AppState;

/// A slice of the table of products.
#[tauri::command]
#[specta::specta]
pub async fn catalog_query(
    state: State<'_, AppState>,
    text: String,
    filter: Option<PredicateJson>,
    sort: Option<CatalogSort>,
    from: i64,
    size: i64,
) -> Answer<CatalogPage> {
    let _ = (&state, &text, &filter, &sort, &from, &size);
    Err(IpcError::NoStore)
}

/// The fields that conditions can ask about.
#[tauri::command]
#[specta::specta]
pub async fn fields_list(state: State<'_, AppState>) -> Answer<Fields> {
    let _ = (&state,);
    Err(IpcError::NoStore)
}

/// What a condition selects.
#[tauri::command]
#[specta::specta]
pub async fn predicate_count(
    state: State<'_, AppState>,
    filter: PredicateJson,
) -> Answer<PredicateCount> {
    let _ = (&state, &filter);
    Err(IpcError::NoStore)
}
