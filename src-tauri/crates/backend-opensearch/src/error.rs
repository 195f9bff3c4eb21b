//! What can go wrong between us and the engine, and what the gateway is told of it.
//!
//! Owns the crate's error types. An [`EngineError`] says what is known of the request: whether it
//! may be asked again, and whether a write can have happened. Refuses to guess either.

use std::path::PathBuf;

use endcap_backend::{BackendError, SourceError};
use endcap_model::id::ProductId;
use endcap_ranking::AskError;

/// Settings that no engine can be reached with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// No address at all.
    #[error("no OpenSearch URL is given")]
    NoUrl,
    /// Not an address.
    #[error("“{url}” is no URL of an OpenSearch node; it is like https://search.example:9200")]
    Url {
        /// As it was given; credentials in it are left out.
        url: String,
    },
    /// Not the beginning of an index name.
    #[error(
        "the prefix “{0}” can't be used: 1 to 60 of a–z, 0–9, - and _, beginning with a letter or digit"
    )]
    Prefix(String),
    /// The file of certificates can't be used.
    #[error("the certificates in {path} can't be used")]
    Certificates {
        /// Which file.
        path: PathBuf,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// User, password or key hold what no header can carry.
    #[error("the user, password or key for OpenSearch holds characters that no header can carry")]
    Credentials,
    /// No HTTP client can be made here.
    #[error("no HTTP client can be made")]
    Client(#[source] reqwest::Error),
}

/// Why the engine did not give a whole answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EngineError {
    /// No connection could be made: nothing was sent.
    #[error("OpenSearch can't be reached")]
    Unreachable(#[source] reqwest::Error),
    /// The exchange broke off or took too long: a write may have happened.
    #[error("OpenSearch did not answer to the end")]
    BrokeOff(#[source] reqwest::Error),
    /// All attempts together took too long: a write may have happened.
    #[error("OpenSearch did not answer in time")]
    TooSlow,
    /// Every node failed a moment ago and is left alone: nothing was sent.
    #[error("OpenSearch failed a moment ago and is not asked again yet")]
    Resting,
    /// 429: it has too much to do. Nothing was done.
    #[error("OpenSearch is overloaded: {0}")]
    Overloaded(String),
    /// 502, 503, 504: a write may have happened.
    #[error("OpenSearch is unavailable ({status}): {reason}")]
    Unavailable { status: u16, reason: String },
    /// An answer of some shards only, or of some of the time.
    #[error("OpenSearch answered in part: {0}")]
    Partial(String),
    /// It understood and said no. Nothing was done.
    #[error("OpenSearch refused ({status} {kind}): {reason}")]
    Refused {
        status: u16,
        /// `error.type`, or empty.
        kind: String,
        reason: String,
    },
    /// The live catalog was indexed by another version of the gateway, and can be read but not
    /// ranked: it must be loaded again.
    #[error(
        "the catalog was indexed in form {found} and this gateway ranks form {ours}: load the catalog again"
    )]
    OtherMapping { found: u32, ours: u32 },
    /// An answer that we do not understand; it says what of.
    #[error("OpenSearch gave an answer that can't be read: {0}")]
    Unreadable(String),
}

impl EngineError {
    /// Whether the same question may get an answer if it is asked again.
    pub(crate) fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::BrokeOff(_)
            | Self::Overloaded(_)
            | Self::Unavailable { .. }
            | Self::Partial(_) => true,
            Self::TooSlow
            | Self::Resting
            | Self::Refused { .. }
            | Self::OtherMapping { .. }
            | Self::Unreadable(_) => false,
        }
    }

    /// Whether a write that ended so is sure not to have happened, nor to happen later.
    pub(crate) fn left_nothing(&self) -> bool {
        matches!(
            self,
            Self::Unreachable(_)
                | Self::Resting
                | Self::Overloaded(_)
                | Self::OtherMapping { .. }
                | Self::Refused { status: ..500, .. }
        )
    }

    /// Whether the node itself is to blame, so that it is left alone for a while.
    pub(crate) fn is_the_nodes(&self) -> bool {
        matches!(
            self,
            Self::Unreachable(_) | Self::BrokeOff(_) | Self::TooSlow | Self::Unavailable { .. }
        )
    }

    /// A document changed since it was read.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused { status: 409, .. })
    }

    /// The index is not there.
    pub(crate) fn is_no_index(&self) -> bool {
        matches!(self, Self::Refused { kind, .. } if kind == "index_not_found_exception")
    }

    /// What the gateway is told. A question that the engine calls wrong is our mistake; all else
    /// passes, or is put right at the engine.
    pub(crate) fn told(self, doing: &'static str) -> BackendError {
        match self {
            Self::Refused {
                status: 400 | 405 | 406 | 413,
                ..
            }
            | Self::Unreadable(_) => BackendError::Storage {
                doing,
                source: self.into(),
            },
            Self::Refused { .. } | Self::OtherMapping { .. } => BackendError::Away {
                retry_after: 10,
                source: self.into(),
            },
            _ => BackendError::Away {
                retry_after: 2,
                source: self.into(),
            },
        }
    }
}

/// Why there is no ranking.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// No whole answer.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// An ask names what the rule set does not have.
    #[error("ask {index}: {error}")]
    Ask {
        /// 0-based.
        index: usize,
        error: AskError,
    },
    /// The product is not in the catalog.
    #[error("there is no product “{0}”")]
    NoProduct(ProductId),
}

impl ReadError {
    /// The index is not there.
    pub(crate) fn is_no_index(&self) -> bool {
        matches!(self, Self::Engine(error) if error.is_no_index())
    }

    /// What the gateway is told.
    pub(crate) fn told(self, doing: &'static str) -> BackendError {
        match self {
            Self::Engine(error) => error.told(doing),
            Self::Ask { index, error } => BackendError::Ask { index, error },
            Self::NoProduct(id) => BackendError::NoProduct(id),
        }
    }
}

/// Why a change did not happen, or may not have.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WriteError {
    /// Nothing was changed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Another writer took this one for dead. Nothing was changed.
    #[error("another writer took over, because this one was too slow")]
    TakenOver,
    /// It is not known whether the change happened, nor whether it still will.
    #[error("the answer to the write that decides was lost")]
    Unsettled(#[source] EngineError),
    /// What was sent can't be taken. Nothing was changed.
    #[error(transparent)]
    Source(#[from] SourceError),
}

impl WriteError {
    /// What the gateway is told.
    pub(crate) fn told(self, doing: &'static str) -> BackendError {
        match self {
            Self::Engine(error) => error.told(doing),
            Self::TakenOver => BackendError::Away {
                retry_after: 1,
                source: self.into(),
            },
            Self::Unsettled(_) => BackendError::Unsettled {
                doing,
                retry_after: 5,
                source: self.into(),
            },
            Self::Source(error) => error.into(),
        }
    }
}
