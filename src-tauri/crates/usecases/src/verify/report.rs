//! What a comparison says: how many asks, what is live, and why it differs. Data alone.

use serde::{Deserialize, Serialize};

/// How a comparison came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyReport {
    pub environment: String,
    /// When it began, RFC 3339 in UTC.
    pub at: String,
    pub asks: u64,
    pub equal: u64,
    /// What live was compared with.
    pub compared: ComparedRules,
    pub live: LiveRules,
    pub catalog: ComparedCatalog,
    /// Why it differs, what concerns most asks first. Empty if and only if nothing differs.
    pub causes: Vec<Cause>,
    /// The first 200 asks that differ.
    pub differences: Vec<Difference>,
}

/// The rules of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRules {
    /// The revision that this store published last; `None`: it is the draft, for nothing was.
    pub revision: Option<u64>,
    pub etag: String,
}

/// The rules that the engine serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveRules {
    /// 0 where the engine's history does not tell.
    pub revision: u64,
    pub etag: String,
    /// RFC 3339; empty where the engine's history does not tell.
    pub published_at: String,
    pub published_by: Option<String>,
    /// They are those that the preview was ranked by.
    pub same: bool,
}

/// The products on both sides, named by their generations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedCatalog {
    /// Of this store.
    pub preview: String,
    /// Of the engine, as its answers name it; empty if it gave none.
    pub live: String,
    /// Both hold exactly the same products.
    pub same: bool,
}

/// The kinds of reasons for a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CauseKind {
    /// Equal rules and equal products rank differently. Must never happen.
    Ranking,
    /// Another rule set is live than the one compared.
    Revision,
    /// Products of this store that the engine does not have.
    Missing,
    /// Products of the engine that this store does not have.
    Extra,
    /// Products with another value of one field.
    Field,
    /// The engine's catalog is another generation; which products differ was not seen.
    Catalog,
    /// Rules or products of the engine changed while they were compared.
    Moving,
}

/// One reason for differences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    pub kind: CauseKind,
    /// By its name in the contract; of `Field` alone.
    pub field: Option<String>,
    /// A sentence: “14 products have another stock in the engine.”
    pub words: String,
    /// How many asks it concerns.
    pub asks: u64,
    /// How many products.
    pub products: u64,
    /// The first 50 of them.
    pub examples: Vec<DriftedProduct>,
}

/// A product that is not the same on both sides, values in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftedProduct {
    pub id: String,
    pub title: Option<String>,
    pub image_url: Option<String>,
    /// `None`: not there, or unknown.
    pub preview: Option<String>,
    /// `None`: not there, or unknown.
    pub live: Option<String>,
}

/// An ask that live and preview answer differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    pub page: String,
    pub segment: String,
    pub segment_name: String,
    pub at: String,
    /// The shopper's own order, if one was asked for.
    pub sort: Option<String>,
    /// The first place that differs, 1-based; 0 where only the page as a whole does.
    pub position: u64,
    /// The product there in the preview.
    pub preview: Option<String>,
    pub preview_title: Option<String>,
    /// The product there in the engine's answer.
    pub live: Option<String>,
    /// As this store knows it.
    pub live_title: Option<String>,
    /// How many of the places asked for differ.
    pub places: u64,
    /// Indexes of `causes`.
    pub causes: Vec<u64>,
    /// A sentence.
    pub words: String,
}

impl VerifyReport {
    /// Nothing differs.
    pub fn is_equal(&self) -> bool {
        self.equal == self.asks && self.causes.is_empty()
    }

    /// Names what differs, so that the same drift can be known again: the live rules, and the
    /// kinds of causes. `None` if nothing does. Which products have another stock is not part of
    /// it: an inventory feed would be news every minute.
    pub fn drift(&self) -> Option<String> {
        let mut kinds: Vec<String> = self
            .causes
            .iter()
            .map(|cause| format!("{:?} {}", cause.kind, cause.field.as_deref().unwrap_or("")))
            .collect();
        kinds.sort();
        (!self.is_equal()).then(|| format!("{}: {}", self.live.etag, kinds.join(", ")))
    }
}
