//! Commands about pages: the index, lanes, the rules in force, and why a product is where it is.

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::draft::{Changes, steps};
use crate::ipc::error::Answer;
use crate::ipc::shape::pages::{Against, EditEffect, Lanes, PageIndex, PageRule};
use crate::ipc::shape::product::{ProductDetail, Why};
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// All pages that are known.
#[tauri::command]
#[specta::specta]
pub async fn pages_index(
    state: State<'_, AppState>,
) -> Answer<Wire<usecases::PageIndex, PageIndex>> {
    Ok(state.compute(|store| Ok(store.page_index())).await?.into())
}

/// One page for several segments.
#[tauri::command]
#[specta::specta]
#[expect(clippy::too_many_arguments, reason = "the window names each")]
pub async fn lanes_rank(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
    from: u64,
    size: u64,
    sort: Option<String>,
    against: Wire<usecases::Against, Against>,
) -> Answer<Wire<usecases::Lanes, Lanes>> {
    let ask = usecases::LanesAsk {
        page,
        segments,
        at,
        from,
        size,
        sort,
        against: against.0,
    };
    Ok(state
        .compute(move |store| store.rank_lanes(&ask))
        .await?
        .into())
}

/// The rules that concern a page, by precedence, enabled or not.
#[tauri::command]
#[specta::specta]
pub async fn page_rules(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
) -> Answer<Vec<Wire<usecases::PageRule, PageRule>>> {
    let rules = state
        .compute(move |store| store.page_rules(&page, &segments, at.as_deref()))
        .await?;
    Ok(rules.into_iter().map(Wire::from).collect())
}

/// What an edit would do to a page, before it is kept.
#[tauri::command]
#[specta::specta]
pub async fn draft_effect(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    at: Option<String>,
    changes: Changes,
    product: Option<String>,
) -> Answer<Wire<usecases::DraftEffect, EditEffect>> {
    let changes = steps(changes);
    let work = move |store: &usecases::OpenStore| {
        store.draft_effect(
            &page,
            &segments,
            at.as_deref(),
            &changes,
            product.as_deref(),
        )
    };
    Ok(state.compute(work).await?.into())
}

/// All that is known about a product.
#[tauri::command]
#[specta::specta]
pub async fn product_get(
    state: State<'_, AppState>,
    id: String,
) -> Answer<Wire<usecases::ProductDetail, ProductDetail>> {
    Ok(state.compute(move |store| store.product(&id)).await?.into())
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
) -> Answer<Vec<Wire<usecases::Why, Why>>> {
    let whys = state
        .compute(move |store| store.why(&page, &segments, at.as_deref(), &id))
        .await?;
    Ok(whys.into_iter().map(Wire::from).collect())
}
