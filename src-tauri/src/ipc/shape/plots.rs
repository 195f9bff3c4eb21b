//! What the window is told about a page in plots. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::outlook::Outlook;

/// Which page, for whom, when, and how many first places.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlotsAsk {
    /// As the contract writes it.
    pub page: String,
    /// Ids.
    pub segments: Vec<String>,
    /// When, and with which stock.
    pub outlook: Outlook,
    /// 1 to 48.
    pub places: i64,
}

/// One product among the first places.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlotPoint {
    /// Of the product.
    pub id: String,
    /// Unknown if none.
    pub title: Option<String>,
    /// 1-based.
    pub position: i64,
    /// By a pin.
    pub pinned: bool,
    /// Basis points.
    pub margin_bp: Option<i64>,
}

/// How values spread over bins.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Distribution {
    /// Where each bin begins, ascending; the first bin holds all below it too, the last all above.
    pub edges: Vec<i64>,
    /// Products of the whole page, by bin.
    pub page: Vec<i64>,
    /// Products of the first places, by bin.
    pub first: Vec<i64>,
    /// Products of the page without a value.
    pub page_unknown: i64,
    /// Products of the first places without a value.
    pub first_unknown: i64,
}

/// One lane in plots.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LanePlots {
    /// Its id.
    pub segment: String,
    /// Its name.
    pub name: String,
    /// Products shown.
    pub total: i64,
    /// How many of them were counted.
    pub counted: i64,
    /// The first 100 places.
    pub points: Vec<PlotPoint>,
    /// Minor units.
    pub price: Distribution,
    /// Basis points.
    pub margin_bp: Distribution,
    /// Days; 99,999 is nothing sold.
    pub cover_days: Distribution,
    /// For each asked lane: products that the first places of both hold.
    pub shared: Vec<i64>,
}

/// A page in plots.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Plots {
    /// As asked.
    pub page: String,
    /// RFC 3339, UTC.
    pub at: String,
    /// First places.
    pub places: i64,
    /// In the order asked.
    pub lanes: Vec<LanePlots>,
    /// Products among the first places of every lane.
    pub in_all: i64,
}
