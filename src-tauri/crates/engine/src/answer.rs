//! The answers, in the shape that the contract gives them (section 5).
//!
//! Owns the data types. Refuses to judge them: comparing an answer with a preview is the use
//! case's work. Members that a later version of the contract adds are let through unread.

use endcap_model::json::Json;
use serde::{Deserialize, Serialize};

/// `GET /v1/health`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `ok`, or a word that says what is wrong.
    pub status: String,
    /// Which engine ranks.
    pub engine: String,
    /// Version of the gateway.
    pub version: String,
    /// Formats of rule sets that it takes.
    pub formats: Vec<String>,
    /// Products in the catalog.
    pub products: u64,
}

/// A catalog that has been replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedCatalog {
    /// Products that it now holds.
    pub products: u64,
}

/// The document that an environment serves now.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveDocument {
    /// The rule set.
    pub document: Json,
    /// Its ETag, bare.
    pub etag: String,
}

/// A publication that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Number of the revision, 1 for the first.
    pub revision: u64,
    /// ETag of the document, bare.
    pub etag: String,
}

/// One line of an environment's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Number of the revision, 1 for the first.
    pub revision: u64,
    /// ETag of its document, bare.
    pub etag: String,
    /// RFC 3339, UTC.
    pub published_at: String,
    /// Who published it, as they said.
    pub published_by: Option<String>,
    /// What they said about it.
    pub note: Option<String>,
}

/// The answer to a batch of asks, all of one revision and one generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankedPages {
    /// `None` for a draft.
    pub revision: Option<u64>,
    /// ETag of the rule set, bare.
    pub etag: String,
    /// Generation of the catalog.
    pub catalog: String,
    /// One answer an ask, in order.
    pub answers: Vec<PageAnswer>,
}

/// One ranked page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageAnswer {
    /// The page as it was understood.
    pub page: String,
    /// The segment that it was ranked for.
    pub segment: String,
    /// The instant, a whole second, UTC.
    pub at: String,
    /// Length of the whole list, pins included.
    pub total: u64,
    /// 0-based place of the first product given.
    pub from: u64,
    /// The slice.
    pub products: Vec<PlacedProduct>,
}

/// One product at its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedProduct {
    /// The product's id.
    pub id: String,
    /// 1-based place in the whole list.
    pub position: u64,
    /// Whether a pin put it there.
    pub pinned: bool,
    /// −1, 0 or 1.
    pub tier: i8,
    /// Points, an exact integer.
    pub points: i64,
    /// Only where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explanation>,
}

/// The contract's explanation, as the engine gave it.
pub type Explanation = Json;

/// Where a product is on a page and why, or why it is not there.
#[derive(Clone, Debug, PartialEq)]
pub enum Explained {
    /// It is on the page.
    Shown {
        /// 1-based place in the whole list.
        position: u64,
        /// The contract's explanation.
        explain: Explanation,
    },
    /// It is not; these rules keep it off. Empty where it is no candidate at all.
    NotShown {
        /// Rules that hide it, or whose `only` it fails.
        because: Vec<Because>,
    },
}

/// A rule that keeps a product off a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// The rule's id.
    pub rule: String,
}
