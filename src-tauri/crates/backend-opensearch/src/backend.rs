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

use crate::OpenSearchBackend;
use crate::error::EngineError;

fn not_yet<T>() -> Result<T, BackendError> {
    Err(EngineError::Resting.told("doing what is not written yet"))
}

#[async_trait]
impl Backend for OpenSearchBackend {
    fn engine(&self) -> &'static str {
        "opensearch"
    }

    async fn status(&self) -> Result<CatalogStatus, BackendError> {
        not_yet()
    }

    async fn replace_catalog(&self, _products: ProductSource) -> Result<u64, BackendError> {
        not_yet()
    }

    async fn patch_catalog(&self, _patches: PatchSource) -> Result<u64, BackendError> {
        not_yet()
    }

    async fn read_catalog(&self) -> Result<CatalogReading, BackendError> {
        not_yet()
    }

    async fn lookup(&self, _ids: &[ProductId]) -> Result<Vec<Product>, BackendError> {
        not_yet()
    }

    async fn categories(&self) -> Result<Vec<CategoryNode>, BackendError> {
        not_yet()
    }

    async fn live(
        &self,
        _environment: &EnvironmentName,
    ) -> Result<Option<Arc<LiveRuleSet>>, BackendError> {
        not_yet()
    }

    async fn publish(
        &self,
        _environment: &EnvironmentName,
        _document: Arc<Document>,
        _expect: &Expect,
        _byline: Byline,
    ) -> Result<Published, BackendError> {
        not_yet()
    }

    async fn history(&self, _environment: &EnvironmentName) -> Result<Vec<Revision>, BackendError> {
        not_yet()
    }

    async fn document(
        &self,
        _environment: &EnvironmentName,
        _revision: u64,
    ) -> Result<Arc<Document>, BackendError> {
        not_yet()
    }

    async fn restore(
        &self,
        _environment: &EnvironmentName,
        _revision: u64,
        _expect: &Expect,
        _byline: Byline,
    ) -> Result<Published, BackendError> {
        not_yet()
    }

    async fn rank(
        &self,
        _document: &Arc<Document>,
        _asks: Vec<Ask>,
    ) -> Result<Ranked, BackendError> {
        not_yet()
    }

    async fn explain(
        &self,
        _document: &Arc<Document>,
        _ask: Ask,
        _product: ProductId,
    ) -> Result<Explained, BackendError> {
        not_yet()
    }
}
