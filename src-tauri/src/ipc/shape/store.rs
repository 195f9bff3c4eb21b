//! What the window is told about stores. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::contract::FactsJson;

/// The open store at a glance.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StoreStatus {
    /// The store's file.
    pub path: String,
    /// Made by the program, and resettable.
    pub is_demo: bool,
    /// Name, currency, time zone, days of metrics.
    pub facts: FactsJson,
    /// Digits after the decimal sign of the currency: 2 for EUR, 0 for JPY.
    pub currency_digits: i64,
    /// In the catalog.
    pub products: i64,
    /// Changes with every change of the catalog.
    pub generation: String,
    /// Grows with every edit, undo and redo.
    pub draft_version: i64,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would bring back.
    pub redo: Option<String>,
    /// Entities that differ from what is live: production's last publication, or else the last anywhere.
    pub changes: i64,
    /// Each environment that was published to, the latest first.
    pub against: Vec<DraftAgainst>,
    /// Entities that differ from an environment that holds nothing.
    pub entities: i64,
    /// Errors in the draft.
    pub findings: i64,
    /// Base URL of the gateway that runs inside the app.
    pub local_gateway: Option<String>,
}

/// How much of the draft differs from what was last published to an environment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DraftAgainst {
    /// Its name.
    pub environment: String,
    /// That was published.
    pub revision: i64,
    /// Entities that differ.
    pub changes: i64,
}

/// What was read again, because another program had changed it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaughtUp {
    /// The rule set that is worked on.
    pub draft: bool,
    /// Products.
    pub catalog: bool,
    /// What was published last, to any environment.
    pub published: bool,
    /// The anonymous shoppers.
    pub shoppers: bool,
}

/// A store that was open before.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecentStore {
    /// Its file.
    pub path: String,
    /// As it was called then.
    pub name: String,
    /// RFC 3339.
    pub opened_at: String,
}
