//! Anonymous shoppers, a row each, and where they came from. Replaced all at once or not at all.
//!
//! Refuses single-row reads and writes: whoever counts shoppers has all of them in memory.

use endcap_model::{
    field::{Field as _, FieldType, ShopperCount, ShopperField, ShopperList, ShopperText},
    id::ShopperId,
    shopper::{KnownShopper, Shopper},
};
use futures::TryStreamExt as _;
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::products::{OnSaved, attributes};
use crate::{Store, StoreError};

/// Where the shoppers came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShoppersOrigin {
    /// Unix seconds.
    pub at: i64,
    /// `None` for those of the demo store.
    pub file_name: Option<String>,
}

/// Rows of one statement.
const CHUNK: usize = 1_000;

impl Store {
    /// Where the shoppers came from; `None` where there are none.
    ///
    /// # Errors
    /// As any read.
    pub async fn shoppers_origin(&self) -> Result<Option<ShoppersOrigin>, StoreError> {
        let row = sqlx::query_as!(ShoppersOrigin, "select at, file_name from shoppers_import");
        Ok(row.fetch_optional(&self.readers).await?)
    }

    /// All shoppers, by id.
    ///
    /// # Errors
    /// `Content` if a row can't be read, or as any read.
    pub async fn shoppers(&self) -> Result<Vec<KnownShopper>, StoreError> {
        let mut rows =
            sqlx::query!("select id, facts from shoppers order by id").fetch(&self.readers);
        let mut shoppers = Vec::new();
        while let Some(row) = rows.try_next().await? {
            shoppers.push(read(row.id, &row.facts)?);
        }
        Ok(shoppers)
    }

    /// Replaces all shoppers in one transaction; `on_saved` hears how far it is, and may stop it.
    /// Ids must be unique in the list.
    ///
    /// # Errors
    /// `Cancelled` if `on_saved` breaks off, or as any write; nothing was changed then.
    pub async fn replace_shoppers(
        &self,
        shoppers: &[KnownShopper],
        origin: &ShoppersOrigin,
        on_saved: OnSaved<'_>,
    ) -> Result<(), StoreError> {
        // In the order of the table, pages fill one after another.
        let mut ordered: Vec<&KnownShopper> = shoppers.iter().collect();
        ordered.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        remove_all(&mut transaction).await?;
        let mut saved = 0;
        for chunk in ordered.chunks(CHUNK) {
            insert(&mut transaction, chunk).await?;
            saved += chunk.len() as u64;
            if on_saved(saved).is_break() {
                transaction.rollback().await?;
                return Err(StoreError::Cancelled);
            }
        }
        sqlx::query!(
            "insert into shoppers_import (only_row, at, file_name) values (1, ?, ?)",
            origin.at,
            origin.file_name
        )
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets all shoppers, and where they came from.
    ///
    /// # Errors
    /// As any write.
    pub async fn forget_shoppers(&self) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        remove_all(&mut transaction).await?;
        Ok(transaction.commit().await?)
    }
}

async fn remove_all(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query!("delete from shoppers")
        .execute(&mut *connection)
        .await?;
    sqlx::query!("delete from shoppers_import")
        .execute(connection)
        .await?;
    Ok(())
}

/// Built by hand because the number of rows varies.
async fn insert(
    connection: &mut SqliteConnection,
    chunk: &[&KnownShopper],
) -> Result<(), StoreError> {
    let mut query: QueryBuilder<Sqlite> = QueryBuilder::new("insert into shoppers (id, facts) ");
    query.push_values(chunk, |mut row, shopper| {
        row.push_bind(shopper.id.as_str());
        row.push_bind(shopper.facts.to_json().canonical());
    });
    query.build().execute(connection).await?;
    Ok(())
}

/// The inverse of what [`insert`] writes, and no more: reading rows strictly as the contract's JSON would
/// take three times as long.
fn read(id: String, facts: &str) -> Result<KnownShopper, StoreError> {
    let members: Map<String, Value> = serde_json::from_str(facts)?;
    let mut shopper = Shopper::default();
    for (name, value) in members {
        if let Some(field) = ShopperCount::parse(&name) {
            shopper.counts.insert(field, serde_json::from_value(value)?);
        } else if let Some(field) = ShopperText::parse(&name) {
            shopper.texts.insert(field, serde_json::from_value(value)?);
        } else if let Some(field) = ShopperList::parse(&name) {
            match ShopperField::List(field).field_type() {
                FieldType::Paths => {
                    shopper.paths.insert(field, serde_json::from_value(value)?);
                }
                _ => {
                    shopper.brands.insert(field, serde_json::from_value(value)?);
                }
            }
        } else if name == "traits"
            && let Value::Object(traits) = value
        {
            shopper.traits = attributes(traits)?;
        } else {
            return Err(content(format!("“{name}” is not known")));
        }
    }
    let id = ShopperId::try_from(id).map_err(|error| content(error.to_string()))?;
    Ok(KnownShopper { id, facts: shopper })
}

fn content(reason: String) -> StoreError {
    StoreError::Content {
        what: "shopper",
        reason,
    }
}
