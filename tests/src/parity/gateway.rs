//! The gateway that is asked, over HTTP.

use endcap_model::json::Json;
use endcap_model::product::Product;
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use super::shop::Shop;
use super::{ParityError, Plan};
use crate::random::{Dice, Question};

/// What a publication was answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Published {
    pub(super) revision: Value,
    pub(super) etag: Value,
}

/// An answer's body, or its status and problem where it was none.
pub(super) type Asked = Result<Value, (u16, String)>;

pub(super) struct Gateway {
    client: Client,
    base: String,
    token: Option<String>,
    engine: Option<(String, String)>,
}

impl Gateway {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            client: Client::new(),
            base: plan.gateway.trim_end_matches('/').to_owned(),
            token: plan.token.clone(),
            engine: plan.engine.clone(),
        }
    }

    pub(super) async fn put_catalog(&self, shop: &Shop) -> Result<(), ParityError> {
        let lines = lines(shop.products().map(Product::to_json));
        let request = lined(self.client.put(self.url("/v1/catalog"))).body(lines);
        self.done("PUT /v1/catalog", request).await.map(drop)
    }

    pub(super) async fn patch(&self, patches: &[Json]) -> Result<(), ParityError> {
        let lines = lines(patches.iter().cloned());
        let request = lined(self.client.patch(self.url("/v1/catalog"))).body(lines);
        self.done("PATCH /v1/catalog", request).await.map(drop)
    }

    /// A patch that must be answered 422.
    pub(super) async fn patch_refused(&self, patches: &[Json]) -> Result<(), ParityError> {
        let lines = lines(patches.iter().cloned());
        let request = lined(self.client.patch(self.url("/v1/catalog"))).body(lines);
        let name = "PATCH /v1/catalog with a wrong last line";
        match self.ask(name, request).await? {
            Err((422, _)) => Ok(()),
            other => Err(unwanted(name, other)),
        }
    }

    /// Over whatever is live there.
    pub(super) async fn publish(
        &self,
        environment: &str,
        document: &Json,
    ) -> Result<Published, ParityError> {
        let path = self.url(&format!("/v1/environments/{environment}/ruleset"));
        let live = self.client.get(&path);
        let live = self.authorised(live).send().await;
        let live = live.map_err(|source| http("GET ruleset", source))?;
        let tag = live.headers().get("etag").cloned();
        let request = self.client.put(&path).body(document.canonical());
        let request = request.header("content-type", "application/json");
        let request = match tag {
            Some(tag) => request.header("if-match", tag),
            None => request.header("if-none-match", "*"),
        };
        let body = self.done("PUT ruleset", request).await?;
        Ok(Published {
            revision: body["revision"].clone(),
            etag: body["etag"].clone(),
        })
    }

    pub(super) async fn rank(
        &self,
        environment: &str,
        asked: &[Question],
    ) -> Result<Asked, ParityError> {
        let asks: Vec<Value> = asked.iter().map(Question::to_json).collect();
        let path = self.url(&format!("/v1/environments/{environment}/rank"));
        let request = self.client.post(path).json(&json!({"asks": asks}));
        self.ask("POST rank", request).await
    }

    pub(super) async fn rank_draft(
        &self,
        document: &Json,
        question: &Question,
    ) -> Result<Asked, ParityError> {
        let mut body = question.to_json();
        body["ruleset"] = Value::from(document.clone());
        let request = self.client.post(self.url("/v1/rank")).json(&body);
        self.ask("POST /v1/rank", request).await
    }

    pub(super) async fn explain(
        &self,
        environment: &str,
        question: &Question,
        product: &str,
    ) -> Result<Asked, ParityError> {
        let path = self.url(&format!("/v1/environments/{environment}/explain"));
        let request = self.client.get(path).query(&[
            ("page", question.page.as_str()),
            ("segment", &question.segment),
            ("at", &question.at),
            ("product", product),
        ]);
        self.ask("GET explain", request).await
    }

    /// Refreshes, flushes or merges the engine's indices, where an engine was named.
    pub(super) async fn disturb(&self, dice: &mut Dice) -> Result<(), ParityError> {
        let what = match dice.below(6) {
            0 | 1 => "_refresh",
            2 => "_flush",
            3 => "_forcemerge?max_num_segments=1",
            _ => return Ok(()),
        };
        let Some((url, prefix)) = &self.engine else {
            return Ok(());
        };
        let url = format!("{}/{prefix}*/{what}", url.trim_end_matches('/'));
        let sent = self.client.post(url).send().await;
        sent.map(drop).map_err(|source| http(what, source))
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn authorised(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    async fn done(&self, name: &str, request: RequestBuilder) -> Result<Value, ParityError> {
        let outcome = self.ask(name, request).await?;
        outcome.map_err(|refusal| unwanted(name, Err(refusal)))
    }

    async fn ask(&self, name: &str, request: RequestBuilder) -> Result<Asked, ParityError> {
        let sent = self.authorised(request).send().await;
        let answer = sent.map_err(|source| http(name, source))?;
        let status = answer.status();
        let text = answer.text().await.map_err(|source| http(name, source))?;
        Ok(match serde_json::from_str(&text) {
            Ok(body) if status.is_success() => Ok(body),
            _ => Err((status.as_u16(), text)),
        })
    }
}

fn lined(request: RequestBuilder) -> RequestBuilder {
    request.header("content-type", "application/x-ndjson")
}

fn lines(objects: impl Iterator<Item = Json>) -> String {
    objects.map(|object| object.canonical() + "\n").collect()
}

fn http(request: &str, source: reqwest::Error) -> ParityError {
    ParityError::Http {
        request: request.to_owned(),
        source,
    }
}

fn unwanted(request: &str, answer: Asked) -> ParityError {
    let (status, body) = answer.map_or_else(|refusal| refusal, |body| (200, body.to_string()));
    ParityError::Refused {
        request: request.to_owned(),
        status,
        body,
    }
}
