//! Questions about the catalog itself, for tables and counts: no page, no rules.

use endcap_model::field::ProductField;
use endcap_model::instant::Instant;
use endcap_model::predicate::ProductPredicate;
use endcap_model::ruleset::StoreFacts;

use crate::block::{Block, ROWS};
use crate::catalog::Catalog;
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
        let mut rows = match &query.filter {
            Some(filter) => self.rows_that(&Test::prepare(self, filter, moment)),
            None => (0..self.len() as u32).collect(),
        };
        let text = query.text.trim().to_lowercase();
        if !text.is_empty() {
            rows.retain(|row| self.mentions(*row, &text));
        }
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
        self.rows_that(&Test::prepare(self, filter, moment)).len()
    }

    fn rows_that(&self, test: &Test) -> Vec<u32> {
        let mut mask = vec![0; ROWS];
        let mut rows = Vec::new();
        for start in (0..self.len()).step_by(ROWS) {
            let len = ROWS.min(self.len() - start);
            test.evaluate(
                Block::Range {
                    start: start as u32,
                    len,
                },
                &mut mask[..len],
            );
            let here = mask[..len].iter().enumerate().filter(|(_, m)| **m == 1);
            rows.extend(here.map(|(index, _)| (start + index) as u32));
        }
        rows
    }

    fn mentions(&self, row: u32, lower_case: &str) -> bool {
        let contains = |text: &str| text.to_lowercase().contains(lower_case);
        contains(self.id_at(row))
            || self.title_at(row).is_some_and(contains)
            || self.brand_at(row).is_some_and(contains)
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
        rows.sort_by(|a, b| order.compare(&Entry { key: 0, row: *a }, &Entry { key: 0, row: *b }));
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
        keyed.sort_by(|(a, x), (b, y)| {
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
