//! A page in distributions: what the first places have of price, margin and cover beside the whole
//! page, and what lanes have in common.
//!
//! Owns bins and counts. Refuses to draw, and to tell a figure that can't be counted again from the
//! products: every bin says its edges.

use std::collections::HashSet;

use endcap_model::{field::CountField, id::SegmentId};
use endcap_ranking::{Ask, Catalog, Placed, rank, rows_shown};
use rayon::prelude::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use serde::{Deserialize, Serialize};

use crate::{OpenStore, Outlook, UseCaseError, lanes::figures::MOST_PLACES, moment};

/// Which page, for whom, when, and how many first places.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlotsAsk {
    pub page: String,
    pub segments: Vec<String>,
    pub outlook: Outlook,
    /// 1 to 48.
    pub places: u64,
}

/// One product among the first places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlotPoint {
    pub id: String,
    pub title: Option<String>,
    pub position: u64,
    pub pinned: bool,
    pub margin_bp: Option<i64>,
}

/// How values spread. Bin `n` holds what is at least `edges[n]` and below `edges[n + 1]`; the first
/// holds all below it too, the last all above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Distribution {
    /// Where each bin begins, ascending; as many as bins.
    pub edges: Vec<i64>,
    pub page: Vec<u64>,
    pub first: Vec<u64>,
    pub page_unknown: u64,
    pub first_unknown: u64,
}

/// One lane in plots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LanePlots {
    pub segment: String,
    pub name: String,
    /// Products shown, and how many of them were counted: 100,000 at most.
    pub total: u64,
    pub counted: u64,
    /// The first 100 places.
    pub points: Vec<PlotPoint>,
    pub price: Distribution,
    pub margin_bp: Distribution,
    pub cover_days: Distribution,
    /// For each asked lane: how many products its first places share with this one's.
    pub shared: Vec<u64>,
}

/// A page in plots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plots {
    pub page: String,
    pub at: String,
    pub places: u64,
    pub lanes: Vec<LanePlots>,
    /// Products among the first places of every lane.
    pub in_all: u64,
}

/// Places whose products are told one by one.
const POINTS: u64 = 100;
/// Places that are counted at most.
const COUNTED: u64 = 100_000;
/// Bins of prices and margins at most.
const BINS: i64 = 14;
/// Of the values, so many in a thousand at each end share the outermost bins.
const OUTLIERS: usize = 10;
/// Where the bins of cover begin: sold out, days of a week, two, a month, … and nothing sold.
const COVER_EDGES: [i64; 10] = [0, 1, 8, 15, 31, 61, 91, 181, 366, 99_999];

impl OpenStore {
    /// The page in plots. Computes: ranks each lane whole.
    ///
    /// # Errors
    /// As ranking the lanes.
    pub fn plots(&self, ask: &PlotsAsk) -> Result<Plots, UseCaseError> {
        let (snapshot, at) = self.looked_at(&ask.outlook)?;
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let page = moment::page(&ask.page)?;
        let segments = moment::segments(&ask.segments, rules)?;
        let places = ask.places.clamp(1, MOST_PLACES);
        let ranked = segments
            .par_iter()
            .map(|segment| {
                let ask = |size| Ask::first(page.clone(), segment.clone(), at, size);
                let answer = rank(catalog, rules, &ask(places.max(POINTS)))?;
                let first = answer.products.iter();
                let row =
                    |placed: &Placed| Some((catalog.row_of(placed.id.as_str())?, placed.pinned));
                Ok(Ranked {
                    segment,
                    total: answer.total,
                    first: first.filter_map(row).collect(),
                    rows: rows_shown(catalog, rules, &ask(COUNTED))?,
                })
            })
            .collect::<Result<Vec<Ranked<'_>>, UseCaseError>>()?;
        let plotted = Plotted {
            catalog,
            metrics_days: rules.store.metrics_days,
            places: places as usize,
            price_edges: Vec::new(),
            margin_edges: Vec::new(),
        };
        let plotted = plotted.with_edges(&ranked);
        let first = |lane: &Ranked| lane.places(plotted.places).into_iter().collect();
        let firsts: Vec<HashSet<u32>> = ranked.iter().map(first).collect();
        let in_all = firsts.split_first().map_or(0, |(one, others)| {
            let everywhere = |row: &&u32| others.iter().all(|other| other.contains(*row));
            one.iter().filter(everywhere).count()
        });
        let lane = |(lane, first): (&Ranked, &HashSet<u32>)| LanePlots {
            name: moment::segment_name(lane.segment, rules),
            shared: firsts
                .iter()
                .map(|other| first.intersection(other).count() as u64)
                .collect(),
            ..plotted.lane(lane)
        };
        let lanes = ranked.par_iter().zip(&firsts);
        Ok(Plots {
            page: page.to_string(),
            at: at.to_string(),
            places,
            lanes: lanes.map(lane).collect(),
            in_all: in_all as u64,
        })
    }
}

struct Ranked<'a> {
    segment: &'a SegmentId,
    total: u64,
    /// In the order of places; `true` where pinned.
    first: Vec<(u32, bool)>,
    /// All that are counted, in no order.
    rows: Vec<u32>,
}

impl Ranked<'_> {
    /// The rows of the first places, in their order.
    fn places(&self, places: usize) -> Vec<u32> {
        let first = self.first.iter().take(places);
        first.map(|(row, _)| *row).collect()
    }
}

struct Plotted<'a> {
    catalog: &'a Catalog,
    metrics_days: u32,
    places: usize,
    price_edges: Vec<i64>,
    margin_edges: Vec<i64>,
}

impl Plotted<'_> {
    /// All lanes share their bins, so that they can be held side by side.
    fn with_edges(self, lanes: &[Ranked<'_>]) -> Self {
        let mut all = vec![false; self.catalog.len()];
        let rows = lanes.iter().flat_map(|lane| &lane.rows);
        rows.for_each(|row| all[*row as usize] = true);
        let all: Vec<u32> = (0..all.len() as u32)
            .filter(|row| all[*row as usize])
            .collect();
        let values = |field| self.values(&all, field).into_iter().flatten().collect();
        Plotted {
            price_edges: nice_edges(values(CountField::Price)),
            margin_edges: nice_edges(values(CountField::MarginBp)),
            ..self
        }
    }

    fn values(&self, rows: &[u32], field: CountField) -> Vec<Option<i64>> {
        if field == CountField::CoverDays {
            let figure = |row: &u32| self.catalog.figure_at(*row, field, self.metrics_days);
            return rows.iter().map(figure).collect();
        }
        self.catalog.counts_at(rows, field, self.metrics_days)
    }

    fn lane(&self, lane: &Ranked<'_>) -> LanePlots {
        let point = |(index, (row, pinned)): (usize, &(u32, bool))| PlotPoint {
            id: self.catalog.id_at(*row).to_owned(),
            title: self.catalog.title_at(*row).map(str::to_owned),
            position: index as u64 + 1,
            pinned: *pinned,
            margin_bp: self
                .catalog
                .count_at(*row, CountField::MarginBp, self.metrics_days),
        };
        LanePlots {
            segment: lane.segment.as_str().to_owned(),
            name: String::new(),
            total: lane.total,
            counted: lane.rows.len() as u64,
            points: lane
                .first
                .iter()
                .take(POINTS as usize)
                .enumerate()
                .map(point)
                .collect(),
            price: self.spread(lane, CountField::Price, &self.price_edges),
            margin_bp: self.spread(lane, CountField::MarginBp, &self.margin_edges),
            cover_days: self.spread(lane, CountField::CoverDays, &COVER_EDGES),
            shared: Vec::new(),
        }
    }

    fn spread(&self, lane: &Ranked<'_>, field: CountField, edges: &[i64]) -> Distribution {
        let count = |rows: &[u32]| {
            let (mut bins, mut unknown) = (vec![0; edges.len()], 0);
            for value in self.values(rows, field) {
                match value {
                    Some(value) => {
                        let bin = edges.partition_point(|edge| *edge <= value);
                        if let Some(bin) = bins.get_mut(bin.saturating_sub(1)) {
                            *bin += 1;
                        }
                    }
                    None => unknown += 1,
                }
            }
            (bins, unknown)
        };
        let (page, page_unknown) = count(&lane.rows);
        let (first, first_unknown) = count(&lane.places(self.places));
        Distribution {
            edges: edges.to_vec(),
            page,
            first,
            page_unknown,
            first_unknown,
        }
    }
}

/// Where bins begin: multiples of 1, 2 or 5 times a power of ten, few enough to be read, around all
/// but the outermost values.
fn nice_edges(mut values: Vec<i64>) -> Vec<i64> {
    if values.is_empty() {
        return vec![0];
    }
    let cut = values.len() * OUTLIERS / 1_000;
    let low = *values.select_nth_unstable(cut).1;
    let last = values.len() - 1 - cut;
    let high = *values.select_nth_unstable(last).1;
    let mut step: i64 = 1;
    let mut times = [2, 5, 10].iter().cycle();
    let mut power: i64 = 1;
    while bin_of(high, step) - bin_of(low, step) >= i128::from(BINS) {
        let Some(next) = times.next().and_then(|times| power.checked_mul(*times)) else {
            break;
        };
        step = next;
        if step == power.saturating_mul(10) {
            power = step;
        }
    }
    let first = bin_of(low, step);
    let edges = (first..=bin_of(high, step)).map(|bin| bin * i128::from(step));
    edges.filter_map(|edge| i64::try_from(edge).ok()).collect()
}

fn bin_of(value: i64, step: i64) -> i128 {
    i128::from(value.div_euclid(step))
}

#[cfg(test)]
mod tests {
    use super::nice_edges;

    #[test]
    fn edges_are_few_and_round() {
        let check = |values: &[i64], expect: &[i64]| {
            assert_eq!(nice_edges(values.to_vec()), expect, "{values:?}");
        };
        check(&[], &[0]);
        check(&[7], &[7]);
        check(&[3, 9], &[3, 4, 5, 6, 7, 8, 9]);
        check(
            &[0, 11_999],
            &[
                0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000,
            ],
        );
        check(
            &[-150, 99],
            &[
                -160, -140, -120, -100, -80, -60, -40, -20, 0, 20, 40, 60, 80,
            ],
        );
        let mut skewed: Vec<i64> = (0..1_000).collect();
        skewed.push(i64::MAX - 1);
        let edges = nice_edges(skewed);
        assert_eq!((edges.first(), edges.last()), (Some(&0), Some(&900)));
        let wide = nice_edges(vec![i64::MIN + 1, i64::MAX - 1]);
        assert!(wide.len() <= 14 && wide.is_sorted(), "{wide:?}");
    }
}
