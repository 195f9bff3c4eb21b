//! Plots, counted again from the products.

use endcap_model::field::CountField;
use endcap_usecases::{Distribution, LanesAsk, Outlook, PlotsAsk};

use super::previewing::{JACKETS, lanes_ask};
use crate::demo;

#[tokio::test]
async fn every_bin_can_be_counted_from_the_rows() {
    let shop = demo().await;
    let segments = ["vip", "bargain", "everyone"];
    let ask = PlotsAsk {
        page: JACKETS.to_owned(),
        segments: segments.map(str::to_owned).to_vec(),
        outlook: Outlook::default(),
        places: 24,
    };
    let plots = shop.store.plots(&ask).unwrap();
    let lanes = shop
        .store
        .rank_lanes(&LanesAsk {
            ..lanes_ask(JACKETS, &segments, 0, 1_000)
        })
        .unwrap();
    let catalog = shop.store.snapshot().catalog;
    let firsts: Vec<Vec<&str>> = lanes
        .lanes
        .iter()
        .map(|lane| lane.rows[..24].iter().map(|row| row.id.as_str()).collect())
        .collect();
    let shared = |a: usize, b: usize| {
        firsts[a]
            .iter()
            .filter(|id| firsts[b].contains(*id))
            .count() as u64
    };
    for (index, (lane, plot)) in lanes.lanes.iter().zip(&plots.lanes).enumerate() {
        assert_eq!(
            (plot.name.as_str(), plot.total),
            (lane.name.as_str(), lane.total)
        );
        let ids: Vec<&str> = lane.rows.iter().map(|row| row.id.as_str()).collect();
        let check = |distribution: &Distribution, field: CountField| {
            let edges = &distribution.edges;
            assert!(edges.is_sorted() && edges.len() <= 14, "{edges:?}");
            for (ids, bins, unknown) in [
                (&ids[..], &distribution.page, distribution.page_unknown),
                (&ids[..24], &distribution.first, distribution.first_unknown),
            ] {
                let values: Vec<Option<i64>> = ids
                    .iter()
                    .map(|id| catalog.figure_at(catalog.row_of(id).unwrap(), field, 28))
                    .collect();
                assert_eq!(
                    values.iter().filter(|value| value.is_none()).count() as u64,
                    unknown
                );
                for (bin, count) in bins.iter().enumerate() {
                    let least = if bin == 0 { i64::MIN } else { edges[bin] };
                    let below = edges.get(bin + 1).copied().unwrap_or(i64::MAX);
                    let within = values
                        .iter()
                        .flatten()
                        .filter(|value| (least..below).contains(*value));
                    assert_eq!(within.count() as u64, *count, "{field:?} bin {bin}");
                }
            }
        };
        check(&plot.price, CountField::Price);
        check(&plot.margin_bp, CountField::MarginBp);
        check(&plot.cover_days, CountField::CoverDays);
        let told: Vec<(&str, u64)> = plot
            .points
            .iter()
            .map(|point| (point.id.as_str(), point.position))
            .collect();
        let expect: Vec<(&str, u64)> = ids
            .iter()
            .take(100)
            .zip(1..)
            .map(|(id, place)| (*id, place))
            .collect();
        assert_eq!(told, expect);
        let expect: Vec<u64> = (0..3).map(|other| shared(index, other)).collect();
        assert_eq!(plot.shared, expect);
    }
    let everywhere = firsts[0]
        .iter()
        .filter(|id| firsts[1].contains(*id) && firsts[2].contains(*id));
    assert_eq!(plots.in_all, everywhere.count() as u64);
}
