//! Strict reading of JSON: every unknown, repeated, missing or ill-typed member becomes a finding,
//! and reading goes on, so that one pass names every error. Knows the shape of no document.

use chrono::NaiveDate;

use crate::finding::{Finding, item, member};
use crate::json::Json;

/// The members of an object at `pointer`.
pub struct Members<'a> {
    members: &'a [(String, Json)],
    pub pointer: String,
}

/// Opens an object whose members may only be `allowed`. Anything else is a finding.
pub fn members<'a>(
    json: &'a Json,
    pointer: &str,
    allowed: &[&str],
    findings: &mut Vec<Finding>,
) -> Option<Members<'a>> {
    let Json::Object(list) = json else {
        findings.push(Finding::at(
            pointer,
            format!("must be an object, not {}", json.kind_words()),
        ));
        return None;
    };
    for (name, _) in list {
        if !allowed.contains(&name.as_str()) {
            let known = allowed.join(", ");
            findings.push(Finding::at(
                member(pointer, name),
                format!("“{name}” is not known here; known are: {known}"),
            ));
        }
    }
    Some(Members {
        members: list,
        pointer: pointer.to_owned(),
    })
}

impl<'a> Members<'a> {
    pub fn get(&self, name: &str) -> Option<&'a Json> {
        self.members
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value)
    }

    pub fn at(&self, name: &str) -> String {
        member(&self.pointer, name)
    }

    /// The member, or a finding at the path it would have.
    pub fn required(&self, name: &str, findings: &mut Vec<Finding>) -> Option<&'a Json> {
        let value = self.get(name);
        if value.is_none() {
            findings.push(Finding::at(self.at(name), format!("“{name}” is missing")));
        }
        value
    }

    pub fn required_text(&self, name: &str, findings: &mut Vec<Finding>) -> Option<String> {
        let value = self.required(name, findings)?;
        text(value, &self.at(name), findings)
    }

    pub fn required_integer(
        &self,
        name: &str,
        range: (i64, i64),
        findings: &mut Vec<Finding>,
    ) -> Option<i64> {
        let value = self.required(name, findings)?;
        integer_in(value, range, &self.at(name), findings)
    }

    /// The list under this name, empty where it is left out.
    pub fn list_or_empty(&self, name: &str, findings: &mut Vec<Finding>) -> &'a [Json] {
        match self.get(name) {
            None => &[],
            Some(value) => list(value, &self.at(name), findings).unwrap_or(&[]),
        }
    }

    /// One of these words.
    pub fn required_choice<T: Copy>(
        &self,
        name: &str,
        choices: &[(&str, T)],
        findings: &mut Vec<Finding>,
    ) -> Option<T> {
        let word = self.required_text(name, findings)?;
        let found = choices
            .iter()
            .find(|(w, _)| *w == word)
            .map(|(_, choice)| *choice);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(w, _)| *w).collect();
            findings.push(Finding::at(
                self.at(name),
                format!("“{word}” is not known; it is one of: {}", words.join(", ")),
            ));
        }
        found
    }
}

pub fn text(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        other => {
            findings.push(Finding::at(
                pointer,
                format!("must be a string, not {}", other.kind_words()),
            ));
            None
        }
    }
}

pub fn boolean(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<bool> {
    match json {
        Json::Bool(value) => Some(*value),
        other => {
            let reason = format!("must be true or false, not {}", other.kind_words());
            findings.push(Finding::at(pointer, reason));
            None
        }
    }
}

pub fn integer(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<i64> {
    let found = json.integer();
    if found.is_none() {
        let reason = match json {
            Json::Number(n) if n.fract() == 0.0 => "is beyond ±9007199254740991".to_owned(),
            Json::Number(n) => format!("must be a whole number, not {n}"),
            other => format!("must be a whole number, not {}", other.kind_words()),
        };
        findings.push(Finding::at(pointer, reason));
    }
    found
}

/// An integer within `range`, both ends included.
pub fn integer_in(
    json: &Json,
    range: (i64, i64),
    pointer: &str,
    findings: &mut Vec<Finding>,
) -> Option<i64> {
    let n = integer(json, pointer, findings)?;
    if n < range.0 || n > range.1 {
        findings.push(Finding::at(
            pointer,
            format!("must be from {} to {}, not {n}", range.0, range.1),
        ));
        return None;
    }
    Some(n)
}

pub fn list<'a>(json: &'a Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<&'a [Json]> {
    match json {
        Json::List(list) => Some(list),
        other => {
            findings.push(Finding::at(
                pointer,
                format!("must be a list, not {}", other.kind_words()),
            ));
            None
        }
    }
}

/// Every element read by `one`, or nothing once each has had its say.
pub fn each<T>(
    json: &Json,
    pointer: &str,
    findings: &mut Vec<Finding>,
    mut one: impl FnMut(&Json, &str, &mut Vec<Finding>) -> Option<T>,
) -> Option<Vec<T>> {
    let values = list(json, pointer, findings)?;
    let read: Vec<T> = values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| one(value, &item(pointer, index), findings))
        .collect();
    (read.len() == values.len()).then_some(read)
}

pub fn texts(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Vec<String>> {
    each(json, pointer, findings, text)
}

/// A day that exists, written `YYYY-MM-DD`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    if !(digits(0..4) && digits(5..7) && digits(8..10)) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)
}

pub fn date(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    let found = json.text().and_then(parse_date);
    if found.is_none() {
        let reason = match json {
            Json::Text(text) => format!("“{text}” is not a day written YYYY-MM-DD"),
            other => format!(
                "must be a day written \"YYYY-MM-DD\", not {}",
                other.kind_words()
            ),
        };
        findings.push(Finding::at(pointer, reason));
    }
    found
}

/// Every repeated member name anywhere in the document, by pointer, and every `null` that does
/// not stand at a place for which `null_allowed` says yes.
pub fn repeated_and_null(
    json: &Json,
    pointer: &str,
    null_allowed: &dyn Fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) {
    match json {
        Json::Null if !null_allowed(pointer) => {
            findings.push(Finding::at(
                pointer,
                "null is not allowed here; leave the member out",
            ));
        }
        Json::List(values) => {
            for (index, value) in values.iter().enumerate() {
                repeated_and_null(value, &item(pointer, index), null_allowed, findings);
            }
        }
        Json::Object(list) => {
            let mut seen = std::collections::BTreeSet::new();
            for (name, value) in list {
                let at = member(pointer, name);
                if !seen.insert(name) {
                    findings.push(Finding::at(
                        at.clone(),
                        format!("“{name}” is written twice"),
                    ));
                }
                repeated_and_null(value, &at, null_allowed, findings);
            }
        }
        _ => {}
    }
}
