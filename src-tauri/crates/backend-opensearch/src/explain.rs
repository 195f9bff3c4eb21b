//! Why one product is where it is, or why it is not shown.
//!
//! Owns its position: without `max_per` by counting, on the engine, those that come before it;
//! with `max_per` by the walk. The reasons are the preview's own, of the product as it is stored.

use endcap_model::id::ProductId;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, Catalog, Explained, PinAsked, Reasons};
use serde_json::Value;

use crate::error::{EngineError, ReadError};
use crate::query::PagePlan;
use crate::query::clause::Clause;
use crate::query::order;
use crate::query::score::of_tier_and_points;
use crate::query::text::Text;
use crate::rank::{Organic, Pinned, Spreading, pin_searches, products_of};
use crate::searches::Searches;
use crate::view::View;

/// So many products are looked at first when a walk looks for one.
const FIRST: usize = 500;

/// Explains one product; `ask.from`, `ask.size` and `ask.explain` play no part.
pub(crate) async fn explain(
    searches: &Searches,
    view: &View,
    rules: &RuleSet,
    ask: &Ask,
    id: &ProductId,
) -> Result<Explained, ReadError> {
    let wrong = |error| ReadError::Ask { index: 0, error };
    let plan = PagePlan::of(rules, ask).map_err(wrong)?;
    let found = products_of(&searches.client, view, &[id]).await?;
    let Some(product) = found.into_iter().next() else {
        return Err(ReadError::NoProduct(id.clone()));
    };
    let catalog = Catalog::of([product.clone()])
        .map_err(|error| EngineError::Unreadable(error.to_string()))?;
    let reasons = Reasons::of(&catalog, rules, ask).map_err(wrong)?;
    if !reasons.is_pinned(0) && !reasons.is_candidate(0) {
        return Ok(Explained::NotShown { because: vec![] });
    }
    let because = reasons.hidden_by(0);
    if !because.is_empty() {
        return Ok(Explained::NotShown { because });
    }
    let place = Place {
        searches,
        view,
        plan: &plan,
        product: &product,
        worth: (reasons.tier(0), reasons.points(0)),
    };
    Ok(place.shown(reasons, rules.store.metrics_days).await?)
}

/// An eligible product on its page.
struct Place<'a> {
    searches: &'a Searches,
    view: &'a View,
    plan: &'a PagePlan<'a>,
    product: &'a Product,
    worth: (i8, i64),
}

impl Place<'_> {
    async fn shown(
        &self,
        reasons: Reasons<'_, '_>,
        metrics_days: u32,
    ) -> Result<Explained, EngineError> {
        let organic = Organic::of(self.view, self.plan);
        let mut bodies = pin_searches(self.view, self.plan);
        let pins = bodies.len();
        let walked = !self.plan.spreads.is_empty();
        if !organic.is_empty() {
            bodies.push(organic.count());
            if !walked {
                bodies.extend(self.before(&organic, metrics_days));
            }
        }
        let mut said = self.searches.all(self.view, &bodies).await?;
        let counts: Vec<usize> = said.drain(pins..).map(|said| count(&said)).collect();
        let pinned = Pinned::read(self.plan, &said)?;
        let arrangement = pinned
            .seats
            .arrangement(counts.first().copied().unwrap_or(0));
        let mut explanation = reasons.explanation(0);
        let seat = pinned.seats.number_of(&self.product.id);
        let position = if let Some(index) = seat {
            let pin = &pinned.seats.pins[index].pin;
            explanation.pin = Some(PinAsked {
                rule: pin.rule.id.clone(),
                asked: pin.asked,
            });
            explanation.without_max_per = arrangement.of_pin(index) as u64;
            arrangement.of_pin(index)
        } else {
            let (number, base, barred) = match counts.get(1..) {
                Some(counts) if !walked => {
                    let base = among(counts);
                    (base, base, Vec::new())
                }
                _ => self.walk(&organic).await?,
            };
            explanation.max_per = self.plan.rules_of_spreads(&barred);
            explanation.without_max_per = arrangement.of_organic(base) as u64;
            arrangement.of_organic(number)
        };
        Ok(Explained::Shown {
            position: position as u64,
            pinned: seat.is_some(),
            tier: self.worth.0,
            points: self.worth.1,
            explanation,
        })
    }

    /// Searches that count those before the product: of a greater score; and of the same score,
    /// which is those of the score or a greater one less those of a greater one.
    fn before(&self, organic: &Organic, metrics_days: u32) -> Vec<Text> {
        let tie = order::before(&self.plan.keys, self.product, metrics_days);
        if self.plan.is_constant() {
            return vec![organic.count_of(tie, None)];
        }
        let own = of_tier_and_points(self.worth.0, self.worth.1);
        vec![
            organic.count_of(Clause::Always, Some(own + 1)),
            organic.count_of(tie.clone(), Some(own)),
            organic.count_of(tie, Some(own + 1)),
        ]
    }

    async fn walk(&self, organic: &Organic<'_>) -> Result<(usize, usize, Vec<usize>), EngineError> {
        let said = self.searches.one(self.view, &organic.start(FIRST)).await?;
        let hits = organic.read(&said)?.hits;
        let mut walk = Spreading::begin(self.searches, organic, FIRST, hits);
        let found = walk.find(self.product.id.as_str()).await?;
        found
            .ok_or_else(|| EngineError::Partial(format!("{} is not in the order", self.product.id)))
    }
}

fn count(said: &Value) -> usize {
    let total = said["hits"]["total"]["value"].as_u64().unwrap_or(0);
    usize::try_from(total).unwrap_or(usize::MAX)
}

/// How many come before, of what [`Place::before`] asked.
fn among(counts: &[usize]) -> usize {
    match counts {
        [greater, tie_or_greater, tie_greater] => greater + tie_or_greater - tie_greater,
        _ => counts.first().copied().unwrap_or(0),
    }
}
