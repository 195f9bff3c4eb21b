//! What Endcap asks of a live engine: the trait, the questions, the answers and the errors.
//!
//! Owns the vocabulary in which the desktop and the command line speak to whatever serves the
//! shop. Refuses to know any protocol: how an engine is reached is a connector's business, and a
//! caller that must behave differently asks [`Engine::capabilities`], never which engine it is.

mod answer;
mod ask;
mod error;

use std::pin::Pin;

use async_trait::async_trait;
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::Stream;

pub use answer::{
    Because, Explained, Explanation, Health, LiveDocument, LoadedCatalog, PageAnswer,
    PlacedProduct, Published, RankedPages, Revision,
};
pub use ask::{Authorship, Expect, PageAsk};
pub use error::{EngineError, Fault};

/// Products on their way to an engine, one at a time: a catalog need not fit in memory twice.
pub type ProductStream = Pin<Box<dyn Stream<Item = Product> + Send + 'static>>;

/// What an engine can do beyond ranking. Ask this instead of asking which engine it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Keeps every published revision and can publish one again.
    pub history: bool,
    /// Can say why a product is where it is.
    pub explain: bool,
    /// Serves a page on which a person can see what a shopper sees.
    pub shop_page: bool,
    /// How many asks one [`Engine::rank`] may carry.
    pub asks_per_batch: usize,
    /// How many ids one [`Engine::lookup`] may carry.
    pub ids_per_lookup: usize,
}

/// A live engine: holds the catalog and the rule sets of environments, and ranks.
///
/// Every answer is whole or an error. An error of a write means that it may or may not have
/// happened only for [`EngineError::Away`]; all the others mean that nothing was changed.
#[async_trait]
pub trait Engine: Send + Sync {
    /// What this engine can do; constant for its lifetime.
    fn capabilities(&self) -> Capabilities;

    /// Is it there, which engine is it, and how many products does it hold?
    async fn health(&self) -> Result<Health, EngineError>;

    /// Replaces the whole catalog at once. Nothing changes if a product is refused.
    async fn put_catalog(&self, products: ProductStream) -> Result<LoadedCatalog, EngineError>;

    /// Names the generation of the catalog: it changes with every change of the products.
    /// `None` where the engine has no name for it.
    async fn catalog_generation(&self) -> Result<Option<String>, EngineError>;

    /// The known ones of `ids`, in the order asked.
    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, EngineError>;

    /// The live document of an environment; `None` before its first.
    async fn ruleset(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<LiveDocument>, EngineError>;

    /// Publishes a document if the live one is what the caller expects; otherwise
    /// [`EngineError::Conflict`], and nothing is changed.
    async fn put_ruleset(
        &self,
        environment: &EnvironmentName,
        document: &Json,
        expect: &Expect,
        authorship: &Authorship,
    ) -> Result<Published, EngineError>;

    /// Every revision, newest first. [`EngineError::NotFound`] for an unknown environment.
    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, EngineError>;

    /// The document of one revision.
    async fn history_document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Json, EngineError>;

    /// Publishes an earlier document again as a new revision.
    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        current_etag: &str,
        authorship: &Authorship,
    ) -> Result<Published, EngineError>;

    /// Ranks up to [`Capabilities::asks_per_batch`] pages, all of one revision, one generation of
    /// the catalog and, where no instant is given, one instant.
    async fn rank(
        &self,
        environment: &EnvironmentName,
        asks: &[PageAsk],
    ) -> Result<RankedPages, EngineError>;

    /// Why `product` is where it is on the page, or which rules keep it off it.
    /// [`EngineError::NotFound`] if it is not in the catalog.
    async fn explain(
        &self,
        environment: &EnvironmentName,
        ask: &PageAsk,
        product: &ProductId,
    ) -> Result<Explained, EngineError>;

    /// The segment of a shopper, given as the contract's flat object.
    async fn segment(
        &self,
        environment: &EnvironmentName,
        shopper: &Json,
    ) -> Result<String, EngineError>;

    /// Where a person can see the page as a shopper sees it, if the engine has such a place.
    fn shop_url(
        &self,
        environment: &EnvironmentName,
        page: Option<&str>,
        segment: Option<&str>,
        at: Option<&str>,
    ) -> Option<String>;
}
