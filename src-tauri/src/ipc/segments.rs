//! The command that tries a made-up shopper.

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::contract::ShopperJson;
use crate::ipc::error::Answer;
use crate::ipc::shape::segments::SegmentTest;
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// Where a made-up shopper belongs, and why.
#[tauri::command]
#[specta::specta]
pub async fn segment_test(
    state: State<'_, AppState>,
    shopper: ShopperJson,
) -> Answer<Wire<usecases::SegmentTest, SegmentTest>> {
    Ok(state
        .compute(move |store| store.test_segment(&shopper.0))
        .await?
        .into())
}
