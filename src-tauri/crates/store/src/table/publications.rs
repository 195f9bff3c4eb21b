//! What this store last published to each environment: the document itself, so that "what changed
//! since" needs no network.

use endcap_model::json::Json;

use crate::{Store, StoreError};

/// The last publication to one environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub environment: String,
    pub revision: i64,
    /// Bare, without quotes.
    pub etag: String,
    pub document: Json,
    /// RFC 3339 in UTC.
    pub published_at: String,
    /// The generation of the catalog that this store pushed there last, if it ever did.
    pub catalog_generation: Option<String>,
}

impl Store {
    /// What was last published to `environment`, if anything.
    ///
    /// # Errors
    /// `Content` if the document can't be read, or as any read.
    pub async fn publication(&self, environment: &str) -> Result<Option<Publication>, StoreError> {
        Ok(self
            .publications()
            .await?
            .into_iter()
            .find(|one| one.environment == environment))
    }

    /// The last publication of each environment, the latest first.
    ///
    /// # Errors
    /// `Content` if a document can't be read, or as any read.
    pub async fn publications(&self) -> Result<Vec<Publication>, StoreError> {
        let rows = sqlx::query!(
            "select environment, revision, etag, document, published_at, catalog_generation
             from publications order by published_at desc, revision desc, environment"
        )
        .fetch_all(&self.readers)
        .await?;
        let read = |text: &str| {
            Json::parse(text.as_bytes()).map_err(|error| StoreError::Content {
                what: "published rule set",
                reason: error.to_string(),
            })
        };
        rows.into_iter()
            .map(|row| {
                Ok(Publication {
                    document: read(&row.document)?,
                    environment: row.environment,
                    revision: row.revision,
                    etag: row.etag,
                    published_at: row.published_at,
                    catalog_generation: row.catalog_generation,
                })
            })
            .collect()
    }

    /// Environment, revision and etag of each last publication, the latest first: cheap, for asking
    /// whether what was read is stale.
    ///
    /// # Errors
    /// As any read.
    pub async fn published(&self) -> Result<Vec<(String, i64, String)>, StoreError> {
        let rows = sqlx::query!(
            "select environment, revision, etag from publications
             order by published_at desc, revision desc, environment"
        );
        let rows = rows.fetch_all(&self.readers).await?.into_iter();
        Ok(rows
            .map(|row| (row.environment, row.revision, row.etag))
            .collect())
    }

    /// Keeps this as the last publication to its environment. Without a `catalog_generation` the
    /// one that was pushed before stays.
    ///
    /// # Errors
    /// `UnknownEnvironment`, or as any write.
    pub async fn save_publication(&self, publication: &Publication) -> Result<(), StoreError> {
        let document = publication.document.canonical();
        let saved = sqlx::query!(
            "insert into publications
                (environment, revision, etag, document, published_at, catalog_generation)
             values (?, ?, ?, ?, ?, ?)
             on conflict (environment) do update set
                revision = excluded.revision, etag = excluded.etag, document = excluded.document,
                published_at = excluded.published_at,
                catalog_generation =
                    coalesce(excluded.catalog_generation, publications.catalog_generation)",
            publication.environment,
            publication.revision,
            publication.etag,
            document,
            publication.published_at,
            publication.catalog_generation
        )
        .execute(&self.writer)
        .await;
        match saved {
            Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => {
                Err(StoreError::UnknownEnvironment {
                    name: publication.environment.clone(),
                })
            }
            other => other.map(drop).map_err(StoreError::from),
        }
    }
}
