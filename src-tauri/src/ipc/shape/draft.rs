//! What the window is told about the draft, and the edits that it asks for. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::contract::{CollectionJson, FormulaJson, RuleJson, RuleSetJson, SegmentJson};
use crate::ipc::error::Finding;
use crate::ipc::shape::pages::Lanes;
use crate::ipc::shape::publish::ChangedKind;

/// The four kinds of things in a rule set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EntityKind {
    /// A rule.
    Rule,
    /// A segment.
    Segment,
    /// A collection.
    Collection,
    /// A formula.
    Formula,
}

/// An entity by kind and id.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntityName {
    /// What it is.
    pub kind: ChangedKind,
    /// Unique in its kind.
    pub id: String,
}

/// The whole draft.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Grows with every edit, undo and redo.
    pub version: i64,
    /// As the contract writes it.
    pub document: RuleSetJson,
    /// Everything wrong with it.
    pub findings: Vec<Finding>,
    /// What differs from what was published last.
    pub changed: Vec<EntityName>,
}

/// One step of an edit.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "op", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EntityChange {
    /// Puts a rule.
    PutRule {
        /// The whole rule.
        rule: RuleJson,
        /// 0-based place; none keeps it, or puts a new one last.
        index: Option<i64>,
    },
    /// Puts a segment.
    PutSegment {
        /// The whole segment.
        segment: SegmentJson,
        /// As for rules.
        index: Option<i64>,
    },
    /// Puts a collection.
    PutCollection {
        /// The whole collection.
        collection: CollectionJson,
        /// As for rules.
        index: Option<i64>,
    },
    /// Puts a formula.
    PutFormula {
        /// The whole formula.
        formula: FormulaJson,
        /// As for rules.
        index: Option<i64>,
    },
    /// Takes an entity out.
    Remove {
        /// What it is.
        entity: EntityKind,
        /// Which.
        id: String,
    },
}

/// What an edit did, or an undo or redo of it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Edited {
    /// As it stands now.
    pub draft: Draft,
    /// The edit that was kept, taken back or brought back.
    pub label: String,
    /// The lanes that were asked for, as they stand now, in that order; none where they can't be ranked.
    pub lanes: Vec<Option<Lanes>>,
}

/// A rule in sentences.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RuleWords {
    /// What it does.
    pub action: String,
    /// On which pages, for whom.
    pub scope: String,
    /// Its schedule.
    pub when: String,
}

/// What is to be said about a rule that is being written.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RuleCheck {
    /// Pointers are relative to the rule.
    pub findings: Vec<Finding>,
    /// As far as it can be read.
    pub words: RuleWords,
}

/// Whether a rule works now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RuleState {
    /// In force.
    Active,
    /// Switched off.
    Off,
    /// Its time is to come.
    Scheduled,
    /// Its time is past.
    Over,
}

/// A rule in the list of rules.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RuleRow {
    /// Its id.
    pub id: String,
    /// In sentences.
    pub words: RuleWords,
    /// How many products its predicate selects now.
    pub products: Option<i64>,
    /// Whether it works now.
    pub state: RuleState,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}
