//! What can go wrong when a data folder is opened, and how storage errors reach the gateway.
//!
//! Owns this crate's one error type. Refuses to hide the cause: every error carries its source.

use std::path::PathBuf;

use endcap_backend::BackendError;

/// Why a data folder can't be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The folder can't be made or written.
    #[error("the data folder {folder} can't be used")]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// Another gateway has it open: two would serve different things from one folder.
    #[error(
        "the data folder {folder} is in use by another gateway; stop that one, or give another --data"
    )]
    InUse {
        /// Which folder.
        folder: PathBuf,
    },
    /// The file is there and can't be read as ours.
    #[error("the gateway's database can't be opened")]
    Database(#[source] sqlx::Error),
    /// The file was made by a later version, or its migrations were changed.
    #[error("the gateway's database does not fit this version")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored product is not one of the contract.
    #[error("the stored product “{id}” can't be read: {reason}")]
    StoredProduct {
        /// Its id.
        id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The stored products make no catalog.
    #[error("the stored products make no catalog")]
    Catalog(#[from] endcap_ranking::BuildError),
    /// A stored rule set is not one of the contract.
    #[error("the stored rule set {etag} can't be read: {reason}")]
    StoredRuleSet {
        /// Its ETag.
        etag: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// A failure of storage while `doing` something.
pub(crate) fn storage(
    doing: &'static str,
    source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> BackendError {
    BackendError::Storage {
        doing,
        source: source.into(),
    }
}
