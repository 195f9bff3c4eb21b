//! Which products the rules act on that two rule sets do not share.
//!
//! Owns the comparison, rule by rule; another name is no difference. Refuses segments, collections and
//! formulas: what they change is not about single products.

use std::collections::HashSet;

use endcap_model::{
    action::Action,
    id::SegmentId,
    instant::Instant,
    page::{Page, PageQuery},
    rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::{Contribution, Placed};

/// The rules that differ between what is shown and what it is compared with, on one page.
pub(crate) struct Differing<'a> {
    /// Of what is shown, by id.
    shown: HashSet<&'a str>,
    /// Pins of the other side: their products are shown where they fall without them.
    gone: Vec<&'a Rule>,
}

impl<'a> Differing<'a> {
    pub fn between(shown: &'a RuleSet, other: &'a RuleSet, page: &Page, at: Instant) -> Self {
        let query = PageQuery::of(page);
        let zone = other.store.time_zone;
        let gone = unlike(other, shown).filter(|rule| {
            let pins = rule.enabled && matches!(rule.action, Action::Pin { .. });
            pins && rule.specificity(&query).is_some() && rule.holds(at, zone)
        });
        Differing {
            gone: gone.collect(),
            shown: unlike(shown, other).map(|rule| rule.id.as_str()).collect(),
        }
    }

    /// Whether one of them acts on the product, or did on the other side.
    pub fn touch(&self, placed: &Placed, segment: &SegmentId) -> bool {
        let gone = self.gone.iter().any(|rule| {
            matches!(&rule.action, Action::Pin { product, .. } if *product == placed.id)
                && rule.is_for_segment(segment)
        });
        let Some(explanation) = &placed.explain else {
            return gone;
        };
        let points = explanation.contributions.iter();
        let points = points.filter_map(|one| match one {
            Contribution::Rule { rule, .. } => Some(rule),
            _ => None,
        });
        let pin = explanation.pin.iter().map(|pin| &pin.rule);
        let mut acting = points
            .chain(pin)
            .chain(&explanation.tier)
            .chain(&explanation.max_per);
        gone || acting.any(|rule| self.shown.contains(rule.as_str()))
    }
}

/// The rules of one set that the other has not, or has otherwise.
pub(crate) fn unlike<'a>(of: &'a RuleSet, other: &'a RuleSet) -> impl Iterator<Item = &'a Rule> {
    let known: std::collections::HashMap<&str, &Rule> = other
        .rules
        .iter()
        .map(|rule| (rule.id.as_str(), rule))
        .collect();
    of.rules.iter().filter(move |rule| {
        let twin = known.get(rule.id.as_str());
        twin.is_none_or(|twin| !acts_alike(rule, twin))
    })
}

fn acts_alike(one: &Rule, other: &Rule) -> bool {
    one.enabled == other.enabled
        && one.priority == other.priority
        && one.pages == other.pages
        && one.segments == other.segments
        && one.schedule == other.schedule
        && one.action == other.action
}
