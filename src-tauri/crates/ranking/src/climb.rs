//! What a boost of one product alone would do to its place on a page.
//!
//! Owns the exact answer to "how many points would bring it there", from the keys of the page as it
//! is ranked now. Refuses products whose place doesn't hang on points: pinned ones, those that are
//! not shown, and every product under a shopper's own sort.
//!
//! A boost never carries a product across tiers, and more points never bring it further down: up to
//! where it is chosen, `max_per` walks as if it were not there, and it is chosen at the first place
//! where it comes before whoever would be chosen else. So the least boost can be found by halving.

use endcap_model::ruleset::RuleSet;

use crate::arrange::{Arrangement, Seats};
use crate::ask::{Ask, AskError};
use crate::catalog::Catalog;
use crate::order::{Entry, Sorted};
use crate::plan::Plan;
use crate::rank::{rows_of, scan, seats_of};
use crate::spread::spread;

/// The most points that one boost may give (contract, section 3).
pub const MOST_POINTS: i64 = 100_000;

/// What would bring a product to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boost {
    /// It stands there, or nearer to the top, already.
    Unneeded,
    /// The least points that do, and the position they bring it to: the one asked for, or one
    /// nearer to the top.
    Least { points: i64, position: u64 },
    /// No boost does; this is the nearest position that one reaches.
    OutOfReach { nearest: u64 },
}

/// A product in the organic order of a page, ready to be tried with more points.
pub struct Climb<'c, 'r> {
    plan: Plan<'c, 'r>,
    arrangement: Arrangement,
    pins: usize,
    entries: Vec<Entry>,
    own: Entry,
    position: u64,
}

impl<'c, 'r> Climb<'c, 'r> {
    /// `None` where the product's place doesn't hang on points. `ask.from`, `ask.size` and
    /// `ask.explain` play no part.
    ///
    /// # Errors
    /// As [`crate::explain()`].
    pub fn of(
        catalog: &'c Catalog,
        ruleset: &'r RuleSet,
        ask: &'r Ask,
        product: &str,
    ) -> Result<Option<Climb<'c, 'r>>, AskError> {
        let plan = Plan::of(catalog, ruleset, ask)?;
        let row = catalog
            .row_of(product)
            .ok_or_else(|| AskError::UnknownProduct(product.to_owned()))?;
        if ask.sort.is_some() {
            return Ok(None);
        }
        let seats: Seats<'r, u32> = seats_of(&plan);
        let (entries, total) = scan(&plan, &rows_of(&seats), usize::MAX);
        let Some(own) = entries.iter().find(|entry| entry.row == row).copied() else {
            return Ok(None);
        };
        let mut climb = Climb {
            arrangement: seats.arrangement(total),
            pins: seats.pins.len(),
            plan,
            entries,
            own,
            position: 0,
        };
        climb.position = climb.position_with(0);
        Ok(Some(climb))
    }

    /// Where it stands now, 1-based.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Where it would stand with so many points more, 1-based.
    pub fn position_with(&self, points: i64) -> u64 {
        let number = self.number_with(points, self.entries.len());
        self.arrangement.of_organic(number) as u64
    }

    /// The least boost that brings it to `to` (1-based) or nearer to the top.
    pub fn least_boost(&self, to: u64) -> Boost {
        if self.position <= to {
            return Boost::Unneeded;
        }
        let to = usize::try_from(to).unwrap_or(usize::MAX);
        let before = (0..self.pins).filter(|pin| self.arrangement.of_pin(*pin) <= to);
        // The first organic products, as many as stand at `to` or before it.
        let wanted = to - before.count();
        let reaches = |points| self.number_with(points, wanted) < wanted;
        if wanted == 0 || !reaches(MOST_POINTS) {
            return Boost::OutOfReach {
                nearest: self.position_with(MOST_POINTS),
            };
        }
        let (mut short, mut enough) = (0, MOST_POINTS);
        while enough - short > 1 {
            let middle = short + (enough - short) / 2;
            if reaches(middle) {
                enough = middle;
            } else {
                short = middle;
            }
        }
        Boost::Least {
            points: enough,
            position: self.position_with(enough),
        }
    }

    /// Its 0-based number among the organic products, once it has so many points more; `most` or
    /// more where it is not among the first `most`.
    fn number_with(&self, points: i64, most: usize) -> usize {
        let tried = Entry {
            key: Entry::key_of(
                i32::from(self.own.tier()),
                self.own.points().saturating_add(points as i32),
            ),
            row: self.own.row,
        };
        let order = &self.plan.order;
        if self.plan.spreads.is_empty() {
            let others = self.entries.iter().filter(|entry| entry.row != tried.row);
            return others
                .filter(|entry| order.compare(entry, &tried).is_lt())
                .count();
        }
        let others = self.entries.iter().filter(|entry| entry.row != tried.row);
        let entries = others.copied().chain([tried]).collect();
        let mut sorted = Sorted::new(order, entries);
        let found = |built: &[crate::walk::Ranked<Entry>]| {
            built.last().is_some_and(|last| last.key.row == tried.row)
        };
        let (built, _) = spread(&self.plan, &mut sorted, |built| {
            built.len() < most && !found(built)
        });
        if found(&built) { built.len() - 1 } else { most }
    }
}
