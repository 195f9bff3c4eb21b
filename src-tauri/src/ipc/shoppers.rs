//! Commands about the shoppers: their file, and how many belong to each segment.

use std::path::Path;
use std::sync::Arc;

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::error::Answer;
use crate::ipc::import::{Progress, told};
use crate::ipc::shape::shoppers as shape;
use crate::ipc::wire::Wire;
use crate::state::AppState;

type Candidate = Wire<usecases::SegmentCandidate, shape::SegmentCandidate>;
type Mapping = Vec<Wire<usecases::ShopperMapping, shape::ShopperMapping>>;
type Summary = Wire<usecases::ShoppersSummary, shape::ShoppersSummary>;

/// How many shoppers there are, and where they came from.
#[tauri::command]
#[specta::specta]
pub async fn shoppers_state(
    state: State<'_, AppState>,
) -> Answer<Wire<usecases::ShoppersState, shape::ShoppersState>> {
    Ok(state.store().await?.shoppers_state().await?.into())
}

/// What a file of shoppers seems to be, and whether it is one.
#[tauri::command]
#[specta::specta]
pub async fn shoppers_inspect(
    state: State<'_, AppState>,
    path: String,
) -> Answer<Wire<usecases::ShoppersInspection, shape::ShoppersInspection>> {
    let store = state.store().await?;
    Ok(store.inspect_shoppers(Path::new(&path)).await?.into())
}

/// Reads the whole file and changes nothing.
#[tauri::command]
#[specta::specta]
pub async fn shoppers_check(
    state: State<'_, AppState>,
    path: String,
    mapping: Mapping,
) -> Answer<Summary> {
    let (store, mapping) = (state.store().await?, plain(mapping));
    let checked = store.check_shoppers(Path::new(&path), &mapping);
    Ok(checked.await?.into())
}

/// Replaces all shoppers by those of the file, in one transaction.
#[tauri::command]
#[specta::specta]
pub async fn shoppers_import(
    state: State<'_, AppState>,
    path: String,
    mapping: Mapping,
    progress: Progress,
) -> Answer<Summary> {
    let (store, mapping) = (state.store().await?, plain(mapping));
    let done = store.import_shoppers(Path::new(&path), &mapping, told(progress));
    Ok(done.await?.into())
}

/// Forgets all shoppers.
#[tauri::command]
#[specta::specta]
pub async fn shoppers_forget(state: State<'_, AppState>) -> Answer<()> {
    Ok(state.store().await?.forget_shoppers().await?)
}

/// How many shoppers belong to each segment, perhaps with an edit that isn't kept yet.
#[tauri::command]
#[specta::specta]
pub async fn segment_sizes(
    state: State<'_, AppState>,
    candidate: Option<Candidate>,
) -> Answer<Wire<usecases::SegmentSizes, shape::SegmentSizes>> {
    let audience = audience(&state).await?;
    let work = move |store: &usecases::OpenStore| {
        store.segment_sizes(&audience, candidate.as_ref().map(|one| &one.0))
    };
    Ok(state.compute(work).await?.into())
}

/// How the values of a field spread over the shoppers.
#[tauri::command]
#[specta::specta]
pub async fn shopper_spread(
    state: State<'_, AppState>,
    field: String,
) -> Answer<Wire<usecases::ShopperSpread, shape::ShopperSpread>> {
    let audience = audience(&state).await?;
    let spread = state.compute(move |store| store.shopper_spread(&audience, &field));
    Ok(spread.await?.into())
}

/// Six of those whom a candidate matches.
#[tauri::command]
#[specta::specta]
pub async fn shopper_sample(
    state: State<'_, AppState>,
    candidate: Candidate,
    page: u64,
) -> Answer<Wire<usecases::ShopperSample, shape::ShopperSample>> {
    let audience = audience(&state).await?;
    let work =
        move |store: &usecases::OpenStore| store.sample_shoppers(&audience, &candidate.0, page);
    Ok(state.compute(work).await?.into())
}

/// The shopper with this id.
#[tauri::command]
#[specta::specta]
pub async fn shopper_find(
    state: State<'_, AppState>,
    id: String,
) -> Answer<Option<Wire<usecases::FoundShopper, shape::FoundShopper>>> {
    let audience = audience(&state).await?;
    let found = state.compute(move |store| Ok(store.find_shopper(&audience, &id)));
    Ok(found.await?.map(Wire::from))
}

async fn audience(state: &AppState) -> Answer<Arc<usecases::Audience>> {
    Ok(state.store().await?.audience().await?)
}

fn plain(mapping: Mapping) -> Vec<usecases::ShopperMapping> {
    mapping.into_iter().map(|one| one.0).collect()
}
