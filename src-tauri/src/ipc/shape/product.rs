//! What the window is told about one product. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::contract::ValueJson;

/// An integer field of a product, derived ones too.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldValue {
    /// As the contract names it.
    pub field: String,
    /// Unknown if none.
    pub value: Option<i64>,
}

/// An attribute of a product.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttributeEntry {
    /// Without `attr.`.
    pub name: String,
    /// As imported.
    pub value: ValueJson,
}

/// All that is known about a product.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProductDetail {
    /// Its id.
    pub id: String,
    /// Unknown if none.
    pub title: Option<String>,
    /// Unknown if none.
    pub brand: Option<String>,
    /// Perhaps a `data:` URL.
    pub image_url: Option<String>,
    /// Paths.
    pub categories: Vec<String>,
    /// As imported.
    pub tags: Vec<String>,
    /// All integer and derived fields.
    pub fields: Vec<FieldValue>,
    /// YYYY-MM-DD.
    pub launched: Option<String>,
    /// By name.
    pub attributes: Vec<AttributeEntry>,
}

/// Where points come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ContributionKind {
    /// A term of the formula.
    Formula,
    /// A rule.
    Rule,
    /// The words of a search.
    Relevance,
}

/// Points, and where they come from.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// For people.
    pub label: String,
    /// Where they come from.
    pub kind: ContributionKind,
    /// Its id.
    pub rule: Option<String>,
    /// Never 0.
    pub points: i64,
    /// How they came about.
    pub note: Option<String>,
}

/// The pin that holds a product.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskedPin {
    /// Its id.
    pub rule: String,
    /// The position it asked for.
    pub asked: i64,
}

/// Why a product is where it is, for one segment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// Its id.
    pub segment: String,
    /// On the page at all.
    pub shown: bool,
    /// 1-based.
    pub position: Option<i64>,
    /// By a pin.
    pub pinned: bool,
    /// -1, 0 or 1.
    pub tier: i64,
    /// The sum of the contributions.
    pub points: i64,
    /// In the contract's order.
    pub contributions: Vec<Contribution>,
    /// That decided the tier.
    pub tier_rules: Vec<String>,
    /// If pinned.
    pub pin: Option<AskedPin>,
    /// Rules that held it back.
    pub max_per: Vec<String>,
    /// Its position without them.
    pub without_max_per: Option<i64>,
    /// Rules that hide it.
    pub because: Vec<String>,
    /// In words.
    pub sentence: String,
}
