//! What another program changes in the store's file while it is open here: a nightly import, a
//! publication from a script, a second window.
//!
//! Owns how that is found out and taken in. Refuses to merge: the file is the truth, and every edit
//! is written to it before it is shown.

use endcap_store::Identity;
use serde::Serialize;

use crate::{OpenStore, Snapshot, UseCaseError, open_store::open_catalog};

/// What was read again, because another program had changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaughtUp {
    pub draft: bool,
    pub catalog: bool,
    /// What was published last, to any environment.
    pub published: bool,
    pub shoppers: bool,
}

impl OpenStore {
    /// Reads again what another program changed in the file; cheap where nothing did. Edits go on
    /// meanwhile: they wait for no catalog that is read.
    ///
    /// # Errors
    /// `Storage`; what could not be read stays as it was.
    pub async fn catch_up(&self) -> Result<CaughtUp, UseCaseError> {
        let shoppers = self.forget_old_audience().await?;
        let catalog = self.catch_up_catalog().await?;
        let (draft, published) = self.catch_up_rules().await?;
        Ok(CaughtUp {
            draft,
            catalog,
            published,
            shoppers,
        })
    }

    /// Whether the catalog was read again.
    pub(crate) async fn catch_up_catalog(&self) -> Result<bool, UseCaseError> {
        let is_old =
            |identity: &Identity, now: &Snapshot| *identity.catalog_mark != *now.catalog_mark;
        if !is_old(&self.store.identity().await?, &self.snapshot()) {
            return Ok(false);
        }
        {
            // An import of our own holds it until memory and file agree.
            let _editing = self.editing.lock().await;
            if !is_old(&self.store.identity().await?, &self.snapshot()) {
                return Ok(false);
            }
        }
        let opened = open_catalog(&self.store, &self.host).await?;
        let _editing = self.editing.lock().await;
        let identity = self.store.identity().await?;
        let is_new = *identity.catalog_mark == *opened.0 && is_old(&identity, &self.snapshot());
        if is_new {
            self.take_catalog(opened);
        }
        // Of what was written meanwhile the next one learns.
        Ok(is_new)
    }

    /// Whether the draft, and what was published, were read again.
    async fn catch_up_rules(&self) -> Result<(bool, bool), UseCaseError> {
        if self.old_rules().await? == (false, false) {
            return Ok((false, false));
        }
        let _editing = self.editing.lock().await;
        let (draft, published) = self.old_rules().await?;
        if published {
            self.renew_published().await?;
        } else if draft {
            self.renew_draft().await?;
        }
        Ok((draft, published))
    }

    async fn old_rules(&self) -> Result<(bool, bool), UseCaseError> {
        let version = self.store.draft_version().await?;
        let published = self.store.published().await?;
        let now = self.snapshot();
        let known = now.publications.iter();
        let known = known.map(|one| (one.environment.as_str(), one.revision, one.etag.as_str()));
        let published = published
            .iter()
            .map(|(environment, revision, etag)| (environment.as_str(), *revision, etag.as_str()));
        Ok((version != now.draft.version, !known.eq(published)))
    }
}
