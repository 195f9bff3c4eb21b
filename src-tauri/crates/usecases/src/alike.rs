//! What chosen products have in common that others have not: conditions that all of them meet, the
//! most telling first. Pure but for reading the catalog.

use std::collections::BTreeMap;

use endcap_model::{
    field::{CountField, ProductField},
    json::Json,
    predicate::{Comparison, Predicate, ProductPredicate, Scalar},
    product::Product,
};
use serde::Serialize;

use crate::{OpenStore, UseCaseError, words};

/// Conditions that are told.
const TOLD: usize = 6;
/// A condition that more of the catalog meets than this, in percent, tells nothing.
const MOST_SHARE: usize = 60;

/// A condition that all the chosen products meet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alike {
    pub words: String,
    pub predicate: Json,
    /// Products of the catalog that meet it.
    pub products: u64,
}

/// The integer fields in which likeness means something, each with the steps in which a bound is told.
const MEASURES: [(CountField, &[i64]); 6] = [
    (CountField::MarginBp, &[500]),
    (CountField::DiscountBp, &[500]),
    (CountField::Price, &[100, 1_000, 5_000, 10_000, 100_000]),
    (CountField::Stock, &[1, 5, 10, 50, 100, 500]),
    (CountField::CoverDays, &[7, 30]),
    (CountField::Rating, &[10]),
];

impl OpenStore {
    /// What products have in common, the condition that fewest others meet first. Computes.
    ///
    /// # Errors
    /// `NotFound` for a product that the catalog does not hold.
    pub fn products_alike(&self, ids: &[String]) -> Result<Vec<Alike>, UseCaseError> {
        let snapshot = self.snapshot();
        let catalog = &snapshot.catalog;
        let store = &snapshot.draft.rules.store;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let unknown =
                || UseCaseError::not_found(format!("There is no product “{id}” in the catalog."));
            rows.push(catalog.row_of(id).ok_or_else(unknown)?);
        }
        let products: Vec<Product> = rows
            .iter()
            .filter_map(|row| catalog.product(*row))
            .collect();
        let mut found = of_words(&products);
        for (field, steps) in MEASURES {
            let values: Option<Vec<i64>> = rows
                .iter()
                .map(|row| catalog.count_at(*row, field, store.metrics_days))
                .collect();
            found.extend(
                values
                    .into_iter()
                    .flat_map(|values| of_figures(field, &values, steps)),
            );
        }
        let at = self.now();
        let told = found.into_iter().map(|predicate| Alike {
            words: words::predicate(&predicate, store),
            products: catalog.count(&predicate, store, at) as u64,
            predicate: predicate.to_json(),
        });
        let most = (catalog.len() * MOST_SHARE / 100).max(ids.len()) as u64;
        let mut told: Vec<Alike> = told.filter(|alike| alike.products <= most).collect();
        told.sort_by_key(|alike| alike.products);
        told.truncate(TOLD);
        Ok(told)
    }
}

/// Brand, tags, the deepest category above all, and attributes that all of them have alike.
fn of_words(products: &[Product]) -> Vec<ProductPredicate> {
    let Some((first, rest)) = products.split_first() else {
        return Vec::new();
    };
    let is = |field: ProductField, value: Scalar| Predicate::Is { field, value };
    let mut found = Vec::new();
    if let Some(brand) = first.brand.as_ref()
        && rest.iter().all(|one| one.brand.as_ref() == Some(brand))
    {
        found.push(is(ProductField::Brand, Scalar::Text(brand.clone())));
    }
    for tag in first.tags.iter().flatten() {
        let has = |one: &Product| one.tags.as_ref().is_some_and(|tags| tags.contains(tag));
        if rest.iter().all(has) {
            found.push(is(ProductField::Tags, Scalar::Text(tag.clone())));
        }
    }
    found.extend(category(first, rest).map(|path| Predicate::Under {
        field: ProductField::Categories,
        path: Scalar::Text(path),
    }));
    for (name, value) in &first.attributes {
        let same = rest
            .iter()
            .all(|one| one.attributes.get(name) == Some(value));
        let scalar = match value.to_json() {
            Json::Text(text) => Scalar::Text(text),
            Json::Bool(value) => Scalar::Boolean(value),
            _ => continue,
        };
        if same {
            found.push(is(ProductField::Attribute(name.clone()), scalar));
        }
    }
    found
}

/// The deepest path that stands above, or is, a path of each.
fn category(first: &Product, rest: &[Product]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for product in std::iter::once(first).chain(rest) {
        let mut own: Vec<String> = Vec::new();
        for path in product.categories.iter().flatten() {
            let levels: Vec<&str> = path.levels().collect();
            own.extend((1..=levels.len()).map(|depth| levels[..depth].join(" > ")));
        }
        own.sort();
        own.dedup();
        for path in own {
            *counts.entry(path).or_default() += 1;
        }
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > rest.len());
    shared
        .map(|(path, _)| path)
        .max_by_key(|path| path.matches(" > ").count())
}

/// Below the greatest and above the least, in round figures.
fn of_figures(field: CountField, values: &[i64], steps: &[i64]) -> Vec<ProductPredicate> {
    let (Some(least), Some(greatest)) = (values.iter().min(), values.iter().max()) else {
        return Vec::new();
    };
    let compare = |comparison, bound| Predicate::Compare {
        field: ProductField::Count(field),
        bounds: vec![(comparison, Scalar::Integer(bound))],
    };
    // The coarsest step that is still fine beside the figures themselves.
    let step = |value: i64| {
        let fine = steps.iter().rev().find(|step| **step * 4 <= value.abs());
        *fine.or(steps.first()).unwrap_or(&1)
    };
    let (low, high) = (step(*least), step(*greatest));
    let above = least.div_euclid(low) * low;
    let below = (greatest.div_euclid(high) + 1) * high;
    let mut found = vec![compare(Comparison::Lt, below)];
    if above > 0 {
        found.push(compare(Comparison::Gte, above));
    }
    found
}

#[cfg(test)]
mod tests {
    use endcap_model::field::CountField;

    use super::of_figures;

    fn told(values: &[i64], steps: &[i64]) -> Vec<String> {
        let found = of_figures(CountField::MarginBp, values, steps);
        found.iter().map(|one| one.to_json().canonical()).collect()
    }

    #[test]
    fn figures_are_bounded_in_round_numbers_that_all_of_them_meet() {
        assert_eq!(
            told(&[1_210, 1_640, 1_999], &[500]),
            [
                r#"{"field":"margin_bp","lt":2000}"#,
                r#"{"field":"margin_bp","gte":1000}"#
            ]
        );
        assert_eq!(
            told(&[2_000], &[500])[0],
            r#"{"field":"margin_bp","lt":2500}"#
        );
        assert_eq!(
            told(&[0, 3], &[1, 5, 10]),
            [r#"{"field":"margin_bp","lt":4}"#]
        );
        assert_eq!(told(&[-10, -3], &[5]), [r#"{"field":"margin_bp","lt":0}"#]);
    }
}
