//! The log of edits. Append-only but for the redo tail, which the next edit clears; an undone edit
//! stays to be redone.

use serde::{Deserialize, Serialize};
use sqlx::{SqliteConnection, SqliteExecutor};

use super::entities::{EntityKind, EntityRow};
use crate::StoreError;

/// What an edit did to one entity; both sides whole, so that either can be put back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChangeRecord {
    pub kind: EntityKind,
    pub id: String,
    pub before: Option<EntityRow>,
    pub after: Option<EntityRow>,
}

/// An edit as logged.
pub(crate) struct EditRow {
    pub id: i64,
    pub label: String,
    pub changes: Vec<ChangeRecord>,
}

pub(crate) async fn append(
    connection: &mut SqliteConnection,
    label: &str,
    at: i64,
    changes: &[ChangeRecord],
) -> Result<(), StoreError> {
    sqlx::query!("delete from edits where undone = 1")
        .execute(&mut *connection)
        .await?;
    let changes = serde_json::to_string(changes)?;
    sqlx::query!(
        "insert into edits (label, at, changes) values (?, ?, ?)",
        label,
        at,
        changes
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The edit that undo would take back.
pub(crate) async fn last_done(
    connection: &mut SqliteConnection,
) -> Result<Option<EditRow>, StoreError> {
    let row = sqlx::query!(
        "select id, label, changes from edits where undone = 0 order by id desc limit 1"
    )
    .fetch_optional(connection)
    .await?;
    row.map(|row| edit(row.id, row.label, &row.changes))
        .transpose()
}

/// The edit that redo would do again.
pub(crate) async fn first_undone(
    connection: &mut SqliteConnection,
) -> Result<Option<EditRow>, StoreError> {
    let row =
        sqlx::query!("select id, label, changes from edits where undone = 1 order by id limit 1")
            .fetch_optional(connection)
            .await?;
    row.map(|row| edit(row.id, row.label, &row.changes))
        .transpose()
}

pub(crate) async fn mark(
    connection: &mut SqliteConnection,
    id: i64,
    undone: bool,
) -> Result<(), StoreError> {
    sqlx::query!("update edits set undone = ? where id = ?", undone, id)
        .execute(connection)
        .await?;
    Ok(())
}

/// The labels of what undo and redo would do.
pub(crate) async fn labels(
    executor: impl SqliteExecutor<'_>,
) -> Result<(Option<String>, Option<String>), StoreError> {
    let row = sqlx::query!(
        r#"select
            (select label from edits where undone = 0 order by id desc limit 1) as "undo: String",
            (select label from edits where undone = 1 order by id limit 1) as "redo: String""#
    )
    .fetch_one(executor)
    .await?;
    Ok((row.undo, row.redo))
}

fn edit(id: i64, label: String, changes: &str) -> Result<EditRow, StoreError> {
    let changes = serde_json::from_str(changes).map_err(|error| StoreError::Content {
        what: "logged edit",
        reason: error.to_string(),
    })?;
    Ok(EditRow { id, label, changes })
}
