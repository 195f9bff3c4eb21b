//! What can go wrong between Endcap and an engine, by what the caller can do about it.
//!
//! Owns the one error type of the crate. Refuses to carry a token or a header: an error may be
//! shown and logged.

use serde::{Deserialize, Serialize};

/// One thing that an engine objects to, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// JSON pointer into the document that was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// 1-based line of a catalog that was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// A reason for people.
    pub reason: String,
}

/// Why an engine did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// No whole answer came: not reached, timed out, or broken on its side. Whether a write
    /// happened is not known; asking for the live document tells. Worth another try later.
    #[error("the engine at {url} can't be reached: {reason}")]
    Away {
        /// Where it was looked for, without credentials.
        url: String,
        /// What happened, for people.
        reason: String,
    },
    /// It wants a token, or does not know the one given.
    #[error("the engine does not accept the token; set a valid one for this environment")]
    Unauthorized,
    /// It knows the token, whose role does not allow this.
    #[error("the token's role does not allow this: {reason}")]
    Forbidden {
        /// What the engine said.
        reason: String,
    },
    /// No such environment, revision, segment, collection or product.
    #[error("not found: {reason}")]
    NotFound {
        /// What the engine said.
        reason: String,
    },
    /// Somebody else published meanwhile: the live document is not the expected one.
    #[error("another rule set was published meanwhile")]
    Conflict {
        /// ETag of what is live now, bare; `None` if nothing is.
        current_etag: Option<String>,
    },
    /// It read what was sent and will not have it. Nothing was changed.
    #[error("refused: {reason}")]
    Refused {
        /// What the engine said.
        reason: String,
        /// Every fault it named.
        findings: Vec<Fault>,
    },
    /// It answered, but not in the contract's words: perhaps it is no gateway at all.
    #[error("the answer of {url} is not one of this contract: {reason}")]
    Garbled {
        /// Who answered, without credentials.
        url: String,
        /// What was wrong with it.
        reason: String,
    },
    /// The address or the token can't be used at all.
    #[error("the engine's settings can't be used: {reason}")]
    Settings {
        /// What is wrong, and how it should look.
        reason: String,
    },
}
