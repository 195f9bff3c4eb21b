//! For those who run a gateway: health, metrics, and the description of the API.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::problem::{Problem, ProblemBody};
use crate::shapes::HealthBody;

/// Is it there, and with how many products? For anyone, without a token.
#[utoipa::path(get, path = "/v1/health", tag = "operations", security(()), responses(
    (status = 200, body = HealthBody),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
))]
pub(crate) async fn health(State(app): State<App>) -> Result<Json<HealthBody>, Problem> {
    let (catalog, engine_version) =
        futures::try_join!(app.backend().status(), app.backend().engine_version())?;
    Ok(Json(HealthBody {
        status: "ok",
        engine: app.backend().engine(),
        version: env!("CARGO_PKG_VERSION"),
        engine_version,
        formats: [endcap_model::ruleset::FORMAT],
        products: catalog.products,
    }))
}

/// Counters and histograms for Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses(
    (status = 200, body = String, content_type = "application/openmetrics-text"),
))]
pub(crate) async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
    let products = app.backend().status().await?.products;
    let text = app
        .metrics()
        .text(products)
        .map_err(|_| Problem::internal())?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(CONTENT_TYPE, kind)], text).into_response())
}

/// This description.
#[utoipa::path(get, path = "/v1/openapi.json", tag = "operations", responses(
    (status = 200, body = Object),
))]
pub(crate) async fn openapi(State(app): State<App>) -> Response {
    (
        [(CONTENT_TYPE, "application/json")],
        app.openapi().to_owned(),
    )
        .into_response()
}
