//! Ranking on the engine: it finds, scores and orders; pins, `max_per` and places are by the same
//! pure functions as the preview.
//!
//! Owns how few exchanges an ask takes: for most one, in which the eligible ones of the pinned
//! products and the slice of the organic order are asked for together. A version of the catalog
//! never changes, so that what is asked later belongs to what was asked before; no point in time
//! has to be held on the engine.

mod best;
mod deep;
mod organic;
mod pins;
mod products;
mod spreading;

use std::collections::BTreeMap;
use std::sync::Arc;

use endcap_model::id::ProductId;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::arrange::{Arrangement, Stands};
use endcap_ranking::{Answer, Ask, Catalog, PinAsked, Placed, Reasons};
use futures::{StreamExt, TryStreamExt};
use serde_json::Value;

use crate::error::{EngineError, ReadError};
use crate::query::PagePlan;
use crate::query::text::Text;
use crate::searches::Searches;
use crate::view::View;
pub(crate) use organic::Organic;
use organic::{Hit, MOST_HITS, Page};
pub(crate) use pins::{Pinned, searches as pin_searches};
pub(crate) use products::products_of;
pub(crate) use spreading::Spreading;

/// Searches that are sent together.
const AT_ONCE: usize = 64;
/// Asks that are answered at the same time, where one exchange was not enough.
const BESIDE: usize = 8;
/// So many products beyond a slice are fetched rather than asked for in another exchange.
const SPARE: usize = 100;

/// Ranks pages over one view. One bad ask fails all.
pub(crate) async fn rank(
    searches: &Searches,
    view: &View,
    rules: &RuleSet,
    asks: &[Ask],
) -> Result<Vec<Answer>, ReadError> {
    let mut pages = Vec::with_capacity(asks.len());
    let mut bodies = Vec::new();
    for (index, ask) in asks.iter().enumerate() {
        let plan = PagePlan::of(rules, ask).map_err(|error| ReadError::Ask { index, error })?;
        let mut page = Asked {
            view,
            ask,
            plan,
            first: First::Nothing,
        };
        page.first = page.choose(searches);
        let first = bodies.len();
        bodies.extend(page.of_pins());
        let pins = bodies.len();
        bodies.extend(page.of_organic());
        pages.push((page, first..pins, pins..bodies.len()));
    }
    let mut said = Vec::with_capacity(bodies.len());
    for bodies in bodies.chunks(AT_ONCE) {
        said.extend(searches.all(view, bodies).await?);
    }
    let answers = pages.into_iter().map(|(page, pins, organic)| {
        let (pins, organic) = (said[pins].to_vec(), said[organic].to_vec());
        async move { page.answer(searches, rules, &pins, &organic).await }
    });
    let answers: Vec<_> = answers.collect();
    let answers = futures::stream::iter(answers).buffered(BESIDE);
    Ok(answers.try_collect().await?)
}

/// An ask with its plan.
struct Asked<'a> {
    view: &'a View,
    ask: &'a Ask,
    plan: PagePlan<'a>,
    first: First,
}

/// The organic products that stand on a slice.
struct Slice {
    /// By 0-based number in the organic order, after `max_per`.
    hits: BTreeMap<usize, Hit>,
    /// By number: the number before `max_per`, and the limits that barred the product.
    moved: BTreeMap<usize, (usize, Vec<usize>)>,
}

/// What is asked of the organic order in the first exchange.
#[derive(Clone, Copy)]
enum First {
    Nothing,
    Count,
    /// So many from the beginning, by [`best`].
    Best(usize),
    /// So many from the beginning.
    Start(usize),
    Slice {
        from: usize,
        size: usize,
    },
}

impl Asked<'_> {
    fn from(&self) -> usize {
        usize::try_from(self.ask.from).unwrap_or(usize::MAX)
    }

    fn until(&self) -> usize {
        usize::try_from(self.ask.from.saturating_add(self.ask.size)).unwrap_or(usize::MAX)
    }

    fn choose(&self, searches: &Searches) -> First {
        let organic = Organic::of(self.view, &self.plan);
        if self.view.is_empty() || organic.is_empty() {
            return First::Nothing;
        }
        let pins = self.plan.pins.len();
        if self.ask.size == 0 {
            return First::Count;
        }
        let walk = !self.plan.spreads.is_empty();
        let size = match walk {
            true => (self.until().saturating_mul(3) / 2 + 16).min(MOST_HITS),
            false => self.until(),
        };
        if best::is_wise(searches, &organic, size) {
            return First::Best(size);
        }
        if walk {
            return First::Start(size);
        }
        // Each pin that stands before the slice brings it forward by one in the organic order.
        let spare = pins.min(self.from());
        if spare > SPARE || self.until() > MOST_HITS {
            return First::Count;
        }
        First::Slice {
            from: self.from() - spare,
            size: self.until() - self.from() + spare,
        }
    }

    /// Searches of the first exchange for the pins.
    fn of_pins(&self) -> Vec<Text> {
        if self.view.is_empty() {
            return Vec::new();
        }
        pins::searches(self.view, &self.plan)
    }

    /// Searches of the first exchange for the organic order.
    fn of_organic(&self) -> Vec<Text> {
        let organic = Organic::of(self.view, &self.plan);
        match self.first {
            First::Nothing => Vec::new(),
            First::Count => vec![organic.count()],
            First::Best(size) => best::searches(&organic, size),
            First::Start(size) => vec![organic.start(size)],
            First::Slice { from, size } => vec![organic.slice(from, size)],
        }
    }

    /// What the first exchange said of the organic order.
    async fn opened(
        &self,
        searches: &Searches,
        organic: &Organic<'_>,
        said: &[Arc<Value>],
    ) -> Result<Page, EngineError> {
        let page = match (self.first, said) {
            (First::Nothing, _) => return Ok(Page::default()),
            (First::Best(size), said) => best::read(searches, organic, size, said).await?,
            (_, [said]) => organic.read(said)?,
            _ => return Err(EngineError::Unreadable("no answer to a search".to_owned())),
        };
        searches.learn_size(&self.plan, page.total);
        Ok(page)
    }

    async fn answer(
        &self,
        searches: &Searches,
        rules: &RuleSet,
        pins: &[Arc<Value>],
        said: &[Arc<Value>],
    ) -> Result<Answer, EngineError> {
        let organic = Organic::of(self.view, &self.plan);
        let opened = self.opened(searches, &organic, said).await?;
        let (count, hits) = (opened.total, opened.hits);
        let pinned = Pinned::read(&self.plan, pins)?;
        let arrangement = pinned.seats.arrangement(count);
        let total = count + pinned.seats.pins.len();
        let (from, until) = (self.from().min(total), self.until().min(total));
        let wanted = numbers(&arrangement, from, until);
        let slice = match self.first {
            First::Best(size) | First::Start(size) if !self.plan.spreads.is_empty() => {
                let mut walk = Spreading::begin(searches, &organic, size, hits);
                walk.until(wanted.1).await?;
                walk.slice(wanted)
            }
            First::Best(_) | First::Start(_) => Slice::of(0, hits),
            First::Slice { from, .. } => Slice::of(from, hits),
            First::Count if wanted.0 < wanted.1 => {
                let hits = deep::fetch(searches, &organic, wanted.0, wanted.1).await?;
                Slice::of(wanted.0, hits)
            }
            First::Count | First::Nothing => Slice::of(0, Vec::new()),
        };
        let mut products = Vec::with_capacity(until - from);
        for position in from + 1..=until {
            products.push(self.place(position, &arrangement, &pinned, &slice)?);
        }
        let mut answer = Answer {
            total: total as u64,
            from: self.ask.from,
            products,
        };
        if self.ask.explain {
            self.explain(searches, rules, &mut answer, &arrangement, &pinned, &slice)
                .await?;
        }
        Ok(answer)
    }

    fn place(
        &self,
        position: usize,
        arrangement: &Arrangement,
        pinned: &Pinned,
        slice: &Slice,
    ) -> Result<Placed, EngineError> {
        let (id, pinned, tier, points) = match arrangement.at(position) {
            Stands::Pin(index) => {
                let id = &pinned.seats.pins[index].pin.product;
                let (tier, points) = pinned.worth(id);
                (id, true, tier, points)
            }
            Stands::Organic(number) => {
                let missing = || EngineError::Partial(format!("no product at place {position}"));
                let hit = slice.hits.get(&number).ok_or_else(missing)?;
                (&hit.id, false, hit.tier, hit.points)
            }
        };
        Ok(Placed {
            id: id.clone(),
            position: position as u64,
            pinned,
            tier,
            points,
            explain: None,
        })
    }

    /// Fills in why each product of the slice is there.
    async fn explain(
        &self,
        searches: &Searches,
        rules: &RuleSet,
        answer: &mut Answer,
        arrangement: &Arrangement,
        pinned: &Pinned<'_>,
        slice: &Slice,
    ) -> Result<(), EngineError> {
        let ids: Vec<&ProductId> = answer.products.iter().map(|placed| &placed.id).collect();
        let found = products_of(&searches.client, self.view, &ids).await?;
        let catalog = Catalog::of(found)
            .map_err(|error| EngineError::Unreadable(format!("products of a page: {error}")))?;
        let reasons = Reasons::of(&catalog, rules, self.ask)
            .map_err(|error| EngineError::Unreadable(error.to_string()))?;
        for placed in &mut answer.products {
            let row = catalog.row_of(placed.id.as_str());
            let row = row.ok_or_else(|| {
                EngineError::Partial(format!("the product {} is not there", placed.id))
            })?;
            let mut explanation = reasons.explanation(row);
            explanation.without_max_per = placed.position;
            match arrangement.at(placed.position as usize) {
                Stands::Pin(index) => {
                    let pin = &pinned.seats.pins[index].pin;
                    explanation.pin = Some(PinAsked {
                        rule: pin.rule.id.clone(),
                        asked: pin.asked,
                    });
                }
                Stands::Organic(number) => {
                    if let Some((base, barred)) = slice.moved.get(&number) {
                        explanation.without_max_per = arrangement.of_organic(*base) as u64;
                        explanation.max_per = self.plan.rules_of_spreads(barred);
                    }
                }
            }
            placed.explain = Some(explanation);
        }
        Ok(())
    }
}

impl Slice {
    /// Of an order without `max_per`, from this number on.
    fn of(from: usize, hits: Vec<Hit>) -> Slice {
        Slice {
            hits: (from..).zip(hits).collect(),
            moved: BTreeMap::new(),
        }
    }
}

/// The numbers, first and one past the last, of organic products on these places (0-based, half
/// open).
fn numbers(arrangement: &Arrangement, from: usize, until: usize) -> (usize, usize) {
    let mut range = (usize::MAX, 0);
    for position in from + 1..=until {
        if let Stands::Organic(number) = arrangement.at(position) {
            range = (range.0.min(number), range.1.max(number + 1));
        }
    }
    (range.0.min(range.1), range.1)
}
