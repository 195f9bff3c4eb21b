//! The questions: which page, and what a publisher believes and says about a publication.
//!
//! Owns nothing but data. Refuses to interpret it: pages, segments and instants travel as the
//! contract writes them, and the engine judges them.

use serde::{Deserialize, Serialize};

/// One page to rank, in the contract's own words (section 5). Left-out members take the
/// contract's defaults: everyone, now, 0, 24, no sort, no explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageAsk {
    /// `category:A > B`, `collection:ID`, `placement:ID` or `search:TEXT`.
    pub page: String,
    /// A segment's id or `everyone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// RFC 3339 with a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// 0-based place of the first product wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
    /// How many products, 0 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// `price_asc`, `price_desc`, `newest` or `rating`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Whether each product carries its explanation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub explain: bool,
}

impl PageAsk {
    /// The page with all defaults.
    pub fn of(page: impl Into<String>) -> Self {
        Self {
            page: page.into(),
            segment: None,
            at: None,
            from: None,
            size: None,
            sort: None,
            explain: false,
        }
    }
}

/// What a publisher believes to be live now. A publication happens only if that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The environment has no document yet.
    Nothing,
    /// The live document has this ETag (bare, without quotes).
    Etag(String),
}

/// Who publishes, and what they say about it. Both may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authorship {
    /// A person's name.
    pub author: Option<String>,
    /// A sentence for the history.
    pub note: Option<String>,
}
