//! `Endcap-Author` and `Endcap-Note`: who publishes and what they say.
//!
//! Owns the reading of those headers: percent-encoded UTF-8 of limited length. Refuses to trust
//! them for access; roles come from tokens alone.

use axum::http::HeaderMap;
use chrono::Utc;
use endcap_backend::Byline;

use crate::problem::Problem;
use crate::strict_query::decoded;

const LONGEST_AUTHOR: usize = 200;
const LONGEST_NOTE: usize = 2_000;

/// The byline of a publication that is taken now.
pub(crate) fn read(headers: &HeaderMap) -> Result<Byline, Problem> {
    Ok(Byline {
        at: Utc::now(),
        author: said(headers, "endcap-author", LONGEST_AUTHOR)?,
        note: said(headers, "endcap-note", LONGEST_NOTE)?,
    })
}

fn said(headers: &HeaderMap, name: &str, longest: usize) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let text = value.to_str().ok().and_then(|text| decoded(text, false));
    let text =
        text.ok_or_else(|| Problem::bad_request(format!("{name} is percent-encoded UTF-8")))?;
    if text.chars().count() > longest {
        return Err(Problem::bad_request(format!(
            "{name} has at most {longest} characters"
        )));
    }
    Ok((!text.is_empty()).then_some(text))
}
