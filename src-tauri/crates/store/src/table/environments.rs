//! Where rule sets go live: a name and an address. Never a token.

use sqlx::SqliteConnection;

use crate::{Store, StoreError};

/// An environment of this store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentRow {
    pub name: String,
    /// The gateway's base address; `None` is the gateway on this computer.
    pub url: Option<String>,
}

impl Store {
    /// All of them, in the order they were added.
    ///
    /// # Errors
    /// As any read.
    pub async fn environments(&self) -> Result<Vec<EnvironmentRow>, StoreError> {
        let rows = sqlx::query_as!(
            EnvironmentRow,
            "select name, url from environments order by place, name"
        );
        Ok(rows.fetch_all(&self.readers).await?)
    }

    /// Adds an environment, or changes the one called `previous`; what was published there stays
    /// with it under its other name.
    ///
    /// # Errors
    /// `UnknownEnvironment` if there is no `previous`, `EnvironmentExists` if the name is taken.
    pub async fn save_environment(
        &self,
        name: &str,
        url: Option<&str>,
        previous: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        if previous != Some(name) && exists(&mut transaction, name).await? {
            return Err(StoreError::EnvironmentExists {
                name: name.to_owned(),
            });
        }
        if let Some(previous) = previous {
            rename(&mut transaction, previous, name, url).await?;
        } else {
            insert(&mut transaction, name, url).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Forgets an environment and what was published there.
    ///
    /// # Errors
    /// `UnknownEnvironment`.
    pub async fn remove_environment(&self, name: &str) -> Result<(), StoreError> {
        let done = sqlx::query!("delete from environments where name = ?", name)
            .execute(&self.writer)
            .await?;
        match done.rows_affected() {
            0 => Err(StoreError::UnknownEnvironment {
                name: name.to_owned(),
            }),
            _ => Ok(()),
        }
    }
}

async fn exists(connection: &mut SqliteConnection, name: &str) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!("select count(*) from environments where name = ?", name)
        .fetch_one(connection)
        .await?;
    Ok(found > 0)
}

async fn rename(
    connection: &mut SqliteConnection,
    previous: &str,
    name: &str,
    url: Option<&str>,
) -> Result<(), StoreError> {
    let done = sqlx::query!(
        "update environments set name = ?, url = ? where name = ?",
        name,
        url,
        previous
    )
    .execute(connection)
    .await?;
    match done.rows_affected() {
        0 => Err(StoreError::UnknownEnvironment {
            name: previous.to_owned(),
        }),
        _ => Ok(()),
    }
}

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    name: &str,
    url: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into environments (name, url, place)
         values (?, ?, (select coalesce(max(place), 0) + 1 from environments))",
        name,
        url
    )
    .execute(connection)
    .await?;
    Ok(())
}
