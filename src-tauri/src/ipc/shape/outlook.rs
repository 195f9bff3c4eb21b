//! What the window asks of pages: which lanes, when, with which stock, and against what. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::draft::EntityChange;

/// Other stock for a preview; it never touches data.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StockScenario {
    /// Ids of products without a unit left.
    pub sold_out: Vec<String>,
    /// Ids of products that have come in.
    pub restocked: Vec<String>,
    /// What those have then, in units.
    pub restocked_to: i64,
    /// Units that every other product sells each whole day from now until the instant.
    pub per_day: i64,
}

/// When, and with which stock.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// RFC 3339 or store-local; none is now.
    pub at: Option<String>,
    /// None: as counted.
    pub stock: Option<StockScenario>,
}

/// What lanes are compared with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Against {
    /// Production's last publication; without one, the last anywhere.
    Live,
    /// The last publication, wherever.
    Published,
    /// The last publication to an environment.
    Environment {
        /// Of it.
        name: String,
    },
    /// The draft, or what is tried, for another segment.
    Lane {
        /// Its id.
        segment: String,
    },
    /// No rule at all.
    NoRules,
    /// Live, a week earlier by its rules.
    LastWeek,
    /// Nothing.
    None,
}

/// Which places figures are about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FiguresAsk {
    /// So many from the first, 1 to 48.
    pub places: i64,
    /// Of those who see a place, so many basis points see the next one.
    pub attention_bp: i64,
}

/// Which page, for whom, when, and how it is compared.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LanesAsk {
    /// As the contract writes it.
    pub page: String,
    /// Ids.
    pub segments: Vec<String>,
    /// When, and with which stock.
    pub outlook: Outlook,
    /// 0-based.
    pub from: i64,
    /// Places.
    pub size: i64,
    /// The shopper's own order.
    pub sort: Option<String>,
    /// What movement is told against.
    pub against: Against,
    /// Which places figures are about.
    pub figures: FiguresAsk,
    /// Whose rules rank the lanes.
    pub shown: Shown,
    /// Whether to look for what the first places compared with show, and the lane does not.
    pub gone: bool,
    /// The draft is ranked as it would be with these; nothing is kept.
    pub trying: Vec<EntityChange>,
}

/// Whose rules rank the lanes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    /// The draft's.
    Draft,
    /// What shoppers see.
    Live,
}
