//! Questions about the catalog itself, for tables and counts: no page, no rules.

use endcap_model::field::ProductField;
use endcap_model::instant::Instant;
use endcap_model::predicate::ProductPredicate;
use endcap_model::ruleset::StoreFacts;
use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _, ParallelSliceMut as _};

use crate::block::{Block, ROWS};
use crate::catalog::Catalog;
use crate::mention::{Lowered, Mention};
use crate::order::{Entry, Order, OrderColumn};
use crate::select::{Column, Moment, Test, count_column};

/// Which products, in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Products whose id, title or brand contains this, case aside; empty selects all.
    pub text: String,
    pub filter: Option<ProductPredicate>,
    /// Without one, by id.
    pub sort: Option<(ProductField, bool)>,
}

impl Catalog {
    /// Rows of a query, in order. `true` in `sort` is descending; unknown values come last.
    pub fn select(&self, query: &Query, store: &StoreFacts, at: Instant) -> Vec<u32> {
        let moment = Moment {
            today: at.local_date(store.time_zone),
            metrics_days: store.metrics_days,
        };
        let filter = query.filter.as_ref();
        let test = filter.map(|filter| Test::prepare(self, filter, moment));
        let mention = Mention::of(self, &query.text);
        let mut rows = match (test, mention) {
            (None, None) => (0..self.len() as u32).collect(),
            (test, mention) => self.rows_that(&test.unwrap_or(Test::Const(true)), mention.as_ref()),
        };
        if let Some((field, descending)) = &query.sort {
            self.sort_rows(&mut rows, field, *descending, moment);
        }
        rows
    }

    /// How many products a predicate selects.
    pub fn count(&self, filter: &ProductPredicate, store: &StoreFacts, at: Instant) -> usize {
        let moment = Moment {
            today: at.local_date(store.time_zone),
            metrics_days: store.metrics_days,
        };
        self.rows_that(&Test::prepare(self, filter, moment), None)
            .len()
    }

    /// Ascending rows that pass the test and mention the text, on all cores.
    fn rows_that(&self, test: &Test, mention: Option<&Mention>) -> Vec<u32> {
        let blocks = (0..self.len().div_ceil(ROWS)).into_par_iter();
        let pieces: Vec<Vec<u32>> = blocks
            .map_init(Lowered::default, |lowered, number| {
                let start = number * ROWS;
                let len = ROWS.min(self.len() - start);
                let mut mask = vec![0; len];
                let block = Block::Range {
                    start: start as u32,
                    len,
                };
                test.evaluate(block, &mut mask);
                if let Some(mention) = mention {
                    mention.keep(start, lowered, &mut mask);
                }
                let here = mask.iter().enumerate().filter(|(_, m)| **m == 1);
                here.map(|(index, _)| (start + index) as u32).collect()
            })
            .collect();
        pieces.concat()
    }

    fn sort_rows(&self, rows: &mut [u32], field: &ProductField, descending: bool, moment: Moment) {
        let column = match field {
            ProductField::Count(count) => count_column(self, *count, moment.metrics_days),
            ProductField::Launched => Column::Stored(&self.launched),
            ProductField::Id if descending => return rows.reverse(),
            other => return self.sort_by_text(rows, other, descending),
        };
        let order = Order {
            columns: vec![OrderColumn { column, descending }],
        };
        rows.par_sort_by(|a, b| {
            order.compare(&Entry { key: 0, row: *a }, &Entry { key: 0, row: *b })
        });
    }

    fn sort_by_text(&self, rows: &mut [u32], field: &ProductField, descending: bool) {
        let text = |row: u32| match field {
            ProductField::Title => self.title_at(row),
            ProductField::Brand => self.brand_at(row),
            ProductField::Categories => self.categories_at(row).first().map(|path| path.as_str()),
            _ => None,
        };
        let mut keyed: Vec<(Option<String>, u32)> = rows
            .iter()
            .map(|row| (text(*row).map(str::to_lowercase), *row))
            .collect();
        keyed.par_sort_unstable_by(|(a, x), (b, y)| {
            let by_text = match (a, b) {
                (Some(a), Some(b)) if descending => b.cmp(a),
                (Some(a), Some(b)) => a.cmp(b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            };
            by_text.then(x.cmp(y))
        });
        rows.iter_mut()
            .zip(keyed)
            .for_each(|(row, (_, sorted))| *row = sorted);
    }
}
