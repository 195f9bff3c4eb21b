//! Requests, one after another. Every answer that is no success is an error.

use std::time::Duration;

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

    /// `method` is PUT or POST.
    pub(super) fn lines(
        &self,
        method: &str,
        url: &str,
        lines: Vec<u8>,
    ) -> Result<Value, BenchError> {
        let request = match method {
            "PUT" => self.client.put(url),
            _ => self.client.post(url),
        };
        let request = request.header("content-type", "application/x-ndjson");
        self.send(url, request.body(lines))
    }

    /// Several bodies to one address at once.
    pub(super) fn lines_at_once(
        &self,
        url: &str,
        bodies: Vec<Vec<u8>>,
    ) -> Result<Vec<Value>, BenchError> {
        self.runtime.block_on(async {
            let mut tasks = tokio::task::JoinSet::new();
            for body in bodies {
                let request = self
                    .client
                    .post(url)
                    .header("content-type", "application/x-ndjson");
                let request = request.body(body);
                let url = url.to_owned();
                tasks.spawn(async move { answer(&url, request).await });
            }
            let mut answers = Vec::new();
            while let Some(answer) = tasks.join_next().await {
                let lost =
                    |error: tokio::task::JoinError| BenchError::OpenSearch(error.to_string());
                answers.push(answer.map_err(lost)??);
            }
            Ok(answers)
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
        self.runtime.block_on(answer(url, request))
    }
}

async fn answer(url: &str, request: RequestBuilder) -> Result<Value, BenchError> {
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
