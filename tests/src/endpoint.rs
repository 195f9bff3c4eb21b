//! A gateway's address, and replies with all that a test looks at.
//!
//! A reply that is no success is a reply; only a broken exchange is an error.

use std::time::Duration;

use reqwest::{Client, Method};
use serde_json::Value;

/// A running gateway.
#[derive(Clone)]
pub struct Endpoint {
    client: Client,
    base: String,
}

/// A whole reply.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    /// As it came, with quotes.
    pub etag: Option<String>,
    pub retry_after: bool,
    /// Null where the body is no JSON.
    pub body: Value,
    pub text: String,
}

impl Endpoint {
    /// `base` like `http://127.0.0.1:7700`.
    pub fn new(base: &str) -> Self {
        Self {
            client: Client::new(),
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    pub async fn get(&self, path: &str) -> Result<Reply, reqwest::Error> {
        self.send("GET", path, None, String::new()).await
    }

    /// `matching` is `If-Match`; a `PUT` without one is for the first time.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        matching: Option<&str>,
        body: String,
    ) -> Result<Reply, reqwest::Error> {
        let method = Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET);
        let kind = match path {
            "/v1/catalog" => "application/x-ndjson",
            _ => "application/json",
        };
        let mut request = self
            .client
            .request(method.clone(), format!("{}{path}", self.base))
            .timeout(Duration::from_secs(90));
        if method != Method::GET {
            request = request.header("content-type", kind).body(body);
        }
        if method == Method::PUT && path != "/v1/catalog" {
            request = match matching {
                Some(tag) => request.header("if-match", tag),
                None => request.header("if-none-match", "*"),
            };
        }
        let response = request.send().await?;
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let (status, etag) = (response.status().as_u16(), header("etag"));
        let retry_after = header("retry-after").is_some();
        let text = response.text().await?;
        Ok(Reply {
            status,
            etag,
            retry_after,
            body: serde_json::from_str(&text).unwrap_or_default(),
            text,
        })
    }
}
