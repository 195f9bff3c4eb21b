//! Predicates over products, prepared for a catalog and evaluated a block at a time into masks of
//! one byte a row: such masks are made and summed without a branch.

use std::sync::Arc;

use chrono::NaiveDate;
use endcap_model::field::{CountField, ProductField};
use endcap_model::predicate::{Comparison, ProductPredicate, Scalar, Subject, ValueRef};

use crate::block::Block;
use crate::catalog::Catalog;
use crate::catalog::codes::{Coded, Codes};
use crate::catalog::columns::day_number;
use crate::catalog::numbers::{Numbers, Width, with_width};

/// What `within_days` and `cover_days` depend on beside the product.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub today: NaiveDate,
    pub metrics_days: u32,
}

/// A column of integers, borrowed or made on demand.
#[derive(Clone, Debug)]
pub(crate) enum Column<'c> {
    Stored(&'c Numbers),
    Made(Arc<Numbers>),
}

impl Column<'_> {
    pub fn numbers(&self) -> &Numbers {
        match self {
            Column::Stored(numbers) => numbers,
            Column::Made(numbers) => numbers,
        }
    }
}

/// The column of an integer field.
pub(crate) fn count_column(catalog: &Catalog, field: CountField, metrics_days: u32) -> Column<'_> {
    match field {
        CountField::CoverDays => Column::Made(catalog.cover_days(metrics_days)),
        _ => Column::Stored(&catalog.counts[field as usize]),
    }
}

/// A predicate ready to be evaluated.
#[derive(Clone, Debug)]
pub(crate) enum Test<'c> {
    Const(bool),
    All(Vec<Test<'c>>),
    Any(Vec<Test<'c>>),
    Not(Box<Test<'c>>),
    /// Known and within one of these ranges, both ends included.
    Within(Column<'c>, Vec<(i64, i64)>),
    /// 1 in the table for the row's code.
    Coded(&'c Codes, Vec<u8>),
    /// Among these rows, ascending.
    Rows(Vec<u32>),
    /// Known by a byte a row.
    Flag(&'c [u8]),
}

/// A value of one dictionary entry, asked as if it were a product.
struct Entry<'a>(ValueRef<'a>);

impl Subject<ProductField> for Entry<'_> {
    fn value(&self, _: &ProductField) -> Option<ValueRef<'_>> {
        Some(self.0)
    }
    fn id(&self) -> Option<&str> {
        None
    }
    fn today(&self) -> Option<NaiveDate> {
        None
    }
}

impl<'c> Test<'c> {
    /// Resolves fields to columns and values to codes.
    pub fn prepare(catalog: &'c Catalog, predicate: &ProductPredicate, moment: Moment) -> Test<'c> {
        let parts = |list: &[ProductPredicate]| {
            list.iter()
                .map(|part| Test::prepare(catalog, part, moment))
                .collect::<Vec<_>>()
        };
        match predicate {
            ProductPredicate::All(list) => Test::All(parts(list)),
            ProductPredicate::Any(list) => Test::Any(parts(list)),
            ProductPredicate::Not(part) => {
                Test::Not(Box::new(Test::prepare(catalog, part, moment)))
            }
            ProductPredicate::Products(ids) => {
                Test::rows(ids.iter().filter_map(|id| catalog.row_of(id)))
            }
            ProductPredicate::Is { field, .. }
            | ProductPredicate::In { field, .. }
            | ProductPredicate::Compare { field, .. }
            | ProductPredicate::Under { field, .. }
            | ProductPredicate::WithinDays { field, .. }
            | ProductPredicate::Known { field, .. } => leaf(catalog, predicate, field, moment),
        }
    }

    pub fn rows(rows: impl Iterator<Item = u32>) -> Test<'c> {
        let mut rows: Vec<u32> = rows.collect();
        rows.sort_unstable();
        rows.dedup();
        Test::Rows(rows)
    }

    /// Whether no row can pass.
    pub fn is_never(&self) -> bool {
        match self {
            Test::Const(value) => !value,
            Test::Rows(rows) => rows.is_empty(),
            Test::Within(_, ranges) => ranges.is_empty(),
            Test::Coded(_, table) => table.iter().all(|holds| *holds == 0),
            _ => false,
        }
    }

    /// Writes 1 for each row of the block that passes, else 0. `mask` is as long as the block.
    pub fn evaluate(&self, block: Block, mask: &mut [u8]) {
        match self {
            Test::Const(value) => mask.fill(u8::from(*value)),
            Test::All(parts) => combine(parts, block, mask, 1, |a, b| a & b),
            Test::Any(parts) => combine(parts, block, mask, 0, |a, b| a | b),
            Test::Not(part) => {
                part.evaluate(block, mask);
                mask.iter_mut().for_each(|m| *m ^= 1);
            }
            Test::Within(column, ranges) => {
                with_width!(column.numbers(), values => within(block, values, ranges, mask), unknown => mask.fill(0));
            }
            Test::Coded(codes, table) => {
                if matches!(codes, Codes::Sparse { .. }) {
                    mask.fill(0);
                }
                block.each_code(codes, |index, code| mask[index] = table[code as usize]);
            }
            Test::Rows(rows) => block.mark(rows, mask),
            Test::Flag(flags) => {
                (0..block.len()).for_each(|index| mask[index] = flags[block.row(index) as usize]);
            }
        }
    }

    /// Whether one row passes.
    pub fn holds(&self, row: u32) -> bool {
        let mut mask = [0];
        self.evaluate(Block::List(&[row]), &mut mask);
        mask[0] == 1
    }
}

fn combine(parts: &[Test], block: Block, mask: &mut [u8], neutral: u8, join: fn(u8, u8) -> u8) {
    let Some((first, rest)) = parts.split_first() else {
        mask.fill(neutral);
        return;
    };
    first.evaluate(block, mask);
    let mut other = vec![0; if rest.is_empty() { 0 } else { mask.len() }];
    for part in rest {
        part.evaluate(block, &mut other);
        mask.iter_mut()
            .zip(&other)
            .for_each(|(m, o)| *m = join(*m, *o));
    }
}

fn within<T: Width>(block: Block, column: &[T], ranges: &[(i64, i64)], mask: &mut [u8]) {
    let mut gathered = Vec::new();
    let values = block.values(column, &mut gathered);
    let mut first = true;
    for (low, high) in ranges {
        let (low, high) = ((*low).max(T::LEAST), (*high).min(T::GREATEST));
        if low > high {
            continue;
        }
        let (least, greatest) = (T::narrow(low), T::narrow(high));
        if high == T::GREATEST {
            fill(values, mask, first, |v| v >= least);
        } else if low == T::LEAST {
            fill(values, mask, first, |v| (v <= greatest) & (v != T::UNKNOWN));
        } else {
            fill(values, mask, first, |v| (v >= least) & (v <= greatest));
        }
        first = false;
    }
    if first {
        mask.fill(0);
    }
}

fn fill<T: Copy>(values: &[T], mask: &mut [u8], first: bool, holds: impl Fn(T) -> bool) {
    // One loop for the usual single range, so that it is plain enough for vector instructions.
    if first {
        mask.iter_mut()
            .zip(values)
            .for_each(|(m, v)| *m = u8::from(holds(*v)));
    } else {
        mask.iter_mut()
            .zip(values)
            .for_each(|(m, v)| *m |= u8::from(holds(*v)));
    }
}

fn leaf<'c>(
    catalog: &'c Catalog,
    predicate: &ProductPredicate,
    field: &ProductField,
    moment: Moment,
) -> Test<'c> {
    match field {
        ProductField::Count(count) => {
            let column = count_column(catalog, *count, moment.metrics_days);
            number_test(column, predicate, moment)
        }
        ProductField::Launched => number_test(Column::Stored(&catalog.launched), predicate, moment),
        ProductField::Brand => coded(&catalog.brands, predicate, |value| ValueRef::Text(value)),
        ProductField::ImageUrl => coded(&catalog.images, predicate, |value| ValueRef::Text(value)),
        ProductField::Tags => coded(&catalog.tags, predicate, |value| ValueRef::Texts(value)),
        ProductField::Categories => coded(&catalog.categories, predicate, |value| {
            ValueRef::Paths(value)
        }),
        ProductField::Attribute(name) => match catalog.attributes.get(name) {
            Some(column) => coded(column, predicate, |value| value.as_ref()),
            None => Test::Const(matches!(
                predicate,
                ProductPredicate::Known { known: false, .. }
            )),
        },
        ProductField::Id => text_test(
            predicate,
            |wanted| Test::rows(wanted.iter().filter_map(|id| catalog.row_of(id))),
            Test::Const(true),
        ),
        ProductField::Title => text_test(
            predicate,
            |wanted| {
                let rows = 0..catalog.len() as u32;
                Test::rows(
                    rows.filter(|row| catalog.title_at(*row).is_some_and(|t| wanted.contains(&t))),
                )
            },
            Test::Flag(&catalog.titled),
        ),
    }
}

/// `known: false` holds where the code is unknown, all else where the value passes.
fn coded<'c, T>(
    column: &'c Coded<T>,
    predicate: &ProductPredicate,
    value: impl Fn(&T) -> ValueRef<'_>,
) -> Test<'c> {
    if let ProductPredicate::Known {
        field,
        known: false,
    } = predicate
    {
        let known = ProductPredicate::Known {
            field: field.clone(),
            known: true,
        };
        return Test::Not(Box::new(coded(column, &known, value)));
    }
    Test::Coded(
        &column.codes,
        column.table(|entry| predicate.matches(&Entry(value(entry)))),
    )
}

/// A test on a text that is not coded: `is` and `in` list what is wanted.
fn text_test<'c>(
    predicate: &ProductPredicate,
    rows: impl Fn(&[&str]) -> Test<'c>,
    known: Test<'c>,
) -> Test<'c> {
    let text = |value: &'_ Scalar| match value {
        Scalar::Text(text) => Some(text.clone()),
        _ => None,
    };
    let wanted: Vec<String> = match predicate {
        ProductPredicate::Is { value, .. } => text(value).into_iter().collect(),
        ProductPredicate::In { values, .. } => values.iter().filter_map(text).collect(),
        ProductPredicate::Known { known: true, .. } => return known,
        ProductPredicate::Known { known: false, .. } => return Test::Not(Box::new(known)),
        _ => return Test::Const(false),
    };
    rows(&wanted.iter().map(String::as_str).collect::<Vec<_>>())
}

fn number_test<'c>(column: Column<'c>, predicate: &ProductPredicate, moment: Moment) -> Test<'c> {
    let number = |value: &Scalar| match value {
        Scalar::Integer(n) => Some(*n),
        Scalar::Date(day) => Some(day_number(*day)),
        _ => None,
    };
    let exactly = |value: &Scalar| number(value).map(|n| (n, n));
    let ranges: Vec<(i64, i64)> = match predicate {
        ProductPredicate::Is { value, .. } => exactly(value).into_iter().collect(),
        ProductPredicate::In { values, .. } => values.iter().filter_map(exactly).collect(),
        ProductPredicate::Compare { bounds, .. } => {
            let mut range = (i64::MIN + 1, i64::MAX);
            for (comparison, bound) in bounds {
                let Some(bound) = number(bound) else {
                    return Test::Const(false);
                };
                match comparison {
                    Comparison::Gt => range.0 = range.0.max(bound + 1),
                    Comparison::Gte => range.0 = range.0.max(bound),
                    Comparison::Lt => range.1 = range.1.min(bound - 1),
                    Comparison::Lte => range.1 = range.1.min(bound),
                }
            }
            if range.0 <= range.1 {
                vec![range]
            } else {
                vec![]
            }
        }
        ProductPredicate::WithinDays {
            days: Scalar::Integer(days),
            ..
        } => {
            let today = day_number(moment.today);
            vec![(today - days + 1, today)]
        }
        ProductPredicate::Known { known, .. } => {
            let known_at_all = Test::Within(column, vec![(i64::MIN + 1, i64::MAX)]);
            return if *known {
                known_at_all
            } else {
                Test::Not(Box::new(known_at_all))
            };
        }
        _ => vec![],
    };
    Test::Within(column, ranges)
}
