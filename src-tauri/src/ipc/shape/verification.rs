//! What the window is told about comparisons of live with the preview. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The rules of the preview.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRules {
    /// The last published from here; none: it is the draft.
    pub revision: Option<i64>,
    /// Of it.
    pub etag: String,
}

/// The rules that are live.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LiveRules {
    /// 0 where the history does not tell.
    pub revision: i64,
    /// Of it.
    pub etag: String,
    /// RFC 3339; may be empty.
    pub published_at: String,
    /// As signed.
    pub published_by: Option<String>,
    /// They are those of the preview.
    pub same: bool,
}

/// The products on both sides.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ComparedCatalog {
    /// Generation here.
    pub preview: String,
    /// Generation there.
    pub live: String,
    /// Both hold the same.
    pub same: bool,
}

/// A reason for differences.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CauseKind {
    /// Must never happen.
    Ranking,
    /// Another rule set is live.
    Revision,
    /// Products that the engine lacks.
    Missing,
    /// Products that this store lacks.
    Extra,
    /// Another value of a field.
    Field,
    /// Another catalog, unseen how.
    Catalog,
    /// The engine changed meanwhile.
    Moving,
}

/// A product that is not the same on both sides.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DriftedProduct {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its picture.
    pub image_url: Option<String>,
    /// The value here.
    pub preview: Option<String>,
    /// The value there.
    pub live: Option<String>,
}

/// One reason, and what it concerns.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// Of which kind.
    pub kind: CauseKind,
    /// Of `field` alone.
    pub field: Option<String>,
    /// A sentence.
    pub words: String,
    /// How many it concerns.
    pub asks: i64,
    /// How many it concerns.
    pub products: i64,
    /// The first of them.
    pub examples: Vec<DriftedProduct>,
}

/// An ask that live and preview answer differently.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// As the contract writes it.
    pub page: String,
    /// Its id.
    pub segment: String,
    /// Its name.
    pub segment_name: String,
    /// RFC 3339.
    pub at: String,
    /// The shopper's own order.
    pub sort: Option<String>,
    /// The first that differs, 1-based; 0: the page as a whole.
    pub position: i64,
    /// Product here.
    pub preview: Option<String>,
    /// Its title.
    pub preview_title: Option<String>,
    /// Product there.
    pub live: Option<String>,
    /// Its title.
    pub live_title: Option<String>,
    /// How many of those asked for differ.
    pub places: i64,
    /// Indexes of the causes.
    pub causes: Vec<i64>,
    /// For people.
    pub words: String,
}

/// The comparison of the live pages with the preview.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifyReport {
    /// Its name.
    pub environment: String,
    /// RFC 3339.
    pub at: String,
    /// Asked.
    pub asks: i64,
    /// Of them.
    pub equal: i64,
    /// What live was compared with.
    pub compared: ComparedRules,
    /// What is live.
    pub live: LiveRules,
    /// The products.
    pub catalog: ComparedCatalog,
    /// Why it differs.
    pub causes: Vec<Cause>,
    /// The first of the asks that differ.
    pub differences: Vec<Difference>,
}
