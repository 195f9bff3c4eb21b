//! Shoppers, a column for each field that is known of any of them.

use std::collections::{BTreeMap, HashMap};

use endcap_model::field::{Field as _, ShopperField};
use endcap_model::id::ShopperId;
use endcap_model::predicate::{Predicate, ShopperPredicate, Subject, ValueRef};
use endcap_model::product::{AttributeValue, CategoryPath};
use endcap_model::shopper::{KnownShopper, Shopper};

use crate::Bits;

/// Shoppers in the order of their ids.
///
/// Invariant: no id twice; every column has a value or "unknown" for every row.
#[derive(Clone, Debug, Default)]
pub struct Audience {
    ids: Vec<ShopperId>,
    pub(crate) columns: BTreeMap<ShopperField, Column>,
}

/// The values of a field, row by row.
#[derive(Clone, Debug)]
pub(crate) enum Column {
    /// A number for each row that `known` means; 0 for the others.
    Integers { values: Vec<i64>, known: Bits },
    /// The place of each row's value among the different ones, [`UNKNOWN`] where there is none.
    Coded { codes: Vec<u32>, values: Vec<Value> },
}

/// No value, among the codes of a column.
pub(crate) const UNKNOWN: u32 = u32::MAX;

/// A value that is no number of the contract's own fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    Plain(AttributeValue),
    Paths(Vec<CategoryPath>),
}

impl Value {
    pub(crate) fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Value::Plain(value) => value.as_ref(),
            Value::Paths(paths) => ValueRef::Paths(paths),
        }
    }
}

/// A shopper of whom one value is known, whatever field is asked for: how a condition on one field
/// comes out for a value.
struct Only<'a>(Option<ValueRef<'a>>);

impl Subject<ShopperField> for Only<'_> {
    fn value(&self, _: &ShopperField) -> Option<ValueRef<'_>> {
        self.0
    }

    fn id(&self) -> Option<&str> {
        None
    }

    fn today(&self) -> Option<chrono::NaiveDate> {
        None
    }
}

/// Hears of a part of a condition: its JSON pointer, the part, and whom it selects by itself.
pub type OnPart<'a> = &'a mut dyn FnMut(&str, &ShopperPredicate, &Bits);

impl Audience {
    /// Of a repeated id the last shopper counts.
    pub fn of(shoppers: Vec<KnownShopper>) -> Audience {
        let by_id: BTreeMap<ShopperId, Shopper> = shoppers
            .into_iter()
            .map(|shopper| (shopper.id, shopper.facts))
            .collect();
        let rows = by_id.len();
        let mut making = Making {
            rows,
            columns: BTreeMap::new(),
        };
        let mut ids = Vec::with_capacity(rows);
        for (row, (id, facts)) in by_id.into_iter().enumerate() {
            ids.push(id);
            making.add(row, facts);
        }
        let columns = making.columns.into_iter();
        Audience {
            ids,
            columns: columns
                .map(|(field, (column, _))| (field, column))
                .collect(),
        }
    }

    /// How many shoppers.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The fields that are known of at least one shopper, by name.
    pub fn fields(&self) -> Vec<String> {
        let mut names: Vec<String> = self.columns.keys().map(ShopperField::name).collect();
        names.sort_unstable();
        names
    }

    /// The id of a row.
    pub fn id(&self, row: usize) -> Option<&ShopperId> {
        self.ids.get(row)
    }

    /// The row of an id.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.ids
            .binary_search_by(|known| known.as_str().cmp(id))
            .ok()
    }

    /// The shopper of a row, as given; of a row that isn't there nothing is known.
    pub fn shopper(&self, row: usize) -> Shopper {
        let mut shopper = Shopper::default();
        for (field, column) in &self.columns {
            match (field, column) {
                (ShopperField::Count(count), Column::Integers { values, known })
                    if known.has(row) =>
                {
                    shopper.counts.insert(*count, values[row]);
                }
                (_, Column::Coded { codes, values }) => {
                    let code = codes.get(row).filter(|code| **code != UNKNOWN);
                    if let Some(value) = code.and_then(|code| values.get(*code as usize)) {
                        put(&mut shopper, field, value.clone());
                    }
                }
                _ => {}
            }
        }
        shopper
    }

    /// Whom a condition selects: those for whom the model says that it matches.
    pub fn matching(&self, when: &ShopperPredicate) -> Bits {
        self.matching_parts(when, &mut |_, _, _| {})
    }

    /// As [`Audience::matching`], and hands every part of the condition, leaf or group, to `part` with
    /// its JSON pointer and whom it selects by itself; the whole comes last, as "".
    pub fn matching_parts(&self, when: &ShopperPredicate, part: OnPart<'_>) -> Bits {
        self.walk(when, &mut String::new(), part)
    }

    fn walk(&self, when: &ShopperPredicate, at: &mut String, part: OnPart<'_>) -> Bits {
        let length = at.len();
        let mut inner = |step: &str, within: &ShopperPredicate| {
            at.push_str(step);
            let bits = self.walk(within, at, part);
            at.truncate(length);
            bits
        };
        let bits = match when {
            Predicate::All(parts) => {
                let mut bits = Bits::all(self.len());
                for (index, one) in parts.iter().enumerate() {
                    bits.keep(&inner(&format!("/all/{index}"), one));
                }
                bits
            }
            Predicate::Any(parts) => {
                let mut bits = Bits::none(self.len());
                for (index, one) in parts.iter().enumerate() {
                    bits.unite(&inner(&format!("/any/{index}"), one));
                }
                bits
            }
            Predicate::Not(one) => {
                let mut bits = inner("/not", one);
                bits.flip();
                bits
            }
            leaf => self.leaf(leaf),
        };
        part(at, when, &bits);
        bits
    }

    fn leaf(&self, leaf: &ShopperPredicate) -> Bits {
        let rows = self.len();
        let mut named = None;
        leaf.each_field(&mut |field| named = Some(field.clone()));
        let unknown = leaf.matches(&Only(None));
        match named.and_then(|field| self.columns.get(&field)) {
            None if unknown => Bits::all(rows),
            None => Bits::none(rows),
            Some(Column::Integers { values, known }) => Bits::of(rows, |row| {
                if known.has(row) {
                    leaf.matches(&Only(Some(ValueRef::Integer(values[row]))))
                } else {
                    unknown
                }
            }),
            Some(Column::Coded { codes, values }) => {
                let truths: Vec<bool> = values
                    .iter()
                    .map(|value| leaf.matches(&Only(Some(value.as_ref()))))
                    .collect();
                Bits::of(rows, |row| {
                    truths.get(codes[row] as usize).copied().unwrap_or(unknown)
                })
            }
        }
    }
}

/// Columns under construction, with the codes that their values have.
struct Making {
    rows: usize,
    columns: BTreeMap<ShopperField, (Column, HashMap<Value, u32>)>,
}

impl Making {
    fn add(&mut self, row: usize, facts: Shopper) {
        for (field, n) in facts.counts {
            self.add_number(row, ShopperField::Count(field), n);
        }
        for (field, text) in facts.texts {
            let value = Value::Plain(AttributeValue::Text(text));
            self.add_value(row, ShopperField::Text(field), value);
        }
        for (field, list) in facts.brands {
            let value = Value::Plain(AttributeValue::List(list));
            self.add_value(row, ShopperField::List(field), value);
        }
        for (field, paths) in facts.paths {
            self.add_value(row, ShopperField::List(field), Value::Paths(paths));
        }
        for (name, value) in facts.traits {
            self.add_value(row, ShopperField::Trait(name), Value::Plain(value));
        }
    }

    fn add_number(&mut self, row: usize, field: ShopperField, n: i64) {
        let rows = self.rows;
        let (column, _) = self.columns.entry(field).or_insert_with(|| {
            let column = Column::Integers {
                values: vec![0; rows],
                known: Bits::none(rows),
            };
            (column, HashMap::new())
        });
        if let Column::Integers { values, known } = column {
            values[row] = n;
            known.add(row);
        }
    }

    fn add_value(&mut self, row: usize, field: ShopperField, value: Value) {
        let rows = self.rows;
        let (column, coded) = self.columns.entry(field).or_insert_with(|| {
            let column = Column::Coded {
                codes: vec![UNKNOWN; rows],
                values: Vec::new(),
            };
            (column, HashMap::new())
        });
        if let Column::Coded { codes, values } = column {
            let next = u32::try_from(values.len()).unwrap_or(UNKNOWN);
            codes[row] = *coded.entry(value).or_insert_with_key(|value| {
                values.push(value.clone());
                next
            });
        }
    }
}

fn put(shopper: &mut Shopper, field: &ShopperField, value: Value) {
    match (field, value) {
        (ShopperField::Text(text), Value::Plain(AttributeValue::Text(value))) => {
            shopper.texts.insert(*text, value);
        }
        (ShopperField::List(list), Value::Plain(AttributeValue::List(value))) => {
            shopper.brands.insert(*list, value);
        }
        (ShopperField::List(list), Value::Paths(value)) => {
            shopper.paths.insert(*list, value);
        }
        (ShopperField::Trait(name), Value::Plain(value)) => {
            shopper.traits.insert(name.clone(), value);
        }
        _ => {}
    }
}
