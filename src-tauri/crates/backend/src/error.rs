//! What can go wrong in a back end, by what the gateway answers for it.
//!
//! Owns the one error type of the crate. Refuses HTTP status codes: they are the gateway's.

use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_ranking::AskError;

use crate::SourceError;

/// Why a back end did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackendError {
    /// The catalog that was sent can't be taken. Nothing was changed.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The live document is another one than was expected. Nothing was changed.
    #[error("another rule set is live")]
    Conflict {
        /// Live ETag, bare; `None` if nothing is live.
        current: Option<String>,
    },
    /// No rule set was ever published there.
    #[error("there is no environment “{0}”")]
    NoEnvironment(EnvironmentName),
    /// The environment has no such revision.
    #[error("there is no revision {0}")]
    NoRevision(u64),
    /// The product is not in the catalog.
    #[error("there is no product “{}”", .0.as_str())]
    NoProduct(ProductId),
    /// One of the asks names what the rule set does not have.
    #[error("ask {index}: {error}")]
    Ask {
        /// 0-based place among the asks.
        index: usize,
        /// What it names.
        error: AskError,
    },
    /// No whole answer can be given now; it may be tried again. A write changed nothing.
    #[error("the engine is away")]
    Away {
        /// Seconds after which another try is sensible.
        retry_after: u32,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The answer to a write was lost, and the engine can't be asked: the write is whole or absent,
    /// and which of the two is not known yet.
    #[error("{doing}: whether it happened is not known yet")]
    Unsettled {
        /// What was being done.
        doing: &'static str,
        /// Seconds after which it can probably be asked.
        retry_after: u32,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored can't be read or written. Whether a write happened can be asked.
    #[error("{doing} failed")]
    Storage {
        /// What was being done.
        doing: &'static str,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
