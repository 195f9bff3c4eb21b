//! What the window is told about environments and publishing. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::draft::EntityKind;
use crate::ipc::shape::verification::VerifyReport;

/// What a change is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChangedKind {
    /// A rule.
    Rule,
    /// A segment.
    Segment,
    /// A collection.
    Collection,
    /// A formula.
    Formula,
    /// The store's facts.
    Store,
}

/// What happened to an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChangeType {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is different.
    Changed,
    /// It has another place.
    Moved,
}

/// One change, in words.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeWords {
    /// What it is about.
    pub kind: ChangedKind,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What happened.
    pub what: ChangeType,
    /// In words.
    pub sentence: String,
    /// Field: was → is.
    pub details: Vec<String>,
    /// A page, or `Segments`, `Formulas` …
    pub area: String,
}

/// A place to publish to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    /// By the id pattern.
    pub name: String,
    /// None is the local gateway.
    pub url: Option<String>,
    /// In the keyring.
    pub has_token: bool,
    /// How it is compared by itself, if it is.
    pub watch: Option<Watched>,
}

/// How an environment is compared by itself.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Watched {
    /// 1 to 1440.
    pub every_minutes: i64,
    /// RFC 3339.
    pub tried_at: Option<String>,
    /// Why the last try could not compare.
    pub failure: Option<String>,
}

/// An environment that is not what was published, for who did not ask just now.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DriftNotice {
    /// Its name.
    pub environment: String,
    /// When it was compared, RFC 3339.
    pub at: String,
    /// How many.
    pub asks: i64,
    /// How many of them.
    pub differ: i64,
    /// How much differs, and why first.
    pub words: String,
}

/// Whether an environment answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EnvironmentState {
    /// It answers.
    Ready,
    /// It answers, but not to this token.
    Unauthorized,
    /// It does not answer.
    Away,
}

/// The last comparison with an environment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LastVerified {
    /// RFC 3339.
    pub at: String,
    /// How many.
    pub asks: i64,
    /// How many of them.
    pub differ: i64,
}

/// How an environment stands.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentStatus {
    /// Its name.
    pub name: String,
    /// Whether it answers.
    pub state: EnvironmentState,
    /// It answers, and accepts the token.
    pub reachable: bool,
    /// Why not.
    pub reason: Option<String>,
    /// `ok`, or what the engine says is wrong.
    pub health: Option<String>,
    /// The last answer, RFC 3339.
    pub answered_at: Option<String>,
    /// How long it took.
    pub answer_millis: Option<i64>,
    /// What answers.
    pub engine: Option<String>,
    /// Of it.
    pub version: Option<String>,
    /// It holds.
    pub products: Option<i64>,
    /// Names them.
    pub generation: Option<String>,
    /// Live.
    pub revision: Option<i64>,
    /// Live.
    pub etag: Option<String>,
    /// RFC 3339.
    pub published_at: Option<String>,
    /// As signed.
    pub published_by: Option<String>,
    /// Live is what this store published last.
    pub in_step: bool,
    /// Its products are those of this store.
    pub catalog_in_step: bool,
    /// If ever.
    pub last_verified: Option<LastVerified>,
}

/// The revision that a review compares with.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Baseline {
    /// Its number.
    pub revision: i64,
    /// RFC 3339.
    pub published_at: String,
}

/// An error, with the entity that it is in.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntityFinding {
    /// Into the whole document.
    pub pointer: String,
    /// For people.
    pub reason: String,
    /// Where it can be told.
    pub entity: Option<EntityKind>,
    /// Where it can be told.
    pub id: Option<String>,
    /// Where it can be told.
    pub name: Option<String>,
}

/// What publishing would change.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// None before the first.
    pub against: Option<Baseline>,
    /// In words.
    pub changes: Vec<ChangeWords>,
    /// Errors: nothing can be published.
    pub findings: Vec<EntityFinding>,
}

/// A page on which products may stand elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImpactPage {
    /// `category:Clothing > Jackets`.
    pub page: String,
    /// `Clothing › Jackets`.
    pub name: String,
    /// A changed rule names it, or its collection is changed; else it is reached by a rule for every
    /// page, a formula or the store's facts.
    pub named: bool,
}

/// A moment at which changed rules begin.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImpactMoment {
    /// RFC 3339, UTC.
    pub at: String,
    /// What clocks in the store show, `2026-11-27T00:00`.
    pub local: String,
    /// Names of rules.
    pub begins: Vec<String>,
}

/// Where and when publishing would be seen.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Impact {
    /// At most 24, those that are named first.
    pub pages: Vec<ImpactPage>,
    /// Pages beyond those.
    pub further: u64,
    /// At most four, the next first.
    pub moments: Vec<ImpactMoment>,
}

/// A segment that other shoppers would belong to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SegmentShift {
    /// Its id.
    pub segment: String,
    /// Its name.
    pub name: String,
    /// Shoppers, as it is published.
    pub before: u64,
    /// Shoppers, by the draft.
    pub after: u64,
    /// Of those after, who did not belong to it.
    pub came: u64,
}

/// What publishing is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PublishStep {
    /// Sends the products.
    Catalog,
    /// Sends the rule set.
    Rules,
    /// Asks the live pages.
    ReadBack,
    /// Compares them.
    Verify,
}

/// How far publishing is.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PublishProgress {
    /// What it is doing.
    pub step: PublishStep,
    /// So far.
    pub done: i64,
    /// Of.
    pub total: i64,
}

/// What publishing did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// Its name.
    pub environment: String,
    /// Live now.
    pub revision: i64,
    /// Live now.
    pub etag: String,
    /// It was live already.
    pub unchanged: bool,
    /// Read back.
    pub verify: VerifyReport,
    /// The shopper's page.
    pub shop_url: String,
}

/// A revision of an environment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// Its number.
    pub revision: i64,
    /// Of its document.
    pub etag: String,
    /// RFC 3339.
    pub published_at: String,
    /// As signed.
    pub published_by: Option<String>,
    /// As noted.
    pub note: Option<String>,
}

/// What a revision changed, and how the draft differs from it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RevisionChanges {
    /// The revision before it; null before the first, which changed an empty rule set.
    pub before: Option<u64>,
    /// Against the one before it, in words.
    pub made: Vec<ChangeWords>,
    /// From it to the draft, in words.
    pub changes: Vec<ChangeWords>,
}
