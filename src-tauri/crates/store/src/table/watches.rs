//! Environments that are compared with the preview by themselves, every so many minutes, and what
//! of it was told already.

use crate::{Store, StoreError};

/// One environment that is compared by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    pub environment: String,
    /// 1 to 1440.
    pub every_minutes: i64,
    /// RFC 3339 in UTC.
    pub tried_at: Option<String>,
    /// Why the last try could not compare.
    pub failure: Option<String>,
    /// The drift that was told on the desktop.
    pub told: Option<String>,
    /// The drift that a person has put away.
    pub put_away: Option<String>,
}

impl Store {
    /// All of them, by environment.
    ///
    /// # Errors
    /// As any read.
    pub async fn watches(&self) -> Result<Vec<Watch>, StoreError> {
        let rows = sqlx::query_as!(
            Watch,
            "select environment, every_minutes, tried_at, failure, told, put_away
             from watches order by environment"
        );
        Ok(rows.fetch_all(&self.readers).await?)
    }

    /// Compares an environment every so many minutes from now on; `None` no more.
    ///
    /// # Errors
    /// `UnknownEnvironment`, or as any write.
    pub async fn set_watch(
        &self,
        environment: &str,
        every_minutes: Option<i64>,
    ) -> Result<(), StoreError> {
        let done = match every_minutes {
            Some(minutes) => sqlx::query!(
                "insert into watches (environment, every_minutes) values (?, ?)
                 on conflict (environment) do update set every_minutes = excluded.every_minutes",
                environment,
                minutes
            )
            .execute(&self.writer)
            .await
            .map(drop),
            None => sqlx::query!("delete from watches where environment = ?", environment)
                .execute(&self.writer)
                .await
                .map(drop),
        };
        match done {
            Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => {
                Err(StoreError::UnknownEnvironment {
                    name: environment.to_owned(),
                })
            }
            other => Ok(other?),
        }
    }

    /// Keeps what became of a watch's last try, and what was told of it.
    ///
    /// # Errors
    /// As any write; of an environment that is not watched nothing is kept.
    pub async fn save_watch(&self, watch: &Watch) -> Result<(), StoreError> {
        sqlx::query!(
            "update watches set tried_at = ?, failure = ?, told = ?, put_away = ?
             where environment = ?",
            watch.tried_at,
            watch.failure,
            watch.told,
            watch.put_away,
            watch.environment
        )
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
