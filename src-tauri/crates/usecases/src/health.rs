//! The health of all rules: pins and rules of the draft that do nothing, or not what they say, each
//! with repairs that are edits. Finds and proposes; keeps nothing.
//!
//! Looked at now; a rule that is still to begin is looked at for its first moment. A rule that is
//! switched off is healthy: somebody decided so. Products are compared as sets of rows, one set a rule,
//! so that the work grows with the rules and not with the rules times the products.

mod opposed;
mod pins;
mod reach;
mod repair;
mod rules;

use endcap_model::{instant::Instant, json::Json, page::Page, rule::Rule, ruleset::RuleSet};
use endcap_ranking::Catalog;
use serde::Serialize;

use crate::{EntityChange, OpenStore, moment};

use reach::Reaches;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HealthKind {
    /// The pinned product is not in the catalog: deleted, or never there.
    PinMissing,
    /// A rule hides the pinned product where it is pinned.
    PinHidden,
    /// The pinned product is sold out.
    PinSoldOut,
    /// An earlier pin of the same product is taken in its place.
    PinShadowed,
    /// An earlier pin has the place, so that this one moves on.
    PinsOnePlace,
    /// Its pages hold no product.
    NoPage,
    /// It is for a segment that does not exist.
    NoSegment,
    /// It selects no product, or none that is on its pages.
    NoProduct,
    /// Its schedule never holds.
    Never,
    /// Its time is over.
    Over,
    /// Another rule undoes what it does.
    CancelsOut,
}

/// A repair: one edit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repair {
    /// On the button.
    pub name: String,
    /// What undo names.
    pub label: String,
    pub changes: Vec<EntityChange>,
}

/// A rule that does nothing, or not what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HealthFinding {
    pub kind: HealthKind,
    pub rule: String,
    pub name: String,
    pub sentence: String,
    /// Where it was seen, if on one page.
    pub page: Option<String>,
    pub segment: Option<String>,
    /// The rules that are the cause.
    pub others: Vec<String>,
    /// The suggested one first.
    pub repairs: Vec<Repair>,
}

/// The health of the whole draft.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    pub draft_version: i64,
    /// Rules that were looked at: those that are switched on.
    pub rules: u64,
    pub findings: Vec<HealthFinding>,
}

/// What every check reads.
pub(crate) struct Ward<'a> {
    pub catalog: &'a Catalog,
    pub rules: &'a RuleSet,
    pub now: Instant,
    pub reaches: Reaches<'a>,
}

impl OpenStore {
    /// Looks at every rule that is switched on. Computes.
    pub fn health(&self) -> Health {
        let snapshot = self.snapshot();
        let (catalog, draft) = (&*snapshot.catalog, &*snapshot.draft);
        let now = self.now();
        let look = || check(catalog, &draft.rules, &draft.document, now);
        let mut health = self.aside.run(look);
        health.draft_version = draft.version;
        health
    }
}

/// The health of a rule set over a catalog. Pure.
pub(crate) fn check(catalog: &Catalog, rules: &RuleSet, document: &Json, now: Instant) -> Health {
    let ward = Ward {
        catalog,
        rules,
        now,
        reaches: Reaches::of(catalog, rules, now),
    };
    let mut findings = Vec::new();
    rules::check(&ward, &mut findings);
    pins::check(&ward, &mut findings);
    opposed::check(&ward, &mut findings);
    rules::dangling(rules, document, &mut findings);
    let order = |id: &str| rules.rules.iter().position(|rule| rule.id.as_str() == id);
    findings.sort_by_key(|finding| (finding.kind, order(&finding.rule)));
    Health {
        draft_version: 0,
        rules: rules.rules.iter().filter(|rule| rule.enabled).count() as u64,
        findings,
    }
}

impl Ward<'_> {
    /// The moment at which a rule is looked at: now, or when it begins; none if its time is over.
    pub fn moment_of(&self, rule: &Rule) -> Option<Instant> {
        let zone = self.rules.store.time_zone;
        let Some(schedule) = &rule.schedule else {
            return Some(self.now);
        };
        if schedule.is_over(self.now, zone) {
            return None;
        }
        let from = schedule.from;
        let begins = from.map(|local| endcap_model::schedule::instant_of(local, zone));
        let start = begins.map_or(self.now, |begins| begins.max(self.now));
        if rule.holds(start, zone) {
            return Some(start);
        }
        let weekly = schedule.weekly.as_ref()?;
        let today = start.local_date(zone);
        // Every window of a week opens within nine days of any moment.
        let days =
            (-1..=9).filter_map(|days| today.checked_add_signed(chrono::Duration::days(days)));
        let mut opens = days
            .filter(|day| weekly.days.contains(&chrono::Datelike::weekday(day)))
            .filter_map(|day| weekly.window(day, zone))
            .map(|(opens, _)| opens.max(start));
        opens.find(|at| rule.holds(*at, zone))
    }

    /// “Jackets for VIP”.
    pub fn place(&self, page: &Page, segment: &endcap_model::id::SegmentId) -> String {
        format!(
            "{} for {}",
            moment::page_name(page, self.rules),
            moment::segment_name(segment, self.rules)
        )
    }
}

/// A finding about a rule alone; more is set where it is known.
fn finding(kind: HealthKind, rule: &Rule, sentence: String, repairs: Vec<Repair>) -> HealthFinding {
    HealthFinding {
        kind,
        rule: rule.id.as_str().to_owned(),
        name: rule.name.clone(),
        sentence,
        page: None,
        segment: None,
        others: Vec::new(),
        repairs,
    }
}
