//! The figures of the first places of a lane. Each can be recomputed from the rows it is about.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use endcap_model::{field::CountField, instant::Instant, ruleset::RuleSet};
use endcap_ranking::Catalog;
use serde::{Deserialize, Serialize};

/// Which places figures are about, and how much a place is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FiguresAsk {
    /// So many places from the first, 1 to 48.
    pub places: u64,
    /// Of those who see a place, so many basis points see the next one, 0 to 10,000.
    pub attention_bp: u32,
}

impl Default for FiguresAsk {
    fn default() -> FiguresAsk {
        FiguresAsk {
            places: FIGURE_PLACES,
            attention_bp: 9_500,
        }
    }
}

impl FiguresAsk {
    pub(crate) fn bounded(self) -> FiguresAsk {
        FiguresAsk {
            places: self.places.clamp(1, MOST_PLACES),
            attention_bp: self.attention_bp.min(10_000),
        }
    }
}

/// The places that figures are about where nobody says.
pub(crate) const FIGURE_PLACES: u64 = 24;
/// The most places that figures are about.
pub(crate) const MOST_PLACES: u64 = 48;
/// A product counts as new for so many days from its launch.
pub(crate) const NEW_DAYS: i64 = 30;
/// The first place's weight; each next one has the asked share of the one before, rounded down.
const FULL_WEIGHT: i128 = 1_000_000;

/// Of the first places, or as many as there are.
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
    /// Launched within the last 30 days, of those whose launch is known.
    pub launched_lately: u64,
    pub launch_known: u64,
    /// Expected profit of 1,000 shoppers who open the page, in minor units, rounded down: the sum of
    /// margin × conversion × the place's weight, over the places where both are known.
    pub profit: Option<i64>,
    pub profit_known: u64,
}

/// What figures depend on beside the products.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub ask: FiguresAsk,
    metrics_days: u32,
    today: NaiveDate,
}

impl Counted {
    pub fn new(ask: FiguresAsk, rules: &RuleSet, at: Instant) -> Counted {
        Counted {
            ask: ask.bounded(),
            metrics_days: rules.store.metrics_days,
            today: at.local_date(rules.store.time_zone),
        }
    }

    /// How many places are asked about.
    pub fn places(&self) -> usize {
        usize::try_from(self.ask.places).unwrap_or(usize::MAX)
    }

    /// The figures of products in the order of their places, as many as are asked about.
    pub fn of<'a>(&self, catalog: &Catalog, ids: impl Iterator<Item = &'a str>) -> LaneFigures {
        let rows: Vec<u32> = ids
            .take(self.places())
            .filter_map(|id| catalog.row_of(id))
            .collect();
        let known = |field| -> Vec<i64> {
            rows.iter()
                .filter_map(|row| catalog.figure_at(*row, field, self.metrics_days))
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
        let ages: Vec<i64> = rows
            .iter()
            .filter_map(|row| Some((self.today - catalog.launched_at(*row)?).num_days()))
            .collect();
        let (profit, profit_known) = self.profit(catalog, &rows);
        LaneFigures {
            places: rows.len() as u64,
            margin_bp: mean(&margins),
            cover_days: covers.get(covers.len().saturating_sub(1) / 2).copied(),
            in_stock: stocks.iter().filter(|units| **units > 0).count() as u64,
            stock_known: stocks.len() as u64,
            brands: brands.len() as u64,
            launched_lately: ages
                .iter()
                .filter(|age| (0..NEW_DAYS).contains(*age))
                .count() as u64,
            launch_known: ages.len() as u64,
            profit,
            profit_known,
        }
    }

    fn profit(&self, catalog: &Catalog, rows: &[u32]) -> (Option<i64>, u64) {
        let (mut sum, mut known, mut weight) = (0_i128, 0_u64, FULL_WEIGHT);
        for row in rows {
            let count = |field| catalog.count_at(*row, field, self.metrics_days);
            if let (Some(margin), Some(conversion)) =
                (count(CountField::Margin), count(CountField::ConversionBp))
            {
                // Conversions far above 100 % come of broken feeds; they must not overflow.
                let conversion = i128::from(conversion.min(1_000_000_000));
                sum += i128::from(margin) * conversion * weight;
                known += 1;
            }
            weight = weight * i128::from(self.ask.attention_bp) / 10_000;
        }
        // Of 10,000 basis points and a full weight, for 1,000 shoppers.
        let profit = sum.div_euclid(10_000 * FULL_WEIGHT / 1_000);
        let profit = i64::try_from(profit).ok().filter(|_| known > 0);
        (profit, known)
    }
}

fn mean(values: &[i64]) -> Option<i64> {
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    let count = i128::try_from(values.len())
        .ok()
        .filter(|count| *count > 0)?;
    i64::try_from(sum.div_euclid(count)).ok()
}
