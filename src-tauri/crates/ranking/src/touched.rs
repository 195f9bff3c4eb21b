//! Which products a rule's action is about, as a predicate, and how many of a page's they are. Ranks
//! nothing.

use endcap_model::action::Action;
use endcap_model::field::{CountField, ProductField};
use endcap_model::predicate::{Comparison, ProductPredicate, Scalar};
use endcap_model::ruleset::RuleSet;

use crate::ask::{Ask, AskError};
use crate::block::ROWS;
use crate::catalog::Catalog;
use crate::plan::{Candidates, Plan};
use crate::rank::blocks;
use crate::select::{Moment, Test};

/// How many of a page's candidates each predicate selects, whatever the rules do with them.
///
/// # Errors
/// For a segment or collection that the rule set does not hold.
pub fn count_on_page(
    catalog: &Catalog,
    ruleset: &RuleSet,
    ask: &Ask,
    predicates: &[ProductPredicate],
) -> Result<Vec<u64>, AskError> {
    let moment = Moment {
        today: ask.at.local_date(ruleset.store.time_zone),
        metrics_days: ruleset.store.metrics_days,
    };
    let plan = Plan::of(catalog, ruleset, ask)?;
    let tests: Vec<Test> = predicates
        .iter()
        .map(|predicate| Test::prepare(catalog, predicate, moment))
        .collect();
    let (mut candidate, mut mask) = (vec![1; ROWS], vec![0; ROWS]);
    let mut counts = vec![0; predicates.len()];
    for (block, _) in blocks(&plan) {
        let len = block.len();
        if let Candidates::Selected(test) = &plan.candidates {
            test.evaluate(block, &mut candidate[..len]);
        }
        for (test, count) in tests.iter().zip(&mut counts) {
            test.evaluate(block, &mut mask[..len]);
            let both = mask[..len].iter().zip(&candidate[..len]);
            *count += both.map(|(a, b)| u64::from(a & b)).sum::<u64>();
        }
    }
    Ok(counts)
}

/// The predicate that `low_stock`, `overstock`, `margin_floor` and `out_of_stock` stand for, so
/// that people can be told how many products such a rule touches.
pub fn products_of(action: &Action) -> Option<ProductPredicate> {
    let compare =
        |field: CountField, comparison: Comparison, bound: i64| ProductPredicate::Compare {
            field: ProductField::Count(field),
            bounds: vec![(comparison, Scalar::Integer(bound))],
        };
    match action {
        Action::MarginFloor { min_bp, .. } => {
            Some(compare(CountField::MarginBp, Comparison::Lt, *min_bp))
        }
        Action::OutOfStock { .. } => Some(compare(CountField::Stock, Comparison::Lte, 0)),
        Action::LowStock { below, .. } => Some(compare(CountField::Stock, Comparison::Lt, *below)),
        Action::Overstock { cover_days, .. } => {
            Some(compare(CountField::CoverDays, Comparison::Gte, *cover_days))
        }
        Action::Pin { product, .. } => Some(ProductPredicate::Products(vec![
            product.as_str().to_owned(),
        ])),
        other => other.products().cloned(),
    }
}
