//! The segment of a shopper.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use endcap_model::json::Json as Tree;
use endcap_model::shopper::Shopper;
use endcap_model::strict;

use super::{InPath, live};
use crate::app::App;
use crate::asks::{refuse, repeated};
use crate::body;
use crate::problem::{Fault, Problem, ProblemBody};
use crate::shapes::{SegmentBody, ShopperBody};
use crate::stale::Age;
use crate::strict_query::NoParameters;

/// The first segment that matches the shopper, or `everyone`. A shop asks for it before it asks for
/// pages: while the engine is away, the last known rule set answers where that is switched on.
#[utoipa::path(post, path = "/v1/environments/{env}/segment", tag = "segments",
    params(("env" = String, Path)),
    request_body = ShopperBody,
    responses(
        (status = 200, body = SegmentBody),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn segment(
    State(app): State<App>,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let environment = path.environment()?;
    let (live, age) = match live(&app, &environment).await {
        Ok(live) => (live, None),
        Err(problem) => {
            let last = app.last_answers().rules(&environment, problem)?;
            (last.value, Some(last.age))
        }
    };
    query.check()?;
    let shopper = shopper(&body::json(&headers, body, app.limits()).await?)?;
    let segment = live.document.rules().segment_of(&shopper);
    let answer = Json(SegmentBody {
        segment: segment.into(),
        stale: age.as_ref().map(Age::body),
    });
    Ok(match age {
        Some(age) => (age.headers(), answer).into_response(),
        None => answer.into_response(),
    })
}

fn shopper(json: &Tree) -> Result<Shopper, Problem> {
    let mut findings = Vec::new();
    repeated(json, "", &mut findings);
    let shopper = strict::members(json, "", &["shopper"], &mut findings)
        .and_then(|members| members.required("shopper", &mut findings));
    refuse(findings.into_iter().map(Fault::from).collect())?;
    let shopper = shopper.ok_or_else(Problem::internal)?;
    Shopper::from_json(shopper).map_err(|findings| {
        let errors = findings
            .into_iter()
            .map(|finding| finding.under("/shopper").into())
            .collect();
        Problem::invalid(
            "the shopper has members or values that are not of the contract",
            errors,
        )
    })
}
