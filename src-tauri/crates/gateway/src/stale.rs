//! Last known answers, for while the engine is away: only if that is switched on.
//!
//! Owns which answers are kept (ranked pages, whole, by all that determines them; and the rule set of
//! each environment, by which a shopper's segment is told), for how long, and how an answer says
//! that it is one of them. Refuses to serve any while the engine answers, and to guess one that was
//! never given. Explanations, products and histories are for people who work, not for shoppers: they
//! are never old.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::Json;
use axum::http::header::{AGE, WARNING};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use endcap_backend::LiveRuleSet;
use endcap_model::environment::EnvironmentName;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use serde_json::{Value, json};

use crate::asks::WrittenAsk;
use crate::problem::Problem;
use crate::shapes::StaleBody;

/// Bytes of all answers that are kept.
const ROOM: u64 = 128 * 1024 * 1024;
/// Answers that are about expected; room is made for more by itself.
const ABOUT: usize = 4_096;
const ENDCAP_STALE: HeaderName = HeaderName::from_static("endcap-stale");

/// When something was true for sure.
#[derive(Clone, Copy)]
pub(crate) struct Age {
    at: Instant,
    said_at: DateTime<Utc>,
}

/// What was answered to one question.
#[derive(Clone)]
struct Kept {
    body: Arc<Value>,
    bytes: u64,
    age: Age,
}

/// A rule set that was live when it was last asked for.
#[derive(Clone)]
pub(crate) struct LastRules {
    pub(crate) value: Arc<LiveRuleSet>,
    pub(crate) age: Age,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<String, Kept> for Bytes {
    fn weight(&self, key: &String, kept: &Kept) -> u64 {
        kept.bytes + key.len() as u64 + 200
    }
}

/// Nothing is kept unless there is a time for which it may be served.
pub(crate) struct LastAnswers {
    kept: Option<(Duration, Cache<String, Kept, Bytes>)>,
    rules: RwLock<HashMap<EnvironmentName, LastRules>>,
}

/// All that determines an answer, but for the rule set, the catalog and the time.
pub(crate) fn question(environment: &EnvironmentName, asks: &[WrittenAsk]) -> String {
    format!("{environment} {asks:?}")
}

impl LastAnswers {
    /// Serves answers of up to `at_most` ago; `None`: none at all.
    pub(crate) fn new(at_most: Option<Duration>) -> Self {
        Self {
            kept: at_most.map(|at_most| (at_most, Cache::with_weighter(ABOUT, ROOM, Bytes))),
            rules: RwLock::default(),
        }
    }

    /// Keeps a rule set that is live now.
    pub(crate) fn keep_rules(&self, environment: &EnvironmentName, live: &Arc<LiveRuleSet>) {
        if self.kept.is_none() {
            return;
        }
        let last = LastRules {
            value: Arc::clone(live),
            age: Age::now(),
        };
        let mut rules = self.rules.write().unwrap_or_else(PoisonError::into_inner);
        rules.insert(environment.clone(), last);
    }

    /// The last known rule set where the engine is away; else the problem.
    pub(crate) fn rules(
        &self,
        environment: &EnvironmentName,
        problem: Problem,
    ) -> Result<LastRules, Problem> {
        let Some((at_most, _)) = &self.kept else {
            return Err(problem);
        };
        if problem.status() != StatusCode::SERVICE_UNAVAILABLE {
            return Err(problem);
        }
        let rules = self.rules.read().unwrap_or_else(PoisonError::into_inner);
        let last = rules.get(environment).cloned();
        let young = last.filter(|last| last.age.at.elapsed() <= *at_most);
        young.ok_or(problem)
    }

    /// The answer, which is kept; or the last known one where the engine is away.
    pub(crate) fn answer(
        &self,
        question: impl FnOnce() -> String,
        outcome: Result<impl Serialize, Problem>,
    ) -> Result<Response, Problem> {
        let Some((at_most, kept)) = &self.kept else {
            return outcome.map(|body| Json(body).into_response());
        };
        match outcome {
            Ok(body) => {
                let body = serde_json::to_value(body).map_err(|_| Problem::internal())?;
                let text = body.to_string();
                let bytes = 2 * text.len() as u64;
                let one = Kept {
                    body: Arc::new(body),
                    bytes,
                    age: Age::now(),
                };
                kept.insert(question(), one);
                let kind = HeaderValue::from_static("application/json");
                Ok(([(axum::http::header::CONTENT_TYPE, kind)], text).into_response())
            }
            Err(problem) if problem.status() == StatusCode::SERVICE_UNAVAILABLE => {
                let last = kept.get(&question());
                let young = last.filter(|last| last.age.at.elapsed() <= *at_most);
                young.map(|last| last.response()).ok_or(problem)
            }
            Err(problem) => Err(problem),
        }
    }
}

impl Kept {
    /// The same, saying that it is old: by a member, and by headers for those who do not look.
    fn response(&self) -> Response {
        let mut body = Value::clone(&self.body);
        body["stale"] = json!(self.age.body());
        (self.age.headers(), Json(body)).into_response()
    }
}

impl Age {
    fn now() -> Self {
        Self {
            at: Instant::now(),
            said_at: Utc::now(),
        }
    }

    pub(crate) fn body(&self) -> StaleBody {
        StaleBody {
            answered_at: self
                .said_at
                .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            seconds: self.at.elapsed().as_secs(),
        }
    }

    pub(crate) fn headers(&self) -> [(HeaderName, HeaderValue); 3] {
        let seconds = self.at.elapsed().as_secs();
        let warning = HeaderValue::from_static("110 endcap-gateway \"Response is Stale\"");
        [
            (WARNING, warning),
            (AGE, HeaderValue::from(seconds)),
            (ENDCAP_STALE, HeaderValue::from(seconds)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::body::to_bytes;
    use axum::http::StatusCode;
    use axum::response::Response;
    use endcap_backend::{Document, LiveRuleSet};
    use endcap_model::environment::EnvironmentName;
    use endcap_model::json::Json;
    use serde_json::{Value, json};

    use super::LastAnswers;
    use crate::problem::Problem;

    fn away() -> Result<Value, Problem> {
        Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "away"))
    }

    fn ask(
        last: &LastAnswers,
        name: &str,
        outcome: Result<Value, Problem>,
    ) -> Result<Response, u16> {
        let answer = last.answer(|| name.to_owned(), outcome);
        answer.map_err(|problem| problem.status().as_u16())
    }

    async fn body(response: Response) -> Value {
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[tokio::test]
    async fn a_last_known_answer_is_given_only_while_away_and_says_so() {
        let last = LastAnswers::new(Some(Duration::from_secs(60)));
        assert_eq!(ask(&last, "a", away()).err(), Some(503));
        let fresh = ask(&last, "a", Ok(json!({"total": 1}))).unwrap();
        assert_eq!(body(fresh).await, json!({"total": 1}));
        let stale = ask(&last, "a", away()).unwrap();
        assert!(stale.headers().contains_key("endcap-stale"));
        assert!(
            stale.headers()["warning"]
                .to_str()
                .unwrap()
                .starts_with("110 ")
        );
        let stale = body(stale).await;
        assert_eq!(stale["total"], 1);
        assert_eq!(stale["stale"]["seconds"], 0);
        // Another question, and another kind of failure, have no answer.
        assert_eq!(ask(&last, "b", away()).err(), Some(503));
        assert_eq!(
            ask(&last, "a", Err(Problem::not_found("gone"))).err(),
            Some(404)
        );
    }

    #[tokio::test]
    async fn nothing_is_given_that_is_too_old_or_where_it_is_off() {
        for last in [
            LastAnswers::new(None),
            LastAnswers::new(Some(Duration::ZERO)),
        ] {
            assert!(ask(&last, "a", Ok(json!({}))).is_ok());
            assert_eq!(ask(&last, "a", away()).err(), Some(503));
        }
    }

    #[test]
    fn a_last_known_rule_set_serves_only_while_away_and_young() {
        let name = EnvironmentName::try_from("production").unwrap();
        let document = json!({"format": "endcap.ruleset/1", "store": {"name": "S", "currency": "EUR",
            "time_zone": "UTC", "metrics_days": 28}});
        let live = Arc::new(LiveRuleSet {
            revision: 7,
            document: Arc::new(Document::parse(&Json::from(document)).unwrap()),
        });
        let away = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "away");
        let rules = |last: &LastAnswers, problem| {
            let found = last.rules(&name, problem).map(|last| last.value.revision);
            found.map_err(|problem| problem.status().as_u16())
        };
        let on = LastAnswers::new(Some(Duration::from_secs(60)));
        assert_eq!(rules(&on, away()), Err(503));
        on.keep_rules(&name, &live);
        assert_eq!(rules(&on, away()), Ok(7));
        assert_eq!(rules(&on, Problem::not_found("gone")), Err(404));
        for never in [
            LastAnswers::new(None),
            LastAnswers::new(Some(Duration::ZERO)),
        ] {
            never.keep_rules(&name, &live);
            assert_eq!(rules(&never, away()), Err(503));
        }
    }
}
