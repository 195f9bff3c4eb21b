//! An edit and the lanes that are looked at, in one answer: who waits for them asks once, not twice.

use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Serialize;
use tokio::task::spawn_blocking;

use crate::{Draft, EntityChange, Lanes, LanesAsk, OpenStore, Stepped, UseCaseError};

/// An edit that is kept, taken back or done again, and what is seen of it.
#[derive(Clone, Debug, Serialize)]
pub struct Edited {
    pub draft: Draft,
    pub label: String,
    /// As asked, in that order; none where they can't be ranked.
    pub lanes: Vec<Option<Lanes>>,
}

impl OpenStore {
    /// As [`OpenStore::edit_draft`], with lanes of the draft as it is then.
    ///
    /// # Errors
    /// As that. Lanes that can't be ranked are no error: the edit is kept.
    pub async fn edit_draft_seen(
        self: &Arc<Self>,
        label: String,
        changes: &[EntityChange],
        seen: Vec<LanesAsk>,
    ) -> Result<Edited, UseCaseError> {
        let draft = self.edit_draft(&label, changes).await?;
        Ok(self.edited(Stepped { draft, label }, seen).await)
    }

    /// As [`OpenStore::undo_draft`], with lanes of the draft as it is then.
    ///
    /// # Errors
    /// As that. Lanes that can't be ranked are no error: the edit is taken back.
    pub async fn undo_draft_seen(
        self: &Arc<Self>,
        seen: Vec<LanesAsk>,
    ) -> Result<Edited, UseCaseError> {
        let undone = self.undo_draft().await?;
        Ok(self.edited(undone, seen).await)
    }

    /// As [`OpenStore::redo_draft`], with lanes of the draft as it is then.
    ///
    /// # Errors
    /// As that. Lanes that can't be ranked are no error: the edit is done again.
    pub async fn redo_draft_seen(
        self: &Arc<Self>,
        seen: Vec<LanesAsk>,
    ) -> Result<Edited, UseCaseError> {
        let redone = self.redo_draft().await?;
        Ok(self.edited(redone, seen).await)
    }

    async fn edited(self: &Arc<Self>, step: Stepped, seen: Vec<LanesAsk>) -> Edited {
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
