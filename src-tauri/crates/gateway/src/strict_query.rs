//! Query strings, read strictly: every parameter is known, given once and well encoded.
//!
//! Owns percent-decoding (`+` is a space) and keeps reading after a fault, because a page that
//! does not exist (404) is to be told before a bad number (400). Knows no parameter's meaning.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::asks::refuse;
use crate::problem::{Fault, Problem};

/// The query of an address that takes no parameters. It is judged by [`NoParameters::check`]
/// alone, since a role or a thing that is missing (403, 404) is told first.
pub(crate) struct NoParameters(Vec<Fault>);

impl NoParameters {
    pub(crate) fn check(self) -> Result<(), Problem> {
        refuse(self.0)
    }
}

impl<S: Sync> FromRequestParts<S> for NoParameters {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Query::parse(parts.uri.query(), &[]).faults))
    }
}

/// The parameters of a request, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Query {
    values: Vec<(String, String)>,
    pub(crate) faults: Vec<Fault>,
}

impl Query {
    /// Reads `raw` (without `?`), in which only `allowed` names may stand.
    pub(crate) fn parse(raw: Option<&str>, allowed: &[&str]) -> Self {
        let mut query = Self::default();
        for part in raw
            .unwrap_or_default()
            .split('&')
            .filter(|part| !part.is_empty())
        {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match (decoded(name, true), decoded(value, true)) {
                (Some(name), Some(value)) => query.take(name, value, allowed),
                _ => query.fault(name, "is not well percent-encoded UTF-8"),
            }
        }
        query
    }

    fn take(&mut self, name: String, value: String, allowed: &[&str]) {
        if !allowed.contains(&name.as_str()) {
            let what = match allowed {
                [] => "is not known; there is none here".to_owned(),
                known => format!("is not known here; known are: {}", known.join(", ")),
            };
            self.fault(&name, &what);
        } else if self.get(&name).is_some() {
            self.fault(&name, "is given twice");
        } else {
            self.values.push((name, value));
        }
    }

    fn fault(&mut self, name: &str, what: &str) {
        let pointer = endcap_model::finding::member("", name);
        self.faults
            .push(Fault::at(pointer, format!("the parameter “{name}” {what}")));
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.values
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Percent-decoded text, or `None` where a `%` is not followed by two digits or the bytes are not
/// UTF-8.
pub(crate) fn decoded(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => 16 * hex(rest.next()?)? + hex(rest.next()?)?,
            b'+' if plus_is_space => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{Query, decoded};

    #[test]
    fn texts_are_decoded_or_refused() {
        for (text, expected) in [
            ("category%3AA+%3E%20B", Some("category:A > B")),
            ("caf%C3%A9", Some("café")),
            ("a%2Bb", Some("a+b")),
            ("%", None),
            ("%2", None),
            ("%zz", None),
            ("%+1", None),
            ("%ff", None),
        ] {
            assert_eq!(decoded(text, true).as_deref(), expected, "{text}");
        }
        assert_eq!(decoded("a+b", false).as_deref(), Some("a+b"));
    }

    #[test]
    fn unknown_repeated_and_garbled_parameters_are_faults() {
        for (raw, faults) in [
            ("page=a", 0),
            ("", 0),
            ("&page=a&", 0),
            ("Page=a", 1),
            ("page=a&page=a", 1),
            ("page=%zz", 1),
            ("page=a&x&y=1", 2),
        ] {
            assert_eq!(
                Query::parse(Some(raw), &["page"]).faults.len(),
                faults,
                "{raw}"
            );
        }
        assert_eq!(Query::parse(None, &[]).get("page"), None);
        assert_eq!(
            Query::parse(Some("page=a=b"), &["page"]).get("page"),
            Some("a=b")
        );
    }
}
