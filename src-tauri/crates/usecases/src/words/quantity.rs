//! Numbers with their units: money, shares, days.

use crate::currency;

/// `1234567` as `1,234,567`, with a true minus sign.
pub(crate) fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 3);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Minor units as `€1,299.00`; a currency without a sign of its own goes before with a space.
pub(crate) fn money(minor: i64, code: &str) -> String {
    let digits = currency::digits(code);
    let unit = 10_i128.pow(digits);
    let minor = i128::from(minor);
    let mut amount = grouped((minor / unit).abs());
    if digits > 0 {
        let width = digits as usize;
        amount.push_str(&format!(".{:0width$}", (minor % unit).abs()));
    }
    let minus = if minor < 0 { "−" } else { "" };
    match code {
        "EUR" => format!("{minus}€{amount}"),
        "USD" => format!("{minus}${amount}"),
        "GBP" => format!("{minus}£{amount}"),
        "JPY" => format!("{minus}¥{amount}"),
        other => format!("{minus}{other} {amount}"),
    }
}

/// Basis points as `41.5 %`, with a space at which no line breaks.
pub(crate) fn share(basis_points: i64) -> String {
    format!("{}\u{a0}%", hundredths(basis_points))
}

/// Hundredths as `4.57`, without needless zeros.
pub(crate) fn hundredths(value: i64) -> String {
    let value = i128::from(value);
    let minus = if value < 0 { "−" } else { "" };
    let whole = grouped(value.abs() / 100);
    match value.abs() % 100 {
        0 => format!("{minus}{whole}"),
        rest if rest % 10 == 0 => format!("{minus}{whole}.{}", rest / 10),
        rest => format!("{minus}{whole}.{rest:02}"),
    }
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
    use super::{days, grouped, hundredths, money, points, share};

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
}
