//! The rules of a page in order of precedence, in force or not, with what is odd about them; and
//! all rules of the draft in rows.

mod pins;

use endcap_model::{
    action::Action,
    diff::PartKind,
    field::CountField,
    finding::Finding,
    id::SegmentId,
    instant::Instant,
    json::Json,
    page::{PageQuery, Specificity},
    rule::{Rule, precedence},
    ruleset::RuleSet,
};
use endcap_ranking::{Catalog, products_of};
use endcap_store::EntityKind;
use serde::Serialize;

use crate::{OpenStore, Outlook, UseCaseError, edit, moment, words, words::RuleWords};
use pins::PagePins;

/// A rule as it bears on a page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageRule {
    pub id: String,
    pub name: String,
    pub words: RuleWords,
    pub enabled: bool,
    pub action_type: &'static str,
    /// Those of the asked segments that it is for; none for a rule that is for others alone.
    pub segments: Vec<String>,
    pub active_now: bool,
    /// It names this page by a subtree, a part of a search, or not at all.
    pub inherited: bool,
    /// It differs from what is published.
    pub changed: bool,
    /// Products that it touches now.
    pub products: Option<u64>,
    pub warning: Option<String>,
}

/// Whether a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RuleState {
    Active,
    Off,
    Scheduled,
    Over,
}

/// A rule in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    pub id: String,
    pub words: RuleWords,
    pub products: Option<u64>,
    pub state: RuleState,
    /// Pointers from the rule's own root.
    pub findings: Vec<Finding>,
}

/// What a rule says, and what is wrong with it.
#[derive(Clone, Debug, Serialize)]
pub struct CheckedRule {
    pub findings: Vec<Finding>,
    pub words: RuleWords,
}

impl OpenStore {
    /// The rules that are for a page and any of the segments, by precedence, enabled or not.
    ///
    /// # Errors
    /// `NotFound` for an unknown segment, `Invalid` for a bad page or instant.
    pub fn page_rules(
        &self,
        page: &str,
        segments: &[String],
        outlook: &Outlook,
    ) -> Result<Vec<PageRule>, UseCaseError> {
        let (snapshot, at) = self.looked_at(outlook)?;
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let page = moment::page(page)?;
        let segments = moment::segments(segments, rules)?;
        let query = PageQuery::of(&page);
        let mut found: Vec<(&Rule, Specificity)> = rules
            .rules
            .iter()
            .filter_map(|rule| Some((rule, rule.specificity(&query)?)))
            .collect();
        found.sort_by(|a, b| precedence(*a, *b));
        let pins = PagePins::of(catalog, rules, at, &found);
        let is_asked = |rule: &Rule| segments.iter().any(|segment| rule.is_for_segment(segment));
        let (asked, others): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(rule, _)| is_asked(rule));
        let changes = &snapshot.draft.changes;
        let changed = |rule: &Rule| {
            let mut changes = changes
                .iter()
                .filter(|one| one.kind == Some(PartKind::Rule));
            changes.any(|one| one.id == rule.id.as_str())
        };
        let view = |(rule, specificity): &(&Rule, Specificity)| PageRule {
            id: rule.id.as_str().to_owned(),
            name: rule.name.clone(),
            words: words::of_rule(rule, rules, catalog),
            enabled: rule.enabled,
            action_type: rule.action.type_name(),
            segments: segments_of(rule, &segments),
            active_now: rule.enabled && rule.holds(at, rules.store.time_zone),
            inherited: specificity.class < 3,
            changed: changed(rule),
            products: products(rule, catalog, rules, at),
            warning: warning(rule, catalog, rules, at).or_else(|| pins.warning(rule, &segments)),
        };
        Ok(asked.iter().chain(&others).map(view).collect())
    }

    /// Every rule of the draft in its order, broken ones too.
    pub fn rule_rows(&self) -> Vec<RuleRow> {
        let snapshot = self.snapshot();
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let at = self.now();
        let bodies = snapshot
            .draft
            .document
            .get("rules")
            .and_then(Json::list)
            .unwrap_or_default();
        let row = |(index, body): (usize, &Json)| {
            let at_rule = format!("/rules/{index}");
            let of_rule = |finding: &Finding| {
                let rest = finding.pointer.strip_prefix(&at_rule)?;
                let own = rest.is_empty() || rest.starts_with('/');
                own.then(|| Finding::at(rest, finding.reason.clone()))
            };
            let rule = Rule::read(body, "", &mut Vec::new());
            RuleRow {
                id: body
                    .get("id")
                    .and_then(Json::text)
                    .unwrap_or_default()
                    .to_owned(),
                words: rule.as_ref().map_or_else(RuleWords::default, |rule| {
                    words::of_rule(rule, rules, catalog)
                }),
                products: rule
                    .as_ref()
                    .and_then(|rule| products(rule, catalog, rules, at)),
                state: rule
                    .as_ref()
                    .map_or(RuleState::Off, |rule| state(rule, rules, at)),
                findings: snapshot.draft.findings.iter().filter_map(of_rule).collect(),
            }
        };
        bodies.iter().enumerate().map(row).collect()
    }

    /// What a rule that is being written says, and what is wrong with it by itself.
    pub fn check_rule(&self, rule: &Json) -> CheckedRule {
        let snapshot = self.snapshot();
        let read = Rule::read(rule, "", &mut Vec::new());
        CheckedRule {
            findings: edit::entity_findings(EntityKind::Rule, rule),
            words: read.map_or_else(RuleWords::default, |rule| {
                words::of_rule(&rule, &snapshot.draft.rules, &snapshot.catalog)
            }),
        }
    }
}

fn segments_of(rule: &Rule, asked: &[SegmentId]) -> Vec<String> {
    let of_rule = asked.iter().filter(|segment| rule.is_for_segment(segment));
    of_rule.map(|segment| segment.as_str().to_owned()).collect()
}

pub(crate) fn state(rule: &Rule, rules: &RuleSet, at: Instant) -> RuleState {
    let zone = rules.store.time_zone;
    if !rule.enabled {
        return RuleState::Off;
    }
    if rule.holds(at, zone) {
        return RuleState::Active;
    }
    let until = rule.schedule.as_ref().and_then(|schedule| schedule.until);
    match until.map(|local| endcap_model::schedule::instant_of(local, zone)) {
        Some(until) if until <= at => RuleState::Over,
        _ => RuleState::Scheduled,
    }
}

/// How many products the rule touches now, where that can be counted.
fn products(rule: &Rule, catalog: &Catalog, rules: &RuleSet, at: Instant) -> Option<u64> {
    let predicate = products_of(&rule.action)?;
    Some(catalog.count(&predicate, &rules.store, at) as u64)
}

/// What is odd about a rule by itself, if anything: it never fires, or is over.
fn warning(rule: &Rule, catalog: &Catalog, rules: &RuleSet, at: Instant) -> Option<String> {
    if !rule.enabled {
        return None;
    }
    if state(rule, rules, at) == RuleState::Over {
        return Some("Its time is over.".to_owned());
    }
    if let Action::Pin { product, .. } = &rule.action {
        let Some(row) = catalog.row_of(product.as_str()) else {
            return Some(format!("“{product}” is not in the catalog."));
        };
        if catalog.count_at(row, CountField::Stock, rules.store.metrics_days) == Some(0) {
            return Some("The pinned product is sold out.".to_owned());
        }
        return None;
    }
    match products(rule, catalog, rules, at) {
        Some(0) => Some("It selects no product now.".to_owned()),
        _ => None,
    }
}
