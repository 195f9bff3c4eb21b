//! The one row that says what this file is, and the draft's version.

use sqlx::{SqliteConnection, SqliteExecutor};

use crate::{Store, StoreError};

/// What the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Made once, with the file; a copy of the file shares it.
    pub uuid: String,
    /// Whether this is the store that Endcap makes to try things with.
    pub is_demo: bool,
    /// Unix seconds.
    pub created_at: i64,
    /// Grows with every edit, undo and redo; never falls.
    pub draft_version: i64,
    /// Names the products as they are: drawn anew by each transaction that writes one.
    pub catalog_mark: String,
}

impl Store {
    /// What this file is.
    ///
    /// # Errors
    /// As any read: `Busy`, `Damaged`, `Database`.
    pub async fn identity(&self) -> Result<Identity, StoreError> {
        get(&self.readers).await
    }
}

pub(crate) async fn get(executor: impl SqliteExecutor<'_>) -> Result<Identity, StoreError> {
    let row =
        sqlx::query!("select uuid, is_demo, created_at, draft_version, catalog_mark from identity")
            .fetch_one(executor)
            .await?;
    Ok(Identity {
        uuid: row.uuid,
        is_demo: row.is_demo == 1,
        created_at: row.created_at,
        draft_version: row.draft_version,
        catalog_mark: row.catalog_mark,
    })
}

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    uuid: &str,
    is_demo: bool,
    at: i64,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into identity (only_row, uuid, is_demo, created_at, draft_version, catalog_mark)
         values (1, ?, ?, ?, 1, lower(hex(randomblob(16))))",
        uuid,
        is_demo,
        at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Products changed: every copy of the catalog is stale now.
pub(crate) async fn mark_catalog(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query!("update identity set catalog_mark = lower(hex(randomblob(16)))")
        .execute(connection)
        .await?;
    Ok(())
}

/// The draft changed: every cached copy is stale now.
pub(crate) async fn bump_draft(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        "update identity set draft_version = draft_version + 1 returning draft_version"
    )
    .fetch_one(connection)
    .await?)
}
