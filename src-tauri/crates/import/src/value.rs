//! Owns cells and what is done with the text of any of them before it is read as a field.

pub(crate) mod currency;
pub(crate) mod date;
pub(crate) mod number;
pub(crate) mod path;
pub(crate) mod types;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One cell, with the type that the file gave it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing there.
    Blank,
    /// Text, without the spaces around it.
    Text(String),
    /// A JSON number, as written in decimal.
    Number(String),
    /// A JSON boolean.
    Boolean(bool),
    /// A JSON list of scalars.
    List(Vec<String>),
}

impl Cell {
    /// A cell of a CSV row.
    pub(crate) fn of_text(raw: &str) -> Self {
        let text = trimmed(raw);
        if text.is_empty() || is_null_word(text) {
            Self::Blank
        } else {
            Self::Text(text.to_owned())
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The cell as a person would read it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Boolean(value) => value.to_string(),
            Self::List(items) => items.join(", "),
        }
    }
}

/// Cuts the spaces around a value, and the `="…"` with which spreadsheets keep leading zeros.
pub(crate) fn trimmed(raw: &str) -> &str {
    let text = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    match text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(inner) if !inner.contains('"') => inner.trim(),
        _ => text,
    }
}

/// Words with which databases write "no value" in any column.
fn is_null_word(text: &str) -> bool {
    matches!(
        text,
        "null" | "NULL" | "Null" | "\\N" | "#N/A" | "#NULL!" | "#VALUE!" | "#REF!"
    )
}

/// Words that mean "no value" where a number or date is expected.
pub(crate) fn is_unknown_word(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "-" | "–" | "—" | "--" | "n/a" | "na" | "n.a." | "nan" | "none" | "nil" | "unknown" | "?"
    )
}

/// Lower case without accents, for comparing words: `Größe` is `grosse`, `Mængde` is `maengde`.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
    out
}

/// A value cut to a length that fits a list of problems.
pub(crate) fn shortened(text: &str) -> String {
    const LIMIT: usize = 200;
    if text.chars().count() <= LIMIT {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(LIMIT - 1).collect();
    cut.push('…');
    cut
}
