//! Tier and points as one score, and back.
//!
//! A score of OpenSearch is a float of 32 bits, exact for integers below 2^24, and never negative.
//! So it begins at 2^20, more than any points below zero (the contract bounds them by 2^20 − 1),
//! each step of tier is worth 2^22, and what a clause takes away is taken from the beginning and
//! given back to those whom the clause does not match.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::clause::Clause;

const ZERO: i64 = 1 << 20;
const TIER: i64 = 1 << 22;

/// A sum over the clauses that match.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    constant: i64,
    functions: Vec<(Clause, i64)>,
    /// Where a clause stands in `functions`, by its text.
    found: HashMap<String, usize>,
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
                let number = *self.found.entry(format!("{clause:?}")).or_insert(next);
                match self.functions.get_mut(number) {
                    Some((_, sum)) => *sum += points,
                    None => self.functions.push((clause, points)),
                }
            }
        }
    }

    /// Tier −1 where a bottom matches; else +1 where a top does; else 0.
    pub(crate) fn set_tiers(&mut self, bottoms: Vec<Clause>, tops: Vec<Clause>) {
        let above_bottom = Clause::any(bottoms).negated();
        let top = Clause::all([above_bottom.clone(), Clause::any(tops)]);
        self.add(above_bottom, TIER);
        self.add(top, TIER);
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
    pub(crate) fn query(&self, filter: Value) -> Value {
        if self.is_constant() {
            return filter;
        }
        let mut functions = vec![json!({"weight": self.constant})];
        for (clause, points) in &self.functions {
            functions.push(json!({"filter": clause.clone().into_query(), "weight": points}));
        }
        json!({"function_score": {
            "query": filter,
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "replace",
        }})
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
    use super::{Score, of_tier_and_points, tier_and_points};
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
