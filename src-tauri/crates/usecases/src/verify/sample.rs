//! Which pages to ask: spread evenly over all kinds of pages and all segments, then over orders,
//! depths and instants. The same catalog, rules and time give the same asks.

use endcap_model::{
    id::SegmentId, instant::Instant, page::Page, ruleset::RuleSet, schedule::instant_of,
};
use endcap_ranking::{Ask, Catalog, CategoryNode, ShopperSort};

use crate::pages::named_pages;

/// Places of one ask: two screens of a shop.
const SIZE: u64 = 48;
/// Of a hundred asks, how many are the first places of a page, as most shoppers see it.
const PLAIN: usize = 60;
/// Searches that are made up from brands and categories.
const SEARCHES: usize = 24;
/// Instants beside now.
const INSTANTS: usize = 4;
const DAY: i64 = 86_400;

/// What is asked of a view beside its first places now.
#[derive(Clone, Copy)]
enum Variant {
    Sorted(ShopperSort),
    /// So many of a hundred products down the page.
    Deep(u64),
    At(Instant),
}

/// A page for a segment, and how long it may be.
struct View {
    page: Page,
    segment: SegmentId,
    products: u64,
}

/// Exactly `wanted` asks, but for a `wanted` of 0: then one.
pub(super) fn spread(catalog: &Catalog, rules: &RuleSet, at: Instant, wanted: u64) -> Vec<Ask> {
    let wanted = usize::try_from(wanted.max(1)).unwrap_or(usize::MAX);
    let kinds = views(catalog, rules, wanted / 4 + 1);
    let views: Vec<&View> = kinds.iter().flatten().collect();
    let plain = (wanted * PLAIN / 100).clamp(1, views.len().max(1));
    let first = (0..plain).filter_map(|n| views.get(n * views.len() / plain));
    let mut asks: Vec<Ask> = first.map(|view| ask(view, at, None)).collect();
    let variants = variants(rules, at);
    // The others: kinds take turns, each view in turn, each time in another way, until all were
    // asked in every way; then from the beginning.
    let all = kinds.iter().map(Vec::len).max().unwrap_or(0) * variants.len();
    for turn in (0..all.max(1)).cycle() {
        for kind in &kinds {
            if asks.len() >= wanted {
                return asks;
            }
            let (Some(round), Some(place)) =
                (turn.checked_div(kind.len()), turn.checked_rem(kind.len()))
            else {
                continue;
            };
            let variant = variants.get((place + round) % variants.len());
            if round < variants.len()
                && let (Some(view), Some(variant)) = (kind.get(place), variant)
            {
                asks.push(ask(view, at, Some(*variant)));
            }
        }
    }
    asks
}

fn ask(view: &View, at: Instant, variant: Option<Variant>) -> Ask {
    let mut ask = Ask::first(view.page.clone(), view.segment.clone(), at, SIZE);
    match variant {
        None => {}
        Some(Variant::Sorted(sort)) => ask.sort = Some(sort),
        Some(Variant::Deep(share)) => {
            let last = view.products.saturating_sub(SIZE / 2);
            ask.from = (view.products * share / 100).min(last);
        }
        Some(Variant::At(instant)) => ask.at = instant,
    }
    ask
}

/// At least ten ways: a day and a week from now, four depths and four orders.
fn variants(rules: &RuleSet, at: Instant) -> Vec<Variant> {
    let instants = instants(rules, at).into_iter().map(Variant::At);
    let depths = [15, 40, 70, 100].into_iter().map(Variant::Deep);
    let sorts = ShopperSort::ALL.into_iter().map(Variant::Sorted);
    instants.chain(depths).chain(sorts).collect()
}

/// When rules begin or end, the next ones first; a day and a week from now where none does.
fn instants(rules: &RuleSet, now: Instant) -> Vec<Instant> {
    let zone = rules.store.time_zone;
    let enabled = rules.rules.iter().filter(|rule| rule.enabled);
    let mut edges: Vec<Instant> = enabled
        .filter_map(|rule| rule.schedule.as_ref())
        .flat_map(|schedule| [schedule.from, schedule.until])
        .flatten()
        .map(|local| instant_of(local, zone))
        .filter(|edge| *edge > now)
        .chain([1, 7].map(|days| Instant::from_unix(now.unix() + days * DAY)))
        .collect();
    edges.sort();
    edges.dedup();
    edges.truncate(INSTANTS);
    edges
}

/// The views of each kind of page, of at most `most` pages each, evenly chosen: a tree of thousands
/// of categories leaves room for searches.
fn views(catalog: &Catalog, rules: &RuleSet, most: usize) -> [Vec<View>; 4] {
    let mut segments: Vec<&SegmentId> = rules.segments.iter().map(|one| &one.id).collect();
    let everyone = SegmentId::everyone();
    segments.push(&everyone);
    pages(catalog, rules).map(|kind| {
        let of_page = |(page, products): (Page, u64)| {
            segments.iter().map(move |segment| View {
                page: page.clone(),
                segment: (*segment).clone(),
                products,
            })
        };
        thinned(kind, most).into_iter().flat_map(of_page).collect()
    })
}

fn thinned<T: Clone>(list: Vec<T>, most: usize) -> Vec<T> {
    if list.len() <= most {
        return list;
    }
    let chosen = (0..most).filter_map(|n| list.get(n * list.len() / most).cloned());
    chosen.collect()
}

/// By kind: pages with how many products they may have.
fn pages(catalog: &Catalog, rules: &RuleSet) -> [Vec<(Page, u64)>; 4] {
    let all = catalog.len() as u64;
    let mut kinds: [Vec<(Page, u64)>; 4] = Default::default();
    let [categories, collections, placements, searches] = &mut kinds;
    add_categories(&catalog.category_tree(), categories);
    for one in &rules.collections {
        let products = catalog.count(&one.products, &rules.store, Instant::from_unix(0)) as u64;
        collections.push((Page::Collection(one.id.as_str().to_owned()), products));
    }
    // One that no rule names: all products in the order of the formula.
    placements.push((Page::Placement("home".to_owned()), all));
    for page in named_pages(rules) {
        match page {
            Page::Category(ref path) => {
                let products = catalog.products_under(path) as u64;
                categories.push((page, products));
            }
            Page::Placement(_) => placements.push((page, all)),
            Page::Search(_) => searches.push((page, SIZE * 2)),
            Page::Collection(_) => {}
        }
    }
    let names = categories.iter().filter_map(|(page, _)| match page {
        Page::Category(path) => path.rsplit(" > ").next().map(str::to_owned),
        _ => None,
    });
    let mut texts: Vec<String> = names.collect();
    texts.extend(catalog.brands().map(str::to_owned));
    texts.sort();
    texts.dedup();
    let few = thinned(texts, SEARCHES).into_iter();
    searches.extend(few.map(|text| (Page::Search(text), SIZE * 2)));
    for kind in &mut kinds {
        kind.sort();
        kind.dedup_by(|a, b| a.0 == b.0);
    }
    kinds
}

fn add_categories(nodes: &[CategoryNode], pages: &mut Vec<(Page, u64)>) {
    for node in nodes {
        let products = u64::from(node.products);
        pages.push((Page::Category(node.path.clone()), products));
        add_categories(&node.children, pages);
    }
}
