//! The tables `catalog_load` and `product`.
//!
//! Owns their SQL. A load's rows are invisible until [`make_current`]; products are kept as
//! canonical JSON and travel to SQLite in batches, a JSON array each, so that a batch is one
//! statement. Knows nothing of what is served.

use std::collections::HashSet;
use std::sync::Arc;

use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;
use endcap_ranking::CatalogBuilder;
use futures::TryStreamExt;
use sqlx::SqliteConnection;

use crate::database::Database;
use crate::error::OpenError;
use crate::snapshot::HeldCatalog;

/// Rows to be written, encoded as they are gathered.
#[derive(Default)]
pub(crate) struct Batch {
    rows: Vec<(String, String)>,
    bytes: usize,
}

/// Rows and bytes after which a batch is written.
const ROWS: usize = 2_000;
const BYTES: usize = 4 * 1024 * 1024;

impl Batch {
    pub(crate) fn push(&mut self, product: &Product) {
        let document = product.to_json().canonical();
        self.bytes += document.len();
        self.rows.push((product.id.as_str().to_owned(), document));
    }

    pub(crate) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes >= BYTES
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(id, _)| id.as_str())
    }

    fn json(&self) -> Result<String, sqlx::Error> {
        serde_json::to_string(&self.rows).map_err(|error| sqlx::Error::Encode(Box::new(error)))
    }
}

/// A new load, to which nothing refers yet.
pub(crate) async fn begin_load(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    let load = sqlx::query!("INSERT INTO catalog_load (is_current) VALUES (0)")
        .execute(connection)
        .await?;
    Ok(load.last_insert_rowid())
}

/// Adds rows to a load and returns how many ids were not there yet.
pub(crate) async fn stage(
    connection: &mut SqliteConnection,
    load: i64,
    batch: &Batch,
) -> Result<usize, sqlx::Error> {
    let rows = batch.json()?;
    let done = sqlx::query!(
        "INSERT INTO product (load, id, document)
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true
         ON CONFLICT DO NOTHING",
        load,
        rows
    )
    .execute(connection)
    .await?;
    Ok(usize::try_from(done.rows_affected()).unwrap_or(usize::MAX))
}

/// Which of a batch's ids a load holds already.
pub(crate) async fn staged_ids(
    connection: &mut SqliteConnection,
    load: i64,
    batch: &Batch,
) -> Result<HashSet<String>, sqlx::Error> {
    let ids = batch.json()?;
    let rows = sqlx::query!(
        "SELECT id FROM product WHERE load = ?1
         AND id IN (SELECT value ->> 0 FROM json_each(?2))",
        load,
        ids
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Writes rows over those of the same ids.
pub(crate) async fn upsert(
    connection: &mut SqliteConnection,
    load: i64,
    batch: &Batch,
) -> Result<(), sqlx::Error> {
    let rows = batch.json()?;
    sqlx::query!(
        "INSERT INTO product (load, id, document)
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true
         ON CONFLICT DO UPDATE SET document = excluded.document",
        load,
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Removes products from a load.
pub(crate) async fn delete(
    connection: &mut SqliteConnection,
    load: i64,
    ids: &[ProductId],
) -> Result<(), sqlx::Error> {
    let ids = serde_json::to_string(ids).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    sqlx::query!(
        "DELETE FROM product WHERE load = ?1 AND id IN (SELECT value FROM json_each(?2))",
        load,
        ids
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The load that is read, if there is one.
pub(crate) async fn current(connection: &mut SqliteConnection) -> Result<Option<i64>, sqlx::Error> {
    let row = sqlx::query!("SELECT id FROM catalog_load WHERE is_current = 1")
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.id))
}

/// Makes a load the one that is read.
pub(crate) async fn make_current(
    connection: &mut SqliteConnection,
    load: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query!("UPDATE catalog_load SET is_current = 0 WHERE is_current = 1")
        .execute(&mut *connection)
        .await?;
    sqlx::query!("UPDATE catalog_load SET is_current = 1 WHERE id = ?1", load)
        .execute(connection)
        .await?;
    Ok(())
}

/// Clears a load that is not read, a batch at a time so that no writer waits long for it.
pub(crate) async fn clear(database: &Database, load: i64) -> Result<(), sqlx::Error> {
    loop {
        let gone = sqlx::query!(
            "DELETE FROM product WHERE (load, id) IN (
                SELECT load, id FROM product
                WHERE load = (SELECT id FROM catalog_load WHERE id = ?1 AND is_current = 0)
                LIMIT 5000)",
            load
        )
        .execute(&database.writer)
        .await?;
        if gone.rows_affected() == 0 {
            break;
        }
    }
    sqlx::query!(
        "DELETE FROM catalog_load WHERE id = ?1 AND is_current = 0",
        load
    )
    .execute(&database.writer)
    .await?;
    Ok(())
}

/// Clears what a stopped process left behind. Only before anything is served.
pub(crate) async fn clear_others(database: &Database) -> Result<(), sqlx::Error> {
    let others = sqlx::query!("SELECT id FROM catalog_load WHERE is_current = 0")
        .fetch_all(&database.reader)
        .await?;
    for other in others {
        clear(database, other.id).await?;
    }
    Ok(())
}

/// Brings the current load into memory.
pub(crate) async fn load(database: &Database) -> Result<Arc<HeldCatalog>, OpenError> {
    let mut builder = CatalogBuilder::new();
    let mut rows = sqlx::query!(
        "SELECT product.id, document FROM product
         JOIN catalog_load ON catalog_load.id = product.load
         WHERE is_current = 1 ORDER BY product.id"
    )
    .fetch(&database.reader);
    while let Some(row) = rows.try_next().await.map_err(OpenError::Database)? {
        builder.push(&stored_product(&row.id, &row.document)?)?;
    }
    Ok(HeldCatalog::of(builder.finish()?))
}

fn stored_product(id: &str, document: &str) -> Result<Product, OpenError> {
    let bad = |reason: String| OpenError::StoredProduct {
        id: id.to_owned(),
        reason,
    };
    let json = Json::parse(document.as_bytes()).map_err(|error| bad(error.to_string()))?;
    Product::from_json(&json).map_err(|findings| {
        let said: Vec<_> = findings
            .into_iter()
            .map(|f| format!("{}: {}", f.pointer, f.reason))
            .collect();
        bad(said.join("; "))
    })
}
