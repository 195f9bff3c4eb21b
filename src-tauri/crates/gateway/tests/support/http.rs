//! What the HTTP tests share: a gateway in this process, requests, documents and catalogs.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::allow_attributes,
    reason = "each test file uses a part of it, and a test that can't go on has failed"
)]

use endcap_gateway::{Config, Running, serve};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A gateway on a free port, with a client.
pub struct Gateway {
    pub url: String,
    pub client: reqwest::Client,
    pub folder: TempDir,
    pub running: Running,
}

impl Gateway {
    pub async fn start() -> Self {
        Self::start_with(|_, _| {}).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Config, &std::path::Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::local("127.0.0.1:0".parse().unwrap(), folder.path().join("data"));
        change(&mut config, folder.path());
        let running = serve(config).await.unwrap();
        Self {
            url: running.base_url(),
            client: reqwest::Client::new(),
            folder,
            running,
        }
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.client.request(method, format!("{}{path}", self.url))
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request("GET", path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::of(self.request("POST", path).json(body)).await
    }

    pub async fn lines(&self, method: &str, lines: &str) -> Answer {
        let request = self
            .request(method, "/v1/catalog")
            .header("Content-Type", "application/x-ndjson");
        Answer::of(request.body(lines.to_owned())).await
    }

    /// Publishes `document` as the first of `environment` or over its live one.
    pub async fn publish(&self, environment: &str, document: &Value) -> Answer {
        let path = format!("/v1/environments/{environment}/ruleset");
        let live = self.get(&path).await;
        let request = self.request("PUT", &path).json(document);
        Answer::of(match live.status {
            StatusCode::NOT_FOUND => request.header("If-None-Match", "*"),
            _ => request.header("If-Match", live.header("etag")),
        })
        .await
    }

    /// With the catalog and the rule set of this file in `staging`.
    pub async fn stocked() -> Self {
        let gateway = Self::start().await;
        assert_eq!(gateway.lines("PUT", &catalog(40)).await.status, 200);
        assert_eq!(gateway.publish("staging", &document(1)).await.status, 201);
        gateway
    }
}

/// A whole answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(request: RequestBuilder) -> Self {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        Self {
            status,
            headers,
            text: answer.text().await.unwrap(),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The pointers or lines of its errors.
    pub fn places(&self) -> Vec<String> {
        let body = self.json();
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let place = |error: &Value| match (&error["pointer"], &error["line"]) {
            (_, Value::Number(line)) => format!("line {line}"),
            (Value::String(pointer), _) => pointer.clone(),
            _ => "nowhere".to_owned(),
        };
        errors.iter().map(place).collect()
    }

    /// It is an RFC 9457 problem of this status.
    #[track_caller]
    pub fn is_problem(&self, status: u16) {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text
        );
        let body = self.json();
        assert_eq!(body["status"], status);
        for member in ["type", "title", "detail"] {
            assert!(
                body[member].as_str().is_some_and(|text| !text.is_empty()),
                "{member} of {body}"
            );
        }
    }
}

/// A rule set; `points` makes documents that differ.
pub fn document(points: u64) -> Value {
    json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "Tests & <Co>", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28},
        "segments": [{"id": "vip", "name": "VIP", "when": {"field": "lifetime_value", "gte": 1000}}],
        "collections": [{"id": "sale", "name": "Sale", "products": {"field": "price", "lt": 2000}}],
        "formulas": [{"id": "f", "name": "F", "terms": [{"field": "stock", "weight": 2, "levels": [1, 3]}],
                      "then_by": [{"field": "price", "order": "asc"}]}],
        "rules": [
            {"id": "boost", "name": "Boost", "action": {"type": "boost", "points": points, "products": {"field": "brand", "is": "B1"}}},
            {"id": "pin", "name": "Pin", "pages": [{"category": "A"}], "action": {"type": "pin", "product": "P-00007", "position": 2}},
            {"id": "hide", "name": "Hide", "segments": ["vip"], "action": {"type": "hide", "products": {"products": ["P-00001"]}}},
            {"id": "night", "name": "Night", "pages": [{"placement": "home.hero"}],
             "schedule": {"from": "2026-11-27T00:00", "until": "2026-11-28T00:00"},
             "action": {"type": "only", "products": {"products": ["P-00003"]}}},
            {"id": "mix", "name": "Mix", "action": {"type": "max_per", "field": "brand", "count": 1, "window": 2}}
        ]
    })
}

/// `count` products, a line each.
pub fn catalog(count: u64) -> String {
    let product = |n: u64| {
        json!({"id": format!("P-{n:05}"), "title": format!("Product <b>{n}</b>"), "brand": format!("B{}", n % 3),
               "categories": [if n.is_multiple_of(2) { "A > Even" } else { "A > Odd" }],
               "price": 500 + (n * 37) % 3000, "list_price": 2000, "stock": n % 5,
               "attributes": {"n": n}})
        .to_string()
            + "\n"
    };
    (0..count).map(product).collect()
}
