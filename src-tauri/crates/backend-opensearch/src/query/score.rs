//! Tier and points as one score, and back.
//!
//! A score of OpenSearch is a float of 32 bits, exact for integers below 2^24, and never negative.
//! So it begins at 2^20, more than any points below zero (the contract bounds them by 2^20 − 1),
//! each step of tier is worth 2^22, and what a clause takes away is taken from the beginning and
//! given back to those whom the clause does not match.
//!
//! Where only the first places are asked for, the same sum is given in another form ([`Best`]).

use std::collections::HashMap;

use super::clause::Clause;
use super::text::Text;

const ZERO: i64 = 1 << 20;
const TIER: i64 = 1 << 22;

/// Who stands at the top and who at the bottom; all others stand between.
#[derive(Clone, Debug)]
pub(crate) struct Tiers {
    bottom: Clause,
    /// Of those who are not at the bottom.
    top: Clause,
}

impl Default for Tiers {
    fn default() -> Tiers {
        Tiers {
            bottom: Clause::Never,
            top: Clause::Never,
        }
    }
}

impl Tiers {
    /// Tier −1 where a bottom matches; else +1 where a top does; else 0.
    pub(crate) fn of(bottoms: Vec<Clause>, tops: Vec<Clause>) -> Tiers {
        Tiers {
            bottom: Clause::any(bottoms),
            top: Clause::any(tops),
        }
    }

    /// Points with these tiers.
    pub(crate) fn over(&self, points: &Score) -> Score {
        let mut score = points.clone();
        let above_bottom = self.bottom.clone().negated();
        score.add(above_bottom.clone(), TIER);
        score.add(Clause::all([above_bottom, self.top.clone()]), TIER);
        score
    }

    /// Whether all stand on the same.
    pub(crate) fn are_one(&self) -> bool {
        match self.bottom {
            Clause::Always => true,
            Clause::Never => matches!(self.top, Clause::Always | Clause::Never),
            _ => false,
        }
    }

    pub(crate) fn bottom(&self) -> &Clause {
        &self.bottom
    }
}

/// A sum over the clauses that match.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    constant: i64,
    functions: Vec<(Clause, i64)>,
    /// Where a clause stands in `functions`.
    found: HashMap<Clause, usize>,
}

impl Default for Score {
    /// Tier −1 and no points.
    fn default() -> Score {
        Score {
            constant: ZERO,
            functions: Vec::new(),
            found: HashMap::new(),
        }
    }
}

impl Score {
    /// Adds points where the clause matches.
    pub(crate) fn add(&mut self, clause: Clause, points: i64) {
        if points < 0 {
            self.constant += points;
            return self.add(clause.negated(), -points);
        }
        match clause {
            Clause::Always => self.constant += points,
            Clause::Never => {}
            _ if points == 0 => {}
            clause => {
                let next = self.functions.len();
                let number = *self.found.entry(clause.clone()).or_insert(next);
                match self.functions.get_mut(number) {
                    Some((_, sum)) => *sum += points,
                    None => self.functions.push((clause, points)),
                }
            }
        }
    }

    /// Whether it is the same for every product.
    pub(crate) fn is_constant(&self) -> bool {
        self.functions.is_empty()
    }

    /// The score of every product, where it is the same.
    pub(crate) fn constant(&self) -> f64 {
        self.constant as f64
    }

    /// A query that gives this score to what the filter lets through.
    pub(crate) fn query(&self, filter: Text) -> Text {
        if self.is_constant() {
            return filter;
        }
        let function = |(clause, points): &(Clause, i64)| {
            let query = clause.clone().into_query();
            format!(r#"{{"filter":{query},"weight":{points}}}"#).into()
        };
        let constant = format!(r#"{{"weight":{}}}"#, self.constant).into();
        let functions = self.functions.iter().map(function);
        let functions = Text::list(std::iter::once(constant).chain(functions));
        let query = format!(
            r#"{{"function_score":{{"query":{filter},"functions":{functions},"score_mode":"sum","boost_mode":"replace"}}}}"#
        );
        query.into()
    }

    /// About how many clauses it has.
    pub(crate) fn cost(&self) -> usize {
        self.functions.iter().map(|(clause, _)| clause.cost()).sum()
    }
}

/// What is worth looking at first: points and tiers of those above the bottom, or points of those at
/// it, in a form of which the engine knows for each clause the most that it can add. It passes over
/// whatever can't be among the first places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Best<'a> {
    points: &'a Score,
    /// Who is worth a tier more, if not all or none.
    top: Option<&'a Clause>,
    /// What [`Score::query`] would give beyond the sum of the clauses.
    least: i64,
}

impl<'a> Best<'a> {
    /// Of those above the bottom.
    pub(crate) fn upper(tiers: &'a Tiers, points: &'a Score) -> Best<'a> {
        let (top, steps) = match &tiers.top {
            Clause::Never => (None, 1),
            Clause::Always => (None, 2),
            clause => (Some(clause), 1),
        };
        Best {
            points,
            top,
            least: points.constant + steps * TIER,
        }
    }

    /// Of those at the bottom.
    pub(crate) fn lower(points: &'a Score) -> Best<'a> {
        Best {
            points,
            top: None,
            least: points.constant,
        }
    }

    /// Whether it is the same for all.
    pub(crate) fn is_constant(&self) -> bool {
        self.points.is_constant() && self.top.is_none()
    }

    /// A query whose score is 1 more than the sum of the clauses that match: whatever the filter
    /// lets through is found, if only for the 1.
    pub(crate) fn query(&self, filter: Clause) -> Text {
        if self.is_constant() {
            let filter = filter.into_query();
            return format!(r#"{{"bool":{{"filter":[{filter}]}}}}"#).into();
        }
        let part = |(clause, points): (&Clause, i64)| {
            let query = clause.clone().into_query();
            format!(r#"{{"constant_score":{{"filter":{query},"boost":{points}}}}}"#).into()
        };
        let functions = self.points.functions.iter();
        let functions = functions.map(|(clause, points)| (clause, *points));
        let top = self.top.map(|clause| (clause, TIER));
        let all = std::iter::once((&Clause::Always, 1));
        let parts = Text::list(all.chain(functions).chain(top).map(part));
        let filter = match filter {
            Clause::Always => String::new(),
            clause => format!(r#","filter":[{}]"#, clause.into_query()),
        };
        format!(r#"{{"bool":{{"should":{parts},"minimum_should_match":1{filter}}}}}"#).into()
    }

    /// The score that [`Score::query`] would give where this one's query gave `score`.
    pub(crate) fn whole(&self, score: f64) -> i64 {
        score as i64 - 1 + self.least
    }

    /// Where it is the same for all.
    pub(crate) fn constant(&self) -> i64 {
        self.least
    }
}

/// Tier and points of a score.
pub(crate) fn tier_and_points(score: f64) -> (i8, i64) {
    let above = score as i64 - ZERO;
    let step = (above + TIER / 2).div_euclid(TIER);
    (step as i8 - 1, above - step * TIER)
}

/// The score of a tier and points.
pub(crate) fn of_tier_and_points(tier: i8, points: i64) -> i64 {
    ZERO + TIER * (i64::from(tier) + 1) + points
}

#[cfg(test)]
mod tests {
    use super::{Best, Score, TIER, Tiers, of_tier_and_points, tier_and_points};
    use crate::query::clause::Clause;

    #[test]
    fn scores_are_exact_floats_and_read_back() {
        for tier in -1..=1 {
            for points in [-1_048_575, -1, 0, 1, 1_048_575] {
                let score = of_tier_and_points(tier, points);
                assert!((1..1 << 24).contains(&score));
                assert_eq!((score as f32) as i64, score);
                assert_eq!(tier_and_points(score as f64), (tier, points));
            }
        }
    }

    #[test]
    fn both_forms_of_a_score_mean_the_same() {
        let clause = |name: &str| Clause::term("brand", name);
        let mut points = Score::default();
        points.add(clause("A"), -5);
        points.add(clause("B"), 7);
        points.add(Clause::Always, 3);
        let tiers = Tiers::of(vec![clause("C")], vec![clause("D")]);
        let (upper, lower) = (Best::upper(&tiers, &points), Best::lower(&points));
        // Of A, not of A; of D and B and not of A.
        for (best, score, expected) in [
            (&upper, 1.0, (0, -2)),
            (&upper, 6.0, (0, 3)),
            (&upper, 1.0 + TIER as f64 + 7.0 + 5.0, (1, 10)),
            (&lower, 1.0, (-1, -2)),
            (&lower, 13.0, (-1, 10)),
        ] {
            assert_eq!(tier_and_points(best.whole(score) as f64), expected);
        }
        let (one, none) = (Tiers::default(), Score::default());
        let nothing = Best::upper(&one, &none);
        assert!(nothing.is_constant());
        assert_eq!(tier_and_points(nothing.constant() as f64), (0, 0));
    }

    #[test]
    fn whether_tiers_are_one_is_known_without_the_score() {
        let kinds = || [Clause::Always, Clause::Never, Clause::term("brand", "A")];
        for (bottom, top) in kinds()
            .into_iter()
            .flat_map(|b| kinds().map(|t| (b.clone(), t)))
        {
            let tiers = Tiers::of(vec![bottom.clone()], vec![top.clone()]);
            let score = tiers.over(&Score::default());
            assert_eq!(tiers.are_one(), score.is_constant(), "{bottom:?}, {top:?}");
        }
    }

    #[test]
    fn what_is_taken_away_is_given_back_to_the_others() {
        let clause = || Clause::term("brand", "=A");
        let mut score = Score::default();
        score.add(clause(), -5);
        score.add(clause(), 7);
        score.add(clause(), 1);
        score.add(Clause::Never, 9);
        score.add(Clause::Always, 3);
        assert_eq!(score.constant() as i64, (1 << 20) - 5 + 3);
        assert_eq!(score.functions, [(clause().negated(), 5), (clause(), 8)]);
    }
}
