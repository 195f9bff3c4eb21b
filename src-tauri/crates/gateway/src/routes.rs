//! Section 5 of the contract, a file per group of addresses.
//!
//! Owns the list of routes, of which the OpenAPI description is made, and what they share.

mod catalog;
mod explaining;
mod operations;
mod publishing;
mod ranking;
mod segments;

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use endcap_backend::LiveRuleSet;
use endcap_model::environment::EnvironmentName;
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::problem::{Problem, no_environment};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Endcap gateway",
        description = "Ranking contract, version 1: catalogs, rule sets and ranked pages.",
        license(name = "MIT", identifier = "MIT")
    ),
    security(("token" = [])),
    modifiers(&BearerTokens)
)]
struct Description;

struct BearerTokens;

impl utoipa::Modify for BearerTokens {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        openapi
            .components
            .get_or_insert_default()
            .add_security_scheme("token", bearer);
    }
}

/// The routes and their description.
pub(crate) fn api() -> (Router<App>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(operations::health))
        .routes(routes!(operations::metrics))
        .routes(routes!(operations::openapi))
        .routes(routes!(catalog::read, catalog::replace, catalog::patch))
        .routes(routes!(catalog::lookup))
        .routes(routes!(publishing::ruleset, publishing::publish))
        .routes(routes!(publishing::history))
        .routes(routes!(publishing::document))
        .routes(routes!(publishing::restore))
        .routes(routes!(ranking::rank, ranking::rank_batch))
        .routes(routes!(ranking::rank_draft))
        .routes(routes!(explaining::explain))
        .routes(routes!(segments::segment))
        .split_for_parts()
}

/// Parameters in the path. Text that is not UTF-8 names nothing: 404.
pub(crate) struct InPath(Vec<String>);

impl<S: Send + Sync> FromRequestParts<S> for InPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Path(named) =
            path.map_err(|_| Problem::not_found("there is nothing at this address"))?;
        Ok(Self(named.into_iter().map(|(_, value)| value).collect()))
    }
}

impl InPath {
    fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    fn second(&self) -> &str {
        self.0.get(1).map_or("", String::as_str)
    }

    /// The environment, which comes first in every path that has one.
    pub(crate) fn environment(&self) -> Result<EnvironmentName, Problem> {
        EnvironmentName::try_from(self.first()).map_err(|_| no_environment(self.first()))
    }
}

/// The rule set that an environment serves, or 404.
pub(crate) async fn live(
    app: &App,
    environment: &EnvironmentName,
) -> Result<Arc<LiveRuleSet>, Problem> {
    let live = app.backend().live(environment).await?;
    let live = live.ok_or_else(|| no_environment(environment.as_str()))?;
    app.last_answers().keep_rules(environment, &live);
    Ok(live)
}
