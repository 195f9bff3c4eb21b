//! Sentences and labels that the window and the command line share: rules, conditions and
//! fields in words. Owns the wording, never the meaning.

pub(crate) mod condition;
pub(crate) mod field;
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
