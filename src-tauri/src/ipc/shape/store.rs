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
    /// Entities that differ from what was published last, anywhere; all of them before the first.
    pub changes: i64,
    /// Errors in the draft.
    pub findings: i64,
    /// Base URL of the gateway that runs inside the app.
    pub local_gateway: Option<String>,
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
