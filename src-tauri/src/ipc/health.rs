//! The command that looks at the health of all rules.

use endcap_usecases as usecases;
use tauri::State;

use crate::ipc::error::Answer;
use crate::ipc::shape::health::Health;
use crate::ipc::wire::Wire;
use crate::state::AppState;

/// Pins and rules that do nothing, or not what they say, with repairs.
#[tauri::command]
#[specta::specta]
pub async fn health_check(state: State<'_, AppState>) -> Answer<Wire<usecases::Health, Health>> {
    Ok(state.compute(|store| Ok(store.health())).await?.into())
}
