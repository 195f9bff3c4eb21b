//! The one style of the process.

use std::sync::{LazyLock, PoisonError, RwLock};

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use crate::currency;

/// How a locale writes numbers, money, days and hours. Patterns hold names in braces; what stands between them
/// is taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenStyle {
    /// Between thousands.
    pub group: String,
    /// Between whole and fraction.
    pub decimal: String,
    /// How many digits stand in the last group: 3.
    pub last_group: usize,
    /// How many stand in each group before: 3, in India 2.
    pub earlier_groups: usize,
    /// Of `{sign}` and `{amount}`.
    pub money: String,
    /// Between the thousands of an amount; in Austria not what stands in other numbers.
    pub money_group: String,
    /// Between the whole and the fraction of an amount.
    pub money_decimal: String,
    /// A day, of `{d}` or `{dd}`, `{month}` and `{year}`.
    pub day: String,
    /// An hour of a day: `{H}` or `{HH}` from 0 to 23, or `{h}` or `{hh}` from 1 to 12 with `{half}`; and `{mm}`.
    pub hour: String,
    /// A day and an hour of it, of what both are of.
    pub moment: String,
    /// The twelve months, as they stand in a day.
    pub months: Vec<String>,
    /// The two halves of a day: am and pm.
    pub halves: [String; 2],
}

static STYLE: LazyLock<RwLock<WrittenStyle>> =
    LazyLock::new(|| RwLock::new(WrittenStyle::english()));

/// Writes all sentences from now on in this style; at first they are written as in British English.
pub fn write_in(style: WrittenStyle) {
    *STYLE.write().unwrap_or_else(PoisonError::into_inner) = style;
}

/// What is written in the style of the process.
pub(super) fn written(write: impl Fn(&WrittenStyle) -> String) -> String {
    write(&STYLE.read().unwrap_or_else(PoisonError::into_inner))
}

impl WrittenStyle {
    fn english() -> WrittenStyle {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
        ];
        WrittenStyle {
            group: ",".to_owned(),
            decimal: ".".to_owned(),
            last_group: 3,
            earlier_groups: 3,
            money: "{sign}{amount}".to_owned(),
            money_group: ",".to_owned(),
            money_decimal: ".".to_owned(),
            day: "{d} {month} {year}".to_owned(),
            hour: "{HH}:{mm}".to_owned(),
            moment: "{d} {month} {year}, {HH}:{mm}".to_owned(),
            months: months.map(str::to_owned).to_vec(),
            halves: ["am", "pm"].map(str::to_owned),
        }
    }

    pub(super) fn grouped(&self, number: i128) -> String {
        self.in_groups(number, &self.group)
    }

    fn in_groups(&self, number: i128, sign: &str) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() * 4 / 3 + 3);
        if number < 0 {
            out.push('−');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && self.parts_before(digits.len() - index) {
                out.push_str(sign);
            }
            out.push(digit);
        }
        out
    }

    /// Whether a group ends where so many digits are still to come.
    fn parts_before(&self, left: usize) -> bool {
        left == self.last_group
            || (left > self.last_group
                && (left - self.last_group).is_multiple_of(self.earlier_groups.max(1)))
    }

    pub(super) fn money(&self, minor: i64, code: &str) -> String {
        let digits = currency::digits(code);
        let unit = 10_i128.pow(digits);
        let minor = i128::from(minor);
        let mut amount = self.in_groups((minor / unit).abs(), &self.money_group);
        let fraction = (minor % unit).abs();
        if fraction > 0 {
            let width = digits as usize;
            amount.push_str(&format!("{}{fraction:0width$}", self.money_decimal));
        }
        let minus = if minor < 0 { "−" } else { "" };
        let sign = currency::sign(code);
        // A word and a number do not touch.
        let pattern = match sign.ends_with(char::is_alphabetic) {
            true => self.money.replace("}{", "}\u{a0}{"),
            false => self.money.clone(),
        };
        let money = filled(&pattern, |name| match name {
            "sign" => Some(sign.to_owned()),
            "amount" => Some(amount.clone()),
            _ => None,
        });
        format!("{minus}{money}")
    }

    pub(super) fn hundredths(&self, value: i64) -> String {
        let value = i128::from(value);
        let minus = if value < 0 { "−" } else { "" };
        let (whole, decimal) = (self.grouped(value.abs() / 100), &self.decimal);
        match value.abs() % 100 {
            0 => format!("{minus}{whole}"),
            rest if rest % 10 == 0 => format!("{minus}{whole}{decimal}{}", rest / 10),
            rest => format!("{minus}{whole}{decimal}{rest:02}"),
        }
    }

    pub(super) fn day(&self, day: NaiveDate) -> String {
        filled(&self.day, |name| self.of_day(name, day))
    }

    pub(super) fn hour(&self, time: NaiveTime) -> String {
        filled(&self.hour, |name| self.of_hour(name, time))
    }

    pub(super) fn moment(&self, local: NaiveDateTime) -> String {
        filled(&self.moment, |name| {
            self.of_day(name, local.date())
                .or_else(|| self.of_hour(name, local.time()))
        })
    }

    fn of_day(&self, name: &str, day: NaiveDate) -> Option<String> {
        match name {
            "d" => Some(day.day().to_string()),
            "dd" => Some(format!("{:02}", day.day())),
            "month" => {
                let told = self.months.get(day.month0() as usize);
                Some(told.map_or_else(|| day.month().to_string(), Clone::clone))
            }
            "year" => Some(day.year().to_string()),
            _ => None,
        }
    }

    fn of_hour(&self, name: &str, time: NaiveTime) -> Option<String> {
        let (is_pm, of_twelve) = time.hour12();
        match name {
            "H" => Some(time.hour().to_string()),
            "HH" => Some(format!("{:02}", time.hour())),
            "h" => Some(of_twelve.to_string()),
            "hh" => Some(format!("{of_twelve:02}")),
            "mm" => Some(format!("{:02}", time.minute())),
            "half" => Some(self.halves[usize::from(is_pm)].clone()),
            _ => None,
        }
    }
}

/// A pattern with its names replaced; a name that nobody knows stays as it stands.
fn filled(pattern: &str, value_of: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match value_of(name) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[path = "style_tests.rs"]
mod tests;
