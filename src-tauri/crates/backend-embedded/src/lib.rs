//! The back end within the gateway's own process: SQLite keeps, memory ranks.
//!
//! Owns one data folder (no other process may), the catalog in memory as
//! [`endcap_ranking::Catalog`], and the live rule set of each environment. Refuses HTTP.
//!
//! Invariants: what memory serves was committed before it was served; readers take one snapshot
//! and never wait for a writer; a write runs to its end even if whoever asked for it goes away.

mod catalog_table;
mod database;
mod error;
mod patching;
mod publishing;
mod replacing;
mod revision_table;
mod snapshot;

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use endcap_backend::{
    Backend, BackendError, Byline, CatalogReading, CatalogStatus, Document, Expect, LiveRuleSet,
    PatchSource, ProductSource, Published, Ranked, Revision,
};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::product::Product;
use endcap_ranking::{Ask, AskError, CategoryNode, Explained};
use futures::{StreamExt, TryStreamExt};
use tokio::sync::Mutex;

use crate::database::Database;
use crate::error::{OpenError as Opening, storage};
use crate::snapshot::Snapshot;

pub use crate::error::OpenError;

/// A gateway's data folder, open. Cheap to clone.
#[derive(Clone)]
pub struct EmbeddedBackend {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) database: Database,
    pub(crate) snapshot: Snapshot,
    /// Held from reading the catalog until its successor is served.
    pub(crate) catalog_change: Mutex<()>,
    /// Held from comparing the live ETag until its successor is served.
    pub(crate) publication: Mutex<()>,
}

impl EmbeddedBackend {
    /// Opens a data folder, making it if it is missing, and brings the catalog into memory.
    pub async fn open(folder: &Path) -> Result<Self, Opening> {
        let database = Database::open(folder).await?;
        catalog_table::clear_others(&database)
            .await
            .map_err(Opening::Database)?;
        let catalog = catalog_table::load(&database).await?;
        let live = publishing::load(&database).await?;
        Ok(Self {
            shared: Arc::new(Shared {
                database,
                snapshot: Snapshot::of(catalog, live),
                catalog_change: Mutex::new(()),
                publication: Mutex::new(()),
            }),
        })
    }

    /// Closes the file cleanly. What was answered is safe without it.
    pub async fn close(&self) {
        self.shared.database.close().await;
    }
}

/// Runs work that must not stop half-way even if its asker goes away.
pub(crate) async fn to_the_end<T: Send + 'static>(
    doing: &'static str,
    work: impl Future<Output = Result<T, BackendError>> + Send + 'static,
) -> Result<T, BackendError> {
    tokio::spawn(work)
        .await
        .map_err(|error| storage(doing, error))?
}

/// Runs work that computes for more than a moment away from the threads that answer.
pub(crate) async fn computing<T: Send + 'static>(
    doing: &'static str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, BackendError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| storage(doing, error))
}

#[async_trait]
impl Backend for EmbeddedBackend {
    fn engine(&self) -> &'static str {
        "embedded"
    }

    async fn engine_version(&self) -> Result<String, BackendError> {
        Ok(env!("CARGO_PKG_VERSION").to_owned())
    }

    async fn status(&self) -> Result<CatalogStatus, BackendError> {
        let held = self.shared.snapshot.catalog();
        Ok(CatalogStatus {
            products: held.products(),
            generation: held.generation.clone(),
        })
    }

    async fn replace_catalog(&self, products: ProductSource) -> Result<u64, BackendError> {
        replacing::replace(&self.shared, products).await
    }

    async fn patch_catalog(&self, patches: PatchSource) -> Result<u64, BackendError> {
        let lines = patches.try_collect::<Vec<_>>().await?;
        let shared = Arc::clone(&self.shared);
        to_the_end("changing the catalog", async move {
            patching::patch(&shared, lines).await
        })
        .await
    }

    async fn read_catalog(&self) -> Result<CatalogReading, BackendError> {
        let held = self.shared.snapshot.catalog();
        let generation = held.generation.clone();
        let products = (0..held.rows()).filter_map(move |row| held.catalog.product(row).map(Ok));
        Ok(CatalogReading {
            generation,
            products: futures::stream::iter(products).boxed(),
        })
    }

    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, BackendError> {
        let held = self.shared.snapshot.catalog();
        let rows = ids.iter().filter_map(|id| held.catalog.row_of(id.as_str()));
        Ok(rows.filter_map(|row| held.catalog.product(row)).collect())
    }

    async fn categories(&self) -> Result<Vec<CategoryNode>, BackendError> {
        let held = self.shared.snapshot.catalog();
        computing("counting categories", move || held.catalog.category_tree()).await
    }

    async fn live(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<Arc<LiveRuleSet>>, BackendError> {
        Ok(self.shared.snapshot.live(environment))
    }

    async fn publish(
        &self,
        environment: &EnvironmentName,
        document: Arc<Document>,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError> {
        let (shared, environment) = (Arc::clone(&self.shared), environment.clone());
        let expect = expect.clone();
        to_the_end("publishing", async move {
            publishing::publish(&shared, &environment, document, &expect, byline).await
        })
        .await
    }

    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, BackendError> {
        publishing::history(&self.shared, environment).await
    }

    async fn document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Arc<Document>, BackendError> {
        publishing::document(&self.shared, environment, revision).await
    }

    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError> {
        let (shared, environment) = (Arc::clone(&self.shared), environment.clone());
        let expect = expect.clone();
        to_the_end("restoring", async move {
            publishing::restore(&shared, &environment, revision, &expect, byline).await
        })
        .await
    }

    async fn rank(&self, document: &Arc<Document>, asks: Vec<Ask>) -> Result<Ranked, BackendError> {
        let held = self.shared.snapshot.catalog();
        let document = Arc::clone(document);
        computing("ranking", move || {
            let ranked = |(index, ask): (usize, &Ask)| {
                endcap_ranking::rank(&held.catalog, document.rules(), ask)
                    .map_err(|error| BackendError::Ask { index, error })
            };
            let answers = asks
                .iter()
                .enumerate()
                .map(ranked)
                .collect::<Result<_, _>>()?;
            Ok(Ranked {
                generation: held.generation.clone(),
                answers,
            })
        })
        .await?
    }

    async fn explain(
        &self,
        document: &Arc<Document>,
        ask: Ask,
        product: ProductId,
    ) -> Result<Explained, BackendError> {
        let held = self.shared.snapshot.catalog();
        let document = Arc::clone(document);
        computing("explaining", move || {
            endcap_ranking::explain(&held.catalog, document.rules(), &ask, product.as_str())
                .map_err(|error| match error {
                    AskError::UnknownProduct(_) => BackendError::NoProduct(product),
                    error => BackendError::Ask { index: 0, error },
                })
        })
        .await?
    }
}
