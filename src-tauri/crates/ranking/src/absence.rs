//! Why a product doesn't belong to a page at all, before any rule: for people who look for it there.
//!
//! Owns the reasons by kind of page. Refuses what rules do: that is `explain`.

use endcap_model::id::RuleId;
use endcap_model::page::Page;
use endcap_model::predicate::ProductPredicate;
use endcap_model::ruleset::RuleSet;

use crate::ask::{Ask, AskError};
use crate::catalog::Catalog;
use crate::plan::Plan;
use crate::relevance::{best_field, distinct_tokens};
use crate::select::{Moment, Test};

/// Why a product is no candidate of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Absence {
    /// None of its categories is the page's or below it.
    NotInCategory,
    /// The query has no tokens, so nothing is found.
    EmptyQuery,
    /// These tokens of the query, in its order, stand in none of its fields.
    TokensMissing(Vec<String>),
    /// These parts of the collection's condition don't hold; all of them must.
    NotSelected(Vec<ProductPredicate>),
}

/// A product that no pin brings to a page that it doesn't belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Absent {
    pub absence: Absence,
    /// The rules that would hide it if a pin brought it in, by precedence.
    pub hidden_by: Vec<RuleId>,
}

/// Why the product is no candidate of the page; `None` where it is one. `ask.from`, `ask.size` and
/// `ask.explain` play no part.
///
/// # Errors
/// As [`crate::explain()`].
pub fn absence(
    catalog: &Catalog,
    ruleset: &RuleSet,
    ask: &Ask,
    product: &str,
) -> Result<Option<Absent>, AskError> {
    let plan = Plan::of(catalog, ruleset, ask)?;
    let row = catalog
        .row_of(product)
        .ok_or_else(|| AskError::UnknownProduct(product.to_owned()))?;
    if plan.is_candidate(row) {
        return Ok(None);
    }
    let absence = match &ask.page {
        // A placement takes every product, so this kind is never absent.
        Page::Category(_) | Page::Placement(_) => Absence::NotInCategory,
        Page::Search(text) => {
            let tokens = distinct_tokens(text);
            if tokens.is_empty() {
                Absence::EmptyQuery
            } else {
                let missing = tokens.into_iter();
                let missing = missing.filter(|token| best_field(catalog, token, row).is_none());
                Absence::TokensMissing(missing.collect())
            }
        }
        Page::Collection(id) => {
            let collection = ruleset
                .collection(id)
                .ok_or_else(|| AskError::UnknownCollection(id.clone()))?;
            let moment = Moment {
                today: ask.at.local_date(ruleset.store.time_zone),
                metrics_days: ruleset.store.metrics_days,
            };
            let fails = |part: &&ProductPredicate| !Test::prepare(catalog, part, moment).holds(row);
            let parts = parts_of(&collection.products).into_iter();
            Absence::NotSelected(parts.filter(fails).cloned().collect())
        }
    };
    Ok(Some(Absent {
        absence,
        hidden_by: plan.hidden_by(row),
    }))
}

/// The parts that must all hold.
fn parts_of(predicate: &ProductPredicate) -> Vec<&ProductPredicate> {
    match predicate {
        ProductPredicate::All(parts) => parts.iter().flat_map(parts_of).collect(),
        other => vec![other],
    }
}
