//! Shapes that are only described: bodies that are read strictly by the model, and parts of
//! answers that other crates serialize. A test holds real answers against them.

#![expect(
    dead_code,
    reason = "these types are read by the description's derive alone"
)]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A product (contract, section 1). What is missing is unknown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductBody {
    #[schema(min_length = 1, max_length = 200)]
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) brand: Option<String>,
    pub(crate) categories: Option<Vec<String>>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) price: Option<u64>,
    pub(crate) list_price: Option<u64>,
    pub(crate) cost: Option<u64>,
    pub(crate) stock: Option<u64>,
    pub(crate) variants: Option<u64>,
    pub(crate) variants_in_stock: Option<u64>,
    #[schema(format = Date)]
    pub(crate) launched: Option<String>,
    pub(crate) rating: Option<u64>,
    pub(crate) views: Option<u64>,
    pub(crate) clicks: Option<u64>,
    pub(crate) adds: Option<u64>,
    pub(crate) orders: Option<u64>,
    pub(crate) units_sold: Option<u64>,
    pub(crate) revenue: Option<u64>,
    pub(crate) returned_units: Option<u64>,
    pub(crate) image_url: Option<String>,
    /// Name to string, integer, boolean or list of strings.
    pub(crate) attributes: Option<BTreeMap<String, Value>>,
}

/// A rule set (contract, section 3).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleSetBody {
    /// `endcap.ruleset/1`.
    pub(crate) format: String,
    /// `name`, `currency`, `time_zone`, `metrics_days`.
    #[schema(value_type = Object)]
    pub(crate) store: Value,
    #[schema(value_type = Option<Vec<Object>>)]
    pub(crate) segments: Option<Vec<Value>>,
    #[schema(value_type = Option<Vec<Object>>)]
    pub(crate) collections: Option<Vec<Value>>,
    #[schema(value_type = Option<Vec<Object>>)]
    pub(crate) formulas: Option<Vec<Value>>,
    #[schema(value_type = Option<Vec<Object>>)]
    pub(crate) rules: Option<Vec<Value>>,
}

/// One page to rank. Left out: everyone, now, 0, 24, no sort, no explanation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskBody {
    /// `category:A > B`, `collection:ID`, `placement:ID` or `search:TEXT`.
    pub(crate) page: String,
    pub(crate) segment: Option<String>,
    #[schema(format = DateTime)]
    pub(crate) at: Option<String>,
    pub(crate) from: Option<u64>,
    #[schema(maximum = 1000)]
    pub(crate) size: Option<u64>,
    /// `price_asc`, `price_desc`, `newest` or `rating`.
    pub(crate) sort: Option<String>,
    pub(crate) explain: Option<bool>,
}

/// Up to 100 asks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AsksBody {
    #[schema(max_items = 100)]
    pub(crate) asks: Vec<AskBody>,
}

/// A draft and one page to rank under it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftBody {
    pub(crate) ruleset: RuleSetBody,
    pub(crate) page: String,
    pub(crate) segment: Option<String>,
    #[schema(format = DateTime)]
    pub(crate) at: Option<String>,
    pub(crate) from: Option<u64>,
    #[schema(maximum = 1000)]
    pub(crate) size: Option<u64>,
    pub(crate) sort: Option<String>,
    pub(crate) explain: Option<bool>,
}

/// Up to 1,000 ids.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IdsBody {
    #[schema(max_items = 1000)]
    pub(crate) ids: Vec<String>,
}

/// The revision whose document is to be live again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestoreBody {
    #[schema(minimum = 1)]
    pub(crate) revision: u64,
}

/// A shopper (contract, section 2): a flat object and `traits`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShopperBody {
    #[schema(value_type = Object)]
    pub(crate) shopper: Value,
}

/// One product at its place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlacedBody {
    pub(crate) id: String,
    #[schema(minimum = 1)]
    pub(crate) position: u64,
    pub(crate) pinned: bool,
    #[schema(minimum = -1, maximum = 1)]
    pub(crate) tier: i8,
    pub(crate) points: i64,
    pub(crate) explain: Option<ExplanationBody>,
}

/// Why a product is where it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExplanationBody {
    /// They sum to the points.
    pub(crate) contributions: Vec<ContributionBody>,
    /// Rules that decided the tier.
    pub(crate) tier: Vec<String>,
    /// Null, or the rule that pinned it and the position that it asked for.
    #[schema(required)]
    pub(crate) pin: Option<PinBody>,
    /// Rules that barred the product where it was first in line.
    pub(crate) max_per: Vec<String>,
    /// Its position had no `max_per` been active.
    pub(crate) without_max_per: u64,
}

/// A term of a formula, a rule, or a search's relevance.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContributionBody {
    pub(crate) formula: Option<String>,
    pub(crate) field: Option<String>,
    pub(crate) level: Option<u64>,
    pub(crate) rule: Option<String>,
    pub(crate) relevance: Option<String>,
    pub(crate) points: i64,
}

/// What pinned a product.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PinBody {
    pub(crate) rule: String,
    pub(crate) asked: u64,
}
