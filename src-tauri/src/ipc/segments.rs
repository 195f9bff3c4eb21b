//! Commands: segments.

use tauri::State;

use crate::ipc::contract::ShopperJson;
use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::segments::SegmentTest;
use crate::state::AppState;

/// Where a made-up shopper belongs, and why.
#[tauri::command]
#[specta::specta]
pub async fn segment_test(state: State<'_, AppState>, shopper: ShopperJson) -> Answer<SegmentTest> {
    let _ = (&state, &shopper);
    Err(IpcError::NoStore)
}
