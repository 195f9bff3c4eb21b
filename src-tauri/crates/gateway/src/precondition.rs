//! `If-Match` and `If-None-Match`: what a publisher believes to be live.
//!
//! Owns the reading of those headers (RFC 9110). Refuses to compare: the back end does that in
//! one step with the write.

use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use endcap_backend::Expect;

use crate::problem::Problem;

/// What the headers say, [`None`] where they say nothing that a write could be bound to.
pub(crate) fn belief(headers: &HeaderMap) -> Result<Option<Expect>, Problem> {
    let matching = header(headers, &IF_MATCH)?;
    let none_matching = header(headers, &IF_NONE_MATCH)?;
    match (matching.as_deref(), none_matching.as_deref()) {
        (Some(_), Some(_)) => Err(Problem::bad_request(
            "give either If-Match or If-None-Match, not both",
        )),
        (Some("*"), None) | (None, None) => Ok(None),
        (Some(tags), None) => Ok(Some(Expect::OneOf(strong_tags(tags)?))),
        (None, Some("*")) => Ok(Some(Expect::Nothing)),
        (None, Some(_)) => Ok(None),
    }
}

/// The belief that a first or later publication needs.
pub(crate) fn required(expect: Option<Expect>) -> Result<Expect, Problem> {
    expect.ok_or_else(|| {
        missing("say what you replace: If-Match: \"ETAG\" of the live rule set, or If-None-Match: * for the first")
    })
}

/// The belief that only a live document can fulfil.
pub(crate) fn required_match(expect: Option<Expect>) -> Result<Expect, Problem> {
    match expect {
        Some(expect @ Expect::OneOf(_)) => Ok(expect),
        _ => Err(missing(
            "say what you replace: If-Match: \"ETAG\" of the live rule set",
        )),
    }
}

fn missing(detail: &str) -> Problem {
    Problem::new(StatusCode::PRECONDITION_REQUIRED, detail)
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Result<Option<String>, Problem> {
    let mut lines = Vec::new();
    for value in headers.get_all(name) {
        let text = value.to_str();
        lines.push(
            text.map_err(|_| Problem::bad_request(format!("{name} is not readable")))?
                .trim(),
        );
    }
    Ok((!lines.is_empty()).then(|| lines.join(", ")))
}

/// The strong tags of a list. Weak ones are left out: they never match strongly.
fn strong_tags(list: &str) -> Result<Vec<String>, Problem> {
    let bad =
        || Problem::bad_request("an ETag in If-Match stands in double quotes: If-Match: \"ETAG\"");
    let mut tags = Vec::new();
    for tag in list.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        let weak = tag.starts_with("W/");
        let quoted = tag.strip_prefix("W/").unwrap_or(tag);
        let bare = quoted
            .strip_prefix('"')
            .and_then(|t| t.strip_suffix('"'))
            .ok_or_else(bad)?;
        if bare.contains('"') {
            return Err(bad());
        }
        if !weak {
            tags.push(bare.to_owned());
        }
    }
    Ok(tags)
}

/// Whether the reader of a resource has it already (`If-None-Match`, weakly compared).
pub(crate) fn has_already(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|list| {
            list.split(',').map(str::trim).any(|tag| {
                tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"') == etag
            })
        })
}

#[cfg(test)]
mod tests {
    use super::{Expect, belief};
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    fn told(pairs: &[(&'static str, &'static str)]) -> Result<Option<Expect>, ()> {
        let headers: HeaderMap = pairs
            .iter()
            .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
            .collect();
        belief(&headers).map_err(|_| ())
    }

    #[test]
    fn headers_are_read_as_beliefs() {
        let one_of = |tags: &[&str]| {
            Ok(Some(Expect::OneOf(
                tags.iter().map(|tag| (*tag).to_owned()).collect(),
            )))
        };
        assert_eq!(told(&[]), Ok(None));
        assert_eq!(told(&[("if-none-match", "*")]), Ok(Some(Expect::Nothing)));
        assert_eq!(told(&[("if-none-match", "\"a\"")]), Ok(None));
        assert_eq!(told(&[("if-match", "\"a\"")]), one_of(&["a"]));
        assert_eq!(told(&[("if-match", "\"a\", \"b\"")]), one_of(&["a", "b"]));
        assert_eq!(told(&[("if-match", "W/\"a\"")]), one_of(&[]));
        assert_eq!(told(&[("if-match", "a")]), Err(()));
        assert_eq!(
            told(&[("if-match", "\"a\""), ("if-none-match", "*")]),
            Err(())
        );
    }
}
