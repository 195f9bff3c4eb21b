//! Reading what the engine said: an answer is whole, or it is an error.
//!
//! Owns the signs by which a partial answer is known: `timed_out`, `terminated_early`, failed
//! shards, the status within a multi-search.

use serde_json::Value;

use crate::error::EngineError;

/// Which copies of a shard are asked: the primary alone. After a node was lost, a copy that did not
/// become the primary goes back to what all copies agreed on: for a moment it knows neither the last
/// writes nor that it doesn't. No other copy is asked in the primary's place either, not even for the
/// moment in which the primary is gone and the news of it under way: by the time it is reached, another
/// may have become the primary, and it may be going back. So a read fails then, and is asked again.
pub(crate) const COPIES: &str = "_primary";

/// Asks searches not to answer for the shards that are there when others are not. Of an index they
/// are asked of [`COPIES`]; a search of a point in time has its copies by then.
pub(super) fn whole_only(path_and_query: &str) -> String {
    let (path, query) = match path_and_query.split_once('?') {
        Some((path, query)) => (path, query),
        None => (path_and_query, ""),
    };
    if !path.ends_with("_search") {
        return path_and_query.to_owned();
    }
    let more = if query.is_empty() { "" } else { "&" };
    let copies = if path == "_search" {
        String::new()
    } else {
        format!("&preference={COPIES}")
    };
    format!("{path}?{query}{more}allow_partial_search_results=false{copies}")
}

/// The answer to one exchange.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Value, EngineError> {
    if (200..300).contains(&status) {
        if body.is_empty() {
            return Ok(Value::Null);
        }
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| EngineError::Unreadable(error.to_string()))?;
        return whole(value);
    }
    let value = serde_json::from_slice(body).unwrap_or(Value::Null);
    Err(refusal(status, &value))
}

/// The answers to a multi-search.
pub(super) fn each(value: Value, expected: usize) -> Result<Vec<Value>, EngineError> {
    let Value::Object(mut members) = value else {
        return Err(EngineError::Unreadable("no object".to_owned()));
    };
    let Some(Value::Array(responses)) = members.remove("responses") else {
        return Err(EngineError::Unreadable("no “responses”".to_owned()));
    };
    if responses.len() != expected {
        let found = responses.len();
        return Err(EngineError::Unreadable(format!(
            "{found} answers to {expected} searches"
        )));
    }
    let one = |response: Value| match response["status"].as_u64() {
        None | Some(200) if response.get("error").is_none() => whole(response),
        status => Err(refusal(
            status
                .and_then(|status| u16::try_from(status).ok())
                .unwrap_or(500),
            &response,
        )),
    };
    responses.into_iter().map(one).collect()
}

fn whole(value: Value) -> Result<Value, EngineError> {
    let partial = |what: String| Err(EngineError::Partial(what));
    if value["timed_out"] == Value::Bool(true) {
        return partial("timed_out".to_owned());
    }
    // An aggregation that has its page stops early, and is whole.
    if value["terminated_early"] == Value::Bool(true) && value.get("aggregations").is_none() {
        return partial("terminated_early".to_owned());
    }
    let shards = &value["_shards"];
    if shards["failed"].as_u64().is_some_and(|failed| failed > 0) {
        return partial(format!("shards failed: {shards}"));
    }
    Ok(value)
}

fn refusal(status: u16, value: &Value) -> EngineError {
    let error = &value["error"];
    // What a search's phases report has its cause one step further in.
    let cause = &error["root_cause"][0];
    let text = |name: &str| {
        let found = error[name].as_str().filter(|text| !text.is_empty());
        found.or_else(|| cause[name].as_str()).unwrap_or_default()
    };
    let reason = match error {
        Value::String(reason) => reason.clone(),
        _ => {
            let causes = cause["reason"]
                .as_str()
                .filter(|said| *said != text("reason"));
            format!("{} {}", text("reason"), causes.unwrap_or_default())
        }
    };
    let (kind, reason) = (text("type").to_owned(), reason.trim().to_owned());
    match status {
        429 => EngineError::Overloaded(reason),
        502..=504 => EngineError::Unavailable { status, reason },
        // A search all of whose shards failed has the status of the first cause, or 500.
        500 if kind == "search_phase_execution_exception" => {
            EngineError::Unavailable { status, reason }
        }
        _ => EngineError::Refused {
            status,
            kind,
            reason,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{each, read, whole_only};
    use crate::error::EngineError;

    #[test]
    fn searches_alone_are_asked_to_be_whole() {
        for (given, expected) in [
            (
                "a/_search",
                "a/_search?allow_partial_search_results=false&preference=_primary",
            ),
            (
                "_search?x=1",
                "_search?x=1&allow_partial_search_results=false",
            ),
            ("a/_mget", "a/_mget"),
            ("a/_count?x=1", "a/_count?x=1"),
        ] {
            assert_eq!(whole_only(given), expected);
        }
    }

    #[test]
    fn a_partial_answer_is_an_error() {
        for partial in [
            json!({"timed_out": true, "_shards": {"failed": 0}}),
            json!({"timed_out": false, "_shards": {"total": 3, "successful": 2, "failed": 1}}),
            json!({"terminated_early": true}),
        ] {
            let one = read(200, partial.to_string().as_bytes());
            assert!(matches!(one, Err(EngineError::Partial(_))), "{partial}");
            let good = json!({"status": 200, "timed_out": false, "_shards": {"failed": 0}});
            let both = each(json!({"responses": [good, partial]}), 2);
            assert!(matches!(both, Err(EngineError::Partial(_))), "{partial}");
        }
        let cut = read(200, b"{\"hits\": {");
        assert!(matches!(cut, Err(EngineError::Unreadable(_))));
    }

    #[test]
    fn a_refusal_says_whether_it_passes() {
        let blocked = json!({"error": {"type": "cluster_block_exception", "reason": "read-only"}, "status": 403});
        let refused = |status: u16, body: &serde_json::Value| {
            read(status, body.to_string().as_bytes())
                .map_err(|error| (error.is_passing(), error.left_nothing()))
        };
        assert_eq!(refused(403, &blocked), Err((false, true)));
        assert_eq!(
            refused(
                409,
                &json!({"error": {"type": "version_conflict_engine_exception"}})
            ),
            Err((false, true))
        );
        assert_eq!(refused(429, &json!({"error": "busy"})), Err((true, true)));
        assert_eq!(refused(503, &json!({})), Err((true, false)));
        let phases =
            json!({"error": {"type": "search_phase_execution_exception", "root_cause": []}});
        assert_eq!(refused(500, &phases), Err((true, false)));
        let within = each(
            json!({"responses": [{"status": 503, "error": {"type": "x", "reason": "y"}}]}),
            1,
        );
        assert!(matches!(
            within,
            Err(EngineError::Unavailable { status: 503, .. })
        ));
    }
}
