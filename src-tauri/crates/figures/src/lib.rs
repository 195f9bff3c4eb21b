//! How sentences write numbers, money, days and hours: with their units, in the style of the process.
//!
//! Owns that style: one, as a locale is one of the process, told by whoever knows the locale. What stands in a
//! sentence then looks like the figures beside it. Refuses all that is read by machines: files, the contract,
//! logs and the command line's JSON have forms of their own, the same everywhere.

mod currency;
mod style;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

use style::written;

pub use currency::digits;
pub use style::{WrittenStyle, write_in};

/// `1234567` as `1,234,567`, with a true minus sign.
pub fn grouped(number: impl Into<i128>) -> String {
    let number = number.into();
    written(|style| style.grouped(number))
}

/// Minor units as `€1,299` or `€1,299.50`; a currency without a sign of its own is told by its code.
pub fn money(minor: i64, code: &str) -> String {
    written(|style| style.money(minor, code))
}

/// Basis points as `41.5 %`, with a space at which no line breaks.
pub fn share(basis_points: i64) -> String {
    format!("{}\u{a0}%", hundredths(basis_points))
}

/// Hundredths as `4.57`, without needless zeros.
pub fn hundredths(value: i64) -> String {
    written(|style| style.hundredths(value))
}

/// Points with their sign: `+60 points`, `−1 point`.
pub fn points(points: i64) -> String {
    let sign = if points < 0 { "" } else { "+" };
    let noun = if points.abs() == 1 { "point" } else { "points" };
    format!("{sign}{} {noun}", grouped(points))
}

/// `150 days`.
pub fn days(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        more => format!("{} days", grouped(more)),
    }
}

/// `24 Nov 2026`.
pub fn day(day: NaiveDate) -> String {
    written(|style| style.day(day))
}

/// `10:00`, an hour by the store's clock.
pub fn hour(time: NaiveTime) -> String {
    written(|style| style.hour(time))
}

/// `24 Nov 2026, 10:00`, by the store's clock.
pub fn moment(local: NaiveDateTime) -> String {
    written(|style| style.moment(local))
}

/// An instant by the clock of a zone: `24 Nov 2026, 10:00`.
pub fn instant(at: DateTime<Utc>, zone: &impl TimeZone) -> String {
    moment(at.with_timezone(zone).naive_local())
}

/// `1 change`, `12 changes`.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        more => format!("{} {noun}s", grouped(more as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, days, hundredths, points, share};

    #[test]
    fn every_number_has_its_unit() {
        let cases = [
            (share(4_150), "41.5\u{a0}%"),
            (share(-5), "−0.05\u{a0}%"),
            (share(2_000), "20\u{a0}%"),
            (hundredths(457), "4.57"),
            (points(1_500), "+1,500 points"),
            (points(-1), "−1 point"),
            (days(1), "1 day"),
            (days(1_000), "1,000 days"),
            (counted(1, "change"), "1 change"),
            (counted(1_200, "change"), "1,200 changes"),
        ];
        for (words, expected) in cases {
            assert_eq!(words, expected);
        }
    }
}
