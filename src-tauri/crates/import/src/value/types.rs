//! Owns the types of what the contract leaves open, attributes and traits, where a file gives text
//! alone: whole numbers, or true and false, if everything of one name agrees on it. Otherwise it stays
//! text, so that one name never has two types.

use std::collections::BTreeMap;

use endcap_model::product::AttributeValue;

use crate::value::number::LARGEST;

/// The names whose texts have another type.
#[derive(Default)]
pub(crate) struct Types {
    integers: BTreeMap<String, bool>,
    booleans: BTreeMap<String, bool>,
}

impl Types {
    /// What all these values agree on, name by name.
    pub(crate) fn of<'a>(values: impl Iterator<Item = (&'a String, &'a AttributeValue)>) -> Self {
        let mut types = Self::default();
        for (name, value) in values {
            let (integer, boolean) = match value {
                AttributeValue::Text(text) => {
                    (as_integer(text).is_some(), as_boolean(text).is_some())
                }
                AttributeValue::Integer(_) => (true, false),
                AttributeValue::Boolean(_) => (false, true),
                AttributeValue::List(_) => (false, false),
            };
            let tallies = [
                (&mut types.integers, integer),
                (&mut types.booleans, boolean),
            ];
            for (tally, fits) in tallies {
                match tally.get_mut(name) {
                    Some(all) => *all &= fits,
                    None => {
                        tally.insert(name.clone(), fits);
                    }
                }
            }
        }
        types
    }

    /// Gives the texts among these values their types.
    pub(crate) fn give(&self, values: &mut BTreeMap<String, AttributeValue>) {
        for (name, value) in values {
            let AttributeValue::Text(text) = &*value else {
                continue;
            };
            if self.integers.get(name) == Some(&true) {
                if let Some(number) = as_integer(text) {
                    *value = AttributeValue::Integer(number);
                }
            } else if self.booleans.get(name) == Some(&true)
                && let Some(truth) = as_boolean(text)
            {
                *value = AttributeValue::Boolean(truth);
            }
        }
    }
}

/// A whole number as a program would write it: `007` is a code, not a number.
fn as_integer(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.abs() <= LARGEST && number.to_string() == text).then_some(number)
}

fn as_boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
