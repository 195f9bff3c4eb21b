//! What can keep a use case from being done, by what the person can do about it.
//!
//! Serializes with a `kind`, so that the window and `endcapctl --json` carry it as it is.

use std::{fmt, path::Path};

use endcap_engine::EngineError;
use endcap_model::finding::Finding;
use endcap_ranking::AskError;
use endcap_store::StoreError;
use serde::Serialize;

/// Why nothing, or not all, was done. Unless a variant says otherwise nothing was changed.
#[derive(Debug, Serialize, thiserror::Error)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum UseCaseError {
    /// What was given does not obey the contract.
    #[error("{}", finding_words(.findings))]
    Invalid { findings: Vec<Finding> },
    /// What was asked for isn't there; `what` says which thing, in words.
    #[error("{what}")]
    NotFound { what: String },
    /// A file can't be read or written.
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
    /// A file to import is no table of what it should hold.
    #[error("{path} can't be imported: {reason}")]
    NotATable { path: String, reason: String },
    /// Somebody published there since this store last did.
    #[error("{0}")]
    Conflict(Box<Conflict>),
    /// The engine does not answer. What was being written may or may not have arrived.
    #[error("{environment} does not answer: {reason}")]
    EngineAway { environment: String, reason: String },
    /// The engine read what was sent and will not have it.
    #[error("{environment} refused: {reason}")]
    EngineRefused {
        environment: String,
        reason: String,
        findings: Vec<Finding>,
    },
    /// The engine wants a token, or another one.
    #[error("{environment} does not accept the token: set a valid one in the settings")]
    Unauthorized { environment: String },
    /// The keeper of tokens is locked or missing.
    #[error("the keyring can't be used: {reason}")]
    Keyring { reason: String },
    /// The person asked to stop.
    #[error("stopped: nothing was changed")]
    Cancelled,
    /// The store's own file.
    #[error("{reason}")]
    Storage { reason: String },
}

/// What somebody else published meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    pub environment: String,
    /// Of the live document; empty if nothing is live.
    pub current_etag: String,
    /// 0 if nothing is live.
    pub revision: u64,
    /// RFC 3339; empty if nothing is live.
    pub published_at: String,
    pub published_by: Option<String>,
    pub note: Option<String>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Conflict {
            environment,
            revision,
            ..
        } = self;
        if self.current_etag.is_empty() {
            return write!(
                f,
                "what was published to {environment} is gone: publish it anew knowingly"
            );
        }
        let who = self.published_by.as_deref().unwrap_or("Somebody");
        write!(
            f,
            "{who} published revision {revision} to {environment} meanwhile: \
             look at it, or publish over it knowingly"
        )
    }
}

fn finding_words(findings: &[Finding]) -> String {
    let lines = findings.iter().map(|finding| {
        let at = if finding.pointer.is_empty() {
            "the document"
        } else {
            &finding.pointer
        };
        format!("{at}: {}", finding.reason)
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl UseCaseError {
    /// A file that the operating system refuses.
    pub(crate) fn file(path: &Path, reason: impl ToString) -> UseCaseError {
        UseCaseError::File {
            path: path.display().to_string(),
            reason: reason.to_string(),
        }
    }

    pub(crate) fn not_found(what: impl Into<String>) -> UseCaseError {
        UseCaseError::NotFound { what: what.into() }
    }

    /// One thing that is wrong with what was given.
    pub(crate) fn invalid(pointer: &str, reason: impl Into<String>) -> UseCaseError {
        UseCaseError::Invalid {
            findings: vec![Finding::at(pointer, reason)],
        }
    }

    /// What an engine's error means to the person; conflicts are looked into by the caller.
    pub(crate) fn engine(environment: &str, error: EngineError) -> UseCaseError {
        let environment = environment.to_owned();
        let refused = |environment, reason: String| UseCaseError::EngineRefused {
            environment,
            reason,
            findings: Vec::new(),
        };
        match error {
            EngineError::Away { .. } => UseCaseError::EngineAway {
                environment,
                reason: error.to_string(),
            },
            EngineError::Unauthorized => UseCaseError::Unauthorized { environment },
            EngineError::NotFound { reason } => UseCaseError::NotFound { what: reason },
            EngineError::Refused { reason, findings } => UseCaseError::EngineRefused {
                environment,
                reason,
                findings: findings.into_iter().map(finding_of).collect(),
            },
            other => refused(environment, other.to_string()),
        }
    }
}

fn finding_of(fault: endcap_engine::Fault) -> Finding {
    let line = fault.line.map(|line| format!("line {line}"));
    Finding::at(fault.pointer.or(line).unwrap_or_default(), fault.reason)
}

impl From<StoreError> for UseCaseError {
    fn from(error: StoreError) -> UseCaseError {
        match error {
            // The path is told beside the reason: here it would stand there twice.
            StoreError::NotFound { path } => UseCaseError::file(
                &path,
                "there is no such file: open the store where it is now, or start another",
            ),
            StoreError::Exists { path } => UseCaseError::file(
                &path,
                "there is such a file already: open it, or choose another name",
            ),
            StoreError::Unreadable { path, source } => {
                UseCaseError::file(&path, format!("the file can't be opened: {source}"))
            }
            StoreError::NotAStore { path } => UseCaseError::file(
                &path,
                "this file is not an Endcap store: choose another, or start one",
            ),
            StoreError::NewerVersion { path } => UseCaseError::file(
                &path,
                "it was made by a newer version of Endcap: update this one to open it",
            ),
            StoreError::Cancelled => UseCaseError::Cancelled,
            StoreError::UnknownEntity { .. } | StoreError::UnknownEnvironment { .. } => {
                UseCaseError::not_found(error.to_string())
            }
            StoreError::EnvironmentExists { .. } => {
                UseCaseError::invalid("/name", error.to_string())
            }
            other => UseCaseError::Storage {
                reason: other.to_string(),
            },
        }
    }
}

impl From<AskError> for UseCaseError {
    fn from(error: AskError) -> UseCaseError {
        UseCaseError::not_found(error.to_string())
    }
}
