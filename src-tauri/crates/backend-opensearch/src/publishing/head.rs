//! The head of an environment: which revision is live. One document, moved on a condition.
//!
//! Owns its shape, which is also that of a line of the history.

use chrono::{DateTime, Utc};
use endcap_backend::{Byline, Document, Revision};
use endcap_model::environment::EnvironmentName;
use serde::{Deserialize, Serialize};

use crate::control::{Kept, Mark};
use crate::error::EngineError;

const FORMAT: u32 = 1;

/// One revision: number, document by ETag, who, when and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Head {
    format: u32,
    /// 1 for the first; 0 where a first publication was prevented from coming late.
    pub(crate) revision: u64,
    pub(crate) etag: String,
    at: DateTime<Utc>,
    author: Option<String>,
    note: Option<String>,
    /// Drawn for each publication, so that a publisher can tell its own.
    pub(crate) token: String,
}

/// Id of the document that says what is live.
pub(crate) fn id(name: &EnvironmentName) -> String {
    format!("environment:{name}")
}

/// Id of the document that keeps a revision which is no longer live.
pub(crate) fn revision_id(name: &EnvironmentName, revision: u64) -> String {
    format!("revision:{name}:{revision}")
}

impl Head {
    pub(crate) fn new(revision: u64, document: &Document, byline: Byline, token: &str) -> Self {
        Self {
            format: FORMAT,
            revision,
            etag: document.etag().to_owned(),
            at: byline.at,
            author: byline.author,
            note: byline.note,
            token: token.to_owned(),
        }
    }

    /// In the place of a first publication that must not come late.
    pub(crate) fn nothing(token: &str) -> Self {
        Self {
            format: FORMAT,
            revision: 0,
            etag: String::new(),
            at: DateTime::UNIX_EPOCH,
            author: None,
            note: None,
            token: token.to_owned(),
        }
    }

    /// What is live, and what a write on condition needs.
    pub(crate) fn read(kept: Option<&Kept>) -> Result<(Option<Self>, Option<Mark>), EngineError> {
        let Some(kept) = kept else {
            return Ok((None, None));
        };
        let head: Self = kept.says()?;
        if head.format != FORMAT {
            let reason = "a revision was written by a later version of the gateway";
            return Err(EngineError::Unreadable(reason.to_owned()));
        }
        Ok((Some(head).filter(|head| head.revision > 0), Some(kept.mark)))
    }

    pub(crate) fn line(self) -> Revision {
        Revision {
            revision: self.revision,
            etag: self.etag,
            byline: Byline {
                at: self.at,
                author: self.author,
                note: self.note,
            },
        }
    }
}
