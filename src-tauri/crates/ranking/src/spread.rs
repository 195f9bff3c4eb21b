//! `max_per`: one walk over the organic order in which all active limits hold together.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use endcap_model::field::ProductField;
use endcap_model::product::AttributeValue;

use crate::catalog::Catalog;
use crate::catalog::codes::{Coded, Codes};
use crate::order::Sorted;
use crate::plan::{MaxPer, Plan};
use crate::rank::Ranked;

/// By row: the numbers of the limits (in order of precedence) that barred it where it was first.
pub(crate) type Barred = BTreeMap<u32, BTreeSet<usize>>;

/// The value that a limit counts, as a number; `None` breaks nothing.
type Value = Option<u32>;

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

/// One limit on the way: what stands in the `window − 1` places before the next.
struct Limit<'c> {
    values: Values<'c>,
    count: u32,
    back: usize,
    recent: VecDeque<Value>,
    tally: HashMap<u32, u32>,
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
}

impl<'c> Limit<'c> {
    fn of(catalog: &'c Catalog, spread: &MaxPer) -> Limit<'c> {
        Limit {
            values: Values::of(catalog, spread.field),
            count: spread.count,
            back: spread.window as usize - 1,
            recent: VecDeque::new(),
            tally: HashMap::new(),
        }
    }

    fn value(&mut self, row: u32) -> Value {
        match &mut self.values {
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

    fn breaks(&self, value: Value) -> bool {
        value.is_some_and(|value| {
            self.tally
                .get(&value)
                .is_some_and(|count| *count >= self.count)
        })
    }

    fn place(&mut self, value: Value) {
        if self.back == 0 {
            return;
        }
        self.recent.push_back(value);
        if let Some(value) = value {
            *self.tally.entry(value).or_insert(0) += 1;
        }
        if self.recent.len() > self.back
            && let Some(Some(gone)) = self.recent.pop_front()
            && let Some(count) = self.tally.get_mut(&gone)
        {
            *count -= 1;
            if *count == 0 {
                self.tally.remove(&gone);
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

/// Products passed over so far. Those with the same values wait in one line, since the same limits
/// bar them; only the head of each line is looked at.
#[derive(Default)]
struct Waiting {
    /// By the head's base number: the line's values.
    heads: BTreeMap<usize, Vec<Value>>,
    lines: HashMap<Vec<Value>, VecDeque<Ranked>>,
}

impl Waiting {
    fn push(&mut self, values: Vec<Value>, ranked: Ranked) {
        let line = self.lines.entry(values.clone()).or_default();
        if line.is_empty() {
            self.heads.insert(ranked.base, values);
        }
        line.push_back(ranked);
    }

    fn take(&mut self, base: usize) -> Option<(Vec<Value>, Ranked)> {
        let values = self.heads.remove(&base)?;
        let line = self.lines.get_mut(&values)?;
        let ranked = line.pop_front()?;
        match line.front() {
            Some(next) => {
                self.heads.insert(next.base, values.clone());
            }
            None => {
                self.lines.remove(&values);
            }
        }
        Some((values, ranked))
    }
}

/// Walks until `more` says no. The list so built, and who was barred where first in line.
pub(crate) fn spread(
    plan: &Plan,
    sorted: &mut Sorted,
    more: impl Fn(&[Ranked], &Barred) -> bool,
) -> (Vec<Ranked>, Barred) {
    let mut limits: Vec<Limit> = plan
        .spreads
        .iter()
        .map(|s| Limit::of(plan.catalog, s))
        .collect();
    let mut waiting = Waiting::default();
    let mut barred = Barred::new();
    let mut built: Vec<Ranked> = Vec::new();
    let mut next = 0;
    while more(&built, &barred) {
        let Some((values, ranked)) =
            choose(&mut limits, &mut waiting, sorted, &mut next, &mut barred)
        else {
            break;
        };
        limits
            .iter_mut()
            .zip(&values)
            .for_each(|(limit, value)| limit.place(*value));
        built.push(ranked);
    }
    (built, barred)
}

/// The next product of the list: of the highest remaining tier the first that breaks no limit,
/// else the first. Whoever waits belongs to that tier, and comes before all that were not looked at.
fn choose(
    limits: &mut [Limit],
    waiting: &mut Waiting,
    sorted: &mut Sorted,
    next: &mut usize,
    barred: &mut Barred,
) -> Option<(Vec<Value>, Ranked)> {
    let first = waiting.heads.keys().next().copied();
    let tier = sorted.get(first.unwrap_or(*next))?.tier();
    let free = waiting
        .heads
        .iter()
        .find(|(_, values)| !breaks(limits, values))
        .map(|(base, _)| *base);
    if let Some(free) = free {
        note(barred, limits, waiting, free);
        return waiting.take(free);
    }
    while let Some(entry) = sorted.get(*next).filter(|entry| entry.tier() == tier) {
        let ranked = Ranked { entry, base: *next };
        let values: Vec<Value> = limits
            .iter_mut()
            .map(|limit| limit.value(entry.row))
            .collect();
        *next += 1;
        if !breaks(limits, &values) {
            note(barred, limits, waiting, ranked.base);
            return Some((values, ranked));
        }
        waiting.push(values, ranked);
    }
    let first = waiting.heads.keys().next().copied()?;
    waiting.take(first)
}

fn breaks(limits: &[Limit], values: &[Value]) -> bool {
    limits
        .iter()
        .zip(values)
        .any(|(limit, value)| limit.breaks(*value))
}

/// Writes down what bars the first in line, where that is not the product chosen.
fn note(barred: &mut Barred, limits: &[Limit], waiting: &Waiting, chosen: usize) {
    let Some((base, values)) = waiting.heads.first_key_value() else {
        return;
    };
    if *base >= chosen {
        return;
    }
    let Some(head) = waiting.lines.get(values).and_then(VecDeque::front) else {
        return;
    };
    let broken = limits
        .iter()
        .zip(values)
        .enumerate()
        .filter(|(_, (limit, value))| limit.breaks(**value));
    barred
        .entry(head.entry.row)
        .or_default()
        .extend(broken.map(|(number, _)| number));
}
