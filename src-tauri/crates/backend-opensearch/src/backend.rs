//! What the gateway asks, each handed to the module that owns it.

use std::sync::Arc;

use async_trait::async_trait;
use endcap_backend::{
    Backend, BackendError, Byline, CatalogReading, CatalogStatus, Document, Expect, LiveRuleSet,
    PatchSource, ProductSource, Published, Ranked, Revision,
};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::product::Product;
use endcap_ranking::{Ask, CategoryNode, Explained};
use futures::TryStreamExt;
use serde_json::Value;

use crate::OpenSearchBackend;
use crate::catalog::{categories, going_back, lookup, patching, reading, replacing};
use crate::error::{EngineError, ReadError, WriteError};
use crate::publishing::{Publication, Refusal, SameAgain};
use crate::view::View;
use crate::{explain, rank};

impl OpenSearchBackend {
    /// Makes the catalog of before the last replacement live again; how many products it has, or
    /// `None` if none is kept. Going back twice changes nothing.
    pub async fn go_back(&self) -> Result<Option<u64>, BackendError> {
        let doing = "going back to the catalog of before";
        let catalog = self.catalog.clone();
        to_the_end(doing, async move {
            let gone = going_back::go_back(&catalog).await;
            gone.map_err(|error| error.told(doing))
        })
        .await
    }

    async fn publishing(
        &self,
        doing: &'static str,
        asked: Publication,
    ) -> Result<Published, BackendError> {
        let rule_sets = self.rule_sets.clone();
        to_the_end(doing, async move {
            let published = rule_sets.publish(asked).await;
            published.map_err(|refusal: Refusal| refusal.told(doing))
        })
        .await
    }

    /// Whether the live catalog can be ranked by this version of the gateway.
    async fn check_mapping(&self, doing: &'static str) -> Result<(), BackendError> {
        let edition = self.catalog.current.edition().await;
        let checked = edition.and_then(|edition| edition.check_mapping());
        checked.map_err(|error| error.told(doing))
    }

    async fn reading<T, F>(
        &self,
        doing: &'static str,
        read: impl Fn(View) -> F,
    ) -> Result<T, BackendError>
    where
        F: Future<Output = Result<T, EngineError>>,
    {
        let outcome = self.catalog.reading(read, EngineError::is_no_index).await;
        outcome.map_err(|error| error.told(doing))
    }
}

/// Runs work that must not stop half-way even if its asker goes away.
async fn to_the_end<T: Send + 'static>(
    doing: &'static str,
    work: impl Future<Output = Result<T, BackendError>> + Send + 'static,
) -> Result<T, BackendError> {
    tokio::spawn(work).await.unwrap_or_else(|error| {
        let lost = EngineError::Unreadable(error.to_string());
        Err(WriteError::Unsettled(lost).told(doing))
    })
}

#[async_trait]
impl Backend for OpenSearchBackend {
    fn engine(&self) -> &'static str {
        "opensearch"
    }

    async fn engine_version(&self) -> Result<String, BackendError> {
        let doing = "asking for the version";
        let root = self.client.read("", &Value::Null).await;
        let root = root.map_err(|error| error.told(doing))?;
        let version = root["version"]["number"].as_str().map(str::to_owned);
        version.ok_or_else(|| EngineError::Unreadable("no version".to_owned()).told(doing))
    }

    async fn status(&self) -> Result<CatalogStatus, BackendError> {
        self.check_mapping("asking for the catalog's state").await?;
        self.reading("asking for the catalog's state", |view| async move {
            // Every shard is asked: what is said of the catalog can be served.
            if !view.index.is_empty() {
                let found = self.catalog.count(&view).await?;
                if found != view.products {
                    let products = view.products;
                    return Err(EngineError::Partial(format!(
                        "{found} of {products} products are found"
                    )));
                }
            }
            Ok(CatalogStatus {
                products: view.products,
                generation: view.generation,
            })
        })
        .await
    }

    async fn replace_catalog(&self, products: ProductSource) -> Result<u64, BackendError> {
        let replaced = replacing::replace(&self.catalog, products).await;
        replaced.map_err(|error| error.told("replacing the catalog"))
    }

    async fn patch_catalog(&self, patches: PatchSource) -> Result<u64, BackendError> {
        let doing = "changing the catalog";
        let lines = patches.try_collect::<Vec<_>>().await?;
        let catalog = self.catalog.clone();
        to_the_end(doing, async move {
            let patched = patching::patch(&catalog, lines).await;
            patched.map_err(|error| error.told(doing))
        })
        .await
    }

    async fn read_catalog(&self) -> Result<CatalogReading, BackendError> {
        self.reading("reading the catalog", |view| async move {
            reading::read(&self.catalog, view).await
        })
        .await
    }

    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, BackendError> {
        self.reading("looking products up", |view| async move {
            lookup::lookup(&self.catalog, &view, ids).await
        })
        .await
    }

    async fn categories(&self) -> Result<Vec<CategoryNode>, BackendError> {
        self.reading("counting categories", |view| async move {
            categories::tree(&self.catalog, &view).await
        })
        .await
    }

    async fn live(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<Arc<LiveRuleSet>>, BackendError> {
        let live = self.rule_sets.current.live(environment).await;
        live.map_err(|error| error.told("reading the live rule set"))
    }

    async fn publish(
        &self,
        environment: &EnvironmentName,
        document: Arc<Document>,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError> {
        let asked = Publication {
            name: environment.clone(),
            document,
            expect: expect.clone(),
            byline,
            same_again: SameAgain::ChangesNothing,
        };
        self.publishing("publishing", asked).await
    }

    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, BackendError> {
        let lines = self.rule_sets.history(environment).await;
        let lines = lines.map_err(|error| error.told("reading the history"))?;
        lines.ok_or_else(|| BackendError::NoEnvironment(environment.clone()))
    }

    async fn document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Arc<Document>, BackendError> {
        let told = |error: EngineError| error.told("reading an earlier rule set");
        let document = self.rule_sets.document(environment, revision).await;
        if let Some(document) = document.map_err(told)? {
            return Ok(document);
        }
        match self
            .rule_sets
            .current
            .live(environment)
            .await
            .map_err(told)?
        {
            Some(_) => Err(BackendError::NoRevision(revision)),
            None => Err(BackendError::NoEnvironment(environment.clone())),
        }
    }

    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError> {
        let asked = Publication {
            name: environment.clone(),
            document: self.document(environment, revision).await?,
            expect: expect.clone(),
            byline,
            same_again: SameAgain::IsARevision,
        };
        self.publishing("restoring", asked).await
    }

    async fn rank(&self, document: &Arc<Document>, asks: Vec<Ask>) -> Result<Ranked, BackendError> {
        self.check_mapping("ranking").await?;
        let (rules, asks) = (document.rules(), asks.as_slice());
        let rank = |view: View| async move {
            let answers = rank::rank(&self.searches, &view, rules, asks).await?;
            Ok(Ranked {
                generation: view.generation,
                answers,
            })
        };
        let ranked = self.catalog.reading(rank, ReadError::is_no_index).await;
        ranked.map_err(|error| error.told("ranking"))
    }

    async fn explain(
        &self,
        document: &Arc<Document>,
        ask: Ask,
        product: ProductId,
    ) -> Result<Explained, BackendError> {
        self.check_mapping("explaining").await?;
        let (rules, ask, product) = (document.rules(), &ask, &product);
        let explain = |view: View| async move {
            explain::explain(&self.searches, &view, rules, ask, product).await
        };
        let explained = self.catalog.reading(explain, ReadError::is_no_index).await;
        explained.map_err(|error| error.told("explaining"))
    }
}
