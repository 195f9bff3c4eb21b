//! What a command may refuse, in kinds that the window does something about. Owns no wording of its
//! own beyond what the use cases say.

use endcap_usecases::{Conflict, UseCaseError};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A JSON pointer into the document asked about, and the reason for people.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Finding {
    /// RFC 6901; empty for the whole.
    pub pointer: String,
    /// A plain sentence.
    pub reason: String,
}

/// Every way in which a command can end without its result.
#[derive(Clone, Debug, Serialize, Type, thiserror::Error)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum IpcError {
    /// No store is open.
    #[error("no store is open")]
    NoStore,
    /// What was sent is wrong; each finding says where. Nothing changed.
    #[error("not valid")]
    Invalid {
        /// At least one.
        findings: Vec<Finding>,
    },
    /// What was named is not there.
    #[error("there is no {what}")]
    NotFound {
        /// With its name, to follow "there is no".
        what: String,
    },
    /// A file can't be read or written.
    #[error("{path}: {reason}")]
    File {
        /// As asked for.
        path: String,
        /// Says what to do.
        reason: String,
    },
    /// A file is no table of products at all.
    #[error("{path}: {reason}")]
    NotATable {
        /// As asked for.
        path: String,
        /// Says what it is instead.
        reason: String,
    },
    /// Someone published to the environment meanwhile.
    #[error("{environment} is at revision {revision} now")]
    Conflict {
        /// Its name.
        environment: String,
        /// The tag to publish over knowingly.
        current_etag: String,
        /// The live revision.
        revision: u64,
        /// RFC 3339.
        published_at: String,
        /// As that colleague signed.
        published_by: Option<String>,
        /// As that colleague noted.
        note: Option<String>,
    },
    /// The environment's engine does not answer.
    #[error("{environment} does not answer: {reason}")]
    EngineAway {
        /// Its name.
        environment: String,
        /// What was tried.
        reason: String,
    },
    /// The environment's engine answered no.
    #[error("{environment} refused: {reason}")]
    EngineRefused {
        /// Its name.
        environment: String,
        /// The engine's word.
        reason: String,
        /// Perhaps none.
        findings: Vec<Finding>,
    },
    /// The token is missing, wrong or too weak.
    #[error("{environment} does not accept the token")]
    Unauthorized {
        /// Its name.
        environment: String,
    },
    /// The operating system's keyring is locked or absent.
    #[error("keyring: {reason}")]
    Keyring {
        /// Says what to do.
        reason: String,
    },
    /// The person stopped it; nothing changed.
    #[error("stopped")]
    Cancelled,
    /// The store's file failed.
    #[error("{reason}")]
    Storage {
        /// Says what to do.
        reason: String,
    },
}

/// What every command answers.
pub type Answer<T> = Result<T, IpcError>;

impl From<endcap_model::finding::Finding> for Finding {
    fn from(finding: endcap_model::finding::Finding) -> Self {
        Self {
            pointer: finding.pointer,
            reason: finding.reason,
        }
    }
}

impl From<UseCaseError> for IpcError {
    fn from(error: UseCaseError) -> Self {
        let ours = |findings: Vec<_>| findings.into_iter().map(Finding::from).collect();
        match error {
            UseCaseError::Invalid { findings } => Self::Invalid {
                findings: ours(findings),
            },
            UseCaseError::NotFound { what } => Self::NotFound { what },
            UseCaseError::File { path, reason } => Self::File { path, reason },
            UseCaseError::NotATable { path, reason } => Self::NotATable { path, reason },
            UseCaseError::Conflict(conflict) => {
                let Conflict {
                    environment,
                    current_etag,
                    revision,
                    published_at,
                    published_by,
                    note,
                } = *conflict;
                Self::Conflict {
                    environment,
                    current_etag,
                    revision,
                    published_at,
                    published_by,
                    note,
                }
            }
            UseCaseError::EngineAway {
                environment,
                reason,
            } => Self::EngineAway {
                environment,
                reason,
            },
            UseCaseError::EngineRefused {
                environment,
                reason,
                findings,
            } => Self::EngineRefused {
                environment,
                reason,
                findings: ours(findings),
            },
            UseCaseError::Unauthorized { environment } => Self::Unauthorized { environment },
            UseCaseError::Keyring { reason } => Self::Keyring { reason },
            UseCaseError::Cancelled => Self::Cancelled,
            UseCaseError::Storage { reason } => Self::Storage { reason },
        }
    }
}
