//! The figures of the first places of a lane. Each can be recomputed from the rows it is about.

use std::collections::BTreeSet;

use endcap_model::field::CountField;
use endcap_ranking::Catalog;
use serde::Serialize;

/// Of the first 24 places, or as many as there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LaneFigures {
    /// How many places these figures are about.
    pub places: u64,
    /// Mean of the margins that are known, in basis points, rounded down.
    pub margin_bp: Option<i64>,
    /// Median of the covers that are known, in days, the lower of two middles.
    pub cover_days: Option<i64>,
    /// Places with stock above 0, of those whose stock is known.
    pub in_stock: u64,
    pub stock_known: u64,
    /// Different brands.
    pub brands: u64,
}

pub(crate) fn of<'a>(
    catalog: &Catalog,
    metrics_days: u32,
    ids: impl Iterator<Item = &'a str>,
) -> LaneFigures {
    let rows: Vec<u32> = ids.filter_map(|id| catalog.row_of(id)).collect();
    let known = |field| -> Vec<i64> {
        rows.iter()
            .filter_map(|row| catalog.count_at(*row, field, metrics_days))
            .collect()
    };
    let margins = known(CountField::MarginBp);
    let mut covers = known(CountField::CoverDays);
    covers.sort_unstable();
    let stocks = known(CountField::Stock);
    let brands: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| catalog.brand_at(*row))
        .collect();
    LaneFigures {
        places: rows.len() as u64,
        margin_bp: mean(&margins),
        cover_days: covers.get(covers.len().saturating_sub(1) / 2).copied(),
        in_stock: stocks.iter().filter(|units| **units > 0).count() as u64,
        stock_known: stocks.len() as u64,
        brands: brands.len() as u64,
    }
}

fn mean(values: &[i64]) -> Option<i64> {
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    let count = i128::try_from(values.len())
        .ok()
        .filter(|count| *count > 0)?;
    i64::try_from(sum.div_euclid(count)).ok()
}
