//! The last comparison of each environment with the preview.

use crate::{Store, StoreError};

/// How a comparison came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// RFC 3339 in UTC.
    pub at: String,
    pub asks: i64,
    pub differ: i64,
    /// The whole report as JSON; of comparisons before this was kept there is none.
    pub report: Option<String>,
    /// Names what differs, so that the same drift can be known again; `None` if nothing does.
    pub drift: Option<String>,
}

impl Store {
    /// The last comparison of `environment`, if there was one.
    ///
    /// # Errors
    /// As any read.
    pub async fn verification(
        &self,
        environment: &str,
    ) -> Result<Option<Verification>, StoreError> {
        let row = sqlx::query_as!(
            Verification,
            "select at, asks, differ, report, drift from verifications where environment = ?",
            environment
        );
        Ok(row.fetch_optional(&self.readers).await?)
    }

    /// Keeps this as the last comparison of `environment`. Of an environment that this store does
    /// not have, nothing is kept.
    ///
    /// # Errors
    /// As any write.
    pub async fn save_verification(
        &self,
        environment: &str,
        verification: &Verification,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into verifications (environment, at, asks, differ, report, drift)
             select name, ?, ?, ?, ?, ? from environments where name = ?
             on conflict (environment) do update set
                at = excluded.at, asks = excluded.asks, differ = excluded.differ,
                report = excluded.report, drift = excluded.drift",
            verification.at,
            verification.asks,
            verification.differ,
            verification.report,
            verification.drift,
            environment
        )
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
