//! Sentences and labels that the window and the command line share: rules, conditions, fields and
//! quantities in words. Owns the wording, never the meaning.

pub(crate) mod condition;
pub(crate) mod field;
pub(crate) mod quantity;
pub(crate) mod rule;

use serde::Serialize;

pub(crate) use condition::predicate;
pub(crate) use field::{field_label, field_label_of};
pub(crate) use rule::of_rule;

/// A rule in words: what it does, for whom and where, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleWords {
    pub action: String,
    pub scope: String,
    pub when: String,
}

/// “a, b and c”.
pub(crate) fn list(parts: &[String]) -> String {
    joined(parts, "and")
}

/// “a, b or c”.
pub(crate) fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// “1 change”, “12 changes”.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", quantity::grouped(count as i128)),
    }
}
