//! What would bring a product elsewhere on a page: without each rule that touches it, and with the
//! least boost that brings it to a place.
//!
//! Owns the questions and the words. Refuses to guess: every place told is one that was ranked.

use std::collections::BTreeSet;

use endcap_model::{action::Action, id::RuleId, rule::Rule, ruleset::RuleSet};
use endcap_ranking::{
    Ask, Boost, Catalog, Climb, Contribution, Explained, Explanation, active_rules, explain,
};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::{OpenStore, Outlook, UseCaseError, moment, why::rule_name, words};

/// Which product, where, for whom, when.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WhatIfAsk {
    pub page: String,
    pub segment: String,
    pub outlook: Outlook,
    pub product: String,
    /// A position that it shall come to, 1-based.
    pub place: Option<u64>,
}

/// What would bring a product to a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Lift {
    /// It stands there, or nearer to the top.
    Unneeded,
    /// The least boost that does, and the position it then has.
    Boost { points: i64, position: u64 },
    /// No boost does; the nearest position that one reaches, and what stands in the way.
    OutOfReach { nearest: u64, reason: String },
    /// Points don't decide its place: it is pinned, or not shown.
    Fixed { reason: String },
}

/// Where the product would be without one rule that touches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WithoutRule {
    pub rule: String,
    pub name: String,
    pub action_type: &'static str,
    /// `None`: it would not be shown.
    pub position: Option<u64>,
}

/// One product on one segment's page, and what would change that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WhatIf {
    pub segment: String,
    pub position: Option<u64>,
    /// To gain a place; none where it is first already.
    pub next: Option<Lift>,
    /// To the place that was asked for.
    pub to_place: Option<Lift>,
    /// By precedence.
    pub without: Vec<WithoutRule>,
}

impl OpenStore {
    /// What would bring the product elsewhere. Computes.
    ///
    /// # Errors
    /// As [`OpenStore::why`].
    pub fn what_if(&self, ask: &WhatIfAsk) -> Result<WhatIf, UseCaseError> {
        let (snapshot, at) = self.looked_at(&ask.outlook)?;
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let page = moment::page(&ask.page)?;
        let segment = moment::segment(&ask.segment, rules)?;
        let question = Ask::first(page, segment, at, 0);
        let tried = Tried {
            catalog,
            rules,
            ask: &question,
            product: &ask.product,
        };
        tried.what_if(ask.place)
    }
}

struct Tried<'a> {
    catalog: &'a Catalog,
    rules: &'a RuleSet,
    ask: &'a Ask,
    product: &'a str,
}

impl Tried<'_> {
    fn what_if(&self, place: Option<u64>) -> Result<WhatIf, UseCaseError> {
        let explained = explain(self.catalog, self.rules, self.ask, self.product)?;
        let climb = Climb::of(self.catalog, self.rules, self.ask, self.product)?;
        let touching = self.touching(&explained);
        let without = touching
            .par_iter()
            .map(|rule| self.without(rule))
            .collect::<Result<_, UseCaseError>>()?;
        let position = match &explained {
            Explained::Shown { position, .. } => Some(*position),
            Explained::NotShown { .. } => None,
        };
        let lift = |to: u64| match &climb {
            Some(climb) => self.lift(climb, &explained, to),
            None => self.fixed(&explained),
        };
        let above = position.and_then(|position| position.checked_sub(1));
        Ok(WhatIf {
            segment: self.ask.segment.as_str().to_owned(),
            position,
            next: above.filter(|above| *above > 0).map(lift),
            to_place: place.filter(|place| *place > 0).map(lift),
            without,
        })
    }

    fn lift(&self, climb: &Climb<'_, '_>, explained: &Explained, to: u64) -> Lift {
        match climb.least_boost(to) {
            Boost::Unneeded => Lift::Unneeded,
            Boost::Least { points, position } => Lift::Boost { points, position },
            Boost::OutOfReach { nearest } => Lift::OutOfReach {
                nearest,
                reason: self.in_the_way(explained, nearest),
            },
        }
    }

    fn in_the_way(&self, explained: &Explained, nearest: u64) -> String {
        let nearest = endcap_figures::grouped(nearest);
        if let Explained::Shown {
            tier, explanation, ..
        } = explained
            && *tier < 0
        {
            let names: Vec<String> = explanation
                .tier
                .iter()
                .map(|rule| format!("“{}”", rule_name(self.rules, rule.as_str())))
                .collect();
            let verb = if names.len() == 1 { "sends" } else { "send" };
            let names = words::list(&names);
            return format!(
                "{names} {verb} it to the bottom: no boost brings it further than position {nearest}."
            );
        }
        format!(
            "Pins, what a rule puts on top, and spread go before points: no boost brings it further \
             than position {nearest}."
        )
    }

    fn fixed(&self, explained: &Explained) -> Lift {
        let reason = match explained {
            Explained::Shown { explanation, .. } => match &explanation.pin {
                Some(pin) => format!(
                    "“{}” pins it: points don't move it.",
                    rule_name(self.rules, pin.rule.as_str())
                ),
                None => "Points don't move it.".to_owned(),
            },
            Explained::NotShown { because } if because.is_empty() => {
                "It does not belong to this page: a pin would bring it in, points don't.".to_owned()
            }
            Explained::NotShown { .. } => "It is hidden: points don't bring it back.".to_owned(),
        };
        Lift::Fixed { reason }
    }

    /// The rules without which the product could stand elsewhere, by precedence.
    fn touching(&self, explained: &Explained) -> Vec<&Rule> {
        let ids: BTreeSet<&RuleId> = match explained {
            Explained::NotShown { because } => because.iter().collect(),
            Explained::Shown { explanation, .. } => named_in(explanation),
        };
        let moved_by_spread = match explained {
            Explained::Shown {
                position,
                explanation,
                ..
            } => explanation.without_max_per != *position,
            Explained::NotShown { .. } => false,
        };
        let active = active_rules(self.rules, &self.ask.page, &self.ask.segment, self.ask.at);
        let mut formula_seen = !matches!(explained, Explained::Shown { pinned: false, .. });
        let touches = |rule: &&Rule| match &rule.action {
            // The first one orders the page.
            Action::Formula { .. } => !std::mem::replace(&mut formula_seen, true),
            Action::MaxPer { .. } => moved_by_spread || ids.contains(&rule.id),
            _ => ids.contains(&rule.id),
        };
        active.into_iter().filter(touches).collect()
    }

    fn without(&self, rule: &&Rule) -> Result<WithoutRule, UseCaseError> {
        let others = self.rules.rules.iter().filter(|other| other.id != rule.id);
        let rest = RuleSet {
            rules: others.cloned().collect(),
            ..self.rules.clone()
        };
        let position = match explain(self.catalog, &rest, self.ask, self.product)? {
            Explained::Shown { position, .. } => Some(position),
            Explained::NotShown { .. } => None,
        };
        Ok(WithoutRule {
            rule: rule.id.as_str().to_owned(),
            name: rule.name.clone(),
            action_type: rule.action.type_name(),
            position,
        })
    }
}

/// The rules that an explanation names: points, tier, pin and spread.
fn named_in(explanation: &Explanation) -> BTreeSet<&RuleId> {
    let points = explanation
        .contributions
        .iter()
        .filter_map(|part| match part {
            Contribution::Rule { rule, .. } => Some(rule),
            _ => None,
        });
    points
        .chain(&explanation.tier)
        .chain(explanation.pin.as_ref().map(|pin| &pin.rule))
        .chain(&explanation.max_per)
        .collect()
}
