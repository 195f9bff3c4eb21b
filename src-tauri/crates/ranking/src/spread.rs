//! `max_per` over a catalog in memory: the values of its limits, and the walk fed from the order.

use std::collections::HashMap;

use endcap_model::field::ProductField;
use endcap_model::product::AttributeValue;

use crate::catalog::Catalog;
use crate::catalog::codes::{Coded, Codes};
use crate::order::{Entry, Sorted};
use crate::plan::Plan;
use crate::walk::{Barred, Offer, Ranked, Step, Value, Walk};

/// Where a limit's values come from.
enum Values<'c> {
    /// Every product has its own.
    Own,
    Coded {
        codes: &'c Codes,
        table: Vec<Value>,
    },
    Titles {
        catalog: &'c Catalog,
        numbers: HashMap<&'c str, u32>,
    },
    Nothing,
}

impl<'c> Values<'c> {
    fn of(catalog: &'c Catalog, field: &ProductField) -> Values<'c> {
        match field {
            ProductField::Id => Values::Own,
            ProductField::Title => Values::Titles {
                catalog,
                numbers: HashMap::new(),
            },
            ProductField::Brand => Values::coded(&catalog.brands, |v| Some(v)),
            ProductField::ImageUrl => Values::coded(&catalog.images, |v| Some(v)),
            ProductField::Tags => Values::coded(&catalog.tags, |v| v.first().map(String::as_str)),
            ProductField::Categories => {
                Values::coded(&catalog.categories, |v| v.first().map(|path| path.as_str()))
            }
            ProductField::Attribute(name) => match catalog.attributes.get(name) {
                Some(column) => Values::coded(column, first_text),
                None => Values::Nothing,
            },
            ProductField::Count(_) | ProductField::Launched => Values::Nothing,
        }
    }

    /// Numbers the texts that stand for the column's values: equal texts, equal numbers.
    fn coded<T>(column: &'c Coded<T>, text: impl Fn(&'c T) -> Option<&'c str>) -> Values<'c> {
        let mut numbers = HashMap::new();
        let mut number = |text| {
            let next = numbers.len() as u32;
            *numbers.entry(text).or_insert(next)
        };
        let known = column.values.iter().map(|v| text(v).map(&mut number));
        Values::Coded {
            table: std::iter::once(None).chain(known).collect(),
            codes: &column.codes,
        }
    }

    fn at(&mut self, row: u32) -> Value {
        match self {
            Values::Own => Some(row),
            Values::Nothing => None,
            Values::Coded { codes, table } => table[codes.get(row) as usize],
            Values::Titles { catalog, numbers } => {
                let title = catalog.title_at(row)?;
                let next = numbers.len() as u32;
                Some(*numbers.entry(title).or_insert(next))
            }
        }
    }
}

fn first_text(value: &AttributeValue) -> Option<&str> {
    match value {
        AttributeValue::Text(text) => Some(text),
        AttributeValue::List(list) => list.first().map(String::as_str),
        AttributeValue::Integer(_) | AttributeValue::Boolean(_) => None,
    }
}

/// Walks until `more` says no. The list so built, and who was barred where first in line.
pub(crate) fn spread(
    plan: &Plan,
    sorted: &mut Sorted,
    more: impl Fn(&[Ranked<Entry>]) -> bool,
) -> (Vec<Ranked<Entry>>, Barred) {
    let mut values: Vec<Values> = plan
        .spreads
        .iter()
        .map(|s| Values::of(plan.catalog, s.field))
        .collect();
    let mut walk = Walk::new(plan.spreads.iter().map(|s| (s.count, s.window)));
    let mut built = Vec::new();
    let mut next = 0;
    while more(&built) {
        match walk.step() {
            Step::Chosen(ranked) => built.push(ranked),
            Step::Done => break,
            Step::Needs => match sorted.get(next) {
                None => walk.end(),
                Some(entry) => {
                    next += 1;
                    walk.offer(Offer {
                        key: entry,
                        tier: entry.tier(),
                        values: values.iter_mut().map(|v| v.at(entry.row)).collect(),
                    });
                }
            },
        }
    }
    (built, walk.into_barred())
}
