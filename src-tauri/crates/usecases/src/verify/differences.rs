//! An ask that differs, in words: where first, and what stands there on each side.

use endcap_engine::PlacedProduct;
use endcap_figures::grouped;
use endcap_ranking::Placed;

use super::compare::{Differing, Preview};
use super::report::Difference;
use crate::moment;

/// Tells of one ask that differs on an environment, and of the causes that concern it.
pub(super) fn difference(
    preview: &Preview,
    environment: &str,
    one: &Differing,
    causes: Vec<u64>,
) -> Difference {
    let Differing { ask, own, live } = one;
    let name = moment::page_name(&ask.page, &preview.rules);
    let segment_name = moment::segment_name(&ask.segment, &preview.rules);
    let theirs = live.as_ref().map_or(&[][..], |answer| &answer.products);
    let places: Vec<usize> = (0..own.products.len().max(theirs.len()))
        .filter(|place| !is_same(own.products.get(*place), theirs.get(*place)))
        .collect();
    let first = places.first().copied();
    let (a, b) = match first {
        Some(place) => (own.products.get(place), theirs.get(place)),
        None => (None, None),
    };
    let position = first.map_or(0, |place| ask.from + place as u64 + 1);
    let at_place = |words: String| {
        let position = grouped(position);
        format!("{name} for {segment_name}, position {position}: {words}")
    };
    let words = match live {
        None => format!("{name} for {segment_name}: the rules on {environment} do not know it."),
        Some(_) if first.is_some() => at_place(place_words(preview, environment, a, b)),
        Some(answer) => format!(
            "{name} for {segment_name}: the preview has {} products, {environment} has {}.",
            grouped(own.total),
            grouped(answer.total)
        ),
    };
    Difference {
        page: ask.page.to_string(),
        segment: ask.segment.as_str().to_owned(),
        segment_name: segment_name.clone(),
        at: ask.at.to_string(),
        sort: ask.sort.map(|sort| sort.name().to_owned()),
        position,
        preview: a.map(|placed| placed.id.as_str().to_owned()),
        preview_title: a.and_then(|placed| title(preview, placed.id.as_str())),
        live: b.map(|placed| placed.id.clone()),
        live_title: b.and_then(|placed| title(preview, &placed.id)),
        places: places.len() as u64,
        causes,
        words,
    }
}

fn is_same(own: Option<&Placed>, live: Option<&PlacedProduct>) -> bool {
    match (own, live) {
        (Some(own), Some(live)) => {
            own.id.as_str() == live.id
                && (own.position, own.pinned, own.tier, own.points)
                    == (live.position, live.pinned, live.tier, live.points)
        }
        (None, None) => true,
        _ => false,
    }
}

fn title(preview: &Preview, id: &str) -> Option<String> {
    let row = preview.catalog.row_of(id)?;
    preview.catalog.title_at(row).map(str::to_owned)
}

/// What differs at one place.
fn place_words(
    preview: &Preview,
    environment: &str,
    own: Option<&Placed>,
    live: Option<&PlacedProduct>,
) -> String {
    let there = format!("on {environment}");
    let title = |id: &str| {
        title(preview, id).map_or_else(|| format!("“{id}”"), |title| format!("“{title}” ({id})"))
    };
    match (own, live) {
        (Some(own), Some(live)) if own.id.as_str() != live.id => format!(
            "the preview has {}, {environment} has {}.",
            title(own.id.as_str()),
            title(&live.id)
        ),
        (Some(own), Some(live)) if own.points != live.points => format!(
            "{} has {} points in the preview and {} {there}.",
            title(&live.id),
            grouped(own.points),
            grouped(live.points)
        ),
        (Some(own), Some(live)) if own.pinned != live.pinned => format!(
            "{} is pinned {}, but not {}.",
            title(&live.id),
            if own.pinned { "in the preview" } else { &there },
            if own.pinned { &there } else { "in the preview" }
        ),
        (Some(own), Some(live)) => format!(
            "{} has tier {} in the preview and {} {there}.",
            title(&live.id),
            own.tier,
            live.tier
        ),
        (Some(own), None) => {
            format!(
                "the preview has {}, {environment} has nothing.",
                title(own.id.as_str())
            )
        }
        (None, Some(live)) => {
            format!(
                "the preview has nothing, {environment} has {}.",
                title(&live.id)
            )
        }
        (None, None) => "nothing on both sides.".to_owned(),
    }
}
