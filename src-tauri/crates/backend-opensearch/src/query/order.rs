//! The organic order among products of equal tier and points: `then_by`, then id.

use endcap_model::field::CountField;
use endcap_model::formula::{OrderField, ThenBy};
use endcap_ranking::ShopperSort;
use serde_json::{Value, json};

use super::clause::Clause;
use super::field::Number;

/// `cover_days` by `metrics_days`; where it is unknown, what comes last.
const COVER_DAYS: &str = "if (doc['stock'].size() == 0) { return params.unknown; } \
    long stock = doc['stock'].value; \
    if (stock == 0) { return 0; } \
    if (doc['units_sold'].size() == 0) { return 99999; } \
    long sold = doc['units_sold'].value; \
    if (sold == 0) { return 99999; } \
    return Math.min(99999L, stock * (long) params.days / sold);";

/// One key of the order; unknown comes last either way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Key {
    pub(crate) number: Number,
    pub(crate) descending: bool,
}

impl Key {
    pub(crate) fn of_formula(then_by: &[ThenBy], metrics_days: u32) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for by in then_by {
            let number = match by.field {
                OrderField::Count(field) => Number::of(field, metrics_days),
                OrderField::Launched => Number::LAUNCHED,
            };
            // A field that comes again decides nothing any more.
            if keys.iter().all(|key| key.number != number) {
                keys.push(Key {
                    number,
                    descending: by.descending,
                });
            }
        }
        keys
    }

    pub(crate) fn of_shopper(sort: ShopperSort) -> Key {
        let (number, descending) = match sort {
            ShopperSort::PriceAsc => (Number::Indexed(CountField::Price.name()), false),
            ShopperSort::PriceDesc => (Number::Indexed(CountField::Price.name()), true),
            ShopperSort::Newest => (Number::LAUNCHED, true),
            ShopperSort::Rating => (Number::Indexed(CountField::Rating.name()), true),
        };
        Key { number, descending }
    }

    fn sort(self) -> Value {
        let order = if self.descending { "desc" } else { "asc" };
        match self.number {
            Number::Indexed(name) => json!({name: {"order": order, "missing": "_last"}}),
            Number::Cover(days) => {
                let unknown = if self.descending { -1 } else { 100_000 };
                json!({"_script": {
                    "type": "number",
                    "order": order,
                    "script": {
                        "lang": "painless",
                        "source": COVER_DAYS,
                        "params": {"days": days, "unknown": unknown},
                    },
                }})
            }
        }
    }

    /// Products whose value comes before this one.
    fn before(self, value: Option<i64>) -> Clause {
        match value {
            None => self.number.known(),
            Some(value) if self.descending => self.number.within(value.checked_add(1), None),
            Some(value) => self.number.within(None, value.checked_sub(1)),
        }
    }

    fn equal(self, value: Option<i64>) -> Clause {
        match value {
            None => self.number.known().negated(),
            Some(value) => self.number.within(Some(value), Some(value)),
        }
    }
}

/// The `sort` of a search: score if there is one, the keys, the id.
pub(crate) fn sort(keys: &[Key], scored: bool) -> Value {
    let mut all = Vec::new();
    if scored {
        all.push(json!({"_score": {"order": "desc"}}));
    }
    all.extend(keys.iter().map(|key| key.sort()));
    all.push(json!({"id": {"order": "asc"}}));
    Value::Array(all)
}

/// Among products of equal score, those that come before the one with these values and this id.
pub(crate) fn before(keys: &[Key], values: &[Option<i64>], id: &str) -> Clause {
    let mut ways = Vec::new();
    let mut equal = Vec::new();
    for (key, value) in keys.iter().zip(values) {
        let here = equal.iter().cloned().chain([key.before(*value)]);
        ways.push(Clause::all(here));
        equal.push(key.equal(*value));
    }
    let lesser = Clause::of(serde_json::json!({"range": {"id": {"lt": id}}}), 2);
    ways.push(Clause::all(equal.into_iter().chain([lesser])));
    Clause::any(ways)
}
