//! Replacing the whole catalog: staged while it arrives, then swapped in one transaction.
//!
//! Owns the order of steps. A source that fails, an asker that goes away and a process that stops
//! leave the catalog as it was; rows staged so far are cleared here or at the next start.

use std::collections::HashSet;
use std::sync::Arc;

use endcap_backend::{BackendError, Line, LineFault, ProductSource, SourceError};
use endcap_model::product::Product;
use endcap_ranking::CatalogBuilder;
use futures::TryStreamExt;

use crate::catalog_table::{self, Batch};
use crate::error::storage;
use crate::snapshot::HeldCatalog;
use crate::{Shared, computing, to_the_end};

const DOING: &str = "replacing the catalog";

pub(crate) async fn replace(
    shared: &Arc<Shared>,
    mut products: ProductSource,
) -> Result<u64, BackendError> {
    let mut staging = Staging::begin(shared).await?;
    while let Some(line) = products.try_next().await? {
        staging.push(line).await?;
    }
    let (load, builder) = staging.finish().await?;
    let shared = Arc::clone(shared);
    to_the_end(DOING, async move { swap(&shared, load, builder).await }).await
}

async fn swap(
    shared: &Arc<Shared>,
    mut load: StagedLoad,
    builder: CatalogBuilder,
) -> Result<u64, BackendError> {
    let held = computing(DOING, move || builder.finish().map(HeldCatalog::of)).await?;
    let held = held.map_err(|error| storage(DOING, error))?;
    let _changing = shared.catalog_change.lock().await;
    let failed = |error: sqlx::Error| storage(DOING, error);
    let mut transaction = shared.database.writer.begin().await.map_err(failed)?;
    let before = catalog_table::current(&mut transaction)
        .await
        .map_err(failed)?;
    catalog_table::make_current(&mut transaction, load.id)
        .await
        .map_err(failed)?;
    transaction.commit().await.map_err(failed)?;
    load.is_kept = true;
    let products = held.products();
    shared.snapshot.serve_catalog(held);
    if let Some(before) = before {
        clear_later(shared, before);
    }
    Ok(products)
}

/// A load that is cleared again unless it became the current one.
struct StagedLoad {
    id: i64,
    is_kept: bool,
    shared: Arc<Shared>,
}

impl Drop for StagedLoad {
    fn drop(&mut self) {
        if !self.is_kept {
            clear_later(&self.shared, self.id);
        }
    }
}

/// Clearing is no one's to wait for; if it fails, the next start does it.
fn clear_later(shared: &Arc<Shared>, load: i64) {
    let shared = Arc::clone(shared);
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(async move {
            let _ = catalog_table::clear(&shared.database, load).await;
        });
    }
}

/// A catalog on its way in.
struct Staging {
    load: StagedLoad,
    builder: CatalogBuilder,
    batch: Batch,
    lines: Vec<u64>,
}

impl Staging {
    async fn begin(shared: &Arc<Shared>) -> Result<Self, BackendError> {
        let failed = |error: sqlx::Error| storage(DOING, error);
        let mut connection = shared.database.writer.acquire().await.map_err(failed)?;
        let id = catalog_table::begin_load(&mut connection)
            .await
            .map_err(failed)?;
        Ok(Self {
            load: StagedLoad {
                id,
                is_kept: false,
                shared: Arc::clone(shared),
            },
            builder: CatalogBuilder::new(),
            batch: Batch::default(),
            lines: Vec::new(),
        })
    }

    async fn push(&mut self, line: Line<Product>) -> Result<(), BackendError> {
        self.batch.push(&line.value);
        self.lines.push(line.number);
        self.builder
            .push(&line.value)
            .map_err(|error| storage(DOING, error))?;
        if self.batch.is_full() {
            self.write().await?;
        }
        Ok(())
    }

    async fn write(&mut self) -> Result<(), BackendError> {
        let failed = |error: sqlx::Error| storage(DOING, error);
        let batch = std::mem::take(&mut self.batch);
        let lines = std::mem::take(&mut self.lines);
        let pool = &self.load.shared.database.writer;
        let mut transaction = pool.begin().await.map_err(failed)?;
        let load = self.load.id;
        let known = catalog_table::stage(&mut transaction, load, &batch)
            .await
            .map_err(failed)?;
        if known == batch.len() {
            return transaction.commit().await.map_err(failed);
        }
        transaction.rollback().await.map_err(failed)?;
        let mut connection = pool.acquire().await.map_err(failed)?;
        let before = catalog_table::staged_ids(&mut connection, load, &batch).await;
        Err(repeated(&batch, &lines, before.map_err(failed)?).into())
    }

    async fn finish(mut self) -> Result<(StagedLoad, CatalogBuilder), BackendError> {
        if self.batch.len() > 0 {
            self.write().await?;
        }
        Ok((self.load, self.builder))
    }
}

/// Names every line of the batch whose id came before.
fn repeated(batch: &Batch, lines: &[u64], mut seen: HashSet<String>) -> SourceError {
    let again = batch
        .ids()
        .zip(lines)
        .filter(|(id, _)| !seen.insert((*id).to_owned()));
    let faults = again.map(|(id, &line)| LineFault {
        line,
        pointer: Some("/id".to_owned()),
        reason: format!("the id “{id}” was in an earlier line already"),
    });
    SourceError::Faults(faults.collect())
}
