//! The least change that lifts a page's average margin to a stated one: a boost of the products above
//! some level of margin, found by search. Shown before anything is kept; keeps nothing itself.
//!
//! For each level, a multiple of five percent, the least points that reach the target are found by
//! halving. That the average grows with the points is usual and not certain, so an answer always holds,
//! while a smaller number of points might. Of the levels the one that moves fewest of the places wins.

use endcap_model::{
    action::Action,
    field::{CountField, ProductField},
    id::RuleId,
    page::{Page, PagePattern},
    predicate::{Comparison, Predicate, Scalar},
    product::CategoryPath,
    rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::{Ask, Catalog, rank};
use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Serialize;

use crate::{
    EntityChange, OpenStore, Outlook, UseCaseError,
    aside::Turn,
    lanes::figures::{Counted, FIGURE_PLACES, FiguresAsk},
    moment,
};

/// Basis points between two levels of margin.
const STEP: i64 = 500;
/// More points than this drown every formula.
const MOST_POINTS: i64 = 20_000;

/// What would lift the margin.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MarginLift {
    /// Average of the first 24 places now, in basis points.
    pub before: Option<i64>,
    /// The same with the change; the highest that was found where the target is out of reach.
    pub after: Option<i64>,
    pub reached: bool,
    /// Of the first 24 places, those that change.
    pub moved: u64,
    /// The one rule, as an edit's change; empty where nothing lifts the margin.
    pub changes: Vec<EntityChange>,
    /// What undo would name.
    pub label: String,
    pub sentence: String,
}

#[derive(Clone, Debug)]
struct Found {
    level: i64,
    points: i64,
    after: i64,
    moved: u64,
}

struct Search<'a> {
    catalog: &'a Catalog,
    rules: &'a RuleSet,
    ask: Ask,
    before: Vec<String>,
}

impl OpenStore {
    /// The least boost of a margin level that brings the first 24 places of a page, for one segment,
    /// to an average margin of `target` basis points. Computes aside: lanes go first.
    ///
    /// # Errors
    /// As ranking a lane; `Cancelled` if it is asked again meanwhile.
    pub fn margin_lift(
        &self,
        page: &str,
        segment: &str,
        outlook: &Outlook,
        target: i64,
    ) -> Result<MarginLift, UseCaseError> {
        let (snapshot, at) = self.looked_at(outlook)?;
        let (catalog, rules) = (&*snapshot.catalog, &snapshot.draft.rules);
        let page = moment::page(page)?;
        let segment = moment::segment(segment, rules)?;
        let ask = Ask::first(page.clone(), segment.clone(), at, FIGURE_PLACES);
        let mut search = Search {
            catalog,
            rules,
            ask,
            before: Vec::new(),
        };
        search.before = search.places(rules)?;
        let before = search.margin(&search.before);
        let Some(now) = before else {
            return Ok(nothing(
                before,
                "No margin of the first 24 places is known.",
            ));
        };
        if now >= target {
            let words = format!(
                "The average margin is {} already.",
                endcap_figures::share(now)
            );
            return Ok(MarginLift {
                reached: true,
                ..nothing(before, &words)
            });
        }
        let levels: Vec<i64> = (1..=19).map(|step| step * STEP).collect();
        let turn = self.lifted.take();
        let least = |level| search.least(level, target, &turn);
        let found: Result<Vec<Option<Found>>, UseCaseError> = self
            .aside
            .run(|| levels.into_par_iter().map(least).collect());
        let found: Vec<Found> = found?.into_iter().flatten().collect();
        Ok(search.told(now, target, &found))
    }
}

impl Search<'_> {
    /// The least points for a level that reach the target, or what the most of them come to.
    fn least(
        &self,
        level: i64,
        target: i64,
        turn: &Turn<'_>,
    ) -> Result<Option<Found>, UseCaseError> {
        let most = self.tried(level, MOST_POINTS)?;
        let Some(mut best) = most else {
            return Ok(None);
        };
        if best.after < target {
            return Ok(Some(best));
        }
        let (mut short, mut enough) = (0, MOST_POINTS);
        while enough - short > 1 {
            turn.lasts()?;
            let middle = short + (enough - short) / 2;
            match self.tried(level, middle)? {
                Some(found) if found.after >= target => {
                    enough = middle;
                    best = found;
                }
                _ => short = middle,
            }
        }
        Ok(Some(best))
    }

    fn tried(&self, level: i64, points: i64) -> Result<Option<Found>, UseCaseError> {
        let Some(rule) = self.rule(level, points, "lift") else {
            return Ok(None);
        };
        let mut rules = self.rules.clone();
        rules.rules.push(rule);
        let places = self.places(&rules)?;
        let longest = places.len().max(self.before.len());
        let moved = (0..longest).filter(|index| places.get(*index) != self.before.get(*index));
        Ok(self.margin(&places).map(|after| Found {
            level,
            points,
            after,
            moved: moved.count() as u64,
        }))
    }

    fn places(&self, rules: &RuleSet) -> Result<Vec<String>, UseCaseError> {
        let answer = rank(self.catalog, rules, &self.ask)?;
        Ok(answer
            .products
            .into_iter()
            .map(|one| one.id.into())
            .collect())
    }

    fn margin(&self, ids: &[String]) -> Option<i64> {
        let counted = Counted::new(FiguresAsk::default(), self.rules, self.ask.at);
        counted
            .of(self.catalog, ids.iter().map(String::as_str))
            .margin_bp
    }

    /// None where the page can't be named by a rule.
    fn rule(&self, level: i64, points: i64, id: &str) -> Option<Rule> {
        Some(Rule {
            id: RuleId::try_from(id).ok()?,
            name: format!(
                "Lift the margin of {}",
                moment::page_name(&self.ask.page, self.rules)
            ),
            enabled: true,
            priority: 0,
            pages: vec![pattern_of(&self.ask.page)?],
            segments: vec![self.ask.segment.clone()],
            schedule: None,
            action: Action::Boost {
                products: Predicate::Compare {
                    field: ProductField::Count(CountField::MarginBp),
                    bounds: vec![(Comparison::Gte, Scalar::Integer(level))],
                },
                points,
            },
        })
    }

    fn fresh_id(&self) -> String {
        let taken = |id: &str| self.rules.rules.iter().any(|rule| rule.id.as_str() == id);
        let mut number = 1;
        loop {
            let id = format!("lift-margin-{number}");
            if !taken(&id) {
                return id;
            }
            number += 1;
        }
    }

    fn told(&self, now: i64, target: i64, found: &[Found]) -> MarginLift {
        let reaching = found.iter().filter(|one| one.after >= target);
        let least = reaching.min_by_key(|one| (one.moved, one.points, -one.level));
        let highest = found
            .iter()
            .max_by_key(|one| (one.after, -(one.moved as i64)));
        let chosen = least.or(highest).filter(|one| one.after > now);
        let Some(chosen) = chosen else {
            return nothing(
                Some(now),
                "No boost of a margin level lifts it: pins and tiers decide these places.",
            );
        };
        let rule = self.rule(chosen.level, chosen.points, &self.fresh_id());
        let page = moment::page_name(&self.ask.page, self.rules);
        let boost = format!(
            "{} for margins of {} and more",
            endcap_figures::points(chosen.points),
            endcap_figures::share(chosen.level)
        );
        let places = match chosen.moved {
            1 => "1 of the first 24 places changes".to_owned(),
            moved => format!(
                "{} of the first 24 places change",
                endcap_figures::grouped(moved)
            ),
        };
        let (from, to) = (
            endcap_figures::share(now),
            endcap_figures::share(chosen.after),
        );
        let sentence = match least {
            Some(_) => format!("{boost}: the average margin goes from {from} to {to}; {places}."),
            None => format!(
                "{} is out of reach. The most is {to}, from {from} now: {boost}; {places}.",
                endcap_figures::share(target)
            ),
        };
        MarginLift {
            before: Some(now),
            after: Some(chosen.after),
            reached: least.is_some(),
            moved: chosen.moved,
            changes: rule
                .map(|rule| EntityChange::PutRule {
                    rule: rule.to_json(),
                    index: None,
                })
                .into_iter()
                .collect(),
            label: format!("Lift the margin of {page} to {to}"),
            sentence,
        }
    }
}

fn nothing(before: Option<i64>, words: &str) -> MarginLift {
    MarginLift {
        before,
        after: before,
        reached: false,
        moved: 0,
        changes: Vec::new(),
        label: String::new(),
        sentence: words.to_owned(),
    }
}

fn pattern_of(page: &Page) -> Option<PagePattern> {
    Some(match page {
        Page::Category(path) => PagePattern::Category {
            path: CategoryPath::parse(path).ok()?,
            subtree: false,
        },
        Page::Collection(id) => PagePattern::Collection(id.as_str().try_into().ok()?),
        Page::Search(text) => PagePattern::SearchIs(text.clone()),
        Page::Placement(id) => PagePattern::Placement(id.clone()),
    })
}
