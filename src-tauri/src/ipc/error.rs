//! What a command may refuse, in kinds that the window does something about. Owns no wording of its
//! own beyond what the use cases say.

use serde::Serialize;
use specta::Type;

/// A JSON pointer into the document asked about, and the reason for people.
#[derive(Clone, Debug, Serialize, Type)]
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
        revision: i64,
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
