//! Imports that were kept, the latest first.

use crate::{Store, StoreError};

/// One import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Unix seconds.
    pub at: i64,
    pub file_name: String,
    pub rows_read: i64,
    pub created: i64,
    pub changed: i64,
    pub same: i64,
    pub removed: i64,
    pub rejected: i64,
}

impl Store {
    /// The last `count` imports, the latest first.
    ///
    /// # Errors
    /// As any read.
    pub async fn imports(&self, count: u32) -> Result<Vec<ImportRow>, StoreError> {
        let rows = sqlx::query_as!(
            ImportRow,
            "select at, file_name, rows_read, created, changed, same, removed, rejected
             from imports order by id desc limit ?",
            count
        );
        Ok(rows.fetch_all(&self.readers).await?)
    }

    /// Adds an import to the history.
    ///
    /// # Errors
    /// As any write.
    pub async fn add_import(&self, import: &ImportRow) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into imports
                (at, file_name, rows_read, created, changed, same, removed, rejected)
             values (?, ?, ?, ?, ?, ?, ?, ?)",
            import.at,
            import.file_name,
            import.rows_read,
            import.created,
            import.changed,
            import.same,
            import.removed,
            import.rejected
        )
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
