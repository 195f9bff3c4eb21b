//! How the shoppers look: the spread of a field, some of those who match a condition, and one by id.

use endcap_audience::{Audience, Bits, divide};
use endcap_model::{
    field::{Field as _, ShopperField},
    id::{SegmentId, ShopperId},
    json::Json,
    predicate::Predicate,
};
use serde::Serialize;

use super::sizes::{Counted, SegmentCandidate};
use crate::{OpenStore, UseCaseError};

/// Shoppers whose number is at least `from` and less than `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadBin {
    /// As the contract's integer.
    pub from: i64,
    /// `None` for the last, which holds the long tail.
    pub below: Option<i64>,
    pub shoppers: u64,
}

/// Shoppers who have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpreadValue {
    pub value: String,
    pub shoppers: u64,
}

/// How the values of a field spread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShopperSpread {
    pub bins: Vec<SpreadBin>,
    /// The 20 most frequent; of categories their higher levels too.
    pub values: Vec<SpreadValue>,
    pub unknown: u64,
}

/// One of those who match.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SampledShopper {
    pub id: String,
    /// A shopper of the contract.
    pub facts: Json,
    /// The segment, with the candidate in its place; empty for a fresh candidate.
    pub belongs: String,
    /// Pointers in the candidate's condition of the leaves that are true.
    pub by: Vec<String>,
}

/// Some of those whom a candidate matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShopperSample {
    /// All who match.
    pub matching: u64,
    pub shoppers: Vec<SampledShopper>,
}

/// A shopper found by id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundShopper {
    pub id: String,
    /// A shopper of the contract.
    pub facts: Json,
}

/// Shoppers of one page of a sample.
const PAGE: usize = 6;

impl OpenStore {
    /// How the values of a field spread over the shoppers. Computes.
    ///
    /// # Errors
    /// `Invalid` for what is no field of a shopper.
    pub fn shopper_spread(
        &self,
        audience: &Audience,
        field: &str,
    ) -> Result<ShopperSpread, UseCaseError> {
        let known = ShopperField::parse(field).ok_or_else(|| {
            UseCaseError::invalid("/field", format!("“{field}” is not a field of a shopper"))
        })?;
        let spread = audience.spread(&known);
        let bins = spread.bins.iter().map(|bin| SpreadBin {
            from: bin.from,
            below: bin.below,
            shoppers: bin.shoppers,
        });
        let values = spread.values.into_iter().map(|one| SpreadValue {
            value: one.value,
            shoppers: one.shoppers,
        });
        Ok(ShopperSpread {
            bins: bins.collect(),
            values: values.collect(),
            unknown: spread.unknown,
        })
    }

    /// Six of those whom a candidate matches, from all over; further pages have others, until all
    /// were seen and the first come again. Computes.
    ///
    /// # Errors
    /// `Invalid` for a condition that breaks the contract, with pointers from its own root.
    pub fn sample_shoppers(
        &self,
        audience: &Audience,
        candidate: &SegmentCandidate,
        page: u64,
    ) -> Result<ShopperSample, UseCaseError> {
        let counted = Counted::of(&self.snapshot().draft, Some(candidate))?;
        let Some(when) = counted.chosen.map(|place| &counted.conditions[place]) else {
            return Ok(ShopperSample {
                matching: 0,
                shoppers: Vec::new(),
            });
        };
        let mut leaves: Vec<(String, Bits)> = Vec::new();
        let matching = audience.matching_parts(when, &mut |pointer, part, bits| {
            let is_group = matches!(
                part,
                Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_)
            );
            if !is_group {
                leaves.push((pointer.to_owned(), bits.clone()));
            }
        });
        let division = divide(audience, &counted.conditions);
        let sampled = |row: usize| {
            let part = division.part_of(row);
            let belongs = part.map_or_else(
                || SegmentId::everyone().to_string(),
                |part| counted.names[part].clone(),
            );
            let by = leaves.iter().filter(|(_, bits)| bits.has(row));
            SampledShopper {
                id: id_of(audience, row),
                facts: audience.shopper(row).to_json(),
                belongs,
                by: by.map(|(pointer, _)| pointer.clone()).collect(),
            }
        };
        let rows: Vec<usize> = matching.rows().collect();
        Ok(ShopperSample {
            matching: rows.len() as u64,
            shoppers: scattered(&rows, page).map(sampled).collect(),
        })
    }

    /// The shopper with this id, if there is one.
    pub fn find_shopper(&self, audience: &Audience, id: &str) -> Option<FoundShopper> {
        let row = audience.row_of(id.trim())?;
        Some(FoundShopper {
            id: id_of(audience, row),
            facts: audience.shopper(row).to_json(),
        })
    }
}

fn id_of(audience: &Audience, row: usize) -> String {
    let id = audience.id(row).map(ShopperId::as_str);
    id.unwrap_or_default().to_owned()
}

/// One page of rows, each as far from the next as can be; all pages together are all rows.
fn scattered(rows: &[usize], page: u64) -> impl Iterator<Item = usize> {
    let pages = rows.len().div_ceil(PAGE).max(1);
    let first = usize::try_from(page % pages as u64).unwrap_or(0);
    rows.iter().copied().skip(first).step_by(pages)
}

#[cfg(test)]
mod tests {
    use super::{PAGE, scattered};

    #[test]
    fn pages_together_are_all_rows() {
        for many in [0, 1, 5, 6, 7, 13, 600] {
            let rows: Vec<usize> = (100..100 + many).collect();
            let pages = many.div_ceil(PAGE) as u64;
            let mut seen = Vec::new();
            for page in 0..pages {
                let page: Vec<usize> = scattered(&rows, page).collect();
                assert!((1..=PAGE).contains(&page.len()), "{page:?}");
                seen.extend(page);
            }
            seen.sort_unstable();
            assert_eq!(seen, rows);
            assert!(scattered(&rows, pages).eq(scattered(&rows, 0)));
        }
    }
}
