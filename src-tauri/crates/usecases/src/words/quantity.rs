//! Numbers with their units: money, shares, days; in sentences they are written as the person's locale has them.
//!
//! Owns the one style of the process, as a locale is one of the process: what figures beside a sentence
//! look like, the sentence's look like too.

use std::sync::{PoisonError, RwLock};

use crate::currency;

/// How a locale writes numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// Between thousands.
    pub group: String,
    /// Between whole and fraction.
    pub decimal: String,
    /// Whether a currency's sign stands behind the amount.
    pub sign_last: bool,
}

static STYLE: RwLock<Option<NumberStyle>> = RwLock::new(None);

/// Writes all sentences from now on in this style; at first they are written as in English.
pub fn write_numbers(style: NumberStyle) {
    *STYLE.write().unwrap_or_else(PoisonError::into_inner) = Some(style);
}

fn style() -> NumberStyle {
    let style = STYLE.read().unwrap_or_else(PoisonError::into_inner);
    style.clone().unwrap_or_else(|| NumberStyle {
        group: ",".to_owned(),
        decimal: ".".to_owned(),
        sign_last: false,
    })
}

impl NumberStyle {
    fn grouped(&self, number: i128) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() * 4 / 3 + 3);
        if number < 0 {
            out.push('−');
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        out
    }

    fn money(&self, minor: i64, code: &str) -> String {
        let digits = currency::digits(code);
        let unit = 10_i128.pow(digits);
        let minor = i128::from(minor);
        let mut amount = self.grouped((minor / unit).abs());
        if digits > 0 {
            let width = digits as usize;
            let fraction = (minor % unit).abs();
            amount.push_str(&format!("{}{fraction:0width$}", self.decimal));
        }
        let minus = if minor < 0 { "−" } else { "" };
        let sign = match code {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            other => other,
        };
        let apart = if sign == code { " " } else { "" };
        match self.sign_last {
            true => format!("{minus}{amount}\u{a0}{sign}"),
            false => format!("{minus}{sign}{apart}{amount}"),
        }
    }

    fn hundredths(&self, value: i64) -> String {
        let value = i128::from(value);
        let minus = if value < 0 { "−" } else { "" };
        let (whole, decimal) = (self.grouped(value.abs() / 100), &self.decimal);
        match value.abs() % 100 {
            0 => format!("{minus}{whole}"),
            rest if rest % 10 == 0 => format!("{minus}{whole}{decimal}{}", rest / 10),
            rest => format!("{minus}{whole}{decimal}{rest:02}"),
        }
    }
}

/// `1234567` as `1,234,567`, with a true minus sign.
pub(crate) fn grouped(number: i128) -> String {
    style().grouped(number)
}

/// Minor units as `€1,299.00`; a currency without a sign of its own goes before with a space.
pub(crate) fn money(minor: i64, code: &str) -> String {
    style().money(minor, code)
}

/// Basis points as `41.5 %`, with a space at which no line breaks.
pub(crate) fn share(basis_points: i64) -> String {
    format!("{}\u{a0}%", hundredths(basis_points))
}

/// Hundredths as `4.57`, without needless zeros.
pub(crate) fn hundredths(value: i64) -> String {
    style().hundredths(value)
}

/// Points with their sign: `+60 points`, `−1 point`.
pub(crate) fn points(points: i64) -> String {
    let sign = if points < 0 { "" } else { "+" };
    let noun = if points.abs() == 1 { "point" } else { "points" };
    format!("{sign}{} {noun}", grouped(i128::from(points)))
}

/// `150 days`.
pub(crate) fn days(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        more => format!("{} days", grouped(i128::from(more))),
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberStyle, days, grouped, hundredths, money, points, share};

    #[test]
    fn every_number_has_its_unit() {
        let cases = [
            (grouped(0), "0"),
            (grouped(-1_234_567), "−1,234,567"),
            (grouped(100), "100"),
            (money(129_900, "EUR"), "€1,299.00"),
            (money(5, "USD"), "$0.05"),
            (money(-250, "DKK"), "−DKK 2.50"),
            (money(1_500, "JPY"), "¥1,500"),
            (money(1_500, "KWD"), "KWD 1.500"),
            (share(4_150), "41.5\u{a0}%"),
            (share(-5), "−0.05\u{a0}%"),
            (share(2_000), "20\u{a0}%"),
            (hundredths(457), "4.57"),
            (points(1_500), "+1,500 points"),
            (points(-1), "−1 point"),
            (days(1), "1 day"),
            (days(1_000), "1,000 days"),
        ];
        for (words, expected) in cases {
            assert_eq!(words, expected);
        }
    }

    #[test]
    fn another_locale_writes_them_otherwise() {
        let german = NumberStyle {
            group: ".".to_owned(),
            decimal: ",".to_owned(),
            sign_last: true,
        };
        let cases = [
            (german.grouped(-1_234_567), "−1.234.567"),
            (german.money(129_900, "EUR"), "1.299,00\u{a0}€"),
            (german.money(-250, "DKK"), "−2,50\u{a0}DKK"),
            (german.hundredths(457), "4,57"),
        ];
        for (words, expected) in cases {
            assert_eq!(words, expected);
        }
    }
}
