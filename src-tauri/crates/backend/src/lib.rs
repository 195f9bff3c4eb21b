//! What the gateway asks of whoever holds the catalog and the rule sets and ranks.
//!
//! Owns the [`Backend`] trait, its errors, and [`conformance`]: the checks that every back end
//! passes unchanged. Refuses HTTP (that is the gateway's) and storage (that is each back end's).
//!
//! The trait is shaped so that a distributed engine fits it as it stands: a rule set comes whole
//! and named by its ETag (so that a compiled form can be kept), catalogs come and go as streams,
//! every answer names its generation, and a write is conditional on what the caller believes.

pub mod conformance;
mod document;
mod error;
pub mod merging;
mod source;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::product::Product;
use endcap_ranking::{Answer, Ask, CategoryNode, Explained};

pub use document::{Document, LiveRuleSet};
pub use error::BackendError;
pub use source::{
    CatalogReading, Line, LineFault, MOST_FAULTS, PatchSource, ProductSource, ProductStream,
    SourceError,
};

/// What the catalog is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogStatus {
    /// How many products there are.
    pub products: u64,
    /// Changes with every change of the products.
    pub generation: String,
}

/// What a publisher believes to be live. A publication happens only if it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The environment has no document yet.
    Nothing,
    /// The live document has one of these ETags (bare).
    OneOf(Vec<String>),
}

impl Expect {
    /// Whether the belief is true where `current` is the live ETag.
    pub fn holds(&self, current: Option<&str>) -> bool {
        match (self, current) {
            (Self::Nothing, current) => current.is_none(),
            (Self::OneOf(etags), Some(current)) => etags.iter().any(|etag| etag == current),
            (Self::OneOf(_), None) => false,
        }
    }
}

/// Who published, when, and what they said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// When the gateway took the request.
    pub at: DateTime<Utc>,
    /// A person's name, if given.
    pub author: Option<String>,
    /// A sentence for the history, if given.
    pub note: Option<String>,
}

/// A publication that is now durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Number of the live revision, 1 for the first.
    pub revision: u64,
    /// ETag of the live document, bare.
    pub etag: String,
}

/// One line of an environment's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Number, 1 for the first, without gaps.
    pub revision: u64,
    /// ETag of its document, bare.
    pub etag: String,
    /// Who, when, why.
    pub byline: Byline,
}

/// Answers of one generation of the catalog.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The generation that all the answers are of.
    pub generation: String,
    /// One an ask, in order.
    pub answers: Vec<Answer>,
}

/// Holder of the catalog and of the rule sets, and ranker.
///
/// A write that has returned `Ok` is durable. A write that has not is whole or absent, whether its
/// future failed, was dropped, or the machine stopped. Answers are whole or an error.
#[async_trait]
pub trait Backend: Send + Sync + 'static {
    /// A word for the engine that ranks, for people and for `health`.
    fn engine(&self) -> &'static str;

    /// The version of that engine, as it says now.
    async fn engine_version(&self) -> Result<String, BackendError>;

    /// Size and generation of the catalog; an error if no whole answer could be given now.
    async fn status(&self) -> Result<CatalogStatus, BackendError>;

    /// Replaces all products at once, and returns how many there now are. A source that fails or
    /// a repeated id changes nothing. Readers see the catalog of before or of after.
    async fn replace_catalog(&self, products: ProductSource) -> Result<u64, BackendError>;

    /// Applies merge patches in order, all or none, and returns how many products there now are.
    async fn patch_catalog(&self, patches: PatchSource) -> Result<u64, BackendError>;

    /// The products of one generation, by id in order of bytes.
    async fn read_catalog(&self) -> Result<CatalogReading, BackendError>;

    /// The known ones of `ids`, in the order asked, repeats included.
    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, BackendError>;

    /// The category tree with the number of products under each path.
    async fn categories(&self) -> Result<Vec<CategoryNode>, BackendError>;

    /// The live rule set; `None` before the first.
    async fn live(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<Arc<LiveRuleSet>>, BackendError>;

    /// Makes `document` live if `expect` holds, else [`BackendError::Conflict`]. The document that
    /// is live already, under its own ETag, changes nothing and returns what is live.
    async fn publish(
        &self,
        environment: &EnvironmentName,
        document: Arc<Document>,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError>;

    /// Every revision, newest first; [`BackendError::NoEnvironment`] before the first.
    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, BackendError>;

    /// The document of one revision.
    async fn document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Arc<Document>, BackendError>;

    /// Makes the document of an earlier revision live again, always as a new revision.
    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        expect: &Expect,
        byline: Byline,
    ) -> Result<Published, BackendError>;

    /// Ranks pages under one rule set (live or a draft), all over one generation. One bad ask
    /// fails all of them, with its place.
    async fn rank(&self, document: &Arc<Document>, asks: Vec<Ask>) -> Result<Ranked, BackendError>;

    /// Why a product is where it is; [`BackendError::NoProduct`] if it is not in the catalog.
    async fn explain(
        &self,
        document: &Arc<Document>,
        ask: Ask,
        product: ProductId,
    ) -> Result<Explained, BackendError>;
}
