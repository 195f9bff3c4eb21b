//! A page in lanes, a segment each: the draft's ranking beside what is published.
//!
//! Owns what a lane shows. Refuses to rank: that is `endcap_ranking`'s, the same as the engine's.

pub(crate) mod against;
pub(crate) mod baseline;
pub(crate) mod figures;
pub(crate) mod gone;
pub(crate) mod hidden;
pub(crate) mod touched;

use std::{collections::HashMap, sync::Arc};

use endcap_model::{
    action::Action, field::CountField, id::SegmentId, instant::Instant, page::Page,
    ruleset::RuleSet,
};
use endcap_ranking::{Ask, Catalog, Contribution, Placed, ShopperSort, rank_with_first};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::{EntityChange, OpenStore, Outlook, Snapshot, UseCaseError, edit, moment};
use against::{Against, Baseline, Trial};
use baseline::Standing;
use figures::{Counted, FiguresAsk, LaneFigures};
use gone::Gone;
use hidden::HiddenBy;
use touched::Differing;

/// Which page, for whom, when.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LanesAsk {
    pub page: String,
    pub segments: Vec<String>,
    pub outlook: Outlook,
    /// 0-based.
    pub from: u64,
    pub size: u64,
    pub sort: Option<String>,
    pub against: Against,
    pub figures: FiguresAsk,
    #[serde(default)]
    pub shown: Shown,
    /// Products of the first places compared with are looked for, too, where they are not shown.
    #[serde(default)]
    pub gone: bool,
    /// The draft is ranked as it would be with these; nothing is kept.
    #[serde(default)]
    pub trying: Vec<EntityChange>,
}

/// Whose rules rank the lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    #[default]
    Draft,
    /// What shoppers see: as [`Against::Live`].
    Live,
}

/// How a product's place differs from the one compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Move {
    Same,
    Up {
        places: u64,
    },
    Down {
        places: u64,
    },
    /// It is not on the page compared with.
    Arrived,
    /// There is nothing to compare with.
    None,
}

/// One product in a lane.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LaneRow {
    pub id: String,
    pub position: u64,
    pub pinned: bool,
    pub tier: i8,
    pub points: i64,
    pub title: Option<String>,
    pub brand: Option<String>,
    pub image_url: Option<String>,
    pub price: Option<i64>,
    pub list_price: Option<i64>,
    pub margin_bp: Option<i64>,
    pub stock: Option<i64>,
    pub low_stock: bool,
    pub sold_out: bool,
    /// Net points of boosts and buries, stock rules included; the formula's are not.
    pub adjust: i64,
    /// A rule that differs from those compared with acts on it, or did; of what is live, from the
    /// draft's.
    pub touched: bool,
    #[serde(rename = "move")]
    pub movement: Move,
}

/// One segment's view of the page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    pub segment: String,
    pub name: String,
    pub total: u64,
    pub figures: LaneFigures,
    pub baseline: Option<LaneFigures>,
    /// Only where nothing is left to show.
    pub hidden_by: Vec<HiddenBy>,
    /// Only where asked for: what stands in the first places compared with, but not in the lane.
    pub gone: Vec<Gone>,
    pub rows: Vec<LaneRow>,
}

/// The page in lanes, all of one draft, one catalog and one instant.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lanes {
    pub page: String,
    pub at: String,
    pub draft_version: i64,
    pub generation: String,
    /// What movement is told against, for people; nothing where there is nothing to compare with.
    pub against: Option<String>,
    /// Something was published, wherever.
    pub is_published: bool,
    pub lanes: Vec<Lane>,
}

/// Below this a product counts as low on stock where no rule says otherwise, in units.
const LOW_STOCK: i64 = 5;
impl OpenStore {
    /// Ranks a page of the draft for several segments at once. Computes; call it off the UI's and
    /// the runtime's threads (`tokio::task::spawn_blocking`).
    ///
    /// # Errors
    /// `NotFound` for an unknown segment or collection, or where nothing is live; `Invalid` for a bad
    /// page, instant or sort, or a change that could not be kept.
    pub fn rank_lanes(&self, ask: &LanesAsk) -> Result<Lanes, UseCaseError> {
        let (snapshot, at) = self.looked_at(&ask.outlook)?;
        let trial = trial(&snapshot, ask)?;
        let rules = match ask.shown {
            Shown::Draft => trial
                .as_ref()
                .map_or(&snapshot.draft.rules, |trial| &trial.rules),
            Shown::Live => {
                let nothing = || UseCaseError::not_found("Nothing is published yet.");
                &snapshot.published.as_ref().ok_or_else(nothing)?.rules
            }
        };
        let page = moment::page(&ask.page)?;
        let segments = moment::segments(&ask.segments, rules)?;
        let sort = moment::sort(ask.sort.as_deref())?;
        let baseline = Baseline::of(&ask.against, &snapshot, at, trial.as_ref())?;
        let other = match ask.shown {
            Shown::Draft => baseline.as_ref().map(|baseline| baseline.rules.set()),
            Shown::Live => Some(&snapshot.draft.rules),
        };
        let lane = LaneAsk {
            rules,
            page: &page,
            at,
            from: ask.from,
            size: ask.size,
            sort,
            baseline: baseline.as_ref(),
            differing: other.map(|other| Differing::between(rules, other, &page, at)),
            counted: Counted::new(ask.figures, rules, at),
            gone: ask.gone,
        };
        let lanes = segments
            .par_iter()
            .map(|segment| self.lane(&snapshot, &lane, segment))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Lanes {
            page: page.to_string(),
            at: at.to_string(),
            draft_version: snapshot.draft.version,
            generation: snapshot.catalog.generation(),
            against: baseline.map(|baseline| baseline.words),
            is_published: snapshot.published.is_some(),
            lanes,
        })
    }

    fn lane(
        &self,
        snapshot: &Snapshot,
        lane: &LaneAsk<'_>,
        segment: &SegmentId,
    ) -> Result<Lane, UseCaseError> {
        let (catalog, rules) = (&*snapshot.catalog, lane.rules);
        let ask = |from, size, explain| Ask {
            page: lane.page.clone(),
            segment: segment.clone(),
            at: lane.at,
            from,
            size,
            sort: lane.sort,
            explain,
        };
        let figures = lane.counted.ask;
        let asked = ask(lane.from, lane.size, true);
        let (answer, first) = rank_with_first(catalog, rules, &asked, figures.places)?;
        let ids: Vec<&str> = answer
            .products
            .iter()
            .map(|placed| placed.id.as_str())
            .collect();
        let standing = lane.baseline.and_then(|baseline| {
            let ask = ask(0, 0, false);
            self.standings.of(catalog, baseline, &ask, &ids, figures)
        });
        let first = first.iter().map(|placed| placed.id.as_str());
        let row = |placed: &Placed| {
            let movement = standing.as_ref().map_or(Move::None, |standing| {
                movement(
                    standing.positions.get(placed.id.as_str()).copied(),
                    placed.position,
                )
            });
            let differing = lane.differing.as_ref();
            let touched = differing.is_some_and(|differing| differing.touch(placed, segment));
            row(catalog, rules, placed, (movement, touched))
        };
        Ok(Lane {
            segment: segment.as_str().to_owned(),
            name: moment::segment_name(segment, rules),
            total: answer.total,
            figures: lane.counted.of(catalog, first.clone()),
            baseline: standing.as_ref().map(|standing| standing.figures.clone()),
            hidden_by: match answer.total {
                0 => hidden::hidden_by(catalog, rules, &ask(0, 0, false))?,
                _ => Vec::new(),
            },
            gone: lane.gone(catalog, &ask(0, 0, false), standing.as_ref(), first)?,
            rows: answer.products.iter().map(row).collect(),
        })
    }
}

/// The draft's rules with what is tried; nothing where nothing is. What is live can't be tried on.
fn trial(snapshot: &Snapshot, ask: &LanesAsk) -> Result<Option<Trial>, UseCaseError> {
    match (ask.trying.as_slice(), ask.shown) {
        ([], _) => Ok(None),
        (_, Shown::Live) => Err(UseCaseError::invalid("/trying", "is of the draft alone")),
        (changes, Shown::Draft) => Ok(Some(Trial {
            rules: Arc::new(edit::tried(&snapshot.draft, changes)?.0),
            name: format!("draft {} with {changes:?}", snapshot.draft.version),
        })),
    }
}

/// What all lanes of an answer share.
struct LaneAsk<'a> {
    rules: &'a RuleSet,
    page: &'a Page,
    at: Instant,
    from: u64,
    size: u64,
    sort: Option<ShopperSort>,
    baseline: Option<&'a Baseline>,
    differing: Option<Differing<'a>>,
    counted: Counted,
    gone: bool,
}

impl LaneAsk<'_> {
    /// Nothing where it is not asked for, or where there is nothing to compare with.
    fn gone<'a>(
        &self,
        catalog: &Catalog,
        ask: &Ask,
        standing: Option<&Standing>,
        now: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<Gone>, UseCaseError> {
        let Some(standing) = standing.filter(|_| self.gone) else {
            return Ok(Vec::new());
        };
        let before = standing.first().take(self.counted.places());
        gone::gone(catalog, self.rules, ask, before, now)
    }
}

fn movement(before: Option<u64>, position: u64) -> Move {
    match before {
        None => Move::Arrived,
        Some(before) if before == position => Move::Same,
        Some(before) if before > position => Move::Up {
            places: before - position,
        },
        Some(before) => Move::Down {
            places: position - before,
        },
    }
}

fn row(
    catalog: &Catalog,
    rules: &RuleSet,
    placed: &Placed,
    (movement, touched): (Move, bool),
) -> LaneRow {
    let at = catalog.row_of(placed.id.as_str());
    let count = |field| at.and_then(|row| catalog.count_at(row, field, rules.store.metrics_days));
    let text = |read: for<'c> fn(&'c Catalog, u32) -> Option<&'c str>| {
        at.and_then(|row| read(catalog, row)).map(str::to_owned)
    };
    let stock = count(CountField::Stock);
    LaneRow {
        id: placed.id.as_str().to_owned(),
        position: placed.position,
        pinned: placed.pinned,
        tier: placed.tier,
        points: placed.points,
        title: text(Catalog::title_at),
        brand: text(Catalog::brand_at),
        image_url: text(Catalog::image_at),
        price: count(CountField::Price),
        list_price: count(CountField::ListPrice),
        margin_bp: count(CountField::MarginBp),
        stock,
        low_stock: stock.is_some_and(|units| units > 0 && units < low_stock(rules)),
        sold_out: stock == Some(0),
        adjust: adjustment(rules, placed),
        touched,
        movement,
    }
}

/// Where stock counts as low: what the store's own rules say, the lowest of them if several.
fn low_stock(rules: &RuleSet) -> i64 {
    let bounds = rules
        .rules
        .iter()
        .filter(|rule| rule.enabled)
        .filter_map(|rule| match rule.action {
            Action::LowStock { below, .. } => Some(below),
            _ => None,
        });
    bounds.min().unwrap_or(LOW_STOCK)
}

/// Net of boosts and buries, stock rules included.
fn adjustment(rules: &RuleSet, placed: &Placed) -> i64 {
    let Some(explanation) = &placed.explain else {
        return 0;
    };
    let by_rule: HashMap<&str, &Action> = rules
        .rules
        .iter()
        .map(|rule| (rule.id.as_str(), &rule.action))
        .collect();
    let moves = |action: &Action| {
        matches!(
            action,
            Action::Boost { .. }
                | Action::Bury { .. }
                | Action::LowStock { .. }
                | Action::Overstock { .. }
        )
    };
    let net = explanation
        .contributions
        .iter()
        .filter_map(|contribution| match contribution {
            Contribution::Rule { rule, points } => by_rule
                .get(rule.as_str())
                .filter(|action| moves(action))
                .map(|_| *points),
            _ => None,
        });
    net.sum()
}
