//! The catalog: read, replaced, changed and looked up.

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use endcap_backend::CatalogReading;
use endcap_model::id::ProductId;
use endcap_model::json::Json as Document;
use endcap_model::product::Product;
use endcap_model::strict;
use futures::{Stream, StreamExt};

use crate::access::Caller;
use crate::app::App;
use crate::asks::{refuse, repeated};
use crate::body;
use crate::precondition::has_already;
use crate::problem::{Fault, Problem, ProblemBody, quoted};
use crate::shapes::{CatalogBody, FoundBody, IdsBody, ProductBody};
use crate::strict_query::NoParameters;

const MOST_IDS: usize = 1_000;
/// Bytes of lines that are sent at once.
const CHUNK: usize = 64 * 1024;

/// The products as NDJSON, by id; `ETag` names the generation.
#[utoipa::path(get, path = "/v1/catalog", tag = "catalog", responses(
    (status = 200, body = ProductBody, content_type = "application/x-ndjson"),
    (status = 304, description = "The generation is the one named in If-None-Match"),
))]
pub(crate) async fn read(
    State(app): State<App>,
    query: NoParameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    query.check()?;
    let CatalogReading {
        generation,
        products,
    } = app.backend().read_catalog().await?;
    let tag = quoted(&generation).ok_or_else(Problem::internal)?;
    if has_already(&headers, &generation) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let kind = axum::http::HeaderValue::from_static("application/x-ndjson");
    Ok((
        [(CONTENT_TYPE, kind), (ETAG, tag)],
        Body::from_stream(lines(products)),
    )
        .into_response())
}

/// A line a product, gathered into chunks.
fn lines<E: Send + 'static>(
    products: impl Stream<Item = Result<Product, E>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, E>> + Send {
    futures::stream::unfold(Some(Box::pin(products)), |products| async move {
        let mut products = products?;
        let mut chunk = Vec::with_capacity(CHUNK + 4096);
        while chunk.len() < CHUNK {
            match products.next().await {
                Some(Ok(product)) => {
                    chunk.extend_from_slice(product.to_json().canonical().as_bytes());
                    chunk.push(b'\n');
                }
                // Half an answer must not look whole: the connection is broken off.
                Some(Err(error)) => return Some((Err(error), None)),
                None if chunk.is_empty() => return None,
                None => return Some((Ok(chunk.into()), None)),
            }
        }
        Some((Ok(chunk.into()), Some(products)))
    })
}

/// Replaces all products at once; a bad line or a repeated id changes nothing.
#[utoipa::path(put, path = "/v1/catalog", tag = "catalog",
    request_body(content = ProductBody, content_type = "application/x-ndjson"),
    responses(
        (status = 200, body = CatalogBody),
        (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn replace(
    State(app): State<App>,
    caller: Caller,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<CatalogBody>, Problem> {
    caller.may_write_catalog()?;
    query.check()?;
    let products = body::products(&headers, body, app.limits())?;
    let products = app.backend().replace_catalog(products).await?;
    Ok(Json(CatalogBody { products }))
}

/// A JSON merge patch (RFC 7396) a line, by id, in order; all lines or none.
#[utoipa::path(patch, path = "/v1/catalog", tag = "catalog",
    request_body(content = Object, content_type = "application/x-ndjson"),
    responses(
        (status = 200, body = CatalogBody),
        (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn patch(
    State(app): State<App>,
    caller: Caller,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<CatalogBody>, Problem> {
    caller.may_write_catalog()?;
    query.check()?;
    let patches = body::patches(&headers, body, app.limits())?;
    let products = app.backend().patch_catalog(patches).await?;
    Ok(Json(CatalogBody { products }))
}

/// The known ones of up to 1,000 ids, in the order asked.
#[utoipa::path(post, path = "/v1/catalog/lookup", tag = "catalog", request_body = IdsBody, responses(
    (status = 200, body = FoundBody),
    (status = 400, body = ProblemBody, content_type = "application/problem+json"),
))]
pub(crate) async fn lookup(
    State(app): State<App>,
    query: NoParameters,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<FoundBody>, Problem> {
    query.check()?;
    let asked = ids(&body::json(&headers, body, app.limits()).await?)?;
    let found = app.backend().lookup(&asked).await?;
    Ok(Json(FoundBody {
        products: found.iter().map(Product::to_json).collect(),
    }))
}

fn ids(json: &Document) -> Result<Vec<ProductId>, Problem> {
    let mut findings = Vec::new();
    repeated(json, "", &mut findings);
    let list = strict::members(json, "", &["ids"], &mut findings).and_then(|members| {
        let list = members.required("ids", &mut findings)?;
        strict::texts(list, &members.at("ids"), &mut findings)
    });
    let list = list.unwrap_or_default();
    let mut faults: Vec<Fault> = findings.into_iter().map(Fault::from).collect();
    if list.len() > MOST_IDS {
        faults.push(Fault::at(
            "/ids",
            format!("at most {MOST_IDS} ids are looked up at once"),
        ));
    }
    refuse(faults)?;
    // What can't be an id is the id of no product.
    Ok(list
        .into_iter()
        .filter_map(|id| ProductId::try_from(id).ok())
        .collect())
}
