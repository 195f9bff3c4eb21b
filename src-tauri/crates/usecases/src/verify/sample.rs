//! Which pages to ask: spread evenly over all pages and segments, then over orders and depths.

use endcap_model::{id::SegmentId, instant::Instant, page::Page, ruleset::RuleSet};
use endcap_ranking::{Ask, Catalog, CategoryNode, ShopperSort};

use crate::pages::named_pages;

/// Places of one ask: two screens of a shop.
const SIZE: u64 = 48;

/// At least `wanted` asks (and no more, but for a `wanted` of 0: then one), all at one instant.
pub(super) fn spread(catalog: &Catalog, rules: &RuleSet, at: Instant, wanted: u64) -> Vec<Ask> {
    let pages = pages(catalog, rules);
    let mut segments: Vec<SegmentId> = rules
        .segments
        .iter()
        .map(|segment| segment.id.clone())
        .collect();
    segments.push(SegmentId::everyone());
    let views: Vec<(&Page, &SegmentId)> = pages
        .iter()
        .flat_map(|page| segments.iter().map(move |segment| (page, segment)))
        .collect();
    let wanted = usize::try_from(wanted.max(1)).unwrap_or(usize::MAX);
    let ask = |view: usize, from: u64, sort: Option<ShopperSort>| -> Option<Ask> {
        let (page, segment) = *views.get(view)?;
        let (page, segment) = (page.clone(), segment.clone());
        Some(Ask {
            page,
            segment,
            at,
            from,
            size: SIZE,
            sort,
            explain: false,
        })
    };
    if views.len() >= wanted {
        let step = |n: usize| n * views.len() / wanted;
        return (0..wanted).filter_map(|n| ask(step(n), 0, None)).collect();
    }
    // Fewer views than asks: the same ones again, in a shopper's order, then further down.
    let orders = [None].into_iter().chain(ShopperSort::ALL.map(Some));
    let orders: Vec<Option<ShopperSort>> = orders.collect();
    let round = |n: usize| {
        let (depth, order) = ((n / orders.len()) as u64, n % orders.len());
        (depth * SIZE, orders.get(order).copied().flatten())
    };
    (0..wanted)
        .filter_map(|n| {
            let (from, sort) = round(n / views.len());
            ask(n % views.len(), from, sort)
        })
        .collect()
}

fn pages(catalog: &Catalog, rules: &RuleSet) -> Vec<Page> {
    let mut pages: Vec<Page> = named_pages(rules).into_iter().collect();
    let collections = rules.collections.iter();
    pages.extend(collections.map(|one| Page::Collection(one.id.as_str().to_owned())));
    // One that no rule names: all products in the order of the formula.
    pages.push(Page::Placement("home".to_owned()));
    add_categories(&catalog.category_tree(), &mut pages);
    pages.sort();
    pages.dedup();
    pages
}

fn add_categories(nodes: &[CategoryNode], pages: &mut Vec<Page>) {
    for node in nodes {
        pages.push(Page::Category(node.path.clone()));
        add_categories(&node.children, pages);
    }
}
