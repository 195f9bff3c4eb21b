//! Points and tiers of a block of rows, summed column by column without a branch per row.

use crate::block::{Block, ROWS};
use crate::catalog::numbers::{Width, with_width};
use crate::order::Entry;
use crate::plan::{Levels, Plan, Points};
use crate::select::Test;

/// What a block needs while it is scored; made once, used for every block.
pub(crate) struct Scratch {
    pub points: Vec<i32>,
    /// 1 where the product may be shown in the organic order.
    pub eligible: Vec<u8>,
    keys: Vec<i32>,
    mask: Vec<u8>,
    tops: Vec<u8>,
    bottoms: Vec<u8>,
}

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch {
            points: vec![0; ROWS],
            eligible: vec![1; ROWS],
            keys: vec![0; ROWS],
            mask: vec![0; ROWS],
            tops: vec![0; ROWS],
            bottoms: vec![0; ROWS],
        }
    }
}

impl Scratch {
    /// Points without relevance, which the caller adds.
    pub fn sum_points(&mut self, plan: &Plan, block: Block) {
        let len = block.len();
        let points = &mut self.points[..len];
        points.fill(0);
        for term in &plan.terms {
            add_levels(&term.levels, term.term.weight as i32, block, points);
        }
        for ruled in &plan.points {
            match &ruled.what {
                Points::Levels { levels, weight } => add_levels(levels, *weight, block, points),
                Points::Fixed {
                    test,
                    points: fixed,
                } => {
                    add_fixed(test, *fixed, block, points, &mut self.mask[..len]);
                }
            }
        }
    }

    /// Marks the block's eligible rows; `pinned` rows, ascending, are not in the organic order.
    pub fn find_eligible(
        &mut self,
        plan: &Plan,
        block: Block,
        candidate: Option<&Test>,
        pinned: &[u32],
    ) {
        let len = block.len();
        let eligible = &mut self.eligible[..len];
        match candidate {
            Some(test) => test.evaluate(block, eligible),
            None => eligible.fill(1),
        }
        for hide in &plan.hides {
            hide.what.evaluate(block, &mut self.mask[..len]);
            eligible
                .iter_mut()
                .zip(&self.mask)
                .for_each(|(e, hidden)| *e &= hidden ^ 1);
        }
        if !pinned.is_empty() {
            block.mark(pinned, &mut self.mask[..len]);
            eligible
                .iter_mut()
                .zip(&self.mask)
                .for_each(|(e, pinned)| *e &= pinned ^ 1);
        }
    }

    /// How many rows of the block are eligible.
    pub fn count_eligible(&self, len: usize) -> usize {
        // 128 ones fit a byte's width of sum, so that the inner sum stays narrow.
        let sum = |part: &[u8]| usize::from(part.iter().fold(0u8, |sum, e| sum.wrapping_add(*e)));
        self.eligible[..len].chunks(128).map(sum).sum()
    }

    /// Joins points and tiers into keys.
    pub fn join_keys(&mut self, plan: &Plan, block: Block) {
        let len = block.len();
        let keys = &mut self.keys[..len];
        keys.copy_from_slice(&self.points[..len]);
        if plan.reach > Entry::MOST_POINTS {
            keys.iter_mut()
                .for_each(|key| *key = Entry::key_of(0, *key));
        }
        if plan.tops.is_empty() && plan.bottoms.is_empty() {
            return;
        }
        let mask = &mut self.mask[..len];
        let (tops, bottoms) = (&mut self.tops[..len], &mut self.bottoms[..len]);
        for (list, joined) in [(&plan.tops, &mut *tops), (&plan.bottoms, &mut *bottoms)] {
            joined.fill(0);
            for ruled in list {
                ruled.what.evaluate(block, mask);
                joined.iter_mut().zip(&*mask).for_each(|(j, m)| *j |= m);
            }
        }
        let tier = Entry::key_of(1, 0);
        for ((key, top), bottom) in keys.iter_mut().zip(&*tops).zip(&*bottoms) {
            *key += tier * (i32::from(top & (bottom ^ 1)) - i32::from(*bottom));
        }
    }

    /// What [`Scratch::join_keys`] made.
    pub fn keys(&self, len: usize) -> &[i32] {
        &self.keys[..len]
    }
}

/// Adds `fixed` where the mask is 1. A mask of all ones or none takes the place of a
/// multiplication, which the plainest processors lack for four numbers at once.
fn add_fixed(test: &Test, fixed: i32, block: Block, points: &mut [i32], mask: &mut [u8]) {
    if test.is_never() {
        return;
    }
    test.evaluate(block, mask);
    for (p, m) in points.iter_mut().zip(mask) {
        *p = p.wrapping_add(fixed & -i32::from(*m));
    }
}

pub(crate) fn add_levels(levels: &Levels, weight: i32, block: Block, points: &mut [i32]) {
    match levels {
        Levels::None => {}
        Levels::Coded { codes, table } => {
            block.each_code(codes, |index, code| {
                points[index] = points[index].wrapping_add(weight * table[code as usize]);
            });
        }
        Levels::Numbers {
            column,
            breakpoints,
        } => {
            with_width!(column.numbers(), values => count_levels(block, values, breakpoints, weight, points), unknown => {});
        }
    }
}

/// Adds `weight` for every breakpoint that a value reaches, a few breakpoints in each pass.
fn count_levels<T: Width>(
    block: Block,
    column: &[T],
    breakpoints: &[i64],
    weight: i32,
    points: &mut [i32],
) {
    let mut gathered = Vec::new();
    let values = block.values(column, &mut gathered);
    let reachable: Vec<T> = breakpoints
        .iter()
        .filter(|breakpoint| **breakpoint <= T::GREATEST)
        .map(|breakpoint| T::narrow((*breakpoint).max(T::LEAST)))
        .collect();
    let reached = |v: T, breakpoint: T| weight & -i32::from(v >= breakpoint);
    for group in reachable.chunks(4) {
        match *group {
            [a] => pass(values, points, |v| reached(v, a)),
            [a, b] => pass(values, points, |v| reached(v, a) + reached(v, b)),
            [a, b, c] => pass(values, points, |v| {
                reached(v, a) + reached(v, b) + reached(v, c)
            }),
            [a, b, c, d] => pass(values, points, |v| {
                reached(v, a) + reached(v, b) + reached(v, c) + reached(v, d)
            }),
            _ => {}
        }
    }
}

fn pass<T: Width>(values: &[T], points: &mut [i32], added: impl Fn(T) -> i32) {
    for (p, v) in points.iter_mut().zip(values) {
        *p = p.wrapping_add(added(*v));
    }
}
