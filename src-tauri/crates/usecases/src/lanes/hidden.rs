//! Which rules leave nothing of a page to show, and how many products each of them takes away.

use endcap_model::{
    action::{Action, Demotion},
    rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::{Ask, Catalog, active_rules, rank};
use serde::Serialize;

use crate::UseCaseError;

/// A rule that hides products of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HiddenBy {
    pub rule: String,
    pub name: String,
    /// Candidates of the page that this rule alone would hide.
    pub products: u64,
}

/// The rules that hide something of the page, the greediest first.
pub(crate) fn hidden_by(
    catalog: &Catalog,
    rules: &RuleSet,
    ask: &Ask,
) -> Result<Vec<HiddenBy>, UseCaseError> {
    let active = active_rules(rules, &ask.page, &ask.segment, ask.at);
    let hiding: Vec<&Rule> = active
        .into_iter()
        .filter(|rule| hides(&rule.action))
        .collect();
    let with = |kept: Option<&Rule>| -> Result<u64, UseCaseError> {
        let only = RuleSet {
            rules: kept.into_iter().cloned().collect(),
            ..rules.clone()
        };
        Ok(rank(catalog, &only, ask)?.total)
    };
    let candidates = with(None)?;
    let mut found = Vec::new();
    for rule in hiding {
        let products = candidates - with(Some(rule))?.min(candidates);
        if products > 0 {
            found.push(HiddenBy {
                rule: rule.id.as_str().to_owned(),
                name: rule.name.clone(),
                products,
            });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.products));
    Ok(found)
}

pub(crate) fn hides(action: &Action) -> bool {
    matches!(
        action,
        Action::Hide { .. }
            | Action::Only { .. }
            | Action::MarginFloor {
                below: Demotion::Hide,
                ..
            }
            | Action::OutOfStock {
                then: Demotion::Hide
            }
    )
}
