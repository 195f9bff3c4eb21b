//! What a person likes, beside any store, and how their locale writes. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the desktop.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What a person likes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// How publications are signed; may be empty.
    pub author: String,
    /// Whether products' pictures are fetched from the web.
    pub web_pictures: bool,
    /// How large all is shown, percent of the usual size; what lies outside 100 to 200 is brought there.
    pub text_percent: u16,
    /// Whether the window has a menu bar; on macOS it is the system's and always there.
    pub menu_bar: bool,
}

/// How the person's locale writes numbers, money, days and hours. Patterns hold names in braces, and what
/// stands between them.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WrittenStyle {
    /// Between thousands.
    pub group: String,
    /// Between whole and fraction.
    pub decimal: String,
    /// How many digits stand in the last group.
    pub last_group: u8,
    /// How many stand in each group before: in India two.
    pub earlier_groups: u8,
    /// Of `{sign}` and `{amount}`.
    pub money: String,
    /// Between the thousands of an amount; in Austria not what stands in other numbers.
    pub money_group: String,
    /// Between the whole and the fraction of an amount.
    pub money_decimal: String,
    /// A day, of `{d}` or `{dd}`, `{month}` and `{year}`.
    pub day: String,
    /// An hour of a day: `{H}` or `{HH}` of 24, `{h}` or `{hh}` of 12 with `{half}`; and `{mm}`.
    pub hour: String,
    /// A day and an hour of it, of what both are of.
    pub moment: String,
    /// The twelve months, as they stand in a day.
    pub months: Vec<String>,
    /// The first half of a day: AM.
    pub morning: String,
    /// The second half of a day: PM.
    pub afternoon: String,
}

impl From<WrittenStyle> for endcap_usecases::WrittenStyle {
    fn from(style: WrittenStyle) -> Self {
        Self {
            group: style.group,
            decimal: style.decimal,
            last_group: style.last_group.into(),
            earlier_groups: style.earlier_groups.into(),
            money: style.money,
            money_group: style.money_group,
            money_decimal: style.money_decimal,
            day: style.day,
            hour: style.hour,
            moment: style.moment,
            months: style.months,
            halves: [style.morning, style.afternoon],
        }
    }
}
