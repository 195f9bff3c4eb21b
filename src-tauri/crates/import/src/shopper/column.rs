//! Owns how the values of a column are read for a field: an amount, a date from which days are
//! counted, one of the three ways to write a share, a list and what splits it.

use endcap_model::field::{Field as _, FieldType, ShopperCount, ShopperField};

use super::header::Target;
use crate::guess;
use crate::header::tokens;
use crate::mapping::{DateOrder, Decimals, MoneyUnit};
use crate::profile::Profile;
use crate::value::number;

/// How a column is read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reading {
    Id,
    Whole,
    Money(MoneyUnit),
    /// A number of days.
    Days,
    /// A date; the days since then count.
    DaysSince,
    Share(ShareUnit),
    Text,
    /// Split at this.
    Texts(String),
    /// Levels split at this, and paths at the second.
    Paths(String, String),
    /// Whatever the file has; split at this where it is a list.
    Trait(Option<String>),
}

/// How a share is written where no “%” stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShareUnit {
    /// 0.6
    Fraction,
    /// 60
    Percent,
    /// 6000
    BasisPoints,
}

/// How the values of this column are read for this field. `minor` is true for lines of the contract:
/// their amounts are minor units, their shares basis points.
pub(crate) fn reading(target: &Target, name: &str, profile: &Profile, minor: bool) -> Reading {
    let Target::Field(field) = target else {
        return Reading::Id;
    };
    match field {
        ShopperField::Count(count) => match count {
            ShopperCount::LifetimeValue | ShopperCount::AverageOrderValue if minor => {
                Reading::Money(MoneyUnit::Minor)
            }
            ShopperCount::LifetimeValue | ShopperCount::AverageOrderValue => {
                Reading::Money(MoneyUnit::Major)
            }
            ShopperCount::DaysSinceLastOrder
            | ShopperCount::DaysSinceLastVisit
            | ShopperCount::DaysSinceFirstVisit => match holds_dates(profile) {
                true => Reading::DaysSince,
                false => Reading::Days,
            },
            ShopperCount::DiscountOrdersBp if minor => Reading::Share(ShareUnit::BasisPoints),
            ShopperCount::DiscountOrdersBp => Reading::Share(share_unit(name, profile)),
            ShopperCount::Visits | ShopperCount::Orders | ShopperCount::CartsAbandoned => {
                Reading::Whole
            }
        },
        ShopperField::Text(_) => Reading::Text,
        ShopperField::List(_) if field.field_type() == FieldType::Paths => {
            let levels = guess::path_separator(name, profile);
            let lists = ["|", ";"]
                .into_iter()
                .find(|sign| profile.share_with(sign) > 0.0);
            let lists = lists.filter(|sign| *sign != levels.trim()).unwrap_or(",");
            let levels = if levels.is_empty() {
                " > ".to_owned()
            } else {
                levels
            };
            Reading::Paths(levels, lists.to_owned())
        }
        ShopperField::List(_) => Reading::Texts(guess::list_separator(&profile.kept).to_owned()),
        ShopperField::Trait(_) => Reading::Trait(list_of_trait(name, profile)),
    }
}

/// `20260531` is a number as well as a date; as days it would be fifty thousand years.
fn holds_dates(profile: &Profile) -> bool {
    profile.is_dates() || (profile.share(profile.dates) >= 0.9 && profile.largest > 1_000_000.0)
}

fn share_unit(name: &str, profile: &Profile) -> ShareUnit {
    let words = tokens(name);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    match profile.largest {
        _ if has(&["bp", "bps"]) => ShareUnit::BasisPoints,
        _ if has(&["percent", "percentage", "pct", "prozent", "procent"]) => ShareUnit::Percent,
        largest if largest <= 1.0 => ShareUnit::Fraction,
        largest if largest <= 100.0 => ShareUnit::Percent,
        _ => ShareUnit::BasisPoints,
    }
}

/// A trait is a list where most values hold the sign, or some do and the name promises several.
fn list_of_trait(name: &str, profile: &Profile) -> Option<String> {
    let several = tokens(name).last().is_some_and(|word| {
        matches!(
            word.as_str(),
            "tags"
                | "interests"
                | "preferences"
                | "sports"
                | "groups"
                | "lists"
                | "labels"
                | "segments"
                | "hobbies"
                | "sizes"
                | "brands"
        )
    });
    let sign = guess::list_separator(&profile.kept);
    let share = profile.share_with(sign);
    (share > 0.0 && several || share >= 0.5 && sign != ",").then(|| sign.to_owned())
}

impl Reading {
    /// How values are read, for people.
    pub(crate) fn words(&self, currency: &str, order: DateOrder) -> String {
        match self {
            Reading::Id => "a key, as written".to_owned(),
            Reading::Whole => "a whole number".to_owned(),
            Reading::Money(MoneyUnit::Major) => format!("an amount in {currency}"),
            Reading::Money(MoneyUnit::Minor) => {
                format!("an amount in the smallest unit of {currency}, such as cents")
            }
            Reading::Days => "a number of days".to_owned(),
            Reading::DaysSince => format!("a date ({}): days since then", order.words()),
            Reading::Share(ShareUnit::Fraction) => "a share: 0.6 is 60 %".to_owned(),
            Reading::Share(ShareUnit::Percent) => "a percentage: 60 is 60 %".to_owned(),
            Reading::Share(ShareUnit::BasisPoints) => "basis points: 6000 is 60 %".to_owned(),
            Reading::Text => "text, as written".to_owned(),
            Reading::Texts(sign) => format!("a list, split at “{}”", sign.trim()),
            Reading::Paths(levels, lists) => format!(
                "categories, split at “{}”, their levels at “{}”",
                lists.trim(),
                levels.trim()
            ),
            Reading::Trait(None) => "as written".to_owned(),
            Reading::Trait(Some(sign)) => format!("a list, split at “{}”", sign.trim()),
        }
    }

    /// Whether the values of a column can be what they are read as: at least half of them.
    pub(crate) fn fits(&self, name: &str, profile: &Profile) -> bool {
        let half = |count: u32| profile.share(count) >= 0.5;
        match self {
            Reading::Whole | Reading::Days => half(profile.wholes),
            Reading::Money(_) => half(profile.numbers) && !profile.is_dates(),
            Reading::DaysSince => half(profile.dates),
            Reading::Share(unit) => {
                let percent = profile.share_with("%") >= 0.5;
                // A plain small whole number may as well be a count of orders.
                let words = tokens(name);
                let said = words.iter().any(|word| {
                    matches!(
                        word.as_str(),
                        "share"
                            | "rate"
                            | "percent"
                            | "percentage"
                            | "pct"
                            | "prozent"
                            | "procent"
                            | "bp"
                            | "bps"
                            | "rabattanteil"
                            | "rabatandel"
                            | "part"
                    )
                });
                let fraction = *unit == ShareUnit::Fraction && !half(profile.wholes);
                percent || (half(profile.numbers) && (said || fraction))
            }
            Reading::Text => !half(profile.numbers) && !profile.is_dates(),
            _ => true,
        }
    }
}

/// Basis points of a share, or why it is none.
pub(crate) fn basis_points(
    text: &str,
    unit: ShareUnit,
    decimals: Decimals,
) -> Result<i64, number::NumberFault> {
    let (bare, unit) = match text.trim().strip_suffix('%') {
        Some(bare) => (bare.trim_end(), ShareUnit::Percent),
        None => (text, unit),
    };
    let read = number::read(bare, decimals)?;
    let points = read.scaled(match unit {
        ShareUnit::Fraction => 4,
        ShareUnit::Percent => 2,
        ShareUnit::BasisPoints => 0,
    })?;
    if points > 10_000 {
        return Err(number::NumberFault::TooLarge);
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::{ShareUnit, basis_points};
    use crate::mapping::Decimals;
    use crate::value::number::NumberFault;

    #[test]
    fn shares_are_read_three_ways() {
        for (text, unit, expected) in [
            ("60 %", ShareUnit::Fraction, Ok(6_000)),
            ("60%", ShareUnit::BasisPoints, Ok(6_000)),
            ("66.6 %", ShareUnit::Percent, Ok(6_660)),
            ("0.6", ShareUnit::Fraction, Ok(6_000)),
            ("1", ShareUnit::Fraction, Ok(10_000)),
            ("60", ShareUnit::Percent, Ok(6_000)),
            ("6000", ShareUnit::BasisPoints, Ok(6_000)),
            ("0", ShareUnit::Percent, Ok(0)),
            ("101 %", ShareUnit::Percent, Err(NumberFault::TooLarge)),
            ("1.01", ShareUnit::Fraction, Err(NumberFault::TooLarge)),
            ("-5 %", ShareUnit::Percent, Err(NumberFault::Negative)),
            ("half", ShareUnit::Percent, Err(NumberFault::NotANumber)),
        ] {
            assert_eq!(
                basis_points(text, unit, Decimals::Point),
                expected,
                "{text}"
            );
        }
    }
}
