//! Ranked pages: one, a batch, and one under a draft.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use endcap_backend::{Document, LiveRuleSet, Ranked};
use endcap_model::environment::EnvironmentName;
use endcap_model::instant::Instant;
use endcap_model::json::Json as Tree;
use endcap_model::strict;
use endcap_ranking::{Answer, Ask};

use super::publishing::errors_words;
use super::{InPath, live};
use crate::app::App;
use crate::asks::{self, Names, WrittenAsk, repeated, resolve};
use crate::body;
use crate::problem::{Fault, Problem, ProblemBody};
use crate::shapes::{AsksBody, BatchBody, DraftBody, RankBody};
use crate::stale;
use crate::strict_query::{NoParameters, Query};

const MOST_ASKS: usize = 100;

/// The second that it is now.
pub(super) fn now() -> Instant {
    Instant::from_unix(chrono::Utc::now().timestamp())
}

/// One page of the live rule set.
#[utoipa::path(get, path = "/v1/environments/{env}/rank", tag = "ranking",
    params(
        ("env" = String, Path),
        ("page" = String, Query),
        ("segment" = Option<String>, Query),
        ("at" = Option<String>, Query),
        ("from" = Option<u64>, Query),
        ("size" = Option<u64>, Query),
        ("sort" = Option<String>, Query),
        ("explain" = Option<bool>, Query),
    ),
    responses(
        (status = 200, body = RankBody),
        (status = 400, body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn rank(
    State(app): State<App>,
    path: InPath,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let environment = path.environment()?;
    let written = WrittenAsk::of_query(&mut Query::parse(query.as_deref(), &asks::MEMBERS));
    let written = [written];
    let answer = page(&app, &environment, &written).await;
    let question = || stale::question(&environment, &written);
    app.last_answers().answer(question, answer)
}

async fn page(
    app: &App,
    environment: &EnvironmentName,
    written: &[WrittenAsk],
) -> Result<RankBody, Problem> {
    let live = live(app, environment).await?;
    let names = Names::Of(live.document.rules());
    let asked = resolve(written, &names, Vec::new(), now())?;
    one(app, Some(live.revision), &live.document, asked).await
}

/// Up to 100 pages of one revision, one generation and, where `at` is left out, one instant.
#[utoipa::path(post, path = "/v1/environments/{env}/rank", tag = "ranking",
    params(("env" = String, Path)),
    request_body = AsksBody,
    responses(
        (status = 200, body = BatchBody),
        (status = 400, body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn rank_batch(
    State(app): State<App>,
    path: InPath,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let environment = path.environment()?;
    let live = match live(&app, &environment).await {
        Err(problem) if problem.status() != StatusCode::SERVICE_UNAVAILABLE => {
            return Err(problem);
        }
        outcome => outcome,
    };
    query.check()?;
    let json = body::json(&headers, body, app.limits()).await?;
    let (written, faults) = batch(&json);
    let answer = match live {
        Ok(live) => pages(&app, &live, &written, faults).await,
        Err(problem) => Err(problem),
    };
    let question = || stale::question(&environment, &written);
    app.last_answers().answer(question, answer)
}

async fn pages(
    app: &App,
    live: &LiveRuleSet,
    written: &[WrittenAsk],
    faults: Vec<Fault>,
) -> Result<BatchBody, Problem> {
    let asked = resolve(written, &Names::Of(live.document.rules()), faults, now())?;
    app.metrics().ranked(asked.len() as u64);
    let ranked = app.backend().rank(&live.document, asked.clone()).await?;
    let revision = Some(live.revision);
    let catalog = ranked.generation.clone();
    let answers = bodies(revision, &live.document, asked, ranked)?;
    let etag = live.document.etag().to_owned();
    Ok(BatchBody {
        revision: live.revision,
        etag,
        catalog,
        answers,
        stale: None,
    })
}

fn batch(json: &Tree) -> (Vec<WrittenAsk>, Vec<Fault>) {
    let mut findings = Vec::new();
    repeated(json, "", &mut findings);
    let list = strict::members(json, "", &["asks"], &mut findings).and_then(|members| {
        let list = members.required("asks", &mut findings)?;
        strict::list(list, &members.at("asks"), &mut findings)
    });
    let list = list.unwrap_or_default();
    let mut faults: Vec<Fault> = findings.into_iter().map(Fault::from).collect();
    if list.len() > MOST_ASKS {
        faults.push(Fault::at(
            "/asks",
            format!("at most {MOST_ASKS} asks are answered at once"),
        ));
        return (Vec::new(), faults);
    }
    let asks = list.iter().enumerate();
    let asks = asks.map(|(index, ask)| WrittenAsk::of_json(ask, &format!("/asks/{index}"), &[]));
    (asks.collect(), faults)
}

/// One page under a draft that is stored nowhere; `revision` is null.
#[utoipa::path(post, path = "/v1/rank", tag = "ranking", request_body = DraftBody, responses(
    (status = 200, body = RankBody),
    (status = 400, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
pub(crate) async fn rank_draft(
    State(app): State<App>,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RankBody>, Problem> {
    query.check()?;
    let json = body::json(&headers, body, app.limits()).await?;
    let read = tokio::task::spawn_blocking(move || draft(&json)).await;
    let (document, asked) = read.map_err(|_| Problem::internal())??;
    one(&app, None, &document, asked).await.map(Json)
}

fn draft(json: &Tree) -> Result<(Arc<Document>, Vec<Ask>), Problem> {
    let written = WrittenAsk::of_json(json, "", &["ruleset"]);
    let missing = |_: &Tree| Fault::at("/ruleset", "“ruleset” is missing");
    let nothing = Tree::Object(Vec::new());
    let ruleset = json.get("ruleset");
    let faults = if ruleset.is_none() {
        vec![missing(json)]
    } else {
        Vec::new()
    };
    let ruleset = ruleset.unwrap_or(&nothing);
    match Document::parse(ruleset) {
        Ok(document) => {
            let asked = resolve(&[written], &Names::Of(document.rules()), faults, now())?;
            Ok((Arc::new(document), asked))
        }
        Err(findings) => {
            resolve(&[written], &Names::Draft(ruleset), faults, now())?;
            let errors: Vec<Fault> = findings
                .into_iter()
                .map(|finding| finding.under("/ruleset").into())
                .collect();
            Err(Problem::invalid(errors_words(errors.len()), errors))
        }
    }
}

async fn one(
    app: &App,
    revision: Option<u64>,
    document: &Arc<Document>,
    asked: Vec<Ask>,
) -> Result<RankBody, Problem> {
    app.metrics().ranked(1);
    let ranked = app.backend().rank(document, asked.clone()).await?;
    let mut bodies = bodies(revision, document, asked, ranked)?;
    bodies.pop().ok_or_else(Problem::internal)
}

fn bodies(
    revision: Option<u64>,
    document: &Document,
    asked: Vec<Ask>,
    ranked: Ranked,
) -> Result<Vec<RankBody>, Problem> {
    let Ranked {
        generation,
        answers,
    } = ranked;
    if answers.len() != asked.len() {
        return Err(Problem::internal());
    }
    let pairs = asked.into_iter().zip(answers);
    let body = |(ask, answer): (Ask, Answer)| RankBody {
        revision,
        etag: document.etag().to_owned(),
        catalog: generation.clone(),
        page: ask.page.to_string(),
        segment: ask.segment.to_string(),
        at: ask.at.to_string(),
        total: answer.total,
        from: answer.from,
        products: answer.products,
        stale: None,
    };
    Ok(pairs.map(body).collect())
}
