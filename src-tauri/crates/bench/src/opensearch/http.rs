//! Requests, one after another. Every answer that is no success is an error.

use std::time::Duration;

use bytes::Bytes;
use futures::StreamExt;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::BenchError;

pub(super) struct Http {
    client: Client,
    runtime: Runtime,
}

impl Http {
    pub(super) fn new() -> Result<Self, BenchError> {
        let client = Client::builder()
            .timeout(Duration::from_secs(1200))
            .build()?;
        Ok(Self {
            client,
            runtime: Runtime::new()?,
        })
    }

    pub(super) fn get(&self, url: &str) -> Result<Value, BenchError> {
        self.send(url, self.client.get(url))
    }

    pub(super) fn post(&self, url: &str, body: &Value) -> Result<Value, BenchError> {
        self.send(url, self.client.post(url).json(body))
    }

    pub(super) fn put(&self, url: &str, body: &Value) -> Result<Value, BenchError> {
        self.send(url, self.client.put(url).json(body))
    }

    pub(super) fn delete(&self, url: &str) -> Result<Value, BenchError> {
        self.send(url, self.client.delete(url))
    }

    /// `method` is PUT, PATCH or POST.
    pub(super) fn lines(
        &self,
        method: &str,
        url: &str,
        lines: impl Into<reqwest::Body>,
    ) -> Result<Value, BenchError> {
        let request = match method {
            "PUT" => self.client.put(url),
            "PATCH" => self.client.patch(url),
            _ => self.client.post(url),
        };
        let request = request.header("content-type", "application/x-ndjson");
        self.send(url, request.body(lines))
    }

    /// All bodies to one address, so many at once; `check` sees each answer.
    pub(super) fn lines_at_once(
        &self,
        url: &str,
        bodies: &[Bytes],
        at_once: usize,
        check: impl Fn(&Value) -> Result<(), BenchError>,
    ) -> Result<(), BenchError> {
        let send = |body: &Bytes| {
            let request = self.client.post(url);
            let request = request.header("content-type", "application/x-ndjson");
            tokio::spawn(answer(url.to_owned(), request.body(body.clone())))
        };
        self.runtime.block_on(async {
            let answers = futures::stream::iter(bodies).map(send);
            let mut answers = answers.buffer_unordered(at_once);
            while let Some(answer) = answers.next().await {
                let lost =
                    |error: tokio::task::JoinError| BenchError::OpenSearch(error.to_string());
                check(&answer.map_err(lost)??)?;
            }
            Ok(())
        })
    }

    /// Over whatever is live.
    pub(super) fn publish(&self, url: &str, document: &str) -> Result<(), BenchError> {
        // Made inside, where the runtime's clock is: it has a time limit.
        let live = self
            .runtime
            .block_on(async { self.client.get(url).send().await })?;
        let request = match live.headers().get("etag") {
            Some(tag) => self.client.put(url).header("if-match", tag),
            None => self.client.put(url).header("if-none-match", "*"),
        };
        let request = request.header("content-type", "application/json");
        self.send(url, request.body(document.to_owned())).map(drop)
    }

    fn send(&self, url: &str, request: RequestBuilder) -> Result<Value, BenchError> {
        self.runtime.block_on(answer(url.to_owned(), request))
    }
}

async fn answer(url: String, request: RequestBuilder) -> Result<Value, BenchError> {
    let answer = request.send().await?;
    let status = answer.status();
    let text = answer.text().await?;
    if !status.is_success() {
        return Err(BenchError::OpenSearch(format!(
            "{url} was answered {status}: {text}"
        )));
    }
    serde_json::from_str(&text).map_err(|error| BenchError::OpenSearch(format!("{url}: {error}")))
}
