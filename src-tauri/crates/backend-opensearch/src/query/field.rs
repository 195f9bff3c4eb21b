//! Integer fields as the index has them: `cover_days` depends on the rule set, all else is there.

use endcap_model::field::{CountField, ProductField};

use super::clause::Clause;
use crate::index::cover;

/// An integer or date field that is indexed or follows from one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Indexed(&'static str),
    /// `cover_days` by so many `metrics_days`.
    Cover(u32),
}

impl Number {
    pub(crate) fn of(field: CountField, metrics_days: u32) -> Number {
        match field {
            CountField::CoverDays => Number::Cover(metrics_days),
            field => Number::Indexed(field.name()),
        }
    }

    pub(crate) const LAUNCHED: Number = Number::Indexed("launched");

    pub(crate) fn known(self) -> Clause {
        match self {
            Number::Indexed(name) => Clause::exists(name),
            Number::Cover(_) => Clause::exists(cover::FIELD),
        }
    }

    /// Known and within these ends, both included.
    pub(crate) fn within(self, low: Option<i64>, high: Option<i64>) -> Clause {
        match self {
            Number::Indexed(name) => Clause::range(name, low, high),
            Number::Cover(days) => {
                if low.is_some_and(|low| low > cover::GREATEST)
                    || high.is_some_and(|high| high < 0)
                    || low > high.or(Some(i64::MAX))
                {
                    return Clause::Never;
                }
                // Keys below the next day's least are of this day or an earlier one.
                let least = low.and_then(|low| cover::least_key(low, days));
                let most = high.and_then(|high| cover::least_key(high.saturating_add(1), days));
                Clause::range(cover::FIELD, least, most.map(|key| key - 1))
            }
        }
    }

    pub(crate) fn one_of(self, values: impl Iterator<Item = i64>) -> Clause {
        match self {
            Number::Indexed(name) => Clause::terms(name, values.map(Into::into)),
            Number::Cover(_) => {
                let mut values: Vec<i64> = values.collect();
                values.sort_unstable();
                values.dedup();
                Clause::any(values.into_iter().map(|n| self.within(Some(n), Some(n))))
            }
        }
    }
}

/// The field that holds the tokens of a product field's values.
pub(crate) fn of_texts(field: &ProductField) -> Option<&'static str> {
    Some(match field {
        ProductField::Title => "title",
        ProductField::Brand => "brand",
        ProductField::ImageUrl => "image_url",
        ProductField::Tags => "tags",
        ProductField::Categories => "categories",
        ProductField::Id
        | ProductField::Launched
        | ProductField::Count(_)
        | ProductField::Attribute(_) => return None,
    })
}

/// The field in which what `max_per` counts is kept; the id comes with every hit.
pub(crate) fn counted_field(field: &ProductField) -> Option<&'static str> {
    Some(match field {
        ProductField::Title => "title",
        ProductField::Brand => "brand",
        ProductField::ImageUrl => "image_url",
        ProductField::Tags => "first_tag",
        ProductField::Categories => "first_category",
        ProductField::Attribute(_) => "first_texts",
        ProductField::Id | ProductField::Count(_) | ProductField::Launched => return None,
    })
}
