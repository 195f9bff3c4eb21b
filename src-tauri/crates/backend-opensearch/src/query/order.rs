//! The organic order among products of equal tier and points: `then_by`, then id.

use endcap_model::derived::Inputs;
use endcap_model::field::CountField;
use endcap_model::formula::{OrderField, ThenBy};
use endcap_model::product::Product;
use endcap_ranking::ShopperSort;
use serde_json::{Value, json};

use super::clause::Clause;
use super::field::Number;
use super::text::Text;
use crate::index::{token, vast};

/// `cover_days` by `metrics_days`; where it is unknown, what comes last.
const COVER_DAYS: &str = "if (doc['stock'].size() == 0) { return params.unknown; } \
    long stock = doc['stock'].value; \
    if (stock == 0) { return 0; } \
    if (doc['units_sold'].size() == 0) { return 99999; } \
    long sold = doc['units_sold'].value; \
    if (sold == 0) { return 99999; } \
    return Math.min(99999L, stock * (long) params.days / sold);";

/// What a key goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum By {
    Number(Number),
    /// The digits of values that are equal in the field before, since they are too large for it.
    Digits(&'static str, CountField),
}

/// One key of the order; unknown comes last either way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Key {
    by: By,
    descending: bool,
}

impl Key {
    pub(crate) fn of_formula(then_by: &[ThenBy], metrics_days: u32) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for ThenBy { field, descending } in then_by {
            let (number, digits) = match field {
                OrderField::Count(field) => {
                    let digits = vast::digits_field(*field).map(|name| By::Digits(name, *field));
                    (Number::of(*field, metrics_days), digits)
                }
                OrderField::Launched => (Number::LAUNCHED, None),
            };
            // A field that comes again decides nothing any more.
            if keys.iter().any(|key| key.by == By::Number(number)) {
                continue;
            }
            let key = |by| Key {
                by,
                descending: *descending,
            };
            keys.push(key(By::Number(number)));
            keys.extend(digits.map(key));
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
        Key {
            by: By::Number(number),
            descending,
        }
    }

    fn sort(self) -> Value {
        let order = if self.descending { "desc" } else { "asc" };
        match self.by {
            By::Number(Number::Indexed(name)) | By::Digits(name, _) => {
                json!({name: {"order": order, "missing": "_last"}})
            }
            By::Number(Number::Cover(days)) => {
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

    /// Products that come before this one by this key, and those that are equal.
    fn around(self, product: &Product, metrics_days: u32) -> (Clause, Clause) {
        let inputs = Inputs::of(product);
        let exact = |field: CountField| match product.count(field) {
            Some(stored) => Some(i128::from(stored)),
            None => inputs.derive_exactly(field, metrics_days),
        };
        match self.by {
            By::Number(number) => {
                let value = match number {
                    Number::Cover(_) => exact(CountField::CoverDays).map(vast::held),
                    Number::LAUNCHED => product.launched.map(token::day),
                    Number::Indexed(name) => {
                        CountField::parse(name).and_then(exact).map(vast::held)
                    }
                };
                match value {
                    None => (number.known(), number.known().negated()),
                    Some(value) => {
                        let before = match self.descending {
                            true => number.within(Some(value + 1), None),
                            false => number.within(None, Some(value - 1)),
                        };
                        (before, number.within(Some(value), Some(value)))
                    }
                }
            }
            By::Digits(name, field) => match exact(field).and_then(vast::digits) {
                None => (Clause::exists(name), Clause::exists(name).negated()),
                Some(digits) => {
                    let side = if self.descending { "gt" } else { "lt" };
                    let before = json!({"range": {name: {side: digits}}});
                    (Clause::of(before, 2), Clause::term(name, digits))
                }
            },
        }
    }
}

/// The `sort` of a search: score if there is one, the keys, the id.
pub(crate) fn sort(keys: &[Key], scored: bool) -> Text {
    let mut all = Vec::new();
    if scored {
        all.push(json!({"_score": {"order": "desc"}}));
    }
    all.extend(keys.iter().map(|key| key.sort()));
    all.push(json!({"id": {"order": "asc"}}));
    Value::Array(all).into()
}

/// Among products of equal score, those that come before this one.
pub(crate) fn before(keys: &[Key], product: &Product, metrics_days: u32) -> Clause {
    let mut ways = Vec::new();
    let mut equal = Vec::new();
    for key in keys {
        let (before, same) = key.around(product, metrics_days);
        ways.push(Clause::all(equal.iter().cloned().chain([before])));
        equal.push(same);
    }
    let lesser = Clause::of(json!({"range": {"id": {"lt": product.id.as_str()}}}), 2);
    ways.push(Clause::all(equal.into_iter().chain([lesser])));
    Clause::any(ways)
}
