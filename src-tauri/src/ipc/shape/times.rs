//! What the window is told about when a page changes by the clock. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A moment at which rules of a page begin or end.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageMoment {
    /// RFC 3339, UTC.
    pub at: String,
    /// What clocks in the store show, `2026-11-27T00:00`.
    pub local: String,
    /// Names of rules.
    pub begins: Vec<String>,
    /// Names of rules.
    pub ends: Vec<String>,
}

/// The next time that a rule begins or ends.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ComingMoment {
    /// Its id.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// Else it ends.
    pub begins: bool,
    /// RFC 3339, UTC.
    pub at: String,
    /// What clocks in the store show.
    pub local: String,
}

/// Clocks that go forward or back.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClockChange {
    /// RFC 3339, UTC.
    pub at: String,
    /// What clocks show after it.
    pub local: String,
    /// Forward; back is negative.
    pub minutes: i64,
}

/// What happens to a page, and when.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageTimes {
    /// Within the days asked for, ascending.
    pub moments: Vec<PageMoment>,
    /// Within the days asked for, ascending.
    pub clock_changes: Vec<ClockChange>,
    /// The last moment before those days, on the store's clocks.
    pub earlier: Option<String>,
    /// The first moment after those days, on the store's clocks.
    pub later: Option<String>,
    /// From now on: of each rule its next beginning and its next end.
    pub coming: Vec<ComingMoment>,
}
