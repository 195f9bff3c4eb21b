//! `GET /shop/{env}`: a page as a shopper sees it, made of the same rank call that the storefront
//! uses.
//!
//! Owns what can be chosen (page, segment, instant, sort) and what is shown of it. Refuses script
//! and every source of content but its own and pictures: see the policy below. Values are escaped
//! by the template engine.

mod link;
mod money;
mod navigation;
mod view;

use std::sync::LazyLock;

use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use endcap_backend::LiveRuleSet;
use endcap_model::id::ProductId;
use endcap_model::instant::Instant;
use endcap_model::page::Page;
use endcap_ranking::{Ask, CategoryNode};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::problem::Problem;
use crate::routes::{InPath, live};
use crate::shop::link::Choice;
use crate::shop::view::{Card, ShopPage};
use crate::strict_query::Query;

/// Products on one screen.
const SIZE: u64 = 24;
const CSS: &str = include_str!("../templates/shop.css");

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/shop/{env}", get(shop))
}

/// Only our own style (by its hash) and pictures; no script, no frame, no other origin.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(CSS.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src https: data:; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
});

async fn shop(State(app): State<App>, path: InPath, RawQuery(query): RawQuery) -> Response {
    match page(&app, &path, query.as_deref()).await {
        Ok(page) => html(StatusCode::OK, &page),
        Err(problem) => {
            let status = problem.status();
            html(status, &view::Sorry::of(problem.detail(), CSS))
        }
    }
}

fn html(status: StatusCode, page: &impl Template) -> Response {
    let Ok(body) = page.render() else {
        return Problem::internal().into_response();
    };
    let Ok(policy) = HeaderValue::from_str(&POLICY) else {
        return Problem::internal().into_response();
    };
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (CONTENT_SECURITY_POLICY, policy),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (status, headers, body).into_response()
}

async fn page(app: &App, path: &InPath, query: Option<&str>) -> Result<ShopPage, Problem> {
    let environment = path.environment()?;
    let live = live(app, &environment).await?;
    let rules = live.document.rules();
    let query = Query::parse(query, &link::PARAMETERS);
    if let Some(fault) = query.faults.first() {
        return Err(Problem::bad_request(fault.reason.clone()));
    }
    let categories = app.backend().categories().await?;
    let now = Instant::from_unix(chrono::Utc::now().timestamp());
    let start = || start(&categories);
    let choice = Choice::of(environment.as_str(), &query, rules, start)?;
    let at = choice.instant(rules.store.time_zone).unwrap_or(now);
    let ask = Ask {
        page: choice.page.clone(),
        segment: choice.segment.clone(),
        at,
        from: choice.from,
        size: SIZE,
        sort: choice.sort,
        explain: false,
    };
    let ranked = app.backend().rank(&live.document, vec![ask]).await?;
    app.metrics().ranked(1);
    let answer = ranked
        .answers
        .into_iter()
        .next()
        .ok_or_else(Problem::internal)?;
    let ids: Vec<ProductId> = answer
        .products
        .into_iter()
        .map(|placed| placed.id)
        .collect();
    let products = app.backend().lookup(&ids).await?;
    let cards = products
        .iter()
        .map(|product| Card::of(product, &rules.store.currency))
        .collect();
    let shelf = view::Shelf {
        cards,
        total: answer.total,
        generation: ranked.generation,
    };
    Ok(view::page(
        &LiveRuleSet::clone(&live),
        &choice,
        &categories,
        at,
        shelf,
        CSS,
    ))
}

/// Where a visitor starts who asked for no page.
fn start(categories: &[CategoryNode]) -> Page {
    match categories.first() {
        Some(category) => Page::Category(category.path.clone()),
        None => Page::Placement("home".to_owned()),
    }
}
