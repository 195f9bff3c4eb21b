//! What the window is told about pages and lanes. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::shape::draft::{EntityChange, RuleWords};

/// A category page and those below it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CategoryNode {
    /// Levels joined by ` > `.
    pub path: String,
    /// Its last level.
    pub name: String,
    /// In it and below.
    pub products: i64,
    /// That name this page or one above with all below.
    pub rules: i64,
    /// A rule of it differs from the published.
    pub changed: bool,
    /// By name.
    pub children: Vec<CategoryNode>,
}

/// Any other page.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageEntry {
    /// As the contract writes it, `search:rain jacket`.
    pub page: String,
    /// For people.
    pub name: String,
    /// Candidates.
    pub products: Option<i64>,
    /// That name it.
    pub rules: i64,
    /// A rule of it differs from the published.
    pub changed: bool,
}

/// All pages that are known.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageIndex {
    /// The tree.
    pub categories: Vec<CategoryNode>,
    /// In the order of the rule set.
    pub collections: Vec<PageEntry>,
    /// That rules name.
    pub searches: Vec<PageEntry>,
    /// That rules name.
    pub placements: Vec<PageEntry>,
    /// How many in all.
    pub pages: i64,
}

/// Where a product came from, against what the lane is compared with.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Move {
    /// Same place.
    Same,
    /// Nearer to the top.
    Up {
        /// By so many.
        places: i64,
    },
    /// Further down.
    Down {
        /// By so many.
        places: i64,
    },
    /// Not shown there before.
    Arrived,
    /// Nothing to compare with.
    None,
}

/// A product at its place in a lane.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LaneRow {
    /// Of the product.
    pub id: String,
    /// 1-based.
    pub position: i64,
    /// By a pin.
    pub pinned: bool,
    /// -1, 0 or 1.
    pub tier: i64,
    /// Of the contract.
    pub points: i64,
    /// Unknown if none.
    pub title: Option<String>,
    /// Unknown if none.
    pub brand: Option<String>,
    /// Perhaps a `data:` URL.
    pub image_url: Option<String>,
    /// Minor units.
    pub price: Option<i64>,
    /// Minor units.
    pub list_price: Option<i64>,
    /// Basis points.
    pub margin_bp: Option<i64>,
    /// Pieces.
    pub stock: Option<i64>,
    /// Below what a rule calls low, or 5.
    pub low_stock: bool,
    /// Known to be 0.
    pub sold_out: bool,
    /// Net points of the rules, the formula left out.
    pub adjust: i64,
    /// A rule that differs from what the lane is compared with acts on it; of what is live, from the draft's.
    pub touched: bool,
    /// Against what the lane is compared with.
    #[serde(rename = "move")]
    pub movement: Move,
}

/// Figures of the first places of a lane.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LaneFigures {
    /// How many there are of them.
    pub places: i64,
    /// Average, basis points.
    pub margin_bp: Option<i64>,
    /// Median.
    pub cover_days: Option<i64>,
    /// Places with stock.
    pub in_stock: i64,
    /// Places whose stock is known.
    pub stock_known: i64,
    /// Different ones.
    pub brands: i64,
    /// Places launched within the last 30 days.
    pub launched_lately: i64,
    /// Places whose launch is known.
    pub launch_known: i64,
    /// Expected of 1,000 shoppers who open the page, minor units.
    pub profit: Option<i64>,
    /// Places whose margin and conversion are known.
    pub profit_known: i64,
}

/// A rule that empties a lane.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Hider {
    /// Its id.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// That it hides.
    pub products: i64,
}

/// A page for one segment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// Its id.
    pub segment: String,
    /// Its name.
    pub name: String,
    /// Places in the whole list.
    pub total: i64,
    /// Of the draft.
    pub figures: LaneFigures,
    /// Of what it is compared with.
    pub baseline: Option<LaneFigures>,
    /// Only when nothing is left.
    pub hidden_by: Vec<Hider>,
    /// Where asked for: in the first places compared with, but not in the lane.
    pub gone: Vec<Gone>,
    /// The slice asked for.
    pub rows: Vec<LaneRow>,
}

/// A product that is shown where a lane is compared with, but not in the lane.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    /// Of the product.
    pub id: String,
    /// Unknown if none.
    pub title: Option<String>,
    /// Perhaps a `data:` URL.
    pub image_url: Option<String>,
    /// Where it stands on the page compared with, 1-based.
    pub from: i64,
    /// Names of the rules that hide it; none: it is no product of the page.
    pub hidden_by: Vec<String>,
}

/// One page for several segments, of one draft, one catalog and one instant.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Lanes {
    /// As asked.
    pub page: String,
    /// RFC 3339, UTC.
    pub at: String,
    /// Ranked.
    pub draft_version: i64,
    /// Of the catalog.
    pub generation: String,
    /// What movement is told against, for people; none: nothing.
    pub against: Option<String>,
    /// Something was published, wherever.
    pub is_published: bool,
    /// In the order asked.
    pub lanes: Vec<Lane>,
}

/// A rule that concerns a page.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageRule {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// In sentences.
    pub words: RuleWords,
    /// Its switch.
    pub enabled: bool,
    /// `pin`, `hide` …
    pub action_type: String,
    /// Of the asked lanes, where it matches; none: it is for other segments alone.
    pub segments: Vec<String>,
    /// Enabled and its schedule holds at the instant.
    pub active_now: bool,
    /// By a pattern of a wider page, or of all.
    pub inherited: bool,
    /// Differs from the published.
    pub changed: bool,
    /// That its predicate selects.
    pub products: Option<i64>,
    /// Shadowed, sold out, never fires.
    pub warning: Option<String>,
}

/// What an edit would do to a lane.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// Its id.
    pub segment: String,
    /// Position of the product now.
    pub from: Option<i64>,
    /// Position of the product after.
    pub to: Option<i64>,
    /// Places of the first 24 that change.
    pub moved: i64,
    /// Basis points, first 24.
    pub margin_before: Option<i64>,
    /// Basis points, first 24.
    pub margin_after: Option<i64>,
}

/// What an edit would do, before it is kept.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditEffect {
    /// A lane each.
    pub effects: Vec<Effect>,
    /// In words.
    pub sentence: String,
    /// What to think of first.
    pub warning: Option<String>,
}

/// What a rule does to a page for one segment.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Touch {
    /// Its id.
    pub rule: String,
    /// Its id.
    pub segment: String,
    /// Of the page, that it is about.
    pub products: Option<i64>,
    /// Of those compared, that hold another product without it.
    pub places: i64,
    /// Places: 100, or all there are.
    pub compared: i64,
}

/// What would lift a page's margin.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarginLift {
    /// Basis points, first 24.
    pub before: Option<i64>,
    /// Basis points, first 24; the highest found where the target is out of reach.
    pub after: Option<i64>,
    /// The target is.
    pub reached: bool,
    /// Places of the first 24 that change.
    pub moved: i64,
    /// One rule, or none.
    pub changes: Vec<EntityChange>,
    /// For undo.
    pub label: String,
    /// In words.
    pub sentence: String,
}
