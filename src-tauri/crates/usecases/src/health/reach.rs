//! The products that each rule is about, as one set of rows a rule. Made once for a whole check, on all
//! cores.

use std::collections::HashMap;

use endcap_model::{instant::Instant, predicate::ProductPredicate, ruleset::RuleSet};
use endcap_ranking::{Catalog, Query, products_of};
use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};

/// A set of rows, a bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    words: Vec<u64>,
    count: usize,
}

impl Rows {
    fn of(rows: &[u32], len: usize) -> Rows {
        let mut words = vec![0; len.div_ceil(64)];
        for row in rows {
            words[*row as usize / 64] |= 1 << (row % 64);
        }
        Rows {
            words,
            count: rows.len(),
        }
    }

    pub fn contains(&self, row: u32) -> bool {
        let word = self.words.get(row as usize / 64).copied().unwrap_or(0);
        word >> (row % 64) & 1 == 1
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn len(&self) -> usize {
        self.count
    }
}

/// The sets of all rules that are switched on and have products of their own.
pub struct Reaches<'a> {
    sets: HashMap<&'a str, Rows>,
}

impl<'a> Reaches<'a> {
    pub fn of(catalog: &Catalog, rules: &'a RuleSet, now: Instant) -> Reaches<'a> {
        let about: Vec<(&str, ProductPredicate)> = rules
            .rules
            .iter()
            .filter(|rule| rule.enabled)
            .filter_map(|rule| Some((rule.id.as_str(), products_of(&rule.action)?)))
            .collect();
        let set = |(id, predicate): (&'a str, ProductPredicate)| {
            let query = Query {
                filter: Some(predicate),
                ..Query::default()
            };
            let rows = catalog.select(&query, &rules.store, now);
            (id, Rows::of(&rows, catalog.len()))
        };
        Reaches {
            sets: about.into_par_iter().map(set).collect(),
        }
    }

    /// None for an action that is about no products of its own: a score, a formula, a spread.
    pub fn get(&self, rule: &str) -> Option<&Rows> {
        self.sets.get(rule)
    }
}
