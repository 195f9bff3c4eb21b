//! Rule sets: the live one, publications, history and restoring.
//!
//! Owns the order of refusals: role, existence, readability, belief, validity.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use endcap_backend::{Document, Expect, Published};
use endcap_model::json::Json as Tree;
use endcap_model::strict;

use super::{InPath, live};
use crate::access::Caller;
use crate::app::App;
use crate::asks::{refuse, repeated};
use crate::precondition::{self, has_already};
use crate::problem::{Fault, Problem, ProblemBody, quoted};
use crate::shapes::{HistoryBody, PublishedBody, RestoreBody, RuleSetBody};
use crate::strict_query::NoParameters;
use crate::{body, byline};

/// The live document in canonical form, with its `ETag`.
#[utoipa::path(get, path = "/v1/environments/{env}/ruleset", tag = "rule sets",
    params(("env" = String, Path)),
    responses(
        (status = 200, body = RuleSetBody),
        (status = 304, description = "The document is the one named in If-None-Match"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ruleset(
    State(app): State<App>,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let live = live(&app, &path.environment()?).await?;
    query.check()?;
    document_answer(&live.document, &headers)
}

fn document_answer(document: &Document, headers: &HeaderMap) -> Result<Response, Problem> {
    let tag = quoted(document.etag()).ok_or_else(Problem::internal)?;
    if has_already(headers, document.etag()) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let kind = axum::http::HeaderValue::from_static("application/json");
    Ok((
        [(CONTENT_TYPE, kind), (ETAG, tag)],
        document.canonical().to_owned(),
    )
        .into_response())
}

/// Publishes a document: the first with `If-None-Match: *`, later ones with `If-Match`.
#[utoipa::path(put, path = "/v1/environments/{env}/ruleset", tag = "rule sets",
    params(
        ("env" = String, Path),
        ("If-Match" = Option<String>, Header),
        ("If-None-Match" = Option<String>, Header),
        ("Endcap-Author" = Option<String>, Header),
        ("Endcap-Note" = Option<String>, Header),
    ),
    request_body = RuleSetBody,
    responses(
        (status = 200, body = PublishedBody),
        (status = 201, body = PublishedBody),
        (status = 412, body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, body = ProblemBody, content_type = "application/problem+json"),
        (status = 428, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn publish(
    State(app): State<App>,
    caller: Caller,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    caller.may_write_environment(path.first())?;
    let environment = path.environment()?;
    query.check()?;
    let json = body::json(&headers, body, app.limits()).await?;
    let byline = byline::read(&headers)?;
    let expect = precondition::required(precondition::belief(&headers)?)?;
    // The write compares again, in one step; here it is only told before errors of the document.
    let before = app.backend().live(&environment).await?;
    let current = before.as_ref().map(|live| live.document.etag());
    if !expect.holds(current) {
        return Err(Problem::stale(current.map(str::to_owned)));
    }
    let document = tokio::task::spawn_blocking(move || parse(&json)).await;
    let document = document.map_err(|_| Problem::internal())??;
    let published = app
        .backend()
        .publish(&environment, document, &expect, byline)
        .await?;
    let is_first = expect == Expect::Nothing;
    published_answer(
        &app,
        published,
        if is_first {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        },
    )
}

fn parse(json: &Tree) -> Result<Arc<Document>, Problem> {
    let document = Document::parse(json).map_err(|findings| {
        let errors: Vec<Fault> = findings.into_iter().map(Fault::from).collect();
        Problem::invalid(errors_words(errors.len()), errors)
    })?;
    Ok(Arc::new(document))
}

pub(super) fn errors_words(count: usize) -> String {
    match count {
        1 => "the rule set has an error; nothing was published".to_owned(),
        count => format!("the rule set has {count} errors; nothing was published"),
    }
}

fn published_answer(
    app: &App,
    published: Published,
    status: StatusCode,
) -> Result<Response, Problem> {
    app.metrics().published();
    let tag = quoted(&published.etag).ok_or_else(Problem::internal)?;
    Ok((status, [(ETAG, tag)], Json(PublishedBody::from(published))).into_response())
}

/// Every revision, newest first.
#[utoipa::path(get, path = "/v1/environments/{env}/history", tag = "rule sets",
    params(("env" = String, Path)),
    responses(
        (status = 200, body = HistoryBody),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn history(
    State(app): State<App>,
    path: InPath,
    query: NoParameters,
) -> Result<Json<HistoryBody>, Problem> {
    let revisions = app.backend().history(&path.environment()?).await?;
    query.check()?;
    Ok(Json(HistoryBody {
        revisions: revisions.into_iter().map(Into::into).collect(),
    }))
}

/// The document of one revision, with its `ETag`.
#[utoipa::path(get, path = "/v1/environments/{env}/history/{revision}", tag = "rule sets",
    params(("env" = String, Path), ("revision" = u64, Path)),
    responses(
        (status = 200, body = RuleSetBody),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn document(
    State(app): State<App>,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let environment = path.environment()?;
    let digits = path.second().bytes().all(|byte| byte.is_ascii_digit());
    let revision = path.second().parse::<u64>().ok().filter(|_| digits);
    let nothing = || Problem::not_found(format!("there is no revision {}", path.second()));
    let document = app
        .backend()
        .document(&environment, revision.ok_or_else(nothing)?)
        .await?;
    query.check()?;
    document_answer(&document, &headers)
}

/// Publishes the document of an earlier revision again, as a new revision.
#[utoipa::path(post, path = "/v1/environments/{env}/restore", tag = "rule sets",
    params(
        ("env" = String, Path),
        ("If-Match" = String, Header),
        ("Endcap-Author" = Option<String>, Header),
        ("Endcap-Note" = Option<String>, Header),
    ),
    request_body = RestoreBody,
    responses(
        (status = 200, body = PublishedBody),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, body = ProblemBody, content_type = "application/problem+json"),
        (status = 428, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn restore(
    State(app): State<App>,
    caller: Caller,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    caller.may_write_environment(path.first())?;
    let environment = path.environment()?;
    live(&app, &environment).await?;
    let revision = revision(&body::json(&headers, body, app.limits()).await?)?;
    app.backend().document(&environment, revision).await?;
    query.check()?;
    let byline = byline::read(&headers)?;
    let expect = precondition::required_match(precondition::belief(&headers)?)?;
    let published = app
        .backend()
        .restore(&environment, revision, &expect, byline)
        .await?;
    published_answer(&app, published, StatusCode::OK)
}

fn revision(json: &Tree) -> Result<u64, Problem> {
    let mut findings = Vec::new();
    repeated(json, "", &mut findings);
    let range = (1, endcap_model::json::MAX_INTEGER);
    let revision = strict::members(json, "", &["revision"], &mut findings)
        .and_then(|members| members.required_integer("revision", range, &mut findings));
    refuse(findings.into_iter().map(Fault::from).collect())?;
    revision
        .map(i64::unsigned_abs)
        .ok_or_else(Problem::internal)
}
