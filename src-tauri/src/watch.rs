//! The timer of comparisons that repeat by themselves, and the word of them on the desktop. Owns when
//! to look; what is due and what is news, the use cases know.

use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};

use crate::state::AppState;

/// How often to look whether a comparison is due; they are minutes apart.
const LOOK: Duration = Duration::from_secs(10);

/// Looks until the app ends.
pub async fn watch<R: Runtime>(app: AppHandle<R>) {
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        look(&app.state::<AppState>()).await;
    }
}

/// Does what is due in the open store, if one is, and tells the news.
pub async fn look(state: &AppState) {
    let Ok(store) = state.store().await else {
        return;
    };
    match store.verify_due().await {
        Ok(news) => {
            for drift in news {
                let title = format!("{} differs from what was published", drift.environment);
                state.desk().notify(&title, &drift.words);
            }
        }
        Err(error) => eprintln!("endcap: no comparison: {error}"),
    }
}
