//! Owns what personal values look like: e-mail addresses, phone numbers, IP addresses, and columns of
//! people's names. Says yes in doubt: a shopper too few is better than a person too many.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::profile::Profile;
use crate::value::date;

/// What a value looks like, if it is personal: “an e-mail address”.
pub(crate) fn of_value(text: &str) -> Option<&'static str> {
    match () {
        () if holds_email(text) => Some("an e-mail address"),
        () if is_phone(text) => Some("a phone number"),
        () if is_ip(text) => Some("an IP address"),
        () => None,
    }
}

/// What the values of a column look like, if it is personal. `is_known` is true for a column that has
/// the name of a field: then two capital words are no name.
pub(crate) fn of_column(profile: &Profile, is_known: bool) -> Option<&'static str> {
    let kept = &profile.kept;
    let mut found = [
        ("an e-mail address", 0),
        ("a phone number", 0),
        ("an IP address", 0),
    ];
    for kind in kept.iter().filter_map(|value| of_value(value)) {
        for (name, count) in &mut found {
            *count += usize::from(*name == kind);
        }
    }
    let most = found.into_iter().max_by_key(|(_, count)| *count);
    let enough = |count: usize| count > 0 && count * 5 >= kept.len();
    if let Some((kind, _)) = most.filter(|(_, count)| enough(*count)) {
        return Some(kind);
    }
    let people = kept.iter().filter(|value| is_like_a_name(value)).count();
    let different = profile.distinct() * 10 >= profile.filled * 7;
    (!is_known && kept.len() >= 3 && people * 10 >= kept.len() * 6 && different).then_some("a name")
}

/// `anna@example.org`, also within other text.
fn holds_email(text: &str) -> bool {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')');
    text.contains('@')
        && text.split(ends).any(|word| {
            word.split_once('@').is_some_and(|(local, domain)| {
                let domain = domain.trim_end_matches('.');
                !local.is_empty()
                    && domain
                        .rsplit_once('.')
                        .is_some_and(|(host, top)| !host.is_empty() && top.chars().count() >= 2)
            })
        })
}

/// `+45 12 34 56 78`, `(0)30 1234567`, `0151 23456789`, `555-123-4567`, `01512345678`. A plain run of
/// digits that begins with none or several zeros may be a key, and is none; a day is none.
fn is_phone(text: &str) -> bool {
    let text = text.trim().trim_start_matches('\'');
    let sound = |c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '.' | '/' | '+' | '\u{a0}')
    };
    if !text.chars().all(sound) || date::parts(text).is_some() {
        return false;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let many = digits.len();
    if many == 0 || many > 15 {
        return false;
    }
    if text.starts_with('+') {
        return many >= 7;
    }
    let groups = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .count();
    let points = text.matches('.').count();
    let zeros = many - digits.trim_start_matches('0').len();
    match () {
        () if text.starts_with('-') => false,
        () if points == groups - 1 && points > 0 => {
            points >= 3 && many >= 9 && zeros == 1 && !is_ip(text)
        }
        () if groups > 2 || text.starts_with('(') => many >= 9,
        () if groups == 2 => many >= 7 && zeros == 1,
        () => (zeros == 1 && (10..=12).contains(&many)) || (zeros == 2 && many >= 12),
    }
}

fn is_ip(text: &str) -> bool {
    let text = text.trim();
    text.parse::<Ipv4Addr>().is_ok()
        || (text.matches(':').count() >= 2 && text.parse::<Ipv6Addr>().is_ok())
}

/// `Anna Berg`, `MÜLLER, Karl`, `Jean-Luc de la Tour`: two to four words of letters, the first and the
/// last with a capital.
fn is_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', ',', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .collect();
    let letters = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    let capital = |word: Option<&&str>| {
        word.and_then(|word| word.chars().next())
            .is_some_and(char::is_uppercase)
    };
    (2..=4).contains(&words.len())
        && words.iter().all(letters)
        && capital(words.first())
        && capital(words.last())
}

#[cfg(test)]
mod tests {
    use super::{is_like_a_name, of_column, of_value};
    use crate::profile::Profile;
    use crate::value::Cell;

    #[test]
    fn personal_values_are_known() {
        for (text, expected) in [
            ("anna@example.org", "an e-mail address"),
            ("Anna <anna.berg@mail.example.co>", "an e-mail address"),
            ("write to ANNA@EXAMPLE.ORG, please", "an e-mail address"),
            ("+4512345678", "a phone number"),
            ("+45 12 34 56 78", "a phone number"),
            ("'+4512345678", "a phone number"),
            ("(030) 123 4567", "a phone number"),
            ("06 12 34 56 78", "a phone number"),
            ("555-123-4567", "a phone number"),
            ("0151/23456789", "a phone number"),
            ("01512345678", "a phone number"),
            ("00451234567890", "a phone number"),
            ("06.12.34.56.78", "a phone number"),
            ("192.168.0.1", "an IP address"),
            ("2001:db8::1", "an IP address"),
        ] {
            assert_eq!(of_value(text), Some(expected), "{text}");
        }
        for text in [
            "s-7f3a91",
            "6940095564",
            "'6940095564123",
            "0000012345",
            "C-1001",
            "2024-000123456",
            "1.299.000.000",
            "-",
            "1001",
            "2026-11-24",
            "24.11.2026",
            "2026-11-24 09:00",
            "1.299,00",
            "-12",
            "3.5",
            "12:30:15",
            "550e8400-e29b-41d4-a716-446655440000",
            "@handle",
            "me@home",
            "price comparison",
            "DK",
            "utm: spring",
        ] {
            assert_eq!(of_value(text), None, "{text}");
        }
    }

    #[test]
    fn columns_of_names_are_known() {
        let profile = |values: &[&str]| {
            let mut profile = Profile::default();
            values
                .iter()
                .for_each(|value| profile.add(&Cell::of_text(value)));
            profile
        };
        let people = profile(&["Anna Berg", "Karl Müller", "MØLLER, Lise", "J. Smith"]);
        assert_eq!(of_column(&people, false), Some("a name"));
        assert_eq!(of_column(&people, true), None);
        let groups = ["Gold Member", "Silver Member"];
        let groups: Vec<&str> = groups.iter().copied().cycle().take(20).collect();
        assert_eq!(of_column(&profile(&groups), false), None);
        let mixed = profile(&["a@b.org", "none", "n.a", "x"]);
        assert_eq!(of_column(&mixed, true), Some("an e-mail address"));
        assert!(!is_like_a_name("price comparison"));
        assert!(!is_like_a_name("Gold"));
    }
}
