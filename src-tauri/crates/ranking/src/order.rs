//! The organic order and ways to get at its first places without sorting all.

use std::cmp::Ordering;

use crate::select::Column;

/// A product in the running: tier and points in one number, and its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub key: i32,
    pub row: u32,
}

const TIER: i32 = 1 << 27;

impl Entry {
    /// The most points that fit beside a tier.
    pub const MOST_POINTS: i32 = (1 << 26) - 1;

    /// Points are held within ±(2^26 − 1), far beyond the contract's bound of 2^20.
    pub fn key_of(tier: i32, points: i32) -> i32 {
        tier * TIER + points.clamp(-Entry::MOST_POINTS, Entry::MOST_POINTS)
    }

    pub fn tier(self) -> i8 {
        ((self.key + (TIER >> 1)) >> 27) as i8
    }

    pub fn points(self) -> i32 {
        self.key - i32::from(self.tier()) * TIER
    }
}

/// One of the fields that order products of equal tier and points.
#[derive(Clone, Debug)]
pub(crate) struct OrderColumn<'c> {
    pub column: Column<'c>,
    pub descending: bool,
}

/// Key descending, then the columns in turn (unknown last), then row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order<'c> {
    pub columns: Vec<OrderColumn<'c>>,
}

impl Order<'_> {
    pub fn compare(&self, a: &Entry, b: &Entry) -> Ordering {
        b.key.cmp(&a.key).then_with(|| {
            for by in &self.columns {
                let (x, y) = (
                    by.column.numbers().get(a.row),
                    by.column.numbers().get(b.row),
                );
                let found = match (x, y) {
                    (Some(x), Some(y)) if by.descending => y.cmp(&x),
                    (Some(x), Some(y)) => x.cmp(&y),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (None, None) => Ordering::Equal,
                };
                if found != Ordering::Equal {
                    return found;
                }
            }
            a.row.cmp(&b.row)
        })
    }
}

/// The first `k` of all that are offered. Keeps at most about twice as many.
pub(crate) struct First<'o, 'c> {
    order: &'o Order<'c>,
    k: usize,
    kept: Vec<Entry>,
    /// Once `k` are kept: nothing after this can be among the first.
    worst: Option<Entry>,
}

impl<'o, 'c> First<'o, 'c> {
    pub fn new(order: &'o Order<'c>, k: usize) -> First<'o, 'c> {
        First {
            order,
            k,
            kept: Vec::new(),
            worst: None,
        }
    }

    /// Keys below this can't be among the first.
    pub fn least_key(&self) -> i32 {
        self.worst.map_or(i32::MIN, |worst| worst.key)
    }

    pub fn offer(&mut self, entry: Entry) {
        if let Some(worst) = &self.worst
            && self.order.compare(&entry, worst) != Ordering::Less
        {
            return;
        }
        if self.k == 0 {
            return;
        }
        self.kept.push(entry);
        if self.kept.len() >= self.k.saturating_mul(2).max(1024) {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if self.kept.len() > self.k {
            let order = self.order;
            self.kept
                .select_nth_unstable_by(self.k - 1, |a, b| order.compare(a, b));
            self.kept.truncate(self.k);
            self.worst = self.kept.last().copied();
        }
    }

    /// The entries kept, in no order.
    pub fn into_kept(mut self) -> Vec<Entry> {
        self.shrink();
        self.kept
    }
}

/// Entries in order, sorted only as far as they are asked for.
pub(crate) struct Sorted<'o, 'c> {
    order: &'o Order<'c>,
    entries: Vec<Entry>,
    done: usize,
}

impl<'o, 'c> Sorted<'o, 'c> {
    pub fn new(order: &'o Order<'c>, entries: Vec<Entry>) -> Sorted<'o, 'c> {
        Sorted {
            order,
            entries,
            done: 0,
        }
    }

    pub fn get(&mut self, index: usize) -> Option<Entry> {
        while index >= self.done && self.done < self.entries.len() {
            self.sort_more(index + 1 - self.done);
        }
        self.entries.get(index).copied()
    }

    /// The first `count`, in order.
    pub fn first(&mut self, count: usize) -> &[Entry] {
        let count = count.min(self.entries.len());
        if count > 0 {
            self.get(count - 1);
        }
        &self.entries[..count]
    }

    fn sort_more(&mut self, at_least: usize) {
        let order = self.order;
        let rest = &mut self.entries[self.done..];
        let more = at_least.max(1024).max(self.done);
        if more < rest.len() {
            rest.select_nth_unstable_by(more - 1, |a, b| order.compare(a, b));
            rest[..more].sort_unstable_by(|a, b| order.compare(a, b));
            self.done += more;
        } else {
            rest.sort_unstable_by(|a, b| order.compare(a, b));
            self.done = self.entries.len();
        }
    }
}
