//! The shapes of section 5, as they are sent and as OpenAPI describes them.
//!
//! Owns the types of bodies. What the handlers send is made of these, so that the description and
//! the answers can't drift apart; the types that only describe what is read strictly elsewhere
//! say so.

use endcap_backend::{Byline, Published, Revision};
use endcap_model::json::Json;
use endcap_ranking::{Explanation, Placed};
use serde::Serialize;
use utoipa::ToSchema;

mod described;

pub(crate) use described::{
    AsksBody, DraftBody, ExplanationBody, IdsBody, PlacedBody, ProductBody, RestoreBody,
    RuleSetBody, ShopperBody,
};

/// The gateway is there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HealthBody {
    /// `ok`.
    pub(crate) status: &'static str,
    /// Which engine ranks.
    pub(crate) engine: &'static str,
    /// Version of the gateway.
    pub(crate) version: &'static str,
    /// Version of the engine, as it says now.
    pub(crate) engine_version: String,
    /// Formats of rule sets that are taken.
    pub(crate) formats: [&'static str; 1],
    /// Products in the catalog.
    pub(crate) products: u64,
}

/// How many products the catalog now holds.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CatalogBody {
    pub(crate) products: u64,
}

/// Products that were looked up.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FoundBody {
    #[schema(value_type = Vec<ProductBody>)]
    pub(crate) products: Vec<Json>,
}

/// A publication that is now live.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PublishedBody {
    /// 1 for the first.
    pub(crate) revision: u64,
    /// SHA-256 of the canonical document, in hex.
    pub(crate) etag: String,
}

impl From<Published> for PublishedBody {
    fn from(published: Published) -> Self {
        Self {
            revision: published.revision,
            etag: published.etag,
        }
    }
}

/// Every revision, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HistoryBody {
    pub(crate) revisions: Vec<RevisionBody>,
}

/// One line of the history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RevisionBody {
    revision: u64,
    etag: String,
    /// RFC 3339, UTC.
    #[schema(format = DateTime)]
    published_at: String,
    /// `Endcap-Author`, if it was given.
    #[schema(required)]
    published_by: Option<String>,
    /// `Endcap-Note`, if it was given.
    #[schema(required)]
    note: Option<String>,
}

impl From<Revision> for RevisionBody {
    fn from(revision: Revision) -> Self {
        let Byline { at, author, note } = revision.byline;
        Self {
            revision: revision.revision,
            etag: revision.etag,
            published_at: at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            published_by: author,
            note,
        }
    }
}

/// One ranked page.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RankBody {
    /// Null for a draft.
    #[schema(required)]
    pub(crate) revision: Option<u64>,
    /// ETag of the rule set.
    pub(crate) etag: String,
    /// Generation of the catalog.
    pub(crate) catalog: String,
    /// The page as it was understood.
    pub(crate) page: String,
    /// The segment.
    pub(crate) segment: String,
    /// The whole second, UTC.
    #[schema(format = DateTime)]
    pub(crate) at: String,
    /// Length of the whole list, pins included.
    pub(crate) total: u64,
    /// 0-based place of the first product here.
    pub(crate) from: u64,
    /// The slice.
    #[schema(value_type = Vec<PlacedBody>)]
    pub(crate) products: Vec<Placed>,
    /// Only where the engine is away and `--serve-stale` is on: this is the last known answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stale: Option<StaleBody>,
}

/// How old a last known answer is. The headers `Endcap-Stale`, `Age` and `Warning` say it too.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StaleBody {
    /// When it was given for the first time; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub(crate) answered_at: String,
    /// Seconds since then.
    pub(crate) seconds: u64,
}

/// The answers to a batch, all of one revision and one generation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BatchBody {
    pub(crate) revision: u64,
    pub(crate) etag: String,
    pub(crate) catalog: String,
    pub(crate) answers: Vec<RankBody>,
    /// Only where the engine is away and `--serve-stale` is on: these are the last known answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stale: Option<StaleBody>,
}

/// Where a product is and why, or what keeps it off the page.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum ExplainBody {
    /// It is on the page.
    Shown {
        /// `true`.
        shown: bool,
        /// 1-based.
        position: u64,
        #[schema(value_type = ExplanationBody)]
        explain: Explanation,
    },
    /// It is not.
    NotShown {
        /// `false`.
        shown: bool,
        /// Every rule that hides it or whose `only` it fails.
        because: Vec<BecauseBody>,
    },
}

/// A rule that keeps a product off a page.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BecauseBody {
    pub(crate) rule: String,
}

/// The segment of a shopper.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SegmentBody {
    pub(crate) segment: String,
    /// Only where the engine is away and `--serve-stale` is on: it is by the last known rule set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stale: Option<StaleBody>,
}
