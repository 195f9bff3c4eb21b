//! What readers see: one version of one catalog, fixed for the whole of a request.
//!
//! Every document of a catalog's index has `from` and `to`: it is visible at a version V if
//! `from <= V < to`. A version that was begun and never committed (`aborted`) made nothing and
//! ended nothing. So a writer can write beside readers, and what a dead writer left is invisible.

use serde_json::{Value, json};

/// `to` of a document that is current.
pub(crate) const CURRENT: i64 = 9_007_199_254_740_991;

/// What readers see. Never changes; a newer one is another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    /// Name of the index; empty where no catalog was ever sent.
    pub(crate) index: String,
    /// The version that was committed.
    pub(crate) version: i64,
    /// Names these products, as [`endcap_ranking::Catalog::generation`] does.
    pub(crate) generation: String,
    /// How many products are visible.
    pub(crate) products: u64,
    /// Versions up to `version` that were never committed.
    pub(crate) aborted: Vec<i64>,
}

impl View {
    /// A clause by which every query must be narrowed.
    pub(crate) fn filter(&self) -> Value {
        json!({"bool": {"must_not": self.unseen()}})
    }

    /// Clauses of which none may match. Every document has both ends: said as what is not visible, it
    /// is about a few documents at any version, and nothing large has to be made for a version that is
    /// asked for the first time.
    pub(crate) fn unseen(&self) -> Vec<Value> {
        let later = json!({"range": {"from": {"gt": self.version}}});
        let over = json!({"range": {"to": {"lte": self.version}}});
        if self.aborted.is_empty() {
            return vec![later, over];
        }
        let aborted = &self.aborted;
        vec![
            later,
            json!({"terms": {"from": aborted}}),
            json!({"bool": {"filter": [over], "must_not": [{"terms": {"to": aborted}}]}}),
        ]
    }

    /// Whether there is nothing to ask the engine for.
    pub(crate) fn is_empty(&self) -> bool {
        self.products == 0
    }
}
