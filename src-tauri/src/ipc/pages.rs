//! Commands about pages: the index, lanes, the rules in force, and why a product is where it is.

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::draft::{Changes, steps};
use crate::ipc::error::Answer;
use crate::ipc::shape::outlook::{LanesAsk, Outlook};
use crate::ipc::shape::pages::{EditEffect, Lanes, MarginLift, PageIndex, PageRule, Touch};
use crate::ipc::shape::plots::{Plots, PlotsAsk};
use crate::ipc::shape::product::{ProductDetail, Why};
use crate::ipc::shape::times::PageTimes;
use crate::ipc::shape::what_if::{WhatIf, WhatIfAsk};
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// All pages that are known, and which of them the draft changes against what is live.
#[tauri::command]
#[specta::specta]
pub async fn pages_index(
    state: State<'_, AppState>,
) -> Answer<Wire<usecases::PageIndex, PageIndex>> {
    let index = state.compute(move |store| Ok(store.page_index()));
    Ok(index.await?.into())
}

/// One page for several segments.
#[tauri::command]
#[specta::specta]
pub async fn lanes_rank(
    state: State<'_, AppState>,
    ask: Wire<usecases::LanesAsk, LanesAsk>,
) -> Answer<Wire<usecases::Lanes, Lanes>> {
    let answer = state.compute(move |store| store.rank_lanes(&ask.0));
    Ok(answer.await?.into())
}

/// The rules that concern a page, by precedence, enabled or not.
#[tauri::command]
#[specta::specta]
pub async fn page_rules(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    outlook: Wire<usecases::Outlook, Outlook>,
) -> Answer<Vec<Wire<usecases::PageRule, PageRule>>> {
    let rules = state
        .compute(move |store| store.page_rules(&page, &segments, &outlook.0))
        .await?;
    Ok(rules.into_iter().map(Wire::from).collect())
}

/// When a page changes by the clock: so many days from a day of the store.
#[tauri::command]
#[specta::specta]
pub async fn page_times(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    day: String,
    days: u32,
) -> Answer<Wire<usecases::PageTimes, PageTimes>> {
    let times = state
        .compute(move |store| store.page_times(&page, &segments, &day, days))
        .await?;
    Ok(times.into())
}

/// A page in plots.
#[tauri::command]
#[specta::specta]
pub async fn page_plots(
    state: State<'_, AppState>,
    ask: Wire<usecases::PlotsAsk, PlotsAsk>,
) -> Answer<Wire<usecases::Plots, Plots>> {
    let answer = state.compute(move |store| store.plots(&ask.0)).await?;
    Ok(answer.into())
}

/// What an edit would do to a page, before it is kept.
#[tauri::command]
#[specta::specta]
pub async fn draft_effect(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    outlook: Wire<usecases::Outlook, Outlook>,
    changes: Changes,
    product: Option<String>,
) -> Answer<Wire<usecases::DraftEffect, EditEffect>> {
    let changes = steps(changes);
    let work = move |store: &usecases::OpenStore| {
        store.draft_effect(&page, &segments, &outlook.0, &changes, product.as_deref())
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
    outlook: Wire<usecases::Outlook, Outlook>,
    id: String,
) -> Answer<Vec<Wire<usecases::Why, Why>>> {
    let whys = state
        .compute(move |store| store.why(&page, &segments, &outlook.0, &id))
        .await?;
    Ok(whys.into_iter().map(Wire::from).collect())
}

/// What would bring a product elsewhere on a page: without each rule, and by the least boost.
#[tauri::command]
#[specta::specta]
pub async fn product_what_if(
    state: State<'_, AppState>,
    ask: Wire<usecases::WhatIfAsk, WhatIfAsk>,
) -> Answer<Wire<usecases::WhatIf, WhatIf>> {
    let answer = state.compute(move |store| store.what_if(&ask.0)).await?;
    Ok(answer.into())
}

/// How far the rules in force on a page reach.
#[tauri::command]
#[specta::specta]
pub async fn rule_touches(
    state: State<'_, AppState>,
    page: String,
    segments: Vec<String>,
    outlook: Wire<usecases::Outlook, Outlook>,
) -> Answer<Vec<Wire<usecases::Touch, Touch>>> {
    let touches = state
        .compute(move |store| store.rule_touches(&page, &segments, &outlook.0))
        .await?;
    Ok(touches.into_iter().map(Wire::from).collect())
}

/// The least change that brings a page to an average margin.
#[tauri::command]
#[specta::specta]
pub async fn margin_lift(
    state: State<'_, AppState>,
    page: String,
    segment: String,
    outlook: Wire<usecases::Outlook, Outlook>,
    target: i64,
) -> Answer<Wire<usecases::MarginLift, MarginLift>> {
    let work =
        move |store: &usecases::OpenStore| store.margin_lift(&page, &segment, &outlook.0, target);
    Ok(state.compute(work).await?.into())
}
