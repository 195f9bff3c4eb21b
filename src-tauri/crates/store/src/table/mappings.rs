//! The column mapping that was last used for files with the same columns.

use crate::{Store, StoreError};

/// Can't stand in a column's name as people type it.
const SEPARATOR: &str = "\u{1f}";

impl Store {
    /// The mapping (JSON text) that was kept for a file with exactly these columns.
    ///
    /// # Errors
    /// As any read.
    pub async fn mapping(&self, columns: &[&str]) -> Result<Option<String>, StoreError> {
        let columns = columns.join(SEPARATOR);
        let row = sqlx::query_scalar!("select mapping from mappings where columns = ?", columns);
        Ok(row.fetch_optional(&self.readers).await?)
    }

    /// Keeps a mapping (JSON text) for files with these columns. `at` in Unix seconds.
    ///
    /// # Errors
    /// As any write.
    pub async fn save_mapping(
        &self,
        columns: &[&str],
        mapping: &str,
        at: i64,
    ) -> Result<(), StoreError> {
        let columns = columns.join(SEPARATOR);
        sqlx::query!(
            "insert into mappings (columns, mapping, saved_at) values (?, ?, ?)
             on conflict (columns) do update set
                mapping = excluded.mapping, saved_at = excluded.saved_at",
            columns,
            mapping,
            at
        )
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
