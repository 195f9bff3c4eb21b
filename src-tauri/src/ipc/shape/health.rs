//! What the window is told about the health of rules. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::draft::EntityChange;

/// What is wrong with a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum HealthKind {
    /// Its product is not in the catalog.
    PinMissing,
    /// A rule hides its product.
    PinHidden,
    /// Its product is sold out.
    PinSoldOut,
    /// An earlier pin of the same product.
    PinShadowed,
    /// An earlier pin at the same place.
    PinsOnePlace,
    /// No product on its pages.
    NoPage,
    /// Its segment does not exist.
    NoSegment,
    /// It selects none.
    NoProduct,
    /// Its schedule never holds.
    Never,
    /// Its time is past.
    Over,
    /// Another rule undoes it.
    CancelsOut,
}

/// One edit that puts it right.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// On the button.
    pub name: String,
    /// For undo.
    pub label: String,
    /// The edit.
    pub changes: Vec<EntityChange>,
}

/// A rule that does nothing, or not what it says.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthFinding {
    /// What is wrong.
    pub kind: HealthKind,
    /// Its id.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// In words.
    pub sentence: String,
    /// Where it was seen, if on one.
    pub page: Option<String>,
    /// For whom it was seen, if for one.
    pub segment: Option<String>,
    /// The rules that are the cause.
    pub others: Vec<String>,
    /// The suggested one first.
    pub repairs: Vec<Repair>,
}

/// The health of the whole draft.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// That was looked at.
    pub draft_version: i64,
    /// That are switched on.
    pub rules: i64,
    /// By kind, then in the order of the rules.
    pub findings: Vec<HealthFinding>,
}
