//! The questions whose answer is wrapped in a member, or that need more than one look.
//!
//! Owns the shapes of those bodies. Refuses to know about headers and limits.

use endcap_engine::{EngineError, Explained, LiveDocument, PageAsk, RankedPages, Revision};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;
use serde::{Deserialize, Serialize};

use crate::http::{Answer, Connection};

pub(crate) async fn lookup(
    http: &Connection,
    ids: &[ProductId],
) -> Result<Vec<Product>, EngineError> {
    #[derive(Serialize)]
    struct Ids<'a> {
        ids: Vec<&'a str>,
    }
    #[derive(Deserialize)]
    struct Found {
        products: Vec<Json>,
    }
    let body = encoded(&Ids {
        ids: ids.iter().map(ProductId::as_str).collect(),
    })?;
    let answer = http
        .answer(http.post(&["v1", "catalog", "lookup"], body))
        .await?;
    let found: Found = answer.decode()?;
    let products = found.products.iter().map(Product::from_json);
    products
        .collect::<Result<_, _>>()
        .map_err(|_| answer.garbled("a product in it is not one of this contract"))
}

pub(crate) async fn ruleset(
    http: &Connection,
    environment: &EnvironmentName,
) -> Result<Option<LiveDocument>, EngineError> {
    let path = ["v1", "environments", environment.as_str(), "ruleset"];
    let answer = match http.answer(http.get(&path)).await {
        Err(EngineError::NotFound { .. }) => return Ok(None),
        other => other?,
    };
    let document = answer.json()?;
    let etag = answer
        .etag()
        .ok_or_else(|| answer.garbled("it has no ETag"))?;
    Ok(Some(LiveDocument { document, etag }))
}

pub(crate) async fn history(
    http: &Connection,
    environment: &EnvironmentName,
) -> Result<Vec<Revision>, EngineError> {
    #[derive(Deserialize)]
    struct History {
        revisions: Vec<Revision>,
    }
    let path = ["v1", "environments", environment.as_str(), "history"];
    let answer = http.answer(http.get(&path)).await?;
    Ok(answer.decode::<History>()?.revisions)
}

pub(crate) async fn rank(
    http: &Connection,
    environment: &EnvironmentName,
    asks: &[PageAsk],
) -> Result<RankedPages, EngineError> {
    #[derive(Serialize)]
    struct Asks<'a> {
        asks: &'a [PageAsk],
    }
    let path = ["v1", "environments", environment.as_str(), "rank"];
    let answer = http
        .answer(http.post(&path, encoded(&Asks { asks })?))
        .await?;
    let ranked: RankedPages = answer.decode()?;
    if ranked.answers.len() != asks.len() {
        return Err(answer.garbled("it holds another number of answers than were asked"));
    }
    Ok(ranked)
}

pub(crate) async fn explain(
    http: &Connection,
    environment: &EnvironmentName,
    ask: &PageAsk,
    product: &ProductId,
) -> Result<Explained, EngineError> {
    let path = ["v1", "environments", environment.as_str(), "explain"];
    let mut query = vec![("page", ask.page.as_str()), ("product", product.as_str())];
    if let Some(segment) = &ask.segment {
        query.push(("segment", segment));
    }
    if let Some(at) = &ask.at {
        query.push(("at", at));
    }
    explained(&http.answer(http.get(&path).query(&query)).await?)
}

fn explained(answer: &Answer) -> Result<Explained, EngineError> {
    #[derive(Deserialize)]
    struct Body {
        shown: bool,
        position: Option<u64>,
        explain: Option<Json>,
        because: Option<Vec<endcap_engine::Because>>,
    }
    let body: Body = answer.decode()?;
    match (body.shown, body.position, body.explain, body.because) {
        (true, Some(position), Some(explain), _) => Ok(Explained::Shown { position, explain }),
        (false, _, _, Some(because)) => Ok(Explained::NotShown { because }),
        _ => Err(answer.garbled("it says neither where the product is nor what keeps it away")),
    }
}

pub(crate) async fn segment(
    http: &Connection,
    environment: &EnvironmentName,
    shopper: &Json,
) -> Result<String, EngineError> {
    #[derive(Deserialize)]
    struct Found {
        segment: String,
    }
    let path = ["v1", "environments", environment.as_str(), "segment"];
    let body = format!("{{\"shopper\":{}}}", shopper.canonical()).into_bytes();
    let answer = http.answer(http.post(&path, body)).await?;
    Ok(answer.decode::<Found>()?.segment)
}

fn encoded(body: &impl Serialize) -> Result<Vec<u8>, EngineError> {
    serde_json::to_vec(body).map_err(|error| EngineError::Refused {
        reason: error.to_string(),
        findings: Vec::new(),
    })
}
