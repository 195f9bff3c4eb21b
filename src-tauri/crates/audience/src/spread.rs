//! How the values of a field spread over the shoppers: numbers in bins with round borders, all else
//! by frequency. Refuses to draw.

use std::collections::{BTreeMap, BTreeSet};

use endcap_model::field::ShopperField;
use endcap_model::predicate::ValueRef;
use endcap_model::product::CategoryPath;

use crate::columns::{Audience, Column, UNKNOWN};

/// Shoppers whose number is at least `from` and less than `below`, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    pub from: i64,
    /// `None` for the last bin, which holds the long tail.
    pub below: Option<i64>,
    pub shoppers: u64,
}

/// Shoppers who have a value; of a list, among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequent {
    pub value: String,
    pub shoppers: u64,
}

/// The spread of a field.
///
/// Invariant: the bins are ascending without gaps and hold every number that there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    pub bins: Vec<Bin>,
    /// The most frequent first, then by name.
    pub values: Vec<Frequent>,
    /// Shoppers without a value, or with an empty list.
    pub unknown: u64,
}

/// Bins at most.
const BINS: i128 = 20;
/// Of the numbers, so many in a thousand may lie in the last bin's tail.
const TAIL: usize = 10;
/// Values at most.
const TOLD: usize = 20;

impl Audience {
    /// The spread of a field; of one that is known of nobody, all are unknown.
    pub fn spread(&self, field: &ShopperField) -> Spread {
        let mut numbers = Vec::new();
        let mut texts: BTreeMap<String, u64> = BTreeMap::new();
        let mut unknown = self.len() as u64;
        match self.columns.get(field) {
            None => {}
            Some(Column::Integers { values, known }) => {
                numbers.extend(known.rows().map(|row| values[row]));
                unknown -= numbers.len() as u64;
            }
            Some(Column::Coded { codes, values }) => {
                let mut counts = vec![0u64; values.len()];
                for code in codes.iter().filter(|code| **code != UNKNOWN) {
                    counts[*code as usize] += 1;
                }
                for (value, count) in values.iter().zip(counts) {
                    if value.as_ref().is_empty_list() {
                        continue;
                    }
                    unknown -= count;
                    match value.as_ref() {
                        ValueRef::Integer(n) => {
                            numbers.extend((0..count).map(|_| n));
                        }
                        other => {
                            for text in texts_of(other) {
                                *texts.entry(text).or_default() += count;
                            }
                        }
                    }
                }
            }
        }
        Spread {
            bins: bins(numbers),
            values: most_frequent(texts),
            unknown,
        }
    }
}

/// What a shopper counts under: each element once, a category's higher levels too, because a
/// condition may ask for what lies under them.
fn texts_of(value: ValueRef<'_>) -> BTreeSet<String> {
    match value {
        ValueRef::Text(text) => BTreeSet::from([text.to_owned()]),
        ValueRef::Boolean(truth) => BTreeSet::from([truth.to_string()]),
        ValueRef::Integer(n) => BTreeSet::from([n.to_string()]),
        ValueRef::Date(day) => BTreeSet::from([day.to_string()]),
        ValueRef::Texts(list) => list.iter().cloned().collect(),
        ValueRef::Paths(list) => list
            .iter()
            .flat_map(CategoryPath::ancestors_and_self)
            .map(str::to_owned)
            .collect(),
    }
}

fn most_frequent(texts: BTreeMap<String, u64>) -> Vec<Frequent> {
    let all = texts.into_iter();
    let mut all: Vec<Frequent> = all
        .map(|(value, shoppers)| Frequent { value, shoppers })
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.shoppers));
    all.truncate(TOLD);
    all
}

/// Borders are multiples of 1, 2 or 5 times a power of ten. What lies above all but a hundredth of
/// the numbers is gathered in the last bin.
fn bins(mut numbers: Vec<i64>) -> Vec<Bin> {
    if numbers.is_empty() {
        return Vec::new();
    }
    numbers.sort_unstable();
    let low = numbers[0];
    let high = numbers[numbers.len() - 1 - numbers.len() * TAIL / 1_000];
    let step = step_of(low, high);
    let first = i128::from(low.div_euclid(step));
    // A highest value on a border of its own, such as 100 %, belongs to the bin below it.
    let last =
        i128::from(high.div_euclid(step)) - i128::from(high.rem_euclid(step) == 0 && step > 1);
    let border = |bin: i128| i64::try_from(bin * i128::from(step)).unwrap_or(i64::MIN);
    let mut begun = 0;
    let bin = |bin: i128| {
        let below = (bin < last).then(|| border(bin + 1));
        let end = below.map_or(numbers.len(), |below| {
            numbers.partition_point(|number| *number < below)
        });
        let shoppers = (end - begun) as u64;
        begun = end;
        Bin {
            from: border(bin),
            below,
            shoppers,
        }
    };
    (first..=last.max(first)).map(bin).collect()
}

/// The least round step that makes few enough bins.
fn step_of(low: i64, high: i64) -> i64 {
    let (mut power, mut step): (i64, i64) = (1, 1);
    let mut times = [2, 5, 10].iter().cycle();
    // Counted before the highest border is drawn in.
    let many = |step: i64| i128::from(high.div_euclid(step)) - i128::from(low.div_euclid(step));
    while many(step) > BINS - i128::from(high.rem_euclid(step) != 0 || step == 1) {
        let Some(next) = times.next().and_then(|times| power.checked_mul(*times)) else {
            break;
        };
        step = next;
        if step == power.saturating_mul(10) {
            power = step;
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::{Bin, bins};

    #[test]
    fn borders_are_round_and_the_tail_is_gathered() {
        let borders = |numbers: Vec<i64>| -> Vec<i64> {
            let bins = bins(numbers);
            assert!(bins.len() <= 20);
            assert_eq!(bins.last().and_then(|bin| bin.below), None);
            bins.iter().map(|bin| bin.from).collect()
        };
        assert_eq!(borders(vec![]), Vec::<i64>::new());
        assert_eq!(borders(vec![7, 7]), [7]);
        assert_eq!(borders(vec![0, 1, 3]), [0, 1, 2, 3]);
        let percent: Vec<i64> = (0..=20).map(|part| part * 500).collect();
        assert_eq!(borders((0..=10_000).collect()), percent[..20]);
        let mut skewed: Vec<i64> = (0..1_000).collect();
        skewed.push(i64::MAX - 1);
        assert_eq!(borders(skewed).last(), Some(&950));
        let negative = borders(vec![-30, -11, 9]);
        assert_eq!((negative[0], negative.len()), (-30, 20));
        borders(vec![i64::MIN + 1, i64::MAX - 1]);
    }

    #[test]
    fn bins_hold_every_number_once() {
        let numbers: Vec<i64> = (0..5_000).map(|n| n * n % 7_919 - 500).collect();
        let bins = bins(numbers.clone());
        assert_eq!(bins.iter().map(|bin| bin.shoppers).sum::<u64>(), 5_000);
        for pair in bins.windows(2) {
            assert_eq!(pair[0].below, Some(pair[1].from));
        }
        let within = |bin: &Bin| {
            let holds = |n: &&i64| **n >= bin.from && bin.below.is_none_or(|below| **n < below);
            numbers.iter().filter(holds).count() as u64
        };
        assert!(bins.iter().all(|bin| within(bin) == bin.shoppers));
    }
}
