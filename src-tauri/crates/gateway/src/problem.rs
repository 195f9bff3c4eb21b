//! Every error that leaves the gateway, as an RFC 9457 problem.
//!
//! Owns the mapping from what went wrong to a status and plain words. Refuses to tell a stranger
//! what is inside: causes of failures on our side go to the log, not into the answer.

use axum::http::header::{CONTENT_TYPE, ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use endcap_backend::{BackendError, LineFault, SourceError};
use endcap_model::finding::Finding;
use serde::Serialize;
use utoipa::ToSchema;

/// One of several errors: where, and a reason for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Fault {
    /// JSON pointer into the body, or `/name` of a query parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pointer: Option<String>,
    /// 1-based line of a catalog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u64>,
    /// A reason for people.
    pub(crate) reason: String,
}

impl Fault {
    pub(crate) fn at(pointer: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            pointer: Some(pointer.into()),
            line: None,
            reason: reason.into(),
        }
    }
}

impl From<Finding> for Fault {
    fn from(finding: Finding) -> Self {
        Self::at(finding.pointer, finding.reason)
    }
}

impl From<LineFault> for Fault {
    fn from(fault: LineFault) -> Self {
        Self {
            pointer: fault.pointer,
            line: Some(fault.line),
            reason: fault.reason,
        }
    }
}

/// An answer that is an error.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    detail: String,
    errors: Vec<Fault>,
    etag: Option<String>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// RFC 9457, with the contract's `errors`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemBody {
    /// Always `about:blank`: the status says it.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What is wrong and what to do, for people.
    detail: String,
    /// Every error, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Fault>,
    /// With 412: the ETag of what is live, bare.
    #[serde(skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status,
            detail: detail.into(),
            errors: Vec::new(),
            etag: None,
            headers: Vec::new(),
        }
    }

    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, detail)
    }

    pub(crate) fn invalid(detail: impl Into<String>, errors: Vec<Fault>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail).with_errors(errors)
    }

    pub(crate) fn unauthorized(challenge: &'static str) -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "give a token that this gateway knows",
        )
        .with_header(WWW_AUTHENTICATE, HeaderValue::from_static(challenge))
    }

    pub(crate) fn too_large(limit: u64) -> Self {
        let detail = format!("the body is larger than the {limit} bytes that are taken here");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    }

    pub(crate) fn too_slow() -> Self {
        Self::new(
            StatusCode::REQUEST_TIMEOUT,
            "the request took too long to arrive or to answer",
        )
        .with_header(
            axum::http::header::CONNECTION,
            HeaderValue::from_static("close"),
        )
    }

    pub(crate) fn stale(current: Option<String>) -> Self {
        let detail = match &current {
            Some(_) => "another rule set is live than the one this request expects",
            None => "no rule set is live yet; the first one is sent with If-None-Match: *",
        };
        let mut problem = Self::new(StatusCode::PRECONDITION_FAILED, detail);
        if let Some(tag) = current.as_deref().and_then(quoted) {
            problem = problem.with_header(ETAG, tag);
        }
        problem.etag = current;
        problem
    }

    /// Nothing is told of what happened inside; the log has it under the request's id.
    pub(crate) fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "something broke inside the gateway; its log says what",
        )
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }

    pub(crate) fn with_errors(mut self, errors: Vec<Fault>) -> Self {
        self.errors = errors;
        self
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// An ETag as it stands in a header.
pub(crate) fn quoted(etag: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("\"{etag}\"")).ok()
}

impl From<BackendError> for Problem {
    fn from(error: BackendError) -> Self {
        match error {
            BackendError::Source(error) => error.into(),
            BackendError::Conflict { current } => Self::stale(current),
            BackendError::NoEnvironment(name) => no_environment(name.as_str()),
            BackendError::NoRevision(_) | BackendError::NoProduct(_) => {
                Self::not_found(error.to_string())
            }
            BackendError::Ask { index, error } => Self::not_found(error.to_string())
                .with_errors(vec![Fault::at(format!("/asks/{index}"), error.to_string())]),
            BackendError::Away {
                retry_after,
                ref source,
            } => {
                tracing::error!(cause = ?source, "the engine is away");
                Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "the engine is away, so nothing was done; try again shortly",
                )
                .with_header(RETRY_AFTER, HeaderValue::from(retry_after))
            }
            BackendError::Unsettled {
                doing,
                retry_after,
                ref source,
            } => {
                tracing::error!(cause = ?source, doing, "it is not known whether a write happened");
                let detail = format!(
                    "{doing}: the engine went away before it said whether this happened. It \
                     happened whole or not at all: ask for what is live before sending it again"
                );
                Self::new(StatusCode::SERVICE_UNAVAILABLE, detail)
                    .with_header(RETRY_AFTER, HeaderValue::from(retry_after))
            }
            error => {
                tracing::error!(cause = ?error, "the back end failed");
                Self::internal()
            }
        }
    }
}

impl From<SourceError> for Problem {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Faults(faults) => {
                let lines = faults
                    .iter()
                    .map(|fault| fault.line)
                    .collect::<std::collections::BTreeSet<_>>();
                let detail = match lines.iter().next() {
                    Some(line) if lines.len() == 1 => {
                        format!("line {line} can't be taken; nothing was changed")
                    }
                    _ => format!("{} lines can't be taken; nothing was changed", lines.len()),
                };
                Self::invalid(detail, faults.into_iter().map(Fault::from).collect())
            }
            SourceError::TooLarge {
                limit,
                line: Some(line),
            } => Self::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("line {line} is longer than the {limit} bytes that one product may have"),
            ),
            SourceError::TooLarge { limit, line: None } => Self::too_large(limit),
            SourceError::TooSlow => Self::too_slow(),
            SourceError::Broken(_) => Self::bad_request("the body broke off before its end"),
            error => {
                tracing::error!(cause = ?error, "a catalog could not be read");
                Self::internal()
            }
        }
    }
}

pub(crate) fn no_environment(name: &str) -> Problem {
    Problem::not_found(format!(
        "there is no environment “{name}”: it comes into being with its first rule set"
    ))
}

impl Problem {
    fn into_body(self) -> ProblemBody {
        ProblemBody {
            kind: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            detail: self.detail,
            errors: self.errors,
            etag: self.etag,
        }
    }

    /// The body alone, for an answer that is made by hand.
    pub(crate) fn into_json(self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(&self.into_body())
    }
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        let (status, extra) = (self.status, std::mem::take(&mut self.headers));
        let mut response = (status, axum::Json(self.into_body())).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.extend(extra);
        response
    }
}
