//! Merging lines with the products that they are about. No input and output.

use std::collections::{BTreeMap, BTreeSet};

use endcap_backend::{Line, LineFault};
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::{Patched, merge_patch, patch_id};
use endcap_model::product::Product;

/// More faults than anyone reads are counted no further.
const MOST_FAULTS: usize = 100;

/// Products by id; `None` is one that is not there.
pub(super) type Products = BTreeMap<ProductId, Option<Product>>;

/// The ids that the lines name.
pub(super) fn ids(lines: &[Line<Json>]) -> Vec<ProductId> {
    let ids = lines.iter().filter_map(|line| patch_id(&line.value).ok());
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What each product comes to after the last line, or every fault.
pub(super) fn merge(before: &Products, lines: Vec<Line<Json>>) -> Result<Products, Vec<LineFault>> {
    let mut merged = Products::new();
    let mut faults = Vec::new();
    for line in lines {
        let outcome = patch_id(&line.value).and_then(|id| {
            let now = merged.get(&id).or_else(|| before.get(&id));
            merge_patch(now.and_then(Option::as_ref), &line.value)
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
