//! The tables `document` and `revision`.
//!
//! Owns their SQL. Rows are added and never changed. Knows nothing of what is served.

use chrono::{DateTime, SecondsFormat, Utc};
use endcap_backend::{Byline, Document, Revision};
use sqlx::{SqliteConnection, SqlitePool};

/// The live revision of an environment as it is stored.
pub(crate) struct LiveRow {
    pub(crate) environment: String,
    pub(crate) revision: u64,
    pub(crate) body: String,
    pub(crate) etag: String,
}

/// Number and ETag of an environment's last revision.
pub(crate) async fn last(
    connection: &mut SqliteConnection,
    environment: &str,
) -> Result<Option<(u64, String)>, sqlx::Error> {
    let row = sqlx::query!(
        "SELECT revision, etag FROM revision WHERE environment = ?1
         ORDER BY revision DESC LIMIT 1",
        environment
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| (row.revision.unsigned_abs(), row.etag)))
}

/// Adds a revision after the last one.
pub(crate) async fn add(
    connection: &mut SqliteConnection,
    environment: &str,
    revision: u64,
    document: &Document,
    byline: &Byline,
) -> Result<(), sqlx::Error> {
    let (etag, body) = (document.etag(), document.canonical());
    sqlx::query!(
        "INSERT INTO document (etag, body) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        etag,
        body
    )
    .execute(&mut *connection)
    .await?;
    let number = i64::try_from(revision).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let at = byline.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    sqlx::query!(
        "INSERT INTO revision (environment, revision, etag, published_at, published_by, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        environment,
        number,
        etag,
        at,
        byline.author,
        byline.note
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Every revision of an environment, newest first.
pub(crate) async fn all(
    pool: &SqlitePool,
    environment: &str,
) -> Result<Vec<Revision>, sqlx::Error> {
    let rows = sqlx::query!(
        "SELECT revision, etag, published_at, published_by, note FROM revision
         WHERE environment = ?1 ORDER BY revision DESC",
        environment
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter()
        .map(|row| {
            let at = DateTime::parse_from_rfc3339(&row.published_at)
                .map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            Ok(Revision {
                revision: row.revision.unsigned_abs(),
                etag: row.etag,
                byline: Byline {
                    at: at.with_timezone(&Utc),
                    author: row.published_by,
                    note: row.note,
                },
            })
        })
        .collect()
}

/// The stored text of one revision's document.
pub(crate) async fn body(
    pool: &SqlitePool,
    environment: &str,
    revision: u64,
) -> Result<Option<String>, sqlx::Error> {
    let Ok(number) = i64::try_from(revision) else {
        return Ok(None);
    };
    let row = sqlx::query!(
        "SELECT body FROM revision JOIN document USING (etag)
         WHERE environment = ?1 AND revision = ?2",
        environment,
        number
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| row.body))
}

/// The live revision of every environment.
pub(crate) async fn live(pool: &SqlitePool) -> Result<Vec<LiveRow>, sqlx::Error> {
    let rows = sqlx::query!(
        "SELECT environment, revision, etag, body FROM revision AS r JOIN document USING (etag)
         WHERE revision = (SELECT max(revision) FROM revision WHERE environment = r.environment)"
    )
    .fetch_all(pool)
    .await?;
    let live = rows.into_iter().map(|row| LiveRow {
        environment: row.environment,
        revision: row.revision.unsigned_abs(),
        body: row.body,
        etag: row.etag,
    });
    Ok(live.collect())
}
