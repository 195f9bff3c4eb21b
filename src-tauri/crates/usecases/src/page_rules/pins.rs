//! What is odd about the pins of a page: hidden, behind another pin of the same product, or at a place
//! that an earlier one has. Worked out from the rules in force, without ranking.

use std::collections::HashSet;

use endcap_model::{
    action::Action, id::SegmentId, instant::Instant, page::Specificity, predicate::Predicate,
    rule::Rule, ruleset::RuleSet,
};
use endcap_ranking::{Catalog, Query, products_of};

use crate::{lanes::hidden::hides, moment, words};

struct Pin<'a> {
    rule: &'a Rule,
    row: u32,
    position: u32,
}

/// The pins of a page that are in force, of products that exist, by precedence.
pub(super) struct PagePins<'a> {
    rules: &'a RuleSet,
    pins: Vec<Pin<'a>>,
    /// What hides, and which of the pinned products it hides.
    hiders: Vec<(&'a Rule, HashSet<u32>)>,
}

impl<'a> PagePins<'a> {
    /// `found`: the rules of the page by precedence.
    pub fn of(
        catalog: &Catalog,
        rules: &'a RuleSet,
        at: Instant,
        found: &[(&'a Rule, Specificity)],
    ) -> PagePins<'a> {
        let zone = rules.store.time_zone;
        let in_force = found.iter().map(|(rule, _)| *rule);
        let in_force: Vec<&Rule> = in_force
            .filter(|rule| rule.enabled && rule.holds(at, zone))
            .collect();
        let mut ids = Vec::new();
        let mut pins = Vec::new();
        for rule in &in_force {
            if let Action::Pin { product, position } = &rule.action
                && let Some(row) = catalog.row_of(product.as_str())
            {
                ids.push(product.as_str().to_owned());
                pins.push(Pin {
                    rule,
                    row,
                    position: *position,
                });
            }
        }
        let hidden = |rule: &&'a Rule| {
            let selected = products_of(&rule.action).filter(|_| hides(&rule.action))?;
            let query = Query {
                filter: Some(Predicate::All(vec![
                    Predicate::Products(ids.clone()),
                    selected,
                ])),
                ..Query::default()
            };
            let selected = catalog.select(&query, &rules.store, at);
            let selected: HashSet<u32> = selected.into_iter().collect();
            let is_only = matches!(rule.action, Action::Only { .. });
            let rows = pins.iter().map(|pin| pin.row);
            Some((
                *rule,
                rows.filter(|row| selected.contains(row) != is_only)
                    .collect(),
            ))
        };
        let hiders = match pins.is_empty() {
            true => Vec::new(),
            false => in_force.iter().filter_map(hidden).collect(),
        };
        PagePins {
            rules,
            pins,
            hiders,
        }
    }

    /// What is odd about a pin for these segments, and for which of them if not for all.
    pub fn warning(&self, rule: &Rule, segments: &[SegmentId]) -> Option<String> {
        let pin = self.pins.iter().find(|pin| pin.rule.id == rule.id)?;
        let segments: Vec<&SegmentId> = match segments.iter().any(|one| rule.is_for_segment(one)) {
            true => segments.iter().collect(),
            false => rule.segments.iter().collect(),
        };
        let meant = segments.into_iter().filter(|one| rule.is_for_segment(one));
        let told: Vec<(&SegmentId, Option<String>)> = meant
            .map(|segment| (segment, self.odd(pin, segment)))
            .collect();
        let reason = told.iter().find_map(|(_, reason)| reason.as_ref())?;
        let odd = told.iter().filter(|(_, one)| one.as_ref() == Some(reason));
        let names: Vec<String> = odd
            .map(|(segment, _)| moment::segment_name(segment, self.rules))
            .collect();
        Some(match names.len() == told.len() {
            true => format!("{reason}."),
            false => format!("{reason} for {}.", words::list(&names)),
        })
    }

    fn odd(&self, pin: &Pin, segment: &SegmentId) -> Option<String> {
        if let Some(hider) = self.hider(pin, segment) {
            return Some(format!("“{}” hides its product", hider.name));
        }
        if let Some(first) = self.before(pin, segment).find(|one| one.row == pin.row) {
            return Some(format!("“{}” pins the same product first", first.rule.name));
        }
        let mut before = self.before(pin, segment);
        let first = before.find(|one| one.position == pin.position && self.stands(one, segment))?;
        let position = endcap_figures::grouped(pin.position);
        Some(format!(
            "“{}” has position {position} first",
            first.rule.name
        ))
    }

    fn hider(&self, pin: &Pin, segment: &SegmentId) -> Option<&Rule> {
        let mut hiders = self.hiders.iter();
        let found =
            hiders.find(|(rule, rows)| rule.is_for_segment(segment) && rows.contains(&pin.row))?;
        Some(found.0)
    }

    /// The pins of the segment that go before this one.
    fn before(&self, pin: &Pin, segment: &SegmentId) -> impl Iterator<Item = &Pin<'a>> {
        let before = self
            .pins
            .iter()
            .take_while(|one| one.rule.id != pin.rule.id);
        before.filter(|one| one.rule.is_for_segment(segment))
    }

    /// A pin that does nothing takes no place.
    fn stands(&self, pin: &Pin, segment: &SegmentId) -> bool {
        self.hider(pin, segment).is_none()
            && !self.before(pin, segment).any(|one| one.row == pin.row)
    }
}
