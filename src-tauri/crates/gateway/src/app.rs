//! The gateway as one router: what every request goes through, and where it ends.
//!
//! Owns the order of the layers and the shared state. Refuses sockets: `server` has them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use endcap_backend::Backend;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{
    MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::sensitive_headers::SetSensitiveRequestHeadersLayer;
use tower_http::trace::TraceLayer;

use crate::access::{self, TokensFile};
use crate::config::Limits;
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::stale::LastAnswers;
use crate::{routes, shop};

/// What every handler may use. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App {
    inner: Arc<Inner>,
}

struct Inner {
    backend: Arc<dyn Backend>,
    tokens: Option<Arc<TokensFile>>,
    limits: Limits,
    metrics: Metrics,
    openapi: String,
    last_answers: LastAnswers,
}

impl App {
    pub(crate) fn backend(&self) -> &dyn Backend {
        self.inner.backend.as_ref()
    }

    pub(crate) fn tokens(&self) -> Option<&TokensFile> {
        self.inner.tokens.as_deref()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    pub(crate) fn last_answers(&self) -> &LastAnswers {
        &self.inner.last_answers
    }

    pub(crate) fn openapi(&self) -> &str {
        &self.inner.openapi
    }
}

/// The whole gateway over a back end.
pub(crate) fn router(
    backend: Arc<dyn Backend>,
    tokens: Option<Arc<TokensFile>>,
    limits: Limits,
    serve_stale: Option<Duration>,
) -> Router {
    let (api, description) = routes::api();
    let openapi = description.to_json().unwrap_or_default();
    let metrics = Metrics::default();
    let app = App {
        inner: Arc::new(Inner {
            backend,
            tokens,
            limits,
            metrics,
            openapi,
            last_answers: LastAnswers::new(serve_stale),
        }),
    };
    let request_id = HeaderName::from_static("x-request-id");
    let layers = ServiceBuilder::new()
        .layer(SetSensitiveRequestHeadersLayer::new([
            axum::http::header::AUTHORIZATION,
        ]))
        .layer(SetRequestIdLayer::new(request_id.clone(), MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(request_id))
        .layer(from_fn_with_state(app.clone(), measure))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::internal().into_response()
        }))
        .layer(from_fn_with_state(app.clone(), access::only_loopback))
        .layer(from_fn_with_state(app.clone(), access::admit))
        .layer(from_fn_with_state(app.clone(), in_time));
    api.merge(shop::routes())
        .fallback(async || {
            Problem::not_found("there is nothing here; /v1/openapi.json lists what there is")
        })
        .method_not_allowed_fallback(not_allowed)
        .layer(layers)
        .with_state(app)
}

async fn not_allowed() -> Problem {
    let detail = "this address does not take that method; the Allow header says which it takes";
    Problem::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, detail)
}

/// The log names a request by its id, never by a header that may hold a secret.
fn span(request: &axum::http::Request<Body>) -> tracing::Span {
    let id = request.extensions().get::<RequestId>();
    let id = id
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}

async fn measure(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("unmatched", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let started = Instant::now();
    let mut response = next.run(request).await;
    app.metrics().request(
        method.as_str(),
        &route,
        response.status().as_u16(),
        started.elapsed(),
    );
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    response
}

/// Catalogs take as long as their sender keeps sending, publications as long as it takes to know
/// whether they happened; all else has one limit.
async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limits = app.limits();
    let limit = match request.uri().path() {
        "/v1/catalog" => limits.catalog_time,
        path if path.ends_with("/ruleset") || path.ends_with("/restore") => limits.publish_time,
        _ => limits.answer_time,
    };
    let answered = tokio::time::timeout(limit, next.run(request)).await;
    answered.unwrap_or_else(|_| Problem::too_slow().into_response())
}
