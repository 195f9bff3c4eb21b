//! What the window is told about the shoppers: their file, and how many belong to each segment.
//! Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::contract::{PredicateJson, ShopperJson};

/// What is known of the store's shoppers.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersState {
    /// All of them.
    pub count: i64,
    /// RFC 3339; none where there are no shoppers.
    pub imported_at: Option<String>,
    /// None where there are no shoppers, or where they are the demo's own.
    pub file_name: Option<String>,
    /// Known of at least one shopper: `orders`, `trait.tier` …
    pub fields: Vec<String>,
}

/// A column of a file of shoppers.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopperColumn {
    /// Its name.
    pub column: String,
    /// Some values; none of a personal column.
    pub samples: Vec<String>,
    /// `id`, `orders`, `trait.tier` …; none is left out.
    pub field: Option<String>,
    /// How values are read, for people.
    pub how: Option<String>,
    /// Not read, and not to be mapped.
    pub personal: bool,
    /// What speaks for it.
    pub why: String,
}

/// What a file of shoppers seems to be.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersInspection {
    /// Its last part.
    pub file_name: String,
    /// Below the header; estimated of a very large file.
    pub rows: i64,
    /// Whether the file is about shoppers rather than products.
    pub looks_like_shoppers: bool,
    /// All of them.
    pub columns: Vec<ShopperColumn>,
}

/// Where a column goes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopperMapping {
    /// Its name.
    pub column: String,
    /// `id`, `orders`, `trait.tier` …; none is left out.
    pub field: Option<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopperReject {
    /// 1-based line of the file.
    pub line: i64,
    /// Its name.
    pub column: String,
    /// As written; empty where it is personal.
    pub value: String,
    /// For people.
    pub reason: String,
}

/// What an import of shoppers did, or would do: `read` is `kept + replaced + rejected`.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersSummary {
    /// Rows.
    pub read: i64,
    /// Shoppers.
    pub kept: i64,
    /// Rows that a later one with the same id replaced.
    pub replaced: i64,
    /// Rows left out.
    pub rejected: i64,
    /// The first 100.
    pub rejects: Vec<ShopperReject>,
}

/// An edit of a segment that isn't kept yet.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentCandidate {
    /// None is a fresh one, counted last.
    pub id: Option<String>,
    /// Its condition.
    pub when: PredicateJson,
}

/// How large a segment is.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentSize {
    /// Its id; empty for a fresh one.
    pub segment: String,
    /// Shoppers whom it matches by itself.
    pub matches: i64,
    /// Shoppers whom it matches first.
    pub belongs: i64,
}

/// What an earlier segment takes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakenBy {
    /// Its id.
    pub segment: String,
    /// Shoppers whom both match and who belong to it.
    pub shoppers: i64,
}

/// How many shoppers a part of a condition selects alone.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConditionSize {
    /// JSON pointer in `when`; empty for the whole.
    pub pointer: String,
    /// Whom it matches.
    pub shoppers: i64,
}

/// What concerns the candidate.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChosenSize {
    /// Belongs without the edit.
    pub in_draft: Option<i64>,
    /// In order; those that take nobody are left out.
    pub taken_by: Vec<TakenBy>,
    /// Each leaf and group.
    pub conditions: Vec<ConditionSize>,
}

/// How large every segment is.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentSizes {
    /// All of them; `belongs` of all segments add up to it.
    pub shoppers: i64,
    /// In order, the candidate included; `everyone` is last.
    pub segments: Vec<SegmentSize>,
    /// Row, then column: shoppers whom both match by themselves; without `everyone`.
    pub overlap: Vec<Vec<i64>>,
    /// Of the candidate.
    pub chosen: Option<ChosenSize>,
}

/// Shoppers whose value lies in a range.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpreadBin {
    /// The least value that it holds.
    pub from: i64,
    /// Above all that it holds; the last has none.
    pub below: Option<i64>,
    /// How many.
    pub shoppers: i64,
}

/// Shoppers who have a value.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpreadValue {
    /// `true` and `false` are written so.
    pub value: String,
    /// How many.
    pub shoppers: i64,
}

/// How the values of a field spread over the shoppers.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopperSpread {
    /// Of integers, ascending without gaps.
    pub bins: Vec<SpreadBin>,
    /// Of texts and lists: the 20 most frequent; of categories their higher levels too.
    pub values: Vec<SpreadValue>,
    /// Shoppers without a value.
    pub unknown: i64,
}

/// One of those who match.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SampledShopper {
    /// Of the file, or `line 12`.
    pub id: String,
    /// What is known.
    pub facts: ShopperJson,
    /// The segment.
    pub belongs: String,
    /// JSON pointers in `when` of the leaves that are true.
    pub by: Vec<String>,
}

/// Some of those whom the candidate matches.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShopperSample {
    /// All who match.
    pub matching: i64,
    /// Six of them.
    pub shoppers: Vec<SampledShopper>,
}

/// A shopper found by id.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundShopper {
    /// As asked.
    pub id: String,
    /// What is known.
    pub facts: ShopperJson,
}
