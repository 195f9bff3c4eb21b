//! From an ask to the slice of a page: scan, pins, `max_per`, arrangement.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::page::Page;
use endcap_model::rule::Rule;
use endcap_model::ruleset::RuleSet;
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSlice};

use crate::answer::{Answer, Placed};
use crate::arrange::{Seats, Stands};
use crate::ask::{Ask, AskError};
use crate::block::{Block, ROWS, blocks_of};
use crate::catalog::Catalog;
use crate::explain;
use crate::order::{Entry, First, Sorted};
use crate::plan::{Candidates, Plan};
use crate::score::Scratch;
use crate::select::Test;
use crate::spread::spread;
use crate::walk::{Barred, Ranked};

/// Blocks in one piece of work for a thread.
const BLOCKS_PER_PIECE: usize = 16;

/// The rules in force for a page, segment and instant, in order of precedence.
pub fn active_rules<'r>(
    ruleset: &'r RuleSet,
    page: &Page,
    segment: &SegmentId,
    at: Instant,
) -> Vec<&'r Rule> {
    let mut rules = ruleset.rules_for(page, segment);
    rules.retain(|rule| rule.enabled && rule.holds(at, ruleset.store.time_zone));
    rules
}

/// Ranks a page by the contract, section 4.
pub fn rank(catalog: &Catalog, ruleset: &RuleSet, ask: &Ask) -> Result<Answer, AskError> {
    Ok(rank_with_first(catalog, ruleset, ask, 0)?.0)
}

/// The same, and the first so many places of the page without explanation, at the price of one.
pub fn rank_with_first(
    catalog: &Catalog,
    ruleset: &RuleSet,
    ask: &Ask,
    places: u64,
) -> Result<(Answer, Vec<Placed>), AskError> {
    let plan = Plan::of(catalog, ruleset, ask)?;
    let seats = seats_of(&plan);
    let last = ask.from.saturating_add(ask.size);
    let needed = usize::try_from(last.max(places))
        .unwrap_or(usize::MAX)
        .min(catalog.len());
    let organic = Organic::of(&plan, &seats, needed);
    let mut answer = Answer {
        total: (organic.total + seats.pins.len()) as u64,
        from: ask.from,
        products: slice(&plan, &seats, &organic, ask.from, last),
    };
    if ask.explain {
        explain::explain_all(&plan, &seats, &organic, &mut answer);
    }
    Ok((answer, slice(&plan, &seats, &organic, 0, places)))
}

/// The places after the first `from` up to `last`.
fn slice(plan: &Plan, seats: &Seats<u32>, organic: &Organic, from: u64, last: u64) -> Vec<Placed> {
    let catalog = plan.catalog;
    let total = organic.total + seats.pins.len();
    let from = usize::try_from(from).unwrap_or(usize::MAX).min(total);
    let until = usize::try_from(last).unwrap_or(usize::MAX).min(total);
    let arrangement = seats.arrangement(organic.total);
    let place = |position| match arrangement.at(position) {
        Stands::Pin(index) => {
            let row = seats.pins[index].pin.product;
            let (tier, points) = (plan.tier(row).0, explain::points_of(plan, row));
            placed(catalog, row, position, true, tier, points)
        }
        Stands::Organic(index) => {
            let entry = organic.entries[index].key;
            placed(
                catalog,
                entry.row,
                position,
                false,
                entry.tier(),
                i64::from(entry.points()),
            )
        }
    };
    (from + 1..=until).map(place).collect()
}

/// The rows of the places that are asked for, from the first on, in no order: a whole page is known
/// long before it is sorted.
pub fn rows_shown(catalog: &Catalog, ruleset: &RuleSet, ask: &Ask) -> Result<Vec<u32>, AskError> {
    let plan = Plan::of(catalog, ruleset, ask)?;
    let seats = seats_of(&plan);
    let last = ask.from.saturating_add(ask.size);
    let needed = usize::try_from(last)
        .unwrap_or(usize::MAX)
        .min(catalog.len());
    let (mut entries, total) = if plan.spreads.is_empty() {
        scan(&plan, &rows_of(&seats), needed)
    } else {
        let organic = Organic::of(&plan, &seats, needed);
        let entries = organic.entries.iter().map(|ranked| ranked.key);
        (entries.collect(), organic.total)
    };
    let arrangement = seats.arrangement(total);
    let shown = needed.min(total + seats.pins.len());
    let mut rows: Vec<u32> = (1..=shown)
        .filter_map(|position| match arrangement.at(position) {
            Stands::Pin(index) => Some(seats.pins[index].pin.product),
            Stands::Organic(_) => None,
        })
        .collect();
    let organic = shown - rows.len();
    // What spread has arranged is in its order already.
    if plan.spreads.is_empty() && organic > 0 && organic < entries.len() {
        entries.select_nth_unstable_by(organic - 1, |a, b| plan.order.compare(a, b));
    }
    rows.extend(entries.iter().take(organic).map(|entry| entry.row));
    Ok(rows)
}

fn placed(
    catalog: &Catalog,
    row: u32,
    position: usize,
    pinned: bool,
    tier: i8,
    points: i64,
) -> Placed {
    Placed {
        id: catalog.product_id(row),
        position: position as u64,
        pinned,
        tier,
        points,
        explain: None,
    }
}

/// The active pins of eligible products, seated.
pub(crate) fn seats_of<'r>(plan: &Plan<'_, 'r>) -> Seats<'r, u32> {
    Seats::take(&plan.pins, |row| plan.is_eligible(*row))
}

/// The rows of the pinned products, ascending.
pub(crate) fn rows_of(seats: &Seats<u32>) -> Vec<u32> {
    let mut rows: Vec<u32> = seats.pins.iter().map(|seat| seat.pin.product).collect();
    rows.sort_unstable();
    rows
}

/// The first organic products, as many as are needed, and how many there are in all.
#[derive(Debug, Default)]
pub(crate) struct Organic {
    pub total: usize,
    pub entries: Vec<Ranked<Entry>>,
    pub barred: Barred,
}

impl Organic {
    pub fn of(plan: &Plan, seats: &Seats<u32>, needed: usize) -> Organic {
        let pinned = rows_of(seats);
        if plan.spreads.is_empty() {
            let (entries, total) = scan(plan, &pinned, needed);
            let mut sorted = Sorted::new(&plan.order, entries);
            let ranked = |(base, key): (usize, &Entry)| Ranked { key: *key, base };
            let entries = sorted
                .first(needed)
                .iter()
                .enumerate()
                .map(ranked)
                .collect();
            return Organic {
                total,
                entries,
                barred: Barred::default(),
            };
        }
        let (entries, total) = scan(plan, &pinned, usize::MAX);
        let mut sorted = Sorted::new(&plan.order, entries);
        let (entries, barred) = spread(plan, &mut sorted, |ranked| ranked.len() < needed);
        Organic {
            total,
            entries,
            barred,
        }
    }
}

/// The first `k` eligible candidates without the pinned, in no order, and how many there are.
pub(crate) fn scan(plan: &Plan, pinned: &[u32], k: usize) -> (Vec<Entry>, usize) {
    let blocks = blocks(plan);
    let piece = |blocks: &[(Block, usize)]| scan_piece(plan, pinned, k, blocks);
    if blocks.len() <= BLOCKS_PER_PIECE || rayon::current_num_threads() == 1 {
        return piece(&blocks);
    }
    let pieces = blocks
        .len()
        .div_ceil(rayon::current_num_threads() * 4)
        .max(BLOCKS_PER_PIECE);
    blocks.par_chunks(pieces).with_max_len(1).map(piece).reduce(
        || (Vec::new(), 0),
        |(mut a, x), (b, y)| {
            a.extend(b);
            (a, x + y)
        },
    )
}

/// The blocks of a page's candidates, each with the number of candidates before it on a search. Where
/// candidates are selected by a test, it is still to be evaluated.
pub(crate) fn blocks<'p>(plan: &'p Plan) -> Vec<(Block<'p>, usize)> {
    match &plan.candidates {
        Candidates::All | Candidates::Selected(_) => {
            ranges(plan.catalog.len()).map(|b| (b, 0)).collect()
        }
        Candidates::Rows(rows) => blocks_of(rows).map(|b| (b, 0)).collect(),
        Candidates::Search(matches) => blocks_of(&matches.rows)
            .enumerate()
            .map(|(n, b)| (b, n * ROWS))
            .collect(),
    }
}

fn ranges(rows: usize) -> impl Iterator<Item = Block<'static>> {
    (0..rows).step_by(ROWS).map(move |start| Block::Range {
        start: start as u32,
        len: ROWS.min(rows - start),
    })
}

fn scan_piece(
    plan: &Plan,
    pinned: &[u32],
    k: usize,
    blocks: &[(Block, usize)],
) -> (Vec<Entry>, usize) {
    let mut scratch = Scratch::default();
    let mut first = First::new(&plan.order, k);
    let mut total = 0;
    let candidate: Option<&Test> = match &plan.candidates {
        Candidates::Selected(test) => Some(test),
        _ => None,
    };
    for (block, offset) in blocks {
        let len = block.len();
        scratch.find_eligible(plan, *block, candidate, pinned);
        let here = scratch.count_eligible(len);
        if here == 0 {
            continue;
        }
        total += here;
        scratch.sum_points(plan, *block);
        if let Candidates::Search(matches) = &plan.candidates {
            let relevance = &matches.points[*offset..offset + len];
            scratch.points[..len]
                .iter_mut()
                .zip(relevance)
                .for_each(|(p, r)| *p = p.wrapping_add(*r));
        }
        scratch.join_keys(plan, *block);
        offer(&scratch, *block, &mut first);
    }
    (first.into_kept(), total)
}

/// Offers the block's eligible rows; most fall at the first comparison.
fn offer(scratch: &Scratch, block: Block, first: &mut First) {
    let keys = scratch.keys(block.len());
    for (chunk, (keys, eligible)) in keys.chunks(32).zip(scratch.eligible.chunks(32)).enumerate() {
        let least = first.least_key();
        if !keys.iter().fold(false, |any, key| any | (*key >= least)) {
            continue;
        }
        for (index, (key, eligible)) in keys.iter().zip(eligible).enumerate() {
            if *eligible == 1 && *key >= first.least_key() {
                first.offer(Entry {
                    key: *key,
                    row: block.row(chunk * 32 + index),
                });
            }
        }
    }
}
