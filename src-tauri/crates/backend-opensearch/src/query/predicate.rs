//! Predicates over products as clauses. Logic is two-valued on both sides: a clause on a field that
//! a document lacks does not match, and its negation does.

use chrono::NaiveDate;
use endcap_model::field::ProductField;
use endcap_model::json::MAX_INTEGER;
use endcap_model::predicate::{Comparison, ProductPredicate, Scalar};
use serde_json::json;

use super::clause::Clause;
use super::field::{Number, of_texts};
use crate::index::token::{self, Attribute};

/// What a predicate depends on beside the product.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// The local date now.
    pub(crate) today: NaiveDate,
    pub(crate) metrics_days: u32,
}

/// The clause that matches where the predicate holds, and nowhere else.
pub(crate) fn clause(predicate: &ProductPredicate, moment: Moment) -> Clause {
    let each = |parts: &[ProductPredicate]| -> Vec<Clause> {
        parts.iter().map(|part| clause(part, moment)).collect()
    };
    match predicate {
        ProductPredicate::All(parts) => Clause::all(each(parts)),
        ProductPredicate::Any(parts) => Clause::any(each(parts)),
        ProductPredicate::Not(part) => clause(part, moment).negated(),
        ProductPredicate::Products(ids) => of_ids(ids.iter().map(String::as_str)),
        ProductPredicate::Is { field, value } => one_of(field, std::slice::from_ref(value), moment),
        ProductPredicate::In { field, values } => one_of(field, values, moment),
        ProductPredicate::Compare { field, bounds } => match ends(bounds) {
            Some((low, high)) => within(field, low, high, moment),
            None => Clause::Never,
        },
        ProductPredicate::Under { field, path } => match (field, path) {
            (ProductField::Categories, Scalar::Text(path)) => under(path),
            _ => Clause::Never,
        },
        ProductPredicate::WithinDays { field, days } => match (field, days) {
            (ProductField::Launched, Scalar::Integer(days)) => {
                let today = token::day(moment.today);
                Number::LAUNCHED.within(Some(today - days + 1), Some(today))
            }
            _ => Clause::Never,
        },
        ProductPredicate::Known { field, known: true } => known(field, moment),
        ProductPredicate::Known {
            field,
            known: false,
        } => known(field, moment).negated(),
    }
}

/// One of these products. No id has more than 200 bytes.
pub(crate) fn of_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Clause {
    let ids = ids.filter(|id| (1..=200).contains(&id.len()));
    Clause::terms("id", ids.map(Into::into))
}

/// At or under a category path.
pub(crate) fn under(path: &str) -> Clause {
    Clause::term("under", token::text(path))
}

fn one_of(field: &ProductField, values: &[Scalar], moment: Moment) -> Clause {
    let integers = || {
        values.iter().filter_map(|value| match value {
            Scalar::Integer(n) => Some(*n),
            _ => None,
        })
    };
    let texts = || {
        values.iter().filter_map(|value| match value {
            Scalar::Text(text) => Some(text.as_str()),
            _ => None,
        })
    };
    match field {
        ProductField::Count(count) => Number::of(*count, moment.metrics_days).one_of(integers()),
        ProductField::Launched => {
            Number::LAUNCHED.one_of(values.iter().filter_map(|value| match value {
                Scalar::Date(day) => Some(token::day(*day)),
                _ => None,
            }))
        }
        ProductField::Id => of_ids(texts()),
        ProductField::Attribute(name) => {
            let attribute = Attribute::named(name);
            let tokens = values.iter().filter_map(|value| match value {
                Scalar::Text(text) => Some(attribute.text(text)),
                Scalar::Integer(n) => Some(attribute.integer(*n)),
                Scalar::Boolean(value) => Some(attribute.boolean(*value)),
                Scalar::Date(_) | Scalar::Other(_) => None,
            });
            Clause::terms("attributes", tokens.map(Into::into))
        }
        field => match of_texts(field) {
            Some(name) => Clause::terms(name, texts().map(|text| token::text(text).into())),
            None => Clause::Never,
        },
    }
}

/// The least and greatest value that all bounds allow; `None` where one of them never holds.
fn ends(bounds: &[(Comparison, Scalar)]) -> Option<(Option<i64>, Option<i64>)> {
    let (mut low, mut high): (Option<i64>, Option<i64>) = (None, None);
    for (comparison, bound) in bounds {
        let bound = match bound {
            Scalar::Integer(n) => *n,
            Scalar::Date(day) => token::day(*day),
            _ => return None,
        };
        let at_least = |low: Option<i64>, n: i64| Some(low.map_or(n, |low| low.max(n)));
        let at_most = |high: Option<i64>, n: i64| Some(high.map_or(n, |high| high.min(n)));
        match comparison {
            Comparison::Gt => low = at_least(low, bound.saturating_add(1)),
            Comparison::Gte => low = at_least(low, bound),
            Comparison::Lt => high = at_most(high, bound.saturating_sub(1)),
            Comparison::Lte => high = at_most(high, bound),
        }
    }
    Some((low, high))
}

fn within(field: &ProductField, low: Option<i64>, high: Option<i64>, moment: Moment) -> Clause {
    match field {
        ProductField::Count(count) => Number::of(*count, moment.metrics_days).within(low, high),
        ProductField::Launched => Number::LAUNCHED.within(low, high),
        ProductField::Attribute(name) => attribute_within(name, low, high),
        _ => Clause::Never,
    }
}

/// The attribute is an integer within these ends. By the index of tokens, in which few are found
/// without the others being looked at.
fn attribute_within(name: &str, low: Option<i64>, high: Option<i64>) -> Clause {
    let is_below_all = |high: i64| high < -MAX_INTEGER;
    if low > high.or(low) || low > Some(MAX_INTEGER) || high.is_some_and(is_below_all) {
        return Clause::Never;
    }
    let attribute = Attribute::named(name);
    // An open end is a short token: what the engine makes of a range grows with its ends.
    let (first, end) = attribute.integers();
    let low = low.map_or(first, |low| attribute.integer(low));
    let ends = match high {
        Some(high) => json!({"gte": low, "lte": attribute.integer(high)}),
        None => json!({"gte": low, "lt": end}),
    };
    Clause::of(json!({"range": {"attributes": ends}}), 1)
}

/// The attribute is an integer from here on. By the values product by product: what this adds to the
/// points of products that other clauses find needs no list of tokens, which the engine would make
/// ready anew for every search.
pub(crate) fn attribute_reaches(name: &str, least: i64) -> Clause {
    if least > MAX_INTEGER {
        return Clause::Never;
    }
    let attribute = Attribute::named(name);
    let (first, last) = (attribute.address(least), attribute.address(MAX_INTEGER));
    let ends = json!({"gte": first, "lte": last});
    Clause::of(json!({"range": {"attribute_numbers": ends}}), 2)
}

fn known(field: &ProductField, moment: Moment) -> Clause {
    match field {
        ProductField::Id => Clause::Always,
        ProductField::Count(count) => Number::of(*count, moment.metrics_days).known(),
        ProductField::Launched => Number::LAUNCHED.known(),
        ProductField::Attribute(name) => Clause::term("attributes", Attribute::named(name).known()),
        field => of_texts(field).map_or(Clause::Never, Clause::exists),
    }
}
