//! Owns which currency a header or an amount names. Refuses to choose where a sign is that of several:
//! then all of them are told, the commonest first.

use crate::header;

const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD", "MAD", "MXN",
    "MYR", "NOK", "NZD", "PEN", "PHP", "PLN", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB",
    "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
];

const DOLLARS: &[&str] = &[
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL",
];
const CROWNS: &[&str] = &["SEK", "DKK", "NOK", "ISK"];

/// Signs and words, with those that are written so.
const NAMES: &[(&str, &[&str])] = &[
    ("$", DOLLARS),
    ("€", &["EUR"]),
    ("£", &["GBP", "EGP"]),
    ("¥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("₽", &["RUB"]),
    ("₺", &["TRY"]),
    ("₩", &["KRW"]),
    ("₪", &["ILS"]),
    ("₫", &["VND"]),
    ("₴", &["UAH"]),
    ("₦", &["NGN"]),
    ("฿", &["THB"]),
    ("₱", &["PHP"]),
    ("kr", CROWNS),
    ("dkr", &["DKK"]),
    ("skr", &["SEK"]),
    ("nkr", &["NOK"]),
    ("fr", &["CHF"]),
    ("sfr", &["CHF"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("ft", &["HUF"]),
    ("lei", &["RON"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("dollar", DOLLARS),
    ("dollars", DOLLARS),
];

/// Whether a word is a currency's code, written large.
pub(crate) fn is_code(word: &str) -> bool {
    CODES.contains(&word)
}

/// The currencies that a column may be in, by its name, else by the first of its values that names
/// one; none where nothing does.
pub(crate) fn of_column<'a>(name: &str, values: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let by_name = header::tokens(name)
        .iter()
        .map(|token| of_word(token))
        .find(|found| !found.is_empty());
    let found = by_name
        .or_else(|| of_signs(name))
        .or_else(|| values.into_iter().find_map(of_amount));
    found
        .unwrap_or_default()
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// By the sign or the words around an amount: `$28.99`, `1 299 kr`, `12.50 USD`.
fn of_amount(value: &str) -> Option<Vec<&'static str>> {
    if !value.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let by_word = value
        .split(|c: char| !c.is_alphabetic())
        .map(of_word)
        .find(|found| !found.is_empty());
    by_word.or_else(|| of_signs(value))
}

fn of_signs(text: &str) -> Option<Vec<&'static str>> {
    let sign = |(name, _): &&(&str, &[&str])| {
        name.chars().all(|c| !c.is_alphabetic()) && text.contains(name)
    };
    NAMES.iter().find(sign).map(|(_, codes)| codes.to_vec())
}

fn of_word(word: &str) -> Vec<&'static str> {
    let (large, small) = (word.to_uppercase(), word.to_lowercase());
    if let Some(code) = CODES.iter().find(|code| **code == large) {
        return vec![code];
    }
    let named = NAMES.iter().find(|(name, _)| *name == small);
    named.map_or_else(Vec::new, |(_, codes)| codes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::of_column;

    #[test]
    fn a_column_is_in_what_its_name_or_its_values_say() {
        for (name, values, first, of_several) in [
            ("price_min_usd", &["12.50"][..], "USD", false),
            ("PriceEUR", &["12.50"], "EUR", false),
            ("Preis (€)", &["12,50"], "EUR", false),
            ("price", &["", "$28.99"], "USD", true),
            ("price", &["US$ 28.99"], "USD", true),
            ("price", &["1 299 kr"], "SEK", true),
            ("price", &["CHF 12.-"], "CHF", false),
            ("price", &["12.50 gbp"], "GBP", false),
            ("price_usd", &["€12.50"], "USD", false),
        ] {
            let found = of_column(name, values.iter().copied());
            assert_eq!(found.first().map(String::as_str), Some(first), "{name}");
            assert_eq!(found.len() > 1, of_several, "{name} {found:?}");
        }
        for (name, value) in [("price", "12.50"), ("stock", "4 pcs"), ("title", "Kr")] {
            assert!(of_column(name, [value]).is_empty(), "{name} {value}");
        }
    }
}
