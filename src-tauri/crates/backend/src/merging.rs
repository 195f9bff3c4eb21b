//! Merging the lines of a catalog patch with the products that they are about.
//!
//! Owns what a line meets: what the lines before it left, else what was there before all of them.
//! Pure; where products come from and go to is each back end's business.

use std::borrow::Cow;
use std::collections::BTreeMap;

use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::{Patched, merge_patch, patch_id};
use endcap_model::product::Product;

use crate::{Line, LineFault, MOST_FAULTS};

/// Products by id; `None` is one that is not there (any more).
pub type Products = BTreeMap<ProductId, Option<Product>>;

/// What each product that is touched comes to after the last line. `before` knows those of before
/// the first.
///
/// # Errors
///
/// Every fault of the lines, in their order, of the first [`MOST_FAULTS`] or a few more.
pub fn merge<'p>(
    before: impl Fn(&ProductId) -> Option<Cow<'p, Product>>,
    lines: impl IntoIterator<Item = Line<Json>>,
) -> Result<Products, Vec<LineFault>> {
    let mut merged = Products::new();
    let mut faults = Vec::new();
    for line in lines {
        let outcome = patch_id(&line.value).and_then(|id| {
            let now = match merged.get(&id) {
                Some(product) => product.as_ref().map(Cow::Borrowed),
                None => before(&id),
            };
            merge_patch(now.as_deref(), &line.value)
        });
        match outcome {
            Ok(Patched::Upsert(product)) => {
                merged.insert(product.id.clone(), Some(*product));
            }
            Ok(Patched::Deleted(id)) => {
                merged.insert(id, None);
            }
            Err(findings) => faults.extend(findings.into_iter().map(|finding| LineFault {
                line: line.number,
                pointer: Some(finding.pointer),
                reason: finding.reason,
            })),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() {
        Ok(merged)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use endcap_model::id::ProductId;
    use endcap_model::json::Json;
    use endcap_model::product::Product;
    use serde_json::{Value, json};

    use super::merge;
    use crate::{Line, MOST_FAULTS};

    fn lines(patches: impl IntoIterator<Item = Value>) -> Vec<Line<Json>> {
        let numbered = (1..).zip(patches);
        let line = |(number, patch)| Line {
            number,
            value: Json::from(patch),
        };
        numbered.map(line).collect()
    }

    fn known(id: &ProductId) -> Option<Cow<'static, Product>> {
        let product = json!({"id": "A", "price": 5, "stock": 1});
        let product = Product::from_json(&Json::from(product)).expect("a product");
        (product.id == *id).then_some(Cow::Owned(product))
    }

    #[test]
    fn a_line_meets_what_the_lines_before_it_left() {
        let merged = merge(
            known,
            lines([
                json!({"id": "A", "stock": 7}),
                json!({"id": "B", "price": 2}),
                json!({"id": "B", "deleted": true}),
                json!({"id": "C", "stock": 3}),
                json!({"id": "C", "deleted": true}),
                json!({"id": "C", "price": 4}),
            ]),
        )
        .expect("good lines");
        let said: Vec<(&str, Option<Value>)> = merged
            .iter()
            .map(|(id, product)| {
                let product = product.as_ref().map(|product| product.to_json().into());
                (id.as_str(), product)
            })
            .collect();
        let expected = [
            ("A", Some(json!({"id": "A", "price": 5, "stock": 7}))),
            ("B", None),
            ("C", Some(json!({"id": "C", "price": 4}))),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn faults_are_told_by_line_and_end_somewhere() {
        let bad = |n: usize| match n % 2 {
            0 => json!({"id": "A", "price": -1}),
            _ => json!({"price": 1}),
        };
        let faults = merge(known, lines((0..3).map(bad))).expect_err("faults");
        let told: Vec<_> = faults
            .iter()
            .map(|fault| (fault.line, fault.pointer.as_deref()))
            .collect();
        assert_eq!(
            told,
            [(1, Some("/price")), (2, Some("/id")), (3, Some("/price"))]
        );
        let faults = merge(known, lines((0..500).map(bad))).expect_err("faults");
        assert_eq!(faults.len(), MOST_FAULTS);
    }
}
