//! The draft, one row for each segment, collection, formula and rule, and one for the store's
//! facts. Knows places, not what a body means.

use endcap_model::json::Json;
use serde::{Deserialize, Serialize};
use sqlx::{SqliteConnection, SqliteExecutor};

use crate::StoreError;

/// The distance between neighbours that were appended; an insertion takes the middle.
pub(crate) const GAP: i64 = 1 << 20;
/// The id of the one row of kind `store`.
pub(crate) const FACTS: &str = "store";

/// Which list of the rule set an entity belongs to; `Store` is the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    Store,
    Segment,
    Collection,
    Formula,
    Rule,
}

impl EntityKind {
    /// As it stands in the table and in words.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Store => "store",
            EntityKind::Segment => "segment",
            EntityKind::Collection => "collection",
            EntityKind::Formula => "formula",
            EntityKind::Rule => "rule",
        }
    }
}

/// An entity as it stands in the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityRow {
    /// Ascending within a kind; only the order means anything.
    pub place: i64,
    pub body: Json,
}

/// One row, for the edit log's before and after.
pub(crate) async fn get(
    connection: &mut SqliteConnection,
    kind: EntityKind,
    id: &str,
) -> Result<Option<EntityRow>, StoreError> {
    let kind = kind.name();
    let row = sqlx::query!(
        "select place, body from entities where kind = ? and id = ?",
        kind,
        id
    )
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(EntityRow {
            place: row.place,
            body: body(&row.body)?,
        })
    })
    .transpose()
}

/// Puts the row, or removes it where there is none to put.
pub(crate) async fn set(
    connection: &mut SqliteConnection,
    kind: EntityKind,
    id: &str,
    row: Option<&EntityRow>,
) -> Result<(), StoreError> {
    let kind = kind.name();
    let Some(row) = row else {
        sqlx::query!("delete from entities where kind = ? and id = ?", kind, id)
            .execute(connection)
            .await?;
        return Ok(());
    };
    let body = row.body.canonical();
    sqlx::query!(
        "insert into entities (kind, id, place, body) values (?, ?, ?, ?)
         on conflict (kind, id) do update set place = excluded.place, body = excluded.body",
        kind,
        id,
        row.place,
        body
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Every entity of a kind in order, ids first.
pub(crate) async fn of_kind(
    executor: impl SqliteExecutor<'_>,
    kind: EntityKind,
) -> Result<Vec<(String, EntityRow)>, StoreError> {
    let kind = kind.name();
    let rows = sqlx::query!(
        "select id, place, body from entities where kind = ? order by place, id",
        kind
    )
    .fetch_all(executor)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok((
                row.id,
                EntityRow {
                    place: row.place,
                    body: body(&row.body)?,
                },
            ))
        })
        .collect()
}

/// Ids and places of a kind in order.
pub(crate) async fn places(
    connection: &mut SqliteConnection,
    kind: EntityKind,
) -> Result<Vec<(String, i64)>, StoreError> {
    let kind = kind.name();
    let rows = sqlx::query!(
        "select id, place from entities where kind = ? order by place, id",
        kind
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.place)).collect())
}

/// Writes the facts outside of any edit: how a store begins.
pub(crate) async fn put_facts(
    connection: &mut SqliteConnection,
    facts: &Json,
) -> Result<(), StoreError> {
    let row = EntityRow {
        place: 0,
        body: facts.clone(),
    };
    set(connection, EntityKind::Store, FACTS, Some(&row)).await
}

fn body(text: &str) -> Result<Json, StoreError> {
    Json::parse(text.as_bytes()).map_err(|error| StoreError::Content {
        what: "draft entity",
        reason: error.to_string(),
    })
}
