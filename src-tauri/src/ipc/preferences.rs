//! Commands about what the person likes.

use tauri::State;

use crate::ipc::error::Answer;
use crate::ipc::shape::preferences::{Preferences, WrittenStyle};
use crate::state::AppState;

/// What the person likes.
#[tauri::command]
#[specta::specta]
pub async fn preferences_get(state: State<'_, AppState>) -> Answer<Preferences> {
    Ok(state.notebook().notes().preferences.clone())
}

/// Keeps what the person likes; the window follows, also where it can't be kept.
#[tauri::command]
#[specta::specta]
pub async fn preferences_set(
    state: State<'_, AppState>,
    preferences: Preferences,
) -> Answer<Preferences> {
    let text_percent = preferences.text_percent.clamp(100, 200);
    let preferences = Preferences {
        text_percent,
        ..preferences
    };
    state.desk().follow(&preferences);
    let kept = state.notebook().set_preferences(preferences.clone());
    kept.map_err(|error| state.notebook_fault(&error))?;
    Ok(preferences)
}

/// How the person's locale writes numbers, money, days and hours: sentences are written so from now on.
#[tauri::command]
#[specta::specta]
pub fn style_set(style: WrittenStyle) {
    endcap_usecases::write_in(style.into());
}
