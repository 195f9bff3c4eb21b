//! Importing a product file: look at it, check all of it, keep it in one transaction.
//!
//! Owns progress, stopping, counts against the catalog and the memory of mappings. Refuses to read
//! files itself: that is `endcap_import`'s.

mod merge;

use std::{
    fs::File,
    ops::ControlFlow,
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use endcap_import::{ImportError, Imported, Inspection, Mapping, Mode, Reject};
use endcap_store::{Counts, ImportRow, SaveMode};
use serde::Serialize;

use crate::{OpenStore, UseCaseError};

/// A part of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ImportPhase {
    Reading,
    Saving,
}

/// How far an import is. While a file is read, `total` is an estimate by its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    pub phase: ImportPhase,
    pub done: u64,
    pub total: u64,
    /// Rows a second.
    pub rate: u64,
    pub seconds_left: Option<u64>,
    pub rejected: u64,
}

/// Hears how far an import is, from any thread.
pub type OnImport = Arc<dyn Fn(ImportProgress) + Send + Sync>;

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportSummary {
    /// `imported + rejected` and the rows of unlisted products.
    pub rows_read: u64,
    /// Rows that went into products.
    pub imported: u64,
    /// Products; `created + changed + same` are those of the file.
    pub created: u64,
    pub changed: u64,
    pub same: u64,
    pub removed: u64,
    pub rejected: u64,
    /// Products that the shoppers of the Shopify store cannot see; left out, and removed from the
    /// catalog if they are in it.
    pub unlisted: u64,
    /// The first 500.
    pub rejects: Vec<Reject>,
    pub millis: u64,
}

/// Rejects that are told one by one; all of them can be saved.
const TOLD: usize = 500;

/// The running or last import of an open store.
#[derive(Debug, Default)]
pub(crate) struct Intake {
    pub(crate) stop: Arc<AtomicBool>,
    rejects: RwLock<Vec<Reject>>,
}

impl OpenStore {
    /// Looks at a file and guesses how to read it. A mapping that was used for a file with the same
    /// columns before is taken up again.
    ///
    /// # Errors
    /// `File`, `NotATable`, or `Invalid` for overrides that don't fit.
    pub async fn inspect_import(
        &self,
        path: &Path,
        overrides: Option<&Mapping>,
    ) -> Result<Inspection, UseCaseError> {
        let found = inspected(path, overrides.cloned()).await?;
        if overrides.is_some() {
            return Ok(found);
        }
        let columns: Vec<&str> = found
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        let saved = self.store.mapping(&columns).await?;
        let saved = saved.and_then(|text| serde_json::from_str::<Mapping>(&text).ok());
        match saved {
            None => Ok(found),
            Some(saved) => inspected(path, Some(merge::taken_up(saved, &found.mapping))).await,
        }
    }

    /// Reads the whole file and tells what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// `File`, `NotATable`, `Invalid` for a mapping that doesn't fit, `Cancelled`.
    pub async fn check_import(
        &self,
        path: &Path,
        mapping: &Mapping,
        progress: OnImport,
    ) -> Result<ImportSummary, UseCaseError> {
        let began = Instant::now();
        let mut imported = self.read(path, mapping, &progress).await?;
        let (catalog, mapping) = (self.snapshot().catalog, mapping.clone());
        let counted = tokio::task::spawn_blocking(move || {
            merge::keep_unmapped(&mut imported.products, &mapping, &catalog);
            let counts = merge::counts(&imported, mapping.mode, &catalog);
            (imported, counts)
        });
        let (imported, counts) = counted.await.map_err(broken)?;
        Ok(self.summary(imported, counts, began))
    }

    /// Imports the file in one transaction, and remembers the mapping for the next one like it.
    ///
    /// # Errors
    /// As [`OpenStore::check_import`], and `Storage`; nothing was changed then.
    pub async fn run_import(
        &self,
        path: &Path,
        mapping: &Mapping,
        progress: OnImport,
    ) -> Result<ImportSummary, UseCaseError> {
        let began = Instant::now();
        let mut imported = self.read(path, mapping, &progress).await?;
        if imported.products.is_empty() && imported.rows_read > 0 {
            return Err(self.refuse(path, imported));
        }
        // What the file leaves out stays as it is, which another program may have changed.
        self.catch_up_catalog().await?;
        let (catalog, by) = (self.snapshot().catalog, mapping.clone());
        let merged = tokio::task::spawn_blocking(move || {
            merge::keep_unmapped(&mut imported.products, &by, &catalog);
            imported
        });
        let imported = merged.await.map_err(broken)?;
        let _editing = self.editing.lock().await;
        let counts = self.save(&imported, mapping.mode, &progress).await?;
        self.renew_catalog().await?;
        self.remember(path, mapping, &imported, counts).await?;
        Ok(self.summary(imported, counts, began))
    }

    /// A file of which no row can be read must not empty the catalog.
    fn refuse(&self, path: &Path, imported: Imported) -> UseCaseError {
        let first = imported.rejects.first();
        let first =
            first.map(|reject| format!(", the first in line {}: {}", reject.line, reject.reason));
        let rows = endcap_figures::grouped(imported.rows_read);
        let reason = if imported.rejects.is_empty() {
            "shoppers of the Shopify store see none of its products, by its columns “Published” and “Status”. Keep these as attributes to import the products all the same".to_owned()
        } else {
            format!(
                "none of its {rows} rows can be read{}",
                first.unwrap_or_default()
            )
        };
        self.summary(imported, Counts::default(), Instant::now());
        UseCaseError::NotATable {
            path: path.display().to_string(),
            reason,
        }
    }

    /// Stops the check or import under way; it answers `Cancelled`. Does nothing when none is.
    pub fn cancel_import(&self) {
        self.intake.stop.store(true, Ordering::Relaxed);
    }

    /// Writes all rejects of the last check or import to a CSV file; answers how many.
    ///
    /// # Errors
    /// `File`.
    pub fn save_rejects(&self, path: &Path) -> Result<u64, UseCaseError> {
        let rejects = self
            .intake
            .rejects
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        File::create(path)
            .and_then(|file| endcap_import::write_rejects(&rejects, file))
            .map_err(|error| UseCaseError::file(path, error))?;
        Ok(rejects.len() as u64)
    }

    async fn read(
        &self,
        path: &Path,
        mapping: &Mapping,
        progress: &OnImport,
    ) -> Result<Imported, UseCaseError> {
        self.intake.stop.store(false, Ordering::Relaxed);
        let digits = endcap_figures::digits(&self.snapshot().draft.rules.store.currency);
        let (path, mapping) = (path.to_owned(), mapping.clone());
        let (stop, progress) = (Arc::clone(&self.intake.stop), Arc::clone(progress));
        let reading = tokio::task::spawn_blocking(move || {
            let pace = Pace::begin(ImportPhase::Reading);
            endcap_import::run(&path, &mapping, digits, &mut |now| {
                progress(pace.reading(now));
                flow(&stop)
            })
        });
        reading.await.map_err(broken)?.map_err(import_error)
    }

    async fn save(
        &self,
        read: &Imported,
        mode: Mode,
        progress: &OnImport,
    ) -> Result<Counts, UseCaseError> {
        let without = read.unlisted.as_slice();
        let mode = match mode {
            Mode::Replace => SaveMode::Replace,
            Mode::Upsert => SaveMode::Upsert { without },
        };
        let pace = Pace::begin(ImportPhase::Saving);
        let (total, rejected) = (read.products.len() as u64, read.rejects.len() as u64);
        let mut on_saved = |saved| {
            progress(pace.at(saved, total, rejected));
            flow(&self.intake.stop)
        };
        Ok(self
            .store
            .save_products(&read.products, mode, &mut on_saved)
            .await?)
    }

    async fn remember(
        &self,
        path: &Path,
        mapping: &Mapping,
        imported: &Imported,
        counts: Counts,
    ) -> Result<(), UseCaseError> {
        let at = self.now().unix();
        let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let row = ImportRow {
            at,
            file_name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            rows_read: signed(imported.rows_read),
            created: signed(counts.created),
            changed: signed(counts.changed),
            same: signed(counts.same),
            removed: signed(counts.removed),
            rejected: signed(imported.rejects.len() as u64),
        };
        self.store.add_import(&row).await?;
        let columns: Vec<&str> = mapping
            .columns
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        let text = serde_json::to_string(mapping).map_err(|error| UseCaseError::Storage {
            reason: error.to_string(),
        })?;
        Ok(self.store.save_mapping(&columns, &text, at).await?)
    }

    fn summary(&self, imported: Imported, counts: Counts, began: Instant) -> ImportSummary {
        let summary = ImportSummary {
            rows_read: imported.rows_read,
            imported: imported.rows_imported,
            created: counts.created,
            changed: counts.changed,
            same: counts.same,
            removed: counts.removed,
            rejected: imported.rejects.len() as u64,
            unlisted: imported.unlisted.len() as u64,
            rejects: imported.rejects.iter().take(TOLD).cloned().collect(),
            millis: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        };
        let mut rejects = self
            .intake
            .rejects
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *rejects = imported.rejects;
        summary
    }
}

async fn inspected(path: &Path, mapping: Option<Mapping>) -> Result<Inspection, UseCaseError> {
    let path = path.to_owned();
    let looking =
        tokio::task::spawn_blocking(move || endcap_import::inspect_with(&path, mapping.as_ref()));
    looking.await.map_err(broken)?.map_err(import_error)
}

pub(crate) fn flow(stop: &AtomicBool) -> ControlFlow<()> {
    match stop.load(Ordering::Relaxed) {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// Work on another thread that ended without an answer.
pub(crate) fn broken(error: tokio::task::JoinError) -> UseCaseError {
    UseCaseError::Storage {
        reason: error.to_string(),
    }
}

pub(crate) fn import_error(error: ImportError) -> UseCaseError {
    match error {
        ImportError::File { path, source } => UseCaseError::file(&path, source),
        ImportError::NotATable { path, reason } => UseCaseError::NotATable {
            path: path.display().to_string(),
            reason,
        },
        ImportError::Mapping { reason } => UseCaseError::invalid("/mapping", reason),
        ImportError::Cancelled => UseCaseError::Cancelled,
    }
}

/// Tells rate and time left of one phase.
pub(crate) struct Pace {
    phase: ImportPhase,
    began: Instant,
}

impl Pace {
    pub(crate) fn begin(phase: ImportPhase) -> Pace {
        Pace {
            phase,
            began: Instant::now(),
        }
    }

    /// While a file is read, its rows are estimated by its size.
    pub(crate) fn reading(&self, now: endcap_import::Progress) -> ImportProgress {
        let whole = u128::from(now.rows) * u128::from(now.total_bytes);
        let total = whole / u128::from(now.bytes.max(1));
        let total = u64::try_from(total).unwrap_or(u64::MAX).max(now.rows);
        self.at(now.rows, total, now.rejected)
    }

    pub(crate) fn at(&self, done: u64, total: u64, rejected: u64) -> ImportProgress {
        let millis = self.began.elapsed().as_millis().max(1);
        let rate = u64::try_from(u128::from(done) * 1_000 / millis).unwrap_or(u64::MAX);
        let left = total.saturating_sub(done);
        ImportProgress {
            phase: self.phase,
            done,
            total,
            rate,
            seconds_left: (rate > 0).then(|| left.div_ceil(rate)),
            rejected,
        }
    }
}
