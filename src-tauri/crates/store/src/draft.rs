//! The draft as the store keeps it: edits that are whole or absent, and can be taken back and done
//! again for as long as the file lives.
//!
//! Owns order and history. Refuses to judge a body: whoever calls has validated it.

use std::collections::BTreeMap;

use endcap_model::json::Json;
use sqlx::SqliteConnection;

use crate::{
    Store, StoreError,
    table::{
        edits::{self, ChangeRecord},
        entities::{self, EntityKind, EntityRow, FACTS, GAP},
        identity,
    },
};

/// One step of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum EntityChange {
    /// Puts an entity in place `index` of its kind (0-based, among the others; beyond the end is
    /// last). `None`: where it was, or last if it is not there yet. `body` carries its own `id`.
    Put {
        kind: EntityKind,
        id: String,
        body: Json,
        index: Option<usize>,
    },
    /// Takes an entity out.
    Remove { kind: EntityKind, id: String },
}

impl EntityChange {
    /// The store's facts as they should be.
    pub fn facts(body: Json) -> EntityChange {
        EntityChange::Put {
            kind: EntityKind::Store,
            id: FACTS.to_owned(),
            body,
            index: None,
        }
    }
}

/// The draft at one version.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftDocument {
    /// Grows with every change; equal versions of one file are equal drafts.
    pub version: i64,
    /// The rule set, with all its lists. It may be invalid: a draft is work under way.
    pub document: Json,
    /// The label of what undo would take back.
    pub undo: Option<String>,
    /// The label of what redo would do again.
    pub redo: Option<String>,
}

/// What was done, taken back or done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub version: i64,
    pub label: String,
}

/// The lists of a rule set document, in its order.
const LISTS: [(&str, EntityKind); 4] = [
    ("segments", EntityKind::Segment),
    ("collections", EntityKind::Collection),
    ("formulas", EntityKind::Formula),
    ("rules", EntityKind::Rule),
];

impl Store {
    /// The draft, read at one moment.
    ///
    /// # Errors
    /// `Content` if a row can't be read, or as any read.
    pub async fn draft(&self) -> Result<DraftDocument, StoreError> {
        let mut transaction = self.readers.begin().await?;
        let version = identity::get(&mut *transaction).await?.draft_version;
        let facts = entities::get(&mut transaction, EntityKind::Store, FACTS).await?;
        let facts = facts.map_or(Json::Null, |row| row.body);
        let mut members = vec![
            ("format".to_owned(), Json::from("endcap.ruleset/1")),
            ("store".to_owned(), facts),
        ];
        for (name, kind) in LISTS {
            let rows = entities::of_kind(&mut *transaction, kind).await?;
            let bodies = rows.into_iter().map(|(_, row)| row.body).collect();
            members.push((name.to_owned(), Json::List(bodies)));
        }
        let (undo, redo) = edits::labels(&mut *transaction).await?;
        Ok(DraftDocument {
            version,
            document: Json::Object(members),
            undo,
            redo,
        })
    }

    /// The draft's version alone: cheap, for asking whether a copy is stale.
    ///
    /// # Errors
    /// As any read.
    pub async fn draft_version(&self) -> Result<i64, StoreError> {
        Ok(identity::get(&self.readers).await?.draft_version)
    }

    /// Makes one edit of all the changes, in order, and forgets what could be redone. An edit that
    /// changes nothing is not logged. `at` in Unix seconds.
    ///
    /// # Errors
    /// `UnknownEntity` for a removal of what isn't there; nothing was changed then.
    pub async fn apply_edit(
        &self,
        label: &str,
        changes: &[EntityChange],
        at: i64,
    ) -> Result<Applied, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let mut records = Records::default();
        for change in changes {
            apply(&mut transaction, change, &mut records).await?;
        }
        let version = log(&mut transaction, label, records, at).await?;
        transaction.commit().await?;
        Ok(Applied {
            version,
            label: label.to_owned(),
        })
    }

    /// Replaces the whole draft by another document, as one edit.
    ///
    /// # Errors
    /// `Content` if an entity of the document has no id.
    pub async fn replace_draft(
        &self,
        label: &str,
        document: &Json,
        at: i64,
    ) -> Result<Applied, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let records = replace_all(&mut transaction, document).await?;
        let version = log(&mut transaction, label, records, at).await?;
        transaction.commit().await?;
        Ok(Applied {
            version,
            label: label.to_owned(),
        })
    }

    /// Gives a store the draft that it begins with: there is nothing to undo before it.
    ///
    /// # Errors
    /// `Content` if an entity of the document has no id.
    pub async fn begin_draft(&self, document: &Json) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        replace_all(&mut transaction, document).await?;
        identity::bump_draft(&mut transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes back the last edit that stands; `None` if there is none.
    ///
    /// # Errors
    /// As any write.
    pub async fn undo(&self) -> Result<Option<Applied>, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let Some(edit) = edits::last_done(&mut transaction).await? else {
            return Ok(None);
        };
        for change in edit.changes.iter().rev() {
            let row = change.before.as_ref();
            entities::set(&mut transaction, change.kind, &change.id, row).await?;
        }
        edits::mark(&mut transaction, edit.id, true).await?;
        let version = identity::bump_draft(&mut transaction).await?;
        transaction.commit().await?;
        Ok(Some(Applied {
            version,
            label: edit.label,
        }))
    }

    /// Does the first undone edit again; `None` if there is none.
    ///
    /// # Errors
    /// As any write.
    pub async fn redo(&self) -> Result<Option<Applied>, StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let Some(edit) = edits::first_undone(&mut transaction).await? else {
            return Ok(None);
        };
        for change in &edit.changes {
            let row = change.after.as_ref();
            entities::set(&mut transaction, change.kind, &change.id, row).await?;
        }
        edits::mark(&mut transaction, edit.id, false).await?;
        let version = identity::bump_draft(&mut transaction).await?;
        transaction.commit().await?;
        Ok(Some(Applied {
            version,
            label: edit.label,
        }))
    }
}

/// What an edit has touched so far: the first state of each entity, and the last.
type Records = BTreeMap<(EntityKind, String), (Option<EntityRow>, Option<EntityRow>)>;

async fn log(
    connection: &mut SqliteConnection,
    label: &str,
    records: Records,
    at: i64,
) -> Result<i64, StoreError> {
    let changes: Vec<ChangeRecord> = records
        .into_iter()
        .filter(|(_, (before, after))| !same(before.as_ref(), after.as_ref()))
        .map(|((kind, id), (before, after))| ChangeRecord {
            kind,
            id,
            before,
            after,
        })
        .collect();
    if changes.is_empty() {
        return Ok(identity::get(connection).await?.draft_version);
    }
    edits::append(connection, label, at, &changes).await?;
    identity::bump_draft(connection).await
}

/// Equal as documents: the order of members means nothing.
fn same(before: Option<&EntityRow>, after: Option<&EntityRow>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => {
            before.place == after.place && before.body.canonical() == after.body.canonical()
        }
        (None, None) => true,
        _ => false,
    }
}

async fn apply(
    connection: &mut SqliteConnection,
    change: &EntityChange,
    records: &mut Records,
) -> Result<(), StoreError> {
    match change {
        EntityChange::Remove { kind, id } => {
            if entities::get(connection, *kind, id).await?.is_none() {
                return Err(StoreError::UnknownEntity {
                    kind: kind.name(),
                    id: id.clone(),
                });
            }
            write(connection, *kind, id, None, records).await
        }
        EntityChange::Put {
            kind,
            id,
            body,
            index,
        } => {
            let before = entities::get(connection, *kind, id).await?;
            let place = match (index, before) {
                (None, Some(row)) => row.place,
                (index, _) => place_at(connection, *kind, id, *index, records).await?,
            };
            let row = EntityRow {
                place,
                body: body.clone(),
            };
            write(connection, *kind, id, Some(row), records).await
        }
    }
}

/// A free place before the `index`-th of the others; spreads them anew where they stand too close.
async fn place_at(
    connection: &mut SqliteConnection,
    kind: EntityKind,
    id: &str,
    index: Option<usize>,
    records: &mut Records,
) -> Result<i64, StoreError> {
    let mut others = entities::places(connection, kind).await?;
    others.retain(|(other, _)| other != id);
    let index = index.unwrap_or(others.len()).min(others.len());
    let after = |others: &[(String, i64)]| others.get(index).map(|(_, place)| *place);
    let before = |others: &[(String, i64)]| match index.checked_sub(1) {
        Some(left) => others.get(left).map_or(0, |(_, place)| *place),
        None => after(others).unwrap_or(GAP) - 2 * GAP,
    };
    if after(&others).is_some_and(|right| right - before(&others) < 2) {
        for (order, (other, place)) in (0_i64..).zip(others.iter_mut()) {
            *place = order * GAP;
            if let Some(row) = entities::get(connection, kind, other).await? {
                let row = EntityRow {
                    place: *place,
                    body: row.body,
                };
                write(connection, kind, other, Some(row), records).await?;
            }
        }
    }
    let left = before(&others);
    Ok(match after(&others) {
        Some(right) => left + (right - left) / 2,
        None => left + GAP,
    })
}

async fn replace_all(
    connection: &mut SqliteConnection,
    document: &Json,
) -> Result<Records, StoreError> {
    let mut records = Records::default();
    let facts = document.get("store").cloned().unwrap_or(Json::Null);
    let facts = EntityRow {
        place: 0,
        body: facts,
    };
    write(
        connection,
        EntityKind::Store,
        FACTS,
        Some(facts),
        &mut records,
    )
    .await?;
    for (name, kind) in LISTS {
        let bodies = document.get(name).and_then(Json::list).unwrap_or_default();
        replace_list(connection, kind, bodies, &mut records).await?;
    }
    Ok(records)
}

async fn replace_list(
    connection: &mut SqliteConnection,
    kind: EntityKind,
    bodies: &[Json],
    records: &mut Records,
) -> Result<(), StoreError> {
    for (id, _) in entities::places(connection, kind).await? {
        write(connection, kind, &id, None, records).await?;
    }
    for (order, body) in (0_i64..).zip(bodies) {
        let id = body
            .get("id")
            .and_then(Json::text)
            .ok_or_else(|| StoreError::Content {
                what: kind.name(),
                reason: "it has no id".to_owned(),
            })?;
        let row = EntityRow {
            place: order * GAP,
            body: body.clone(),
        };
        write(connection, kind, id, Some(row), records).await?;
    }
    Ok(())
}

async fn write(
    connection: &mut SqliteConnection,
    kind: EntityKind,
    id: &str,
    row: Option<EntityRow>,
    records: &mut Records,
) -> Result<(), StoreError> {
    let key = (kind, id.to_owned());
    if !records.contains_key(&key) {
        let before = entities::get(connection, kind, id).await?;
        records.insert(key.clone(), (before, None));
    }
    entities::set(connection, kind, id, row.as_ref()).await?;
    if let Some((_, after)) = records.get_mut(&key) {
        *after = row;
    }
    Ok(())
}
