//! Which products a rule's action is about, as a predicate. Ranks nothing.

use endcap_model::action::Action;
use endcap_model::field::{CountField, ProductField};
use endcap_model::predicate::{Comparison, ProductPredicate, Scalar};

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
