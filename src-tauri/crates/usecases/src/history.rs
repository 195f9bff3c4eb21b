//! What was published to an environment before, and how it differs from the draft.

use endcap_model::{diff, ruleset::RuleSet};
use serde::Serialize;

use crate::{
    OpenStore, UseCaseError,
    open_store::lenient,
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

/// What a revision changed, and how the draft differs from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevisionChanges {
    /// The revision before it; none before the first, which changed an empty rule set.
    pub before: Option<u64>,
    /// Against the one before it.
    pub made: Vec<ChangeWords>,
    /// From it to the draft.
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

    /// What a revision changed when it was published, and what the draft changes against it.
    ///
    /// # Errors
    /// `NotFound` for an unknown revision, and as any question to an engine.
    pub async fn revision_changes(
        &self,
        environment: &str,
        revision: u64,
    ) -> Result<RevisionChanges, UseCaseError> {
        let target = self.target(environment).await?;
        let document = target.document(revision).await?;
        let (rules, _) = lenient(&document)?;
        let before = target.revisions().await?.into_iter();
        let before = before.map(|one| one.revision).filter(|one| *one < revision);
        let (before, was) = match before.max() {
            Some(before) => (Some(before), target.document(before).await?),
            None => (None, RuleSet::empty(rules.store.clone()).to_json()),
        };
        let snapshot = self.snapshot();
        let (draft, catalog) = (&snapshot.draft, &snapshot.catalog);
        let made = diff::changes(&was, &document);
        let changes = diff::changes(&document, &draft.document);
        Ok(RevisionChanges {
            before,
            made: change_words(&made, &was, &rules, catalog),
            changes: change_words(&changes, &document, &draft.rules, catalog),
        })
    }
}
