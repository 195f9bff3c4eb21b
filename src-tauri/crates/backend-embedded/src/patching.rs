//! Changing the catalog by merge patches, all lines or none.
//!
//! Owns the merging of each line with what the lines before it left. Runs under the lock of the
//! catalog from reading to serving, so that no change is lost between two.

use std::collections::BTreeMap;
use std::sync::Arc;

use endcap_backend::{BackendError, Line, LineFault, SourceError};
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::{Patched, merge_patch, patch_id};
use endcap_model::product::Product;
use sqlx::SqliteConnection;

use crate::catalog_table::{self, Batch};
use crate::error::storage;
use crate::snapshot::HeldCatalog;
use crate::{Shared, computing};

const DOING: &str = "changing the catalog";
/// More faults than anyone reads are counted no further.
const MOST_FAULTS: usize = 100;

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

/// What each product that is touched comes to after the last line, or every fault.
fn merge(held: &HeldCatalog, lines: Vec<Line<Json>>) -> Result<Vec<Patched>, BackendError> {
    let mut touched: BTreeMap<ProductId, Option<Product>> = BTreeMap::new();
    let mut faults = Vec::new();
    for line in lines {
        let outcome = patch_id(&line.value).and_then(|id| {
            let before = match touched.get(&id) {
                Some(product) => product.clone(),
                None => held
                    .catalog
                    .row_of(id.as_str())
                    .and_then(|row| held.catalog.product(row)),
            };
            merge_patch(before.as_ref(), &line.value)
        });
        match outcome {
            Ok(Patched::Upsert(product)) => {
                touched.insert(product.id.clone(), Some(*product));
            }
            Ok(Patched::Deleted(id)) => {
                touched.insert(id, None);
            }
            Err(findings) => faults.extend(findings.into_iter().map(|finding| LineFault {
                line: line.number,
                pointer: Some(finding.pointer),
                reason: finding.reason,
            })),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if !faults.is_empty() {
        return Err(SourceError::Faults(faults).into());
    }
    let outcome = |(id, product): (ProductId, Option<Product>)| match product {
        Some(product) => Patched::Upsert(Box::new(product)),
        None => Patched::Deleted(id),
    };
    Ok(touched.into_iter().map(outcome).collect())
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
