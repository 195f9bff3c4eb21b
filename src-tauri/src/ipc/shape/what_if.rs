//! What the window is told about what would bring a product elsewhere. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::outlook::Outlook;

/// Which product, where, for whom, when.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhatIfAsk {
    /// As the contract writes it.
    pub page: String,
    /// Its id.
    pub segment: String,
    /// When, and with which stock.
    pub outlook: Outlook,
    /// Its id.
    pub product: String,
    /// 1-based; a position that it shall come to.
    pub place: Option<i64>,
}

/// What would bring a product to a place.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Lift {
    /// It stands there, or nearer to the top.
    Unneeded,
    /// The least boost that does.
    Boost {
        /// 1 to 100,000.
        points: i64,
        /// That it then has.
        position: i64,
    },
    /// No boost does.
    OutOfReach {
        /// The nearest position that one reaches.
        nearest: i64,
        /// What stands in the way, in words.
        reason: String,
    },
    /// Points don't decide its place.
    Fixed {
        /// Why, in words.
        reason: String,
    },
}

/// Where a product would be without one rule that touches it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WithoutRule {
    /// Its id.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// `pin`, `hide` …
    pub action_type: String,
    /// None: not shown.
    pub position: Option<i64>,
}

/// A product on one segment's page, and what would change that.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhatIf {
    /// Its id.
    pub segment: String,
    /// 1-based; none: not shown.
    pub position: Option<i64>,
    /// To gain a place; none where it is first or not shown.
    pub next: Option<Lift>,
    /// To the place that was asked for.
    pub to_place: Option<Lift>,
    /// By precedence.
    pub without: Vec<WithoutRule>,
}
