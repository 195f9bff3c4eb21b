//! The anonymous shoppers of a store: where they come from, and going again. Whom segments hold of
//! them is in [`sizes`], how they look in [`look`].
//!
//! Owns the audience in memory, read when it is first asked for. Shoppers never leave the store's
//! file: no publication carries them, no engine is told.

pub(crate) mod look;
pub(crate) mod sizes;

use std::{
    path::Path,
    sync::{Arc, atomic::Ordering},
};

use endcap_audience::Audience;
use endcap_import::{Reject, ShopperMapping, ShopperTerms, ShoppersInspection, ShoppersRead};
use endcap_model::instant::Instant;
use endcap_store::ShoppersOrigin;
use serde::Serialize;
use tokio::sync::Mutex;

use crate::{
    OpenStore, UseCaseError,
    import::{ImportPhase, OnImport, Pace, broken, flow, import_error},
};

/// What is known of the store's shoppers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersState {
    pub count: u64,
    /// RFC 3339; `None` without shoppers.
    pub imported_at: Option<String>,
    /// `None` for those of the demo store too.
    pub file_name: Option<String>,
    /// Those that are known of at least one shopper.
    pub fields: Vec<String>,
}

/// What an import of shoppers did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersSummary {
    /// `kept + replaced + rejected`.
    pub read: u64,
    pub kept: u64,
    /// Rows in whose place a later one with the same id came.
    pub replaced: u64,
    pub rejected: u64,
    /// The first 100.
    pub rejects: Vec<Reject>,
}

/// Rejects that are told one by one.
const TOLD: usize = 100;

/// The shoppers in memory, once they were asked for, and where they came from.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<Option<(Option<ShoppersOrigin>, Arc<Audience>)>>);

impl OpenStore {
    /// All shoppers, as they stand; the first time they are read from the file.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn audience(&self) -> Result<Arc<Audience>, UseCaseError> {
        let mut known = self.audience.0.lock().await;
        if let Some((_, audience)) = &*known {
            return Ok(Arc::clone(audience));
        }
        // Asked for first: with shoppers that are written meanwhile it is stale, never wrong.
        let origin = self.store.shoppers_origin().await?;
        let shoppers = self.store.shoppers().await?;
        let making = tokio::task::spawn_blocking(move || Arc::new(Audience::of(shoppers)));
        let audience = making.await.map_err(broken)?;
        *known = Some((origin, Arc::clone(&audience)));
        Ok(audience)
    }

    /// Forgets the shoppers in memory where the file holds others; whether it did.
    pub(crate) async fn forget_old_audience(&self) -> Result<bool, UseCaseError> {
        // Held by who reads or imports them: memory and file are about to agree.
        let Ok(mut known) = self.audience.0.try_lock() else {
            return Ok(false);
        };
        let Some((origin, _)) = &*known else {
            return Ok(false);
        };
        let is_old = *origin != self.store.shoppers_origin().await?;
        if is_old {
            *known = None;
        }
        Ok(is_old)
    }

    /// How many shoppers there are, and where they came from.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn shoppers_state(&self) -> Result<ShoppersState, UseCaseError> {
        let audience = self.audience().await?;
        let origin = self.store.shoppers_origin().await?;
        let origin = origin.filter(|_| !audience.is_empty());
        let at = |origin: &ShoppersOrigin| Instant::from_unix(origin.at).to_string();
        Ok(ShoppersState {
            count: audience.len() as u64,
            imported_at: origin.as_ref().map(at),
            file_name: origin.and_then(|origin| origin.file_name),
            fields: audience.fields(),
        })
    }

    /// Looks at a file and guesses which column is which of the shoppers' fields.
    ///
    /// # Errors
    /// `File`, `NotATable`.
    pub async fn inspect_shoppers(&self, path: &Path) -> Result<ShoppersInspection, UseCaseError> {
        let (path, terms) = (path.to_owned(), self.terms());
        let looking =
            tokio::task::spawn_blocking(move || endcap_import::inspect_shoppers(&path, &terms));
        looking.await.map_err(broken)?.map_err(import_error)
    }

    /// Reads the whole file and tells what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// `File`, `NotATable`, `Invalid` for a mapping that doesn't fit, `Cancelled`.
    pub async fn check_shoppers(
        &self,
        path: &Path,
        mapping: &[ShopperMapping],
    ) -> Result<ShoppersSummary, UseCaseError> {
        let unheard: OnImport = Arc::new(|_| {});
        Ok(summary(&self.read_shoppers(path, mapping, &unheard).await?))
    }

    /// Replaces all shoppers by those of the file, in one transaction. Stopped by
    /// [`OpenStore::cancel_import`].
    ///
    /// # Errors
    /// As [`OpenStore::check_shoppers`], `NotATable` if no row can be read, and `Storage`; nothing was
    /// changed then.
    pub async fn import_shoppers(
        &self,
        path: &Path,
        mapping: &[ShopperMapping],
        progress: OnImport,
    ) -> Result<ShoppersSummary, UseCaseError> {
        let read = self.read_shoppers(path, mapping, &progress).await?;
        if read.shoppers.is_empty() {
            return Err(refused(path, &read));
        }
        let done = summary(&read);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let origin = ShoppersOrigin {
            at: self.now().unix(),
            file_name: Some(name.into_owned()),
        };
        let pace = Pace::begin(ImportPhase::Saving);
        let mut on_saved = |saved| {
            progress(pace.at(saved, done.kept, done.rejected));
            flow(&self.intake.stop)
        };
        // Held until memory and file agree again.
        let mut known = self.audience.0.lock().await;
        let saving = self
            .store
            .replace_shoppers(&read.shoppers, &origin, &mut on_saved);
        saving.await?;
        *known = None;
        let making = tokio::task::spawn_blocking(move || Arc::new(Audience::of(read.shoppers)));
        *known = Some((Some(origin), making.await.map_err(broken)?));
        Ok(done)
    }

    /// Forgets all shoppers.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn forget_shoppers(&self) -> Result<(), UseCaseError> {
        let mut known = self.audience.0.lock().await;
        self.store.forget_shoppers().await?;
        *known = None;
        Ok(())
    }

    fn terms(&self) -> ShopperTerms {
        let facts = self.snapshot().draft.rules.store.clone();
        ShopperTerms {
            currency_digits: endcap_figures::digits(&facts.currency),
            today: self.now().local_date(facts.time_zone),
            currency: facts.currency,
        }
    }

    async fn read_shoppers(
        &self,
        path: &Path,
        mapping: &[ShopperMapping],
        progress: &OnImport,
    ) -> Result<ShoppersRead, UseCaseError> {
        self.intake.stop.store(false, Ordering::Relaxed);
        let (path, mapping, terms) = (path.to_owned(), mapping.to_vec(), self.terms());
        let (stop, progress) = (Arc::clone(&self.intake.stop), Arc::clone(progress));
        let reading = tokio::task::spawn_blocking(move || {
            let pace = Pace::begin(ImportPhase::Reading);
            endcap_import::read_shoppers(&path, &mapping, &terms, &mut |now| {
                progress(pace.reading(now));
                flow(&stop)
            })
        });
        reading.await.map_err(broken)?.map_err(import_error)
    }
}

/// A file of which no row can be read must not take the shoppers away.
fn refused(path: &Path, read: &ShoppersRead) -> UseCaseError {
    let reason = match read.rejects.first() {
        None => "it has no rows".to_owned(),
        Some(first) => format!(
            "none of its {} rows can be read, the first in line {}: {}",
            endcap_figures::grouped(read.rows),
            first.line,
            first.reason
        ),
    };
    UseCaseError::NotATable {
        path: path.display().to_string(),
        reason,
    }
}

fn summary(read: &ShoppersRead) -> ShoppersSummary {
    ShoppersSummary {
        read: read.rows,
        kept: read.shoppers.len() as u64,
        replaced: read.replaced,
        rejected: read.rejects.len() as u64,
        rejects: read.rejects.iter().take(TOLD).cloned().collect(),
    }
}
