//! How far each rule of a page reaches: the products it touches there and the places that would be
//! another product's without it, for each segment.

use endcap_model::{
    action::Action,
    id::SegmentId,
    instant::Instant,
    page::Page,
    predicate::{Predicate, ProductPredicate},
    rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::{Ask, Catalog, active_rules, count_on_page, products_of, rank};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use crate::{OpenStore, Outlook, UseCaseError, aside::Turn, moment};

/// Places that are compared.
pub const TOUCHED_PLACES: u64 = 100;

/// What a rule does to a page for one segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touch {
    pub rule: String,
    pub segment: String,
    /// Products of the page that it is about; none where that can't be counted.
    pub products: Option<u64>,
    /// Of the first places, those that hold another product without it.
    pub places: u64,
    /// How many first places were compared: 100, or all there are with the rule or without it.
    pub compared: u64,
}

impl OpenStore {
    /// What each rule in force does to a page, for each segment. Computes aside: lanes go first.
    ///
    /// # Errors
    /// As ranking the lanes; `Cancelled` if it is asked again meanwhile.
    pub fn rule_touches(
        &self,
        page: &str,
        segments: &[String],
        outlook: &Outlook,
    ) -> Result<Vec<Touch>, UseCaseError> {
        let (snapshot, at) = self.looked_at(outlook)?;
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let page = moment::page(page)?;
        let segments = moment::segments(segments, rules)?;
        let turn = self.touched.take();
        let touched = |segment: &SegmentId| lane(catalog, rules, &page, segment, at, &turn);
        let lanes: Result<Vec<Vec<Touch>>, UseCaseError> = self
            .aside
            .run(|| segments.par_iter().map(touched).collect());
        let lanes = lanes?;
        Ok(lanes.into_iter().flatten().collect())
    }
}

fn lane(
    catalog: &Catalog,
    rules: &RuleSet,
    page: &Page,
    segment: &SegmentId,
    at: Instant,
    turn: &Turn<'_>,
) -> Result<Vec<Touch>, UseCaseError> {
    turn.lasts()?;
    let ask = Ask::first(page.clone(), segment.clone(), at, TOUCHED_PLACES);
    let active = active_rules(rules, page, segment, at);
    let predicates: Vec<Option<ProductPredicate>> =
        active.iter().map(|rule| counted(&rule.action)).collect();
    let known: Vec<ProductPredicate> = predicates.iter().flatten().cloned().collect();
    let mut counts = count_on_page(catalog, rules, &ask, &known)?.into_iter();
    let whole = ids(catalog, rules, &ask)?;
    active
        .par_iter()
        .map(|rule| {
            turn.lasts()?;
            places(catalog, rules, rule, &ask, &whole)
        })
        .collect::<Result<Vec<(u64, u64)>, UseCaseError>>()
        .map(|places| {
            let each = active.iter().zip(predicates).zip(places);
            each.map(|((rule, predicate), (places, compared))| Touch {
                rule: rule.id.as_str().to_owned(),
                segment: segment.as_str().to_owned(),
                // A pin brings its product in, whether it belongs to the page or not.
                products: match &rule.action {
                    Action::Pin { product, .. } => {
                        Some(u64::from(catalog.row_of(product.as_str()).is_some()))
                    }
                    _ => predicate.and_then(|_| counts.next()),
                },
                places,
                compared,
            })
            .collect()
        })
}

/// What is counted on the page. What `only` takes away is what it is about.
fn counted(action: &Action) -> Option<ProductPredicate> {
    match action {
        Action::Pin { .. } => None,
        Action::Only { products } => Some(Predicate::Not(Box::new(products.clone()))),
        action => products_of(action),
    }
}

fn ids(catalog: &Catalog, rules: &RuleSet, ask: &Ask) -> Result<Vec<String>, UseCaseError> {
    let answer = rank(catalog, rules, ask)?;
    let ids = answer.products.into_iter().map(|placed| placed.id.into());
    Ok(ids.collect())
}

/// How many places hold another product without the rule, and of how many.
fn places(
    catalog: &Catalog,
    rules: &RuleSet,
    rule: &Rule,
    ask: &Ask,
    whole: &[String],
) -> Result<(u64, u64), UseCaseError> {
    let mut without = rules.clone();
    without.rules.retain(|other| other.id != rule.id);
    let bare = ids(catalog, &without, ask)?;
    let longest = whole.len().max(bare.len());
    let differ = (0..longest).filter(|index| whole.get(*index) != bare.get(*index));
    Ok((differ.count() as u64, longest as u64))
}
