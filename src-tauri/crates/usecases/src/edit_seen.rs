//! An edit and the lanes that are looked at, in one answer: who waits for them asks once, not twice.

use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Serialize;
use tokio::task::spawn_blocking;

use crate::{Draft, Lanes, LanesAsk, OpenStore, Stepped};

/// An edit that is kept, taken back or done again, and what is seen of it.
#[derive(Clone, Debug, Serialize)]
pub struct Edited {
    pub draft: Draft,
    pub label: String,
    /// As asked, in that order; none where they can't be ranked.
    pub lanes: Vec<Option<Lanes>>,
}

impl OpenStore {
    /// What an edit, or an undo or redo of it, did, with lanes of the draft as it is then. Lanes that
    /// can't be ranked are no error: the edit is kept.
    pub async fn with_lanes(self: &Arc<Self>, step: Stepped, seen: Vec<LanesAsk>) -> Edited {
        let (store, none) = (Arc::clone(self), vec![None; seen.len()]);
        let ranking = spawn_blocking(move || {
            let lanes = seen.into_par_iter().map(|ask| store.rank_lanes(&ask).ok());
            lanes.collect()
        });
        Edited {
            draft: step.draft,
            label: step.label,
            lanes: ranking.await.unwrap_or(none),
        }
    }
}
