//! The test of a made-up shopper. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How a shopper stands to a segment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentReason {
    /// Its id.
    pub segment: String,
    /// By itself, whatever comes before it.
    pub matches: bool,
    /// Its conditions.
    pub words: String,
}

/// Where a made-up shopper belongs.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentTest {
    /// The first that matches, or `everyone`.
    pub segment: String,
    /// All segments in order.
    pub reasons: Vec<SegmentReason>,
}
