//! Strings as the engine can index them: Lucene takes no term beyond 32,766 bytes, and ours may
//! have a megabyte.
//!
//! Owns the one mapping from values to tokens, for documents and queries alike. Equal values have
//! equal tokens, and different values different ones: a long text stands as its SHA-256.

use std::net::Ipv6Addr;

use chrono::NaiveDate;
use endcap_model::json::MAX_INTEGER;
use endcap_model::product::CategoryPath;
use sha2::{Digest, Sha256};

/// Longer texts, in bytes, stand as their hash.
const LONGEST: usize = 256;
/// Bits of an integer within ±(2^53 − 1).
const VALUE_BITS: u32 = 54;

/// A text. Never empty, so that an empty string is a value that is there.
pub(crate) fn text(text: &str) -> String {
    if text.len() <= LONGEST {
        format!("={text}")
    } else {
        hashed(Sha256::new_with_prefix(text))
    }
}

/// Begins unlike any short text.
fn hashed(hash: Sha256) -> String {
    format!("#{:x}", hash.finalize())
}

/// Tokens of every path that a path is under, itself too. One pass over the text, however many
/// levels it has.
pub(crate) fn prefixes(path: &CategoryPath) -> Vec<String> {
    let whole = path.as_str();
    let mut hash = Sha256::new();
    let mut done = 0;
    path.ancestors_and_self()
        .map(|prefix| {
            if prefix.len() <= LONGEST {
                return format!("={prefix}");
            }
            hash.update(&whole[done..prefix.len()]);
            done = prefix.len();
            hashed(hash.clone())
        })
        .collect()
}

/// Days since 1970-01-01.
pub(crate) fn day(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// Tokens of one attribute. Its name stands with its length, so that no name and value together
/// read as another name with another value.
pub(crate) struct Attribute {
    name: String,
}

impl Attribute {
    pub(crate) fn named(name: &str) -> Attribute {
        Attribute {
            name: format!("{}:{name}", name.len()),
        }
    }

    /// Stands with every value but an empty list.
    pub(crate) fn known(&self) -> String {
        format!("{}?", self.name)
    }

    /// A text, or an element of a list.
    pub(crate) fn text(&self, value: &str) -> String {
        format!("{}{}", self.name, text(value))
    }

    /// Whether a token is of a text of this attribute.
    pub(crate) fn has_text(&self, token: &str) -> bool {
        token
            .strip_prefix(&self.name)
            .is_some_and(|rest| rest.starts_with(['=', '#']))
    }

    pub(crate) fn boolean(&self, value: bool) -> String {
        format!("{}b{value}", self.name)
    }

    /// Tokens of integers are ordered as they are. Beyond ±(2^53 − 1) no value is.
    pub(crate) fn integer(&self, value: i64) -> String {
        let held = value.clamp(-MAX_INTEGER, MAX_INTEGER);
        format!("{}n{:017}", self.name, held + MAX_INTEGER)
    }

    /// An integer once more, as an address: of all types of the engine that hold as many bits as a name
    /// and a value need, the one whose ranges cost it least. 73 bits are of the name's SHA-256, the
    /// last 54 are the value; in their order addresses of one name stand as their values do.
    pub(crate) fn address(&self, value: i64) -> Ipv6Addr {
        let hash = Sha256::digest(&self.name);
        let name = hash
            .iter()
            .take(16)
            .fold(0, |bits, byte| bits << 8 | u128::from(*byte));
        let held = value.clamp(-MAX_INTEGER, MAX_INTEGER) + MAX_INTEGER;
        // The first bit keeps clear of the addresses that the engine takes for other ones.
        Ipv6Addr::from_bits(
            1 << 127 | name >> VALUE_BITS << VALUE_BITS | u128::from(held.unsigned_abs()),
        )
    }

    /// Between the first and the second, which is not among them, stand the tokens of all integers,
    /// and no others.
    pub(crate) fn integers(&self) -> (String, String) {
        (format!("{}n", self.name), format!("{}o", self.name))
    }
}

#[cfg(test)]
mod tests {
    use endcap_model::product::CategoryPath;

    use super::{Attribute, day, prefixes, text};

    #[test]
    fn long_texts_stand_as_hashes_and_prefixes_as_texts_do() {
        let level = "x".repeat(100);
        let whole = [level.as_str(); 9].join(" > ");
        let path = CategoryPath::parse(&whole).expect("a path");
        let expected: Vec<String> = path.ancestors_and_self().map(text).collect();
        assert_eq!(prefixes(&path), expected);
        assert!(expected[8].starts_with('#') && expected[8].len() < 80);
        assert_eq!(text(""), "=");
    }

    #[test]
    fn attributes_do_not_run_into_each_other() {
        let (a, b) = (Attribute::named("a"), Attribute::named("a=b"));
        assert_ne!(a.text("b?"), b.known());
        assert!(a.integer(-5) < a.integer(-4) && a.integer(-4) < a.integer(30));
        let (first, end) = a.integers();
        let within = |token: &str| first.as_str() <= token && token < end.as_str();
        assert!(within(&a.integer(i64::MIN)) && within(&a.integer(i64::MAX)));
        let (longer, other) = (Attribute::named("an"), Attribute::named("b"));
        for token in [a.text("x"), a.known(), a.boolean(true), longer.known()] {
            assert!(!within(&token), "{token}");
        }
        assert!(!within(&other.integer(0)) && !within(&longer.integer(0)));
        assert!(a.has_text(&a.text("x")) && !a.has_text(&a.known()) && !a.has_text(&b.text("x")));
    }

    #[test]
    fn addresses_stand_as_values_do_name_by_name() {
        use endcap_model::json::MAX_INTEGER;
        let values = [-MAX_INTEGER, -MAX_INTEGER + 1, -1, 0, 1, 500, MAX_INTEGER];
        let (a, b) = (Attribute::named("weight_g"), Attribute::named("weight_k"));
        let all = |name: &Attribute| values.map(|value| name.address(value));
        assert!(all(&a).is_sorted_by(|x, y| x < y));
        assert!(all(&a)[6] < all(&b)[0] || all(&b)[6] < all(&a)[0]);
        assert_eq!(a.address(i64::MIN), a.address(-MAX_INTEGER));
        assert_eq!(a.address(i64::MAX), a.address(MAX_INTEGER));
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(day("1970-01-02".parse().expect("a day")), 1);
        assert_eq!(day("1969-12-31".parse().expect("a day")), -1);
    }
}
