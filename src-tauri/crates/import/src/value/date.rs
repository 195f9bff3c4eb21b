//! Owns days as people write them. The clock part of a value is cut, never converted: a shop's
//! day is what the file says. Refuses days that do not exist.

use chrono::NaiveDate;

use crate::mapping::DateOrder;
use crate::value::folded;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateFault {
    /// Nothing that reads as a date.
    NotADate,
    /// A date by its form, but the calendar has no such day.
    NoSuchDay,
}

/// The three numbers of a date, before it is known which is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// Year, month, day, beyond doubt.
    Known(i32, u32, u32),
    /// Day and month in the order of the file, then the year.
    Ordered(u32, u32, i32),
}

/// Reads a day, with or without a time behind it.
pub(crate) fn read(text: &str, order: DateOrder) -> Result<NaiveDate, DateFault> {
    let (year, month, day) = match parts(text).ok_or(DateFault::NotADate)? {
        Parts::Known(year, month, day) => (year, month, day),
        Parts::Ordered(month, day, year) if order == DateOrder::Mdy => (year, month, day),
        Parts::Ordered(day, month, year) => (year, month, day),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)?;
    if (1900..=2200).contains(&year) {
        Ok(date)
    } else {
        Err(DateFault::NoSuchDay)
    }
}

/// Takes a date apart; `None` where the text is no date by its form.
pub(crate) fn parts(text: &str) -> Option<Parts> {
    if text.len() > 60 {
        return None;
    }
    let text = without_time(text.trim());
    let pieces: Vec<&str> = text
        .split(|c: char| matches!(c, '-' | '/' | '.' | ',') || c.is_whitespace())
        .filter(|piece| !piece.is_empty())
        .collect();
    let number = |piece: &str| -> Option<u32> {
        (piece.len() <= 4 && piece.bytes().all(|b| b.is_ascii_digit()))
            .then(|| piece.parse().ok())
            .flatten()
    };
    match pieces.as_slice() {
        [whole] if whole.len() == 8 && whole.bytes().all(|b| b.is_ascii_digit()) => {
            let (year, month, day) = (
                number(&whole[..4])?,
                number(&whole[4..6])?,
                number(&whole[6..])?,
            );
            let plausible = (1900..=2200).contains(&year) && (1..=12).contains(&month);
            plausible.then_some(Parts::Known(year as i32, month, day))
        }
        [first, second, third] => {
            if let (Some(day), Some(month)) = (number(first), month_of(second)) {
                return Some(Parts::Known(year_of(third)?, month, day));
            }
            if let (Some(month), Some(day)) = (month_of(first), number(second)) {
                return Some(Parts::Known(year_of(third)?, month, day));
            }
            let (one, two) = (number(first)?, number(second)?);
            if first.len() == 4 {
                return (third.len() <= 2).then_some(Parts::Known(one as i32, two, number(third)?));
            }
            (first.len() <= 2 && second.len() <= 2).then_some(Parts::Ordered(
                one,
                two,
                year_of(third)?,
            ))
        }
        _ => None,
    }
}

/// Four digits as they are; two digits are 1970 to 2069.
fn year_of(piece: &str) -> Option<i32> {
    let year: i32 = piece
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| piece.parse().ok())
        .flatten()?;
    match piece.len() {
        4 => Some(year),
        2 if year >= 70 => Some(1900 + year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Cuts `T14:22:02Z`, ` 14:22`, ` 2:22 PM`.
fn without_time(text: &str) -> &str {
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let is_break = (c == 'T' || c == 't' || c.is_whitespace()) && at >= 6;
        let clock = rest.trim_start();
        let digits = clock.bytes().take_while(u8::is_ascii_digit).count();
        if is_break && (1..=2).contains(&digits) && clock[digits..].starts_with(':') {
            return text[..at].trim_end();
        }
    }
    text
}

/// The month of an English, German, Danish, French or Spanish name or its beginning.
fn month_of(piece: &str) -> Option<u32> {
    let name = folded(piece);
    if name.len() < 3 || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    const NAMES: [&[&str]; 12] = [
        &["january", "januar", "janvier", "enero", "jaenner"],
        &["february", "februar", "fevrier", "febrero"],
        &["march", "marts", "marz", "maerz", "mars", "marzo"],
        &["april", "avril", "abril"],
        &["may", "mai", "maj", "mayo"],
        &["june", "juni", "juin", "junio"],
        &["july", "juli", "juillet", "julio"],
        &["august", "aout", "agosto"],
        &["september", "septembre", "septiembre", "setiembre"],
        &["october", "oktober", "octobre", "octubre"],
        &["november", "novembre", "noviembre"],
        &["december", "dezember", "decembre", "diciembre"],
    ];
    let mut months = (1..=12)
        .zip(NAMES)
        .filter(|(_, names)| names.iter().any(|n| n.starts_with(&name)));
    match (months.next(), months.next()) {
        (Some((month, _)), None) => Some(month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{DateFault, read};
    use crate::mapping::DateOrder::{self, Dmy, Mdy, Ymd};

    fn day(text: &str, order: DateOrder) -> Result<String, DateFault> {
        read(text, order).map(|date| date.to_string())
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, order, expected) in [
            ("2011-05-31", Ymd, "2011-05-31"),
            ("2011-05-31", Mdy, "2011-05-31"),
            ("2011/5/1", Dmy, "2011-05-01"),
            ("20110531", Dmy, "2011-05-31"),
            ("31/05/2011", Dmy, "2011-05-31"),
            ("05/31/2011", Mdy, "2011-05-31"),
            ("03/04/2011", Dmy, "2011-04-03"),
            ("03/04/2011", Mdy, "2011-03-04"),
            ("03/04/2011", Ymd, "2011-04-03"),
            ("31.05.2011", Ymd, "2011-05-31"),
            ("1.5.11", Dmy, "2011-05-01"),
            ("2025-05-16T14:22:02Z", Ymd, "2025-05-16"),
            ("2025-05-16 14:22:02+02:00", Ymd, "2025-05-16"),
            ("5/16/2025 2:22 PM", Mdy, "2025-05-16"),
            ("31 May 2011", Dmy, "2011-05-31"),
            ("31-Okt-11", Dmy, "2011-10-31"),
            ("May 31, 2011", Dmy, "2011-05-31"),
            ("1. März 2024", Dmy, "2024-03-01"),
            ("29.02.2024", Dmy, "2024-02-29"),
        ] {
            assert_eq!(
                day(text, order).as_deref(),
                Ok(expected),
                "{text} {order:?}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for (text, order, fault) in [
            ("31.02.2026", Dmy, DateFault::NoSuchDay),
            ("05/31/2011", Dmy, DateFault::NoSuchDay),
            ("2026-13-01", Ymd, DateFault::NoSuchDay),
            ("0000-00-00", Ymd, DateFault::NoSuchDay),
            ("soon", Dmy, DateFault::NotADate),
            ("", Dmy, DateFault::NotADate),
            ("12345", Dmy, DateFault::NotADate),
            ("99999999", Dmy, DateFault::NotADate),
            ("1.2.3.4", Dmy, DateFault::NotADate),
            ("12:30", Dmy, DateFault::NotADate),
        ] {
            assert_eq!(day(text, order), Err(fault), "{text}");
        }
    }
}
