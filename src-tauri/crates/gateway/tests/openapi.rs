//! The description at `/v1/openapi.json` is true: real answers are held against its schemas.
//!
//! 1. Every operation is described, and each is asked at least once here.
//! 2. What is answered, problems included, is valid under the schema of its status.
//! 3. What is sent here is valid under the schema of its request.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "support/http.rs"]
mod http;

use std::collections::BTreeSet;

use http::{Answer, Gateway, catalog, document};
use serde_json::{Value, json};

struct Description {
    openapi: Value,
    asked: BTreeSet<(String, String)>,
}

impl Description {
    /// Checks `value` against the schema at a JSON pointer of the description.
    fn check(&self, pointer: &str, value: &Value) {
        let schema = self
            .openapi
            .pointer(pointer)
            .unwrap_or_else(|| panic!("{pointer} is not described"));
        let mut whole = schema.clone();
        whole["components"] = self.openapi["components"].clone();
        let validator = jsonschema::validator_for(&whole).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            errors.is_empty(),
            "{pointer}\n{}\n{value:#}",
            errors.join("\n")
        );
    }

    fn operation(&mut self, path: &str, method: &str) -> String {
        self.asked.insert((path.to_owned(), method.to_owned()));
        format!(
            "/paths/{}/{method}",
            path.replace('~', "~0").replace('/', "~1")
        )
    }

    fn answered(&mut self, path: &str, method: &str, answer: &Answer, status: u16) {
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{method} {path}: {}",
            answer.text
        );
        let kind = answer
            .header("content-type")
            .split(';')
            .next()
            .unwrap()
            .replace('/', "~1");
        let operation = self.operation(path, method);
        let pointer = format!("{operation}/responses/{status}/content/{kind}/schema");
        match kind.as_str() {
            "application~1x-ndjson" => {
                for line in answer.text.lines() {
                    self.check(&pointer, &serde_json::from_str(line).unwrap());
                }
            }
            "application~1openmetrics-text" => {
                self.check(&pointer, &Value::String(answer.text.clone()))
            }
            _ => self.check(&pointer, &answer.json()),
        }
    }

    fn sent(&mut self, path: &str, method: &str, body: &Value) {
        let operation = self.operation(path, method);
        self.check(
            &format!("{operation}/requestBody/content/application~1json/schema"),
            body,
        );
    }
}

#[tokio::test]
async fn answers_are_as_described() {
    let gateway = Gateway::start().await;
    let openapi = gateway.get("/v1/openapi.json").await;
    let mut described = Description {
        openapi: openapi.json(),
        asked: BTreeSet::new(),
    };
    described.answered("/v1/openapi.json", "get", &openapi, 200);
    described.answered("/v1/health", "get", &gateway.get("/v1/health").await, 200);
    described.answered("/metrics", "get", &gateway.get("/metrics").await, 200);
    catalogs(&gateway, &mut described).await;
    publications(&gateway, &mut described).await;
    rankings(&gateway, &mut described).await;
    let all = described.openapi["paths"].as_object().unwrap();
    for (path, methods) in all {
        for method in methods.as_object().unwrap().keys() {
            assert!(
                described.asked.contains(&(path.clone(), method.clone())),
                "{method} {path} was not asked"
            );
        }
    }
}

async fn catalogs(gateway: &Gateway, described: &mut Description) {
    let path = "/v1/catalog";
    described.answered(path, "put", &gateway.lines("PUT", &catalog(30)).await, 200);
    described.answered(path, "put", &gateway.lines("PUT", "{}").await, 422);
    described.answered(
        path,
        "patch",
        &gateway
            .lines(
                "PATCH",
                "{\"id\":\"P-00001\",\"rating\":455,\"launched\":\"2026-01-31\"}",
            )
            .await,
        200,
    );
    described.answered(path, "patch", &gateway.lines("PATCH", "x").await, 422);
    described.answered(path, "get", &gateway.get(path).await, 200);
    let body = json!({"ids": ["P-00001", "P-00002"]});
    described.sent("/v1/catalog/lookup", "post", &body);
    described.answered(
        "/v1/catalog/lookup",
        "post",
        &gateway.post("/v1/catalog/lookup", &body).await,
        200,
    );
    described.answered(
        "/v1/catalog/lookup",
        "post",
        &gateway.post("/v1/catalog/lookup", &json!([])).await,
        400,
    );
}

async fn publications(gateway: &Gateway, described: &mut Description) {
    let (path, real) = (
        "/v1/environments/{env}/ruleset",
        "/v1/environments/staging/ruleset",
    );
    described.answered(path, "get", &gateway.get(real).await, 404);
    described.sent(path, "put", &document(1));
    described.answered(
        path,
        "put",
        &gateway.publish("staging", &document(1)).await,
        201,
    );
    let live = gateway.get(real).await;
    described.answered(path, "get", &live, 200);
    let put = |name: &'static str, value: &str, body: &Value| {
        Answer::of(gateway.request("PUT", real).header(name, value).json(body))
    };
    described.answered(
        path,
        "put",
        &put("If-None-Match", "*", &document(2)).await,
        412,
    );
    described.answered(
        path,
        "put",
        &put("If-Match", live.header("etag"), &json!({})).await,
        422,
    );
    described.answered(path, "put", &put("X", "", &document(2)).await, 428);
    described.answered(
        path,
        "put",
        &gateway.publish("staging", &document(2)).await,
        200,
    );
    let path = "/v1/environments/{env}/history";
    described.answered(
        path,
        "get",
        &gateway.get("/v1/environments/staging/history").await,
        200,
    );
    described.answered(
        path,
        "get",
        &gateway.get("/v1/environments/x/history").await,
        404,
    );
    let path = "/v1/environments/{env}/history/{revision}";
    described.answered(
        path,
        "get",
        &gateway.get("/v1/environments/staging/history/1").await,
        200,
    );
    described.answered(
        path,
        "get",
        &gateway.get("/v1/environments/staging/history/7").await,
        404,
    );
    let (path, real) = (
        "/v1/environments/{env}/restore",
        "/v1/environments/staging/restore",
    );
    let body = json!({"revision": 1});
    described.sent(path, "post", &body);
    let tag = gateway
        .get("/v1/environments/staging/ruleset")
        .await
        .header("etag")
        .to_owned();
    let post = |tag: String| {
        Answer::of(
            gateway
                .request("POST", real)
                .header("If-Match", tag)
                .json(&body),
        )
    };
    described.answered(path, "post", &post(tag).await, 200);
    described.answered(path, "post", &post("\"x\"".to_owned()).await, 412);
    described.answered(path, "post", &gateway.post(real, &body).await, 428);
}

async fn rankings(gateway: &Gateway, described: &mut Description) {
    let (path, real) = (
        "/v1/environments/{env}/rank",
        "/v1/environments/staging/rank",
    );
    for query in [
        "page=category:A&explain=true",
        "page=search:product%203&explain=true",
        "page=placement:home.hero&sort=newest&explain=true",
    ] {
        described.answered(
            path,
            "get",
            &gateway.get(&format!("{real}?{query}")).await,
            200,
        );
    }
    described.answered(
        path,
        "get",
        &gateway.get(&format!("{real}?page=x&size=x")).await,
        404,
    );
    described.answered(path, "get", &gateway.get(real).await, 400);
    let body = json!({"asks": [{"page": "category:A", "explain": true, "at": "2026-01-01T00:00:00Z"}, {"page": "collection:sale"}]});
    described.sent(path, "post", &body);
    described.answered(path, "post", &gateway.post(real, &body).await, 200);
    described.answered(
        path,
        "post",
        &gateway.post(real, &json!({"asks": [{}]})).await,
        400,
    );
    let body = json!({"ruleset": document(1), "page": "category:A", "size": 3});
    described.sent("/v1/rank", "post", &body);
    described.answered(
        "/v1/rank",
        "post",
        &gateway.post("/v1/rank", &body).await,
        200,
    );
    described.answered(
        "/v1/rank",
        "post",
        &gateway
            .post("/v1/rank", &json!({"ruleset": {}, "page": "category:A"}))
            .await,
        422,
    );
    let path = "/v1/environments/{env}/explain";
    for query in [
        "page=category:A&product=P-00007",
        "page=category:A&segment=vip&product=P-00001",
    ] {
        described.answered(
            path,
            "get",
            &gateway
                .get(&format!("/v1/environments/staging/explain?{query}"))
                .await,
            200,
        );
    }
    described.answered(
        path,
        "get",
        &gateway.get("/v1/environments/staging/explain").await,
        400,
    );
    let (path, real) = (
        "/v1/environments/{env}/segment",
        "/v1/environments/staging/segment",
    );
    let body = json!({"shopper": {"orders": 3, "traits": {"tier": "gold"}}});
    described.sent(path, "post", &body);
    described.answered(path, "post", &gateway.post(real, &body).await, 200);
    described.answered(
        path,
        "post",
        &gateway.post(real, &json!({"shopper": {"name": "x"}})).await,
        422,
    );
}
