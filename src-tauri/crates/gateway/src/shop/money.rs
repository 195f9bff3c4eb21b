//! Prices for people.
//!
//! Owns how many digits a currency has (ISO 4217) and the commonest signs. Refuses to convert.

/// `€1,299.00` of 129900 minor units.
pub(super) fn price(minor: i64, currency: &str) -> String {
    let digits = digits(currency);
    let unit = 10_i64.pow(digits);
    let whole = grouped(minor / unit);
    let amount = match digits {
        0 => whole,
        digits => format!("{whole}.{:0width$}", minor % unit, width = digits as usize),
    };
    match sign(currency) {
        Some(sign) => format!("{sign}{amount}"),
        None => format!("{currency} {amount}"),
    }
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn sign(currency: &str) -> Option<&'static str> {
    match currency {
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "GBP" => Some("£"),
        "JPY" => Some("¥"),
        "INR" => Some("₹"),
        _ => None,
    }
}

fn digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::price;

    #[test]
    fn prices_have_their_currency_s_digits() {
        for (minor, currency, expected) in [
            (129_900, "EUR", "€1,299.00"),
            (5, "USD", "$0.05"),
            (0, "EUR", "€0.00"),
            (1_234_567, "JPY", "¥1,234,567"),
            (1_500, "KWD", "KWD 1.500"),
            (99_999, "DKK", "DKK 999.99"),
        ] {
            assert_eq!(price(minor, currency), expected);
        }
    }
}
