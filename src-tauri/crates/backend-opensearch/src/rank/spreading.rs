//! `max_per` over the engine's order: the walk is the preview's; the order is fetched as far as the
//! walk needs it, in chunks that double.

use std::collections::{HashMap, VecDeque};

use endcap_model::field::ProductField;
use endcap_ranking::walk::{Offer, Ranked, Step, Value as Counted, Walk};

use super::Slice;
use super::organic::{Hit, MOST_HITS, Organic};
use crate::error::EngineError;
use crate::index::token::Attribute;
use crate::query::field::counted_field;
use crate::searches::Searches;

/// A walk under way.
pub(crate) struct Spreading<'a> {
    searches: &'a Searches,
    organic: &'a Organic<'a>,
    walk: Walk<Hit>,
    /// The values of each limit's field, numbered as they come.
    numbers: Vec<HashMap<String, u32>>,
    built: Vec<Ranked<Hit>>,
    ready: VecDeque<Hit>,
    last: Option<Hit>,
    size: usize,
    ended: bool,
}

impl<'a> Spreading<'a> {
    /// Begins with the first `size` of the order, or all if there are fewer.
    pub(crate) fn begin(
        searches: &'a Searches,
        organic: &'a Organic<'a>,
        size: usize,
        hits: Vec<Hit>,
    ) -> Spreading<'a> {
        let spreads = &organic.plan().spreads;
        let mut spreading = Spreading {
            searches,
            organic,
            walk: Walk::new(spreads.iter().map(|spread| (spread.count, spread.window))),
            numbers: vec![HashMap::new(); spreads.len()],
            built: Vec::new(),
            ready: VecDeque::new(),
            last: None,
            size,
            ended: false,
        };
        spreading.take(hits);
        spreading
    }

    /// Builds the first `count` places, or all there are.
    pub(crate) async fn until(&mut self, count: usize) -> Result<(), EngineError> {
        while self.built.len() < count {
            if self.one().await?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Goes on until a product is placed: its number, the number before `max_per`, and the limits
    /// that barred it. `None` if it is not in the order.
    pub(crate) async fn find(
        &mut self,
        id: &str,
    ) -> Result<Option<(usize, usize, Vec<usize>)>, EngineError> {
        while let Some(base) = self.one().await? {
            let number = self.built.len() - 1;
            if self.built[number].key.id.as_str() == id {
                return Ok(Some((number, base, self.barred(base))));
            }
        }
        Ok(None)
    }

    /// The products of these numbers, half open, that were built.
    pub(super) fn slice(self, (from, until): (usize, usize)) -> Slice {
        let moved = |(number, ranked): (usize, &Ranked<Hit>)| {
            (number, (ranked.base, self.barred(ranked.base)))
        };
        let built = || self.built.iter().enumerate().take(until).skip(from);
        Slice {
            moved: built().map(moved).collect(),
            hits: built()
                .map(|(number, ranked)| (number, ranked.key.clone()))
                .collect(),
        }
    }

    fn barred(&self, base: usize) -> Vec<usize> {
        let limits = self.walk.barred().get(&base);
        limits.into_iter().flatten().copied().collect()
    }

    /// Fills the next place; its product's number before `max_per`.
    async fn one(&mut self) -> Result<Option<usize>, EngineError> {
        loop {
            match self.walk.step() {
                Step::Done => return Ok(None),
                Step::Chosen(ranked) => {
                    let base = ranked.base;
                    self.built.push(ranked);
                    return Ok(Some(base));
                }
                Step::Needs => {
                    if self.ready.is_empty() && !self.ended {
                        self.fetch().await?;
                    }
                    match self.ready.pop_front() {
                        Some(hit) => self.offer(hit),
                        None => self.walk.end(),
                    }
                }
            }
        }
    }

    async fn fetch(&mut self) -> Result<(), EngineError> {
        self.size = self.size.saturating_mul(2).clamp(1, MOST_HITS);
        let body = self.organic.after(self.last.as_ref(), self.size);
        let said = self.searches.one(self.organic.view(), &body).await?;
        let hits = self.organic.read(&said)?.hits;
        self.take(hits);
        Ok(())
    }

    fn take(&mut self, hits: Vec<Hit>) {
        self.ended = hits.len() < self.size;
        if let Some(last) = hits.last() {
            self.last = Some(last.clone());
        }
        self.ready.extend(hits);
    }

    fn offer(&mut self, hit: Hit) {
        let spreads = &self.organic.plan().spreads;
        let values: Vec<Counted> = spreads
            .iter()
            .zip(&mut self.numbers)
            .map(|(spread, numbers)| {
                let value = counted(&hit, spread.field)?;
                let next = numbers.len() as u32;
                Some(*numbers.entry(value.to_owned()).or_insert(next))
            })
            .collect();
        self.walk.offer(Offer {
            tier: hit.tier,
            values,
            key: hit,
        });
    }
}

/// What a limit counts of a product; of a list it is the first element.
fn counted<'h>(hit: &'h Hit, field: &ProductField) -> Option<&'h str> {
    match field {
        ProductField::Id => Some(hit.id.as_str()),
        ProductField::Attribute(name) => {
            let attribute = Attribute::named(name);
            hit.token("first_texts", |token| attribute.has_text(token))
        }
        field => hit.token(counted_field(field)?, |_| true),
    }
}
