//! `max_per` (contract, section 4, step 8): one walk over the organic order in which all active
//! limits hold together, fed as lazily as whoever holds the order can feed it.
//!
//! Owns which product comes next and what barred those before it. Refuses to know products: each
//! is a key, a tier and a number for the value of every limit's field.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// The value that a limit counts, as a number that only equal values share; `None` breaks nothing.
pub type Value = Option<u32>;

/// By number in the organic order: the numbers of the limits (in order of precedence) that barred
/// the product where it was first in line.
pub type Barred = BTreeMap<usize, BTreeSet<usize>>;

/// An organic product, as it comes in the order before the walk.
#[derive(Clone, Debug)]
pub struct Offer<K> {
    pub key: K,
    pub tier: i8,
    /// One for every limit.
    pub values: Vec<Value>,
}

/// A product with its 0-based number in the order before the walk.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<K> {
    pub key: K,
    pub base: usize,
}

/// What the walk comes to next.
#[derive(Clone, Debug)]
pub enum Step<K> {
    /// The next product of the organic order decides: offer it, or say that there is none.
    Needs,
    Chosen(Ranked<K>),
    /// Every product was chosen.
    Done,
}

/// One limit on the way: what stands in the `window − 1` places before the next.
#[derive(Clone, Debug)]
struct Limit {
    count: u32,
    back: usize,
    recent: VecDeque<Value>,
    tally: HashMap<u32, u32>,
}

impl Limit {
    fn breaks(&self, value: Value) -> bool {
        value.is_some_and(|value| {
            self.tally
                .get(&value)
                .is_some_and(|count| *count >= self.count)
        })
    }

    fn place(&mut self, value: Value) {
        if self.back == 0 {
            return;
        }
        self.recent.push_back(value);
        if let Some(value) = value {
            *self.tally.entry(value).or_insert(0) += 1;
        }
        if self.recent.len() > self.back
            && let Some(Some(gone)) = self.recent.pop_front()
            && let Some(count) = self.tally.get_mut(&gone)
        {
            *count -= 1;
            if *count == 0 {
                self.tally.remove(&gone);
            }
        }
    }
}

/// Products passed over so far, all of one tier. Those with the same values wait in one line, since
/// the same limits bar them; only the head of each line is looked at.
#[derive(Clone, Debug)]
struct Waiting<K> {
    /// By the head's base number: the line's values.
    heads: BTreeMap<usize, Vec<Value>>,
    lines: HashMap<Vec<Value>, VecDeque<Ranked<K>>>,
}

impl<K> Waiting<K> {
    fn push(&mut self, values: Vec<Value>, ranked: Ranked<K>) {
        let line = self.lines.entry(values.clone()).or_default();
        if line.is_empty() {
            self.heads.insert(ranked.base, values);
        }
        line.push_back(ranked);
    }

    fn take(&mut self, base: usize) -> Option<(Vec<Value>, Ranked<K>)> {
        let values = self.heads.remove(&base)?;
        let line = self.lines.get_mut(&values)?;
        let ranked = line.pop_front()?;
        match line.front() {
            Some(next) => {
                self.heads.insert(next.base, values.clone());
            }
            None => {
                self.lines.remove(&values);
            }
        }
        Some((values, ranked))
    }
}

/// The walk so far.
#[derive(Clone, Debug)]
pub struct Walk<K> {
    limits: Vec<Limit>,
    waiting: Waiting<K>,
    /// Of the products that wait.
    tier: i8,
    /// The product offered last, while it is not yet looked at.
    ahead: Option<(i8, Vec<Value>, Ranked<K>)>,
    offered: usize,
    ended: bool,
    /// The place that is being filled was begun: whoever waits was looked at for it.
    looked: bool,
    barred: Barred,
}

impl<K> Walk<K> {
    /// Of these limits, each its count and window, in order of precedence.
    pub fn new(limits: impl IntoIterator<Item = (u32, u32)>) -> Walk<K> {
        let limit = |(count, window): (u32, u32)| Limit {
            count,
            back: (window as usize).saturating_sub(1),
            recent: VecDeque::new(),
            tally: HashMap::new(),
        };
        Walk {
            limits: limits.into_iter().map(limit).collect(),
            waiting: Waiting {
                heads: BTreeMap::new(),
                lines: HashMap::new(),
            },
            tier: 0,
            ahead: None,
            offered: 0,
            ended: false,
            looked: false,
            barred: Barred::new(),
        }
    }

    /// Gives the next product of the organic order, once [`Step::Needs`] asks for it.
    pub fn offer(&mut self, offer: Offer<K>) {
        let ranked = Ranked {
            key: offer.key,
            base: self.offered,
        };
        self.offered += 1;
        self.ahead = Some((offer.tier, offer.values, ranked));
    }

    /// Says that every product of the organic order was offered.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Who was barred so far.
    pub fn barred(&self) -> &Barred {
        &self.barred
    }

    pub fn into_barred(self) -> Barred {
        self.barred
    }

    /// The next product of the list: of the highest remaining tier the first that breaks no limit,
    /// else the first. Whoever waits belongs to that tier, and comes before all not yet offered.
    pub fn step(&mut self) -> Step<K> {
        if !self.looked {
            let free = self
                .waiting
                .heads
                .iter()
                .find(|(_, values)| !self.breaks(values))
                .map(|(base, _)| *base);
            if let Some(free) = free {
                self.note(free);
                return self.choose_waiting(free);
            }
            self.looked = true;
        }
        loop {
            let Some((tier, values, ranked)) = self.ahead.take() else {
                if self.ended {
                    break;
                }
                return Step::Needs;
            };
            if self.waiting.heads.is_empty() {
                self.tier = tier;
            }
            if tier != self.tier {
                self.ahead = Some((tier, values, ranked));
                break;
            }
            if !self.breaks(&values) {
                self.note(ranked.base);
                self.place(&values);
                return Step::Chosen(ranked);
            }
            self.waiting.push(values, ranked);
        }
        match self.waiting.heads.keys().next().copied() {
            Some(first) => self.choose_waiting(first),
            None => Step::Done,
        }
    }

    fn choose_waiting(&mut self, base: usize) -> Step<K> {
        match self.waiting.take(base) {
            Some((values, ranked)) => {
                self.place(&values);
                Step::Chosen(ranked)
            }
            None => Step::Done,
        }
    }

    fn place(&mut self, values: &[Value]) {
        self.limits
            .iter_mut()
            .zip(values)
            .for_each(|(limit, value)| limit.place(*value));
        self.looked = false;
    }

    fn breaks(&self, values: &[Value]) -> bool {
        self.limits
            .iter()
            .zip(values)
            .any(|(limit, value)| limit.breaks(*value))
    }

    /// Writes down what bars the first in line, where that is not the product chosen.
    fn note(&mut self, chosen: usize) {
        let Some((base, values)) = self.waiting.heads.first_key_value() else {
            return;
        };
        if *base >= chosen {
            return;
        }
        let broken = self
            .limits
            .iter()
            .zip(values)
            .enumerate()
            .filter(|(_, (limit, value))| limit.breaks(**value));
        self.barred
            .entry(*base)
            .or_default()
            .extend(broken.map(|(number, _)| number));
    }
}
