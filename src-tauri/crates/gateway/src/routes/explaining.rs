//! Why a product is where it is on a page, or what keeps it off.

use axum::Json;
use axum::extract::{RawQuery, State};
use endcap_model::id::ProductId;
use endcap_ranking::Explained;

use super::ranking::now;
use super::{InPath, live};
use crate::app::App;
use crate::asks::{Names, WrittenAsk, resolve};
use crate::problem::{Fault, Problem, ProblemBody};
use crate::shapes::{BecauseBody, ExplainBody};
use crate::strict_query::Query;

/// `{"shown": true, …}`, or `{"shown": false, "because": […]}`.
#[utoipa::path(get, path = "/v1/environments/{env}/explain", tag = "ranking",
    params(
        ("env" = String, Path),
        ("page" = String, Query),
        ("segment" = Option<String>, Query),
        ("at" = Option<String>, Query),
        ("product" = String, Query),
    ),
    responses(
        (status = 200, body = ExplainBody),
        (status = 400, body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn explain(
    State(app): State<App>,
    path: InPath,
    RawQuery(query): RawQuery,
) -> Result<Json<ExplainBody>, Problem> {
    let live = live(&app, &path.environment()?).await?;
    let mut query = Query::parse(query.as_deref(), &["page", "segment", "at", "product"]);
    let written = WrittenAsk::of_query(&mut query);
    let product = query
        .get("product")
        .map(|id| ProductId::try_from(id).map_err(|_| id.to_owned()));
    if let Some(Err(id)) = product {
        return Err(Problem::not_found(format!("there is no product “{id}”")));
    }
    if let Some(Ok(id)) = &product
        && app
            .backend()
            .lookup(std::slice::from_ref(id))
            .await?
            .is_empty()
    {
        return Err(Problem::not_found(format!(
            "there is no product “{}”",
            id.as_str()
        )));
    }
    let faults = match product {
        None => vec![Fault::at(
            "/product",
            "“product” is missing; it is a product's id",
        )],
        Some(_) => Vec::new(),
    };
    let mut asked = resolve(&[written], &Names::Of(live.document.rules()), faults, now())?;
    let (Some(ask), Some(Ok(product))) = (asked.pop(), product) else {
        return Err(Problem::internal());
    };
    let explained = app.backend().explain(&live.document, ask, product).await?;
    Ok(Json(match explained {
        Explained::Shown {
            position,
            explanation,
            ..
        } => ExplainBody::Shown {
            shown: true,
            position,
            explain: explanation,
        },
        Explained::NotShown { because } => ExplainBody::NotShown {
            shown: false,
            because: because
                .into_iter()
                .map(|rule| BecauseBody { rule: rule.into() })
                .collect(),
        },
    }))
}
