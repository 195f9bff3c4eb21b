//! Changing the catalog by merge patches, all lines or none.
//!
//! Owns that they are written and served together. Runs under the lock of the
//! catalog from reading to serving, so that no change is lost between two.

use std::borrow::Cow;
use std::sync::Arc;

use endcap_backend::{BackendError, Line, SourceError, merging};
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::Patched;
use endcap_model::product::Product;
use sqlx::SqliteConnection;

use crate::catalog_table::{self, Batch};
use crate::error::storage;
use crate::snapshot::HeldCatalog;
use crate::{Shared, computing};

const DOING: &str = "changing the catalog";

pub(crate) async fn patch(
    shared: &Arc<Shared>,
    lines: Vec<Line<Json>>,
) -> Result<u64, BackendError> {
    let _changing = shared.catalog_change.lock().await;
    let held = shared.snapshot.catalog();
    let merged = {
        let held = Arc::clone(&held);
        computing(DOING, move || merge(&held, lines)).await??
    };
    if merged.is_empty() {
        return Ok(held.products());
    }
    let (next, merged) = computing(DOING, move || {
        held.catalog
            .apply(&merged)
            .map(|next| (HeldCatalog::of(next), merged))
    })
    .await?
    .map_err(|error| storage(DOING, error))?;
    let failed = |error: sqlx::Error| storage(DOING, error);
    let mut transaction = shared.database.writer.begin().await.map_err(failed)?;
    write(&mut transaction, &merged).await.map_err(failed)?;
    transaction.commit().await.map_err(failed)?;
    let products = next.products();
    shared.snapshot.serve_catalog(next);
    Ok(products)
}

fn merge(held: &HeldCatalog, lines: Vec<Line<Json>>) -> Result<Vec<Patched>, BackendError> {
    let catalog = &held.catalog;
    let before = |id: &ProductId| {
        let row = catalog.row_of(id.as_str())?;
        catalog.product(row).map(Cow::Owned)
    };
    let merged = merging::merge(before, lines).map_err(SourceError::Faults)?;
    let outcome = |(id, product): (ProductId, Option<Product>)| match product {
        Some(product) => Patched::Upsert(Box::new(product)),
        None => Patched::Deleted(id),
    };
    Ok(merged.into_iter().map(outcome).collect())
}

async fn write(connection: &mut SqliteConnection, merged: &[Patched]) -> Result<(), sqlx::Error> {
    let load = match catalog_table::current(connection).await? {
        Some(load) => load,
        None => {
            let load = catalog_table::begin_load(connection).await?;
            catalog_table::make_current(connection, load).await?;
            load
        }
    };
    let mut batch = Batch::default();
    let mut gone = Vec::new();
    for change in merged {
        match change {
            Patched::Upsert(product) => batch.push(product),
            Patched::Deleted(id) => gone.push(id.clone()),
        }
        if batch.is_full() {
            catalog_table::upsert(connection, load, &std::mem::take(&mut batch)).await?;
        }
    }
    catalog_table::upsert(connection, load, &batch).await?;
    catalog_table::delete(connection, load, &gone).await
}
