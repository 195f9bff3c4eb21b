//! One ask compiled: what is on the page, what each product is worth, how they are ordered.

use std::sync::OnceLock;

use endcap_model::action::{Action, Demotion};
use endcap_model::field::{CountField, ProductField};
use endcap_model::formula::{ScoreField, Term};
use endcap_model::id::{ProductId, RuleId};
use endcap_model::page::Page;
use endcap_model::rule::Rule;
use endcap_model::ruleset::{RuleSet, formula_of};
use endcap_model::tokens::query_tokens;
use endcap_ranking::arrange::Pin;
use endcap_ranking::{Ask, AskError, active_rules};

use super::clause::Clause;
use super::field::{Number, counted_field};
use super::order::Key;
use super::predicate::{self, Moment};
use super::score::{Score, Tiers};
use crate::index::{WORDS, token};

/// What a match in each word field adds beside the one before: together 400, 300, 200, 100.
const WORD_POINTS: i64 = 100;
/// So many other words narrow what is found by one in the title.
const LEADING: usize = 2;

/// An active `max_per`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread<'r> {
    pub(crate) rule: &'r Rule,
    pub(crate) field: &'r ProductField,
    pub(crate) count: u32,
    pub(crate) window: u32,
}

/// Everything that one ask needs.
#[derive(Clone, Debug)]
pub(crate) struct PagePlan<'r> {
    pub(crate) candidates: Clause,
    /// Of all the `only`s.
    only: Clause,
    /// What each hide selects.
    hides: Vec<Clause>,
    pub(crate) tiers: Tiers,
    /// Of candidates, without tiers.
    pub(crate) points: Score,
    /// See [`PagePlan::score`]: most pages are found without it.
    score: OnceLock<Score>,
    /// Of pinned products, which may come from outside the page and then have no relevance. Nothing
    /// where nothing is pinned.
    pub(crate) pinned_score: Score,
    pub(crate) keys: Vec<Key>,
    /// Active pins by precedence, of products that exist or not.
    pub(crate) pins: Vec<Pin<'r, ProductId>>,
    /// By precedence.
    pub(crate) spreads: Vec<Spread<'r>>,
}

/// What active rules select, while it is gathered.
#[derive(Default)]
struct Selected {
    onlys: Vec<Clause>,
    hides: Vec<Clause>,
    bottoms: Vec<Clause>,
    tops: Vec<Clause>,
    points: Vec<(Clause, i64)>,
}

impl<'r> PagePlan<'r> {
    pub(crate) fn of(ruleset: &'r RuleSet, ask: &Ask) -> Result<PagePlan<'r>, AskError> {
        if !ruleset.has_segment(&ask.segment) {
            return Err(AskError::UnknownSegment(ask.segment.as_str().to_owned()));
        }
        let moment = Moment {
            today: ask.at.local_date(ruleset.store.time_zone),
            metrics_days: ruleset.store.metrics_days,
        };
        let active = active_rules(ruleset, &ask.page, &ask.segment, ask.at);
        let words = words(&ask.page);
        let mut plan = PagePlan {
            candidates: candidates(ruleset, &ask.page, &words, moment)?,
            only: Clause::Always,
            hides: Vec::new(),
            tiers: Tiers::default(),
            points: Score::default(),
            score: OnceLock::new(),
            pinned_score: Score::default(),
            keys: Vec::new(),
            pins: Vec::new(),
            spreads: Vec::new(),
        };
        let mut selected = Selected::default();
        let sorted = ask.sort.is_some();
        for rule in &active {
            selected.take(&rule.action, moment, sorted);
            if !sorted {
                plan.take(rule);
            }
        }
        match ask.sort {
            Some(sort) => plan.keys.push(Key::of_shopper(sort)),
            None => plan.set_formula(ruleset, &active, moment),
        }
        plan.only = Clause::all(selected.onlys);
        plan.hides = selected.hides;
        for (clause, points) in selected.points {
            plan.points.add(clause, points);
        }
        plan.tiers = Tiers::of(selected.bottoms, selected.tops);
        if !plan.pins.is_empty() {
            plan.pinned_score = plan.tiers.over(&plan.points);
        }
        if !sorted {
            plan.add_relevance(&words);
        }
        Ok(plan)
    }

    /// Of candidates: tiers and points.
    pub(crate) fn score(&self) -> &Score {
        self.score.get_or_init(|| self.tiers.over(&self.points))
    }

    /// Whether tier and points are the same for all candidates.
    pub(crate) fn is_constant(&self) -> bool {
        self.points.is_constant() && self.tiers.are_one()
    }

    /// What is not a condition on products.
    fn take(&mut self, rule: &'r Rule) {
        match &rule.action {
            Action::Pin { product, position } => self.pins.push(Pin {
                rule,
                product: product.clone(),
                asked: *position,
            }),
            Action::MaxPer {
                field,
                count,
                window,
            } => self.spreads.push(Spread {
                rule,
                field,
                count: *count,
                window: *window,
            }),
            _ => {}
        }
    }

    fn set_formula(&mut self, ruleset: &'r RuleSet, active: &[&'r Rule], moment: Moment) {
        let chosen = active
            .iter()
            .find_map(|rule| formula_of(rule))
            .and_then(|id| ruleset.formula(id));
        let Some(formula) = chosen.or(ruleset.formulas.first()) else {
            return;
        };
        for term in &formula.terms {
            for (clause, points) in levels(term, moment) {
                self.points.add(clause, points);
            }
        }
        self.keys = Key::of_formula(&formula.then_by, moment.metrics_days);
    }

    /// Every candidate of a search has every word in the last field at least.
    fn add_relevance(&mut self, words: &[String]) {
        let is_pinned = !self.pins.is_empty();
        for (number, word) in words.iter().enumerate() {
            // Words that are asked for again count once.
            if words[..number].contains(word) {
                continue;
            }
            let [title, others @ .., all] = WORDS;
            self.points.add(Clause::Always, WORD_POINTS);
            let own = |clause: Clause| Clause::all([self.candidates.clone(), clause]);
            if is_pinned {
                self.pinned_score.add(own(Clause::Always), WORD_POINTS);
            }
            // What is worth most leads to the first places: it is made of candidates, rather than of
            // all products with the word in the title.
            let rest = words.iter().filter(|other| *other != word).take(LEADING);
            let rest = rest.map(|other| Clause::term(all, other.as_str()));
            let title = match Clause::all(rest) {
                Clause::Always => Clause::term(title, word.as_str()).remembered(),
                rest => Clause::all([rest, Clause::term(title, word.as_str())]),
            };
            let others = others.map(|field| Clause::term(field, word.as_str()).remembered());
            for clause in others.into_iter().chain([title]) {
                if is_pinned {
                    self.pinned_score.add(own(clause.clone()), WORD_POINTS);
                }
                self.points.add(clause, WORD_POINTS);
            }
        }
    }

    /// The rules of these limits, by number.
    pub(crate) fn rules_of_spreads(&self, numbers: &[usize]) -> Vec<RuleId> {
        let spreads = numbers
            .iter()
            .filter_map(|number| self.spreads.get(*number));
        spreads.map(|spread| spread.rule.id.clone()).collect()
    }

    /// The fields of which `max_per` needs values, each once.
    pub(crate) fn counted_fields(&self) -> Vec<&'static str> {
        let mut fields: Vec<&str> = self
            .spreads
            .iter()
            .filter_map(|spread| counted_field(spread.field))
            .collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// Which products the organic order is made of: candidates that are eligible and not pinned.
    pub(crate) fn organic(&self) -> Clause {
        Clause::all([self.narrow(), Clause::none(self.left_out())])
    }

    /// The part of it that mostly leaves few.
    pub(crate) fn narrow(&self) -> Clause {
        Clause::all([self.candidates.clone(), self.only.clone()])
    }

    /// What it leaves out, which is mostly little: the hidden and the pinned.
    pub(crate) fn left_out(&self) -> Vec<Clause> {
        let pinned = predicate::of_ids(self.pins.iter().map(|pin| pin.product.as_str()));
        self.hides.iter().cloned().chain([pinned]).collect()
    }

    /// Neither hidden nor left out by an `only`.
    pub(crate) fn eligible(&self) -> Clause {
        Clause::all([self.only.clone(), Clause::none(self.hides.clone())])
    }
}

impl Selected {
    /// Under a shopper's own sort only what hides or sends to the bottom counts.
    fn take(&mut self, action: &Action, moment: Moment, sorted: bool) {
        let clause = |products: &_| predicate::clause(products, moment);
        let within = |field: CountField, low: Option<i64>, high: Option<i64>| {
            Number::of(field, moment.metrics_days).within(low, high)
        };
        let mut add = |clause: Clause, points: i64| {
            if !sorted {
                self.points.push((clause, points));
            }
        };
        match action {
            Action::Boost { products, points } => add(clause(products), *points),
            Action::Bury { products, points } => add(clause(products), -points),
            Action::LowStock { below, points } => {
                add(within(CountField::Stock, None, Some(below - 1)), -points);
            }
            Action::Overstock { cover_days, points } => {
                add(
                    within(CountField::CoverDays, Some(*cover_days), None),
                    *points,
                );
            }
            Action::Score(term) => {
                for (clause, points) in levels(term, moment) {
                    add(clause, points);
                }
            }
            Action::Hide { products } => self.hides.push(clause(products)),
            Action::Only { products } => self.onlys.push(clause(products)),
            Action::Bottom { products } => self.bottoms.push(clause(products)),
            Action::Top { products } if !sorted => self.tops.push(clause(products)),
            Action::MarginFloor { min_bp, below } => {
                let low = within(CountField::MarginBp, None, Some(min_bp - 1));
                self.demote(*below, low);
            }
            Action::OutOfStock { then } => {
                self.demote(*then, within(CountField::Stock, Some(0), Some(0)));
            }
            Action::Top { .. }
            | Action::Pin { .. }
            | Action::Formula { .. }
            | Action::MaxPer { .. } => {}
        }
    }

    fn demote(&mut self, to: Demotion, clause: Clause) {
        match to {
            Demotion::Hide => self.hides.push(clause),
            Demotion::Bottom => self.bottoms.push(clause),
        }
    }
}

/// The weight for every breakpoint that is reached. What is unknown or no integer reaches none.
fn levels(term: &Term, moment: Moment) -> impl Iterator<Item = (Clause, i64)> + '_ {
    term.levels.iter().map(move |least| {
        let reached = match &term.field {
            ScoreField::Count(field) => {
                Number::of(*field, moment.metrics_days).within(Some(*least), None)
            }
            ScoreField::Attribute(name) => predicate::attribute_reaches(name, *least),
        };
        (reached, term.weight)
    })
}

/// Tokens of the words that a search page asks for, repeats included.
fn words(page: &Page) -> Vec<String> {
    match page {
        Page::Search(text) => query_tokens(text).iter().map(|w| token::text(w)).collect(),
        _ => Vec::new(),
    }
}

fn candidates(
    ruleset: &RuleSet,
    page: &Page,
    words: &[String],
    moment: Moment,
) -> Result<Clause, AskError> {
    Ok(match page {
        Page::Placement(_) => Clause::Always,
        Page::Category(path) => predicate::under(path).remembered(),
        Page::Collection(id) => {
            let collection = ruleset
                .collection(id)
                .ok_or_else(|| AskError::UnknownCollection(id.clone()))?;
            predicate::clause(&collection.products, moment)
        }
        Page::Search(_) if words.is_empty() => Clause::Never,
        Page::Search(_) => {
            let [.., all] = WORDS;
            Clause::all(words.iter().map(|word| Clause::term(all, word.as_str()))).remembered()
        }
    })
}
