//! What was published to an environment before, and how it differs from the draft.

use endcap_model::diff;
use serde::Serialize;

use crate::{
    OpenStore, UseCaseError,
    review::changes::{ChangeWords, change_words},
};

/// One publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RevisionRow {
    pub revision: u64,
    pub etag: String,
    pub published_at: String,
    pub published_by: Option<String>,
    pub note: Option<String>,
}

/// How the draft differs from a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevisionChanges {
    pub changes: Vec<ChangeWords>,
}

impl OpenStore {
    /// Every revision of an environment, newest first; none before the first publication.
    ///
    /// # Errors
    /// As any question to an engine.
    pub async fn environment_history(
        &self,
        environment: &str,
    ) -> Result<Vec<RevisionRow>, UseCaseError> {
        let revisions = self.target(environment).await?.revisions().await?;
        let row = |one: endcap_engine::Revision| RevisionRow {
            revision: one.revision,
            etag: one.etag,
            published_at: one.published_at,
            published_by: one.published_by,
            note: one.note,
        };
        Ok(revisions.into_iter().map(row).collect())
    }

    /// What the draft changes against a revision.
    ///
    /// # Errors
    /// `NotFound` for an unknown revision, and as any question to an engine.
    pub async fn revision_changes(
        &self,
        environment: &str,
        revision: u64,
    ) -> Result<RevisionChanges, UseCaseError> {
        let target = self.target(environment).await?;
        let document = target.engine.history_document(&target.name, revision).await;
        let document = document.map_err(|error| target.error(error))?;
        let snapshot = self.snapshot();
        let changes = diff::changes(&document, &snapshot.draft.document);
        Ok(RevisionChanges {
            changes: change_words(&changes, &document, &snapshot),
        })
    }
}
