//! Endcap's own gateway as a live engine, over HTTP.
//!
//! Owns the translation between [`endcap_engine::Engine`] and section 5 of the contract. Refuses
//! to retry a write by itself (the caller knows whether it may) and to show a token to anyone:
//! it leaves this crate only as a sensitive header.

mod http;
mod questions;
mod token;

use std::time::Duration;

use async_trait::async_trait;
use endcap_engine::{
    Authorship, Capabilities, Engine, EngineError, Expect, Explained, Health, LiveDocument,
    LoadedCatalog, PageAsk, ProductStream, Published, RankedPages, Revision,
};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;

pub use token::BearerToken;

/// How long the gateway may take. Every limit ends in [`EngineError::Away`].
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// To accept a connection.
    pub connect: Duration,
    /// To answer a question or take a rule set.
    pub answer: Duration,
    /// To take a whole catalog.
    pub catalog: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(30),
            catalog: Duration::from_secs(600),
        }
    }
}

/// A gateway at a base URL, with the token of one environment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct GatewayEngine {
    http: http::Connection,
}

impl GatewayEngine {
    /// A gateway at `base_url`, such as `http://127.0.0.1:7700`. Reaches nothing yet.
    pub fn new(base_url: &str, token: Option<BearerToken>) -> Result<Self, EngineError> {
        Self::with_patience(base_url, token, Patience::default())
    }

    /// The same with other limits of time.
    pub fn with_patience(
        base_url: &str,
        token: Option<BearerToken>,
        patience: Patience,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            http: http::Connection::new(base_url, token, patience)?,
        })
    }
}

#[async_trait]
impl Engine for GatewayEngine {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            history: true,
            explain: true,
            shop_page: true,
            asks_per_batch: 100,
            ids_per_lookup: 1000,
        }
    }

    async fn health(&self) -> Result<Health, EngineError> {
        let request = self.http.get(&["v1", "health"]);
        self.http.answer(request).await?.decode()
    }

    async fn put_catalog(&self, products: ProductStream) -> Result<LoadedCatalog, EngineError> {
        let request = self.http.put_lines(&["v1", "catalog"], products);
        self.http.answer(request).await?.decode()
    }

    async fn catalog_generation(&self) -> Result<Option<String>, EngineError> {
        let request = self.http.head(&["v1", "catalog"]);
        Ok(self.http.answer(request).await?.etag())
    }

    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, EngineError> {
        questions::lookup(&self.http, ids).await
    }

    async fn ruleset(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<LiveDocument>, EngineError> {
        questions::ruleset(&self.http, environment).await
    }

    async fn put_ruleset(
        &self,
        environment: &EnvironmentName,
        document: &Json,
        expect: &Expect,
        authorship: &Authorship,
    ) -> Result<Published, EngineError> {
        let path = ["v1", "environments", environment.as_str(), "ruleset"];
        let request = self.http.put(&path, document.canonical().into_bytes());
        let request = http::authored(http::expecting(request, expect), authorship);
        self.http.answer(request).await?.decode()
    }

    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, EngineError> {
        questions::history(&self.http, environment).await
    }

    async fn history_document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Json, EngineError> {
        let revision = revision.to_string();
        let path = [
            "v1",
            "environments",
            environment.as_str(),
            "history",
            &revision,
        ];
        self.http.answer(self.http.get(&path)).await?.json()
    }

    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        current_etag: &str,
        authorship: &Authorship,
    ) -> Result<Published, EngineError> {
        let path = ["v1", "environments", environment.as_str(), "restore"];
        let body = format!("{{\"revision\":{revision}}}").into_bytes();
        let expect = Expect::Etag(current_etag.to_owned());
        let request = http::expecting(self.http.post(&path, body), &expect);
        self.http
            .answer(http::authored(request, authorship))
            .await?
            .decode()
    }

    async fn rank(
        &self,
        environment: &EnvironmentName,
        asks: &[PageAsk],
    ) -> Result<RankedPages, EngineError> {
        questions::rank(&self.http, environment, asks).await
    }

    async fn explain(
        &self,
        environment: &EnvironmentName,
        ask: &PageAsk,
        product: &ProductId,
    ) -> Result<Explained, EngineError> {
        questions::explain(&self.http, environment, ask, product).await
    }

    async fn segment(
        &self,
        environment: &EnvironmentName,
        shopper: &Json,
    ) -> Result<String, EngineError> {
        questions::segment(&self.http, environment, shopper).await
    }

    fn shop_url(
        &self,
        environment: &EnvironmentName,
        page: Option<&str>,
        segment: Option<&str>,
        at: Option<&str>,
    ) -> Option<String> {
        let mut url = self.http.url(&["shop", environment.as_str()]);
        for (name, value) in [("page", page), ("segment", segment), ("at", at)] {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, value);
            }
        }
        Some(url.into())
    }
}
