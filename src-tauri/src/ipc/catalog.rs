//! Commands about the catalog: the table, the fields, and how many products a condition selects.

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::contract::PredicateJson;
use crate::ipc::error::Answer;
use crate::ipc::shape::catalog::{Alike, CatalogPage, CatalogSort, Fields, Looked, PredicateCount};
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// A slice of the table of products.
#[tauri::command]
#[specta::specta]
pub async fn catalog_query(
    state: State<'_, AppState>,
    text: String,
    filter: Option<PredicateJson>,
    sort: Option<Wire<usecases::CatalogSort, CatalogSort>>,
    from: u64,
    size: u64,
) -> Answer<Wire<usecases::CatalogRows, CatalogPage>> {
    let work = move |store: &usecases::OpenStore| {
        let (filter, sort) = (
            filter.as_ref().map(|one| &one.0),
            sort.as_ref().map(|one| &one.0),
        );
        store.query_catalog(&text, filter, sort, from, size)
    };
    Ok(state.compute(work).await?.into())
}

/// The fields that conditions can ask about.
#[tauri::command]
#[specta::specta]
pub async fn fields_list(state: State<'_, AppState>) -> Answer<Wire<usecases::FieldLists, Fields>> {
    Ok(state.compute(|store| Ok(store.field_lists())).await?.into())
}

/// What a condition selects.
#[tauri::command]
#[specta::specta]
pub async fn predicate_count(
    state: State<'_, AppState>,
    filter: PredicateJson,
) -> Answer<Wire<usecases::PredicateCount, PredicateCount>> {
    Ok(state
        .compute(move |store| store.count_predicate(&filter.0))
        .await?
        .into())
}

/// The products that pasted lines mean.
#[tauri::command]
#[specta::specta]
pub async fn products_lookup(
    state: State<'_, AppState>,
    lines: Vec<String>,
) -> Answer<Wire<usecases::Looked, Looked>> {
    Ok(state
        .compute(move |store| Ok(store.lookup_products(&lines)))
        .await?
        .into())
}

/// What products have in common that few others have.
#[tauri::command]
#[specta::specta]
pub async fn products_alike(
    state: State<'_, AppState>,
    ids: Vec<String>,
) -> Answer<Vec<Wire<usecases::Alike, Alike>>> {
    let alike = state
        .compute(move |store| store.products_alike(&ids))
        .await?;
    Ok(alike.into_iter().map(Wire::from).collect())
}
