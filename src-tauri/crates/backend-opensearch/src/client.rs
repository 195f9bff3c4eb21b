//! One cluster over HTTP: who we are, how long we wait, what is asked again, which node is left
//! alone.
//!
//! Owns everything that reqwest, `backon` and `recloser` are used for. An answer that leaves here
//! is whole, or an [`EngineError`]. Refuses to know what questions mean.

mod answer;
mod node;
mod repetition;

pub(crate) use answer::COPIES;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use reqwest::Method;
use serde_json::{Value, json};

use crate::error::{EngineError, SettingsError};
use crate::query::text::Text;
use crate::settings::{Patience, Settings};
use node::Node;

/// How a cluster is asked. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    http: reqwest::Client,
    nodes: Vec<Node>,
    turn: AtomicUsize,
    patience: Patience,
}

/// One question, that can be asked more than once.
struct Question {
    method: Method,
    /// Path and query, without a slash before.
    path: String,
    kind: &'static str,
    body: Option<Bytes>,
    wait: Duration,
}

/// How a write is repeated, and how long it may take.
#[derive(Clone, Copy)]
enum Writing {
    Soon,
    Long,
    Once,
}

const JSON: &str = "application/json";
const LINES: &str = "application/x-ndjson";

impl Client {
    pub(crate) fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let http = node::http(settings)?;
        let nodes = settings
            .urls
            .iter()
            .map(|url| Node::new(url, &settings.patience))
            .collect::<Result<Vec<_>, _>>()?;
        if nodes.is_empty() {
            return Err(SettingsError::NoUrl);
        }
        Ok(Self {
            shared: Arc::new(Shared {
                http,
                nodes,
                turn: AtomicUsize::new(0),
                patience: settings.patience,
            }),
        })
    }

    pub(crate) fn patience(&self) -> &Patience {
        &self.shared.patience
    }

    /// Asks what changes nothing, again if need be. `Null` is no body: GET; else POST.
    pub(crate) async fn read(
        &self,
        path_and_query: &str,
        body: &Value,
    ) -> Result<Value, EngineError> {
        let method = if body.is_null() {
            Method::GET
        } else {
            Method::POST
        };
        let question = self.question(method, answer::whole_only(path_and_query), body);
        let asking = repetition::of_reads(|| self.ask(&question));
        tokio::time::timeout(self.shared.patience.read, asking)
            .await
            .unwrap_or(Err(EngineError::TooSlow))
    }

    /// Searches at once; every one of them is whole, or all fail.
    pub(crate) async fn msearch(
        &self,
        index: &str,
        bodies: &[Text],
    ) -> Result<Vec<Value>, EngineError> {
        if bodies.is_empty() {
            return Ok(Vec::new());
        }
        let header = json!({"allow_partial_search_results": false, "preference": COPIES});
        let lines: String = bodies
            .iter()
            .map(|body| format!("{header}\n{body}\n"))
            .collect();
        let question = Question {
            method: Method::POST,
            path: format!("{index}/_msearch"),
            kind: LINES,
            body: Some(Bytes::from(lines)),
            wait: self.shared.patience.attempt,
        };
        let asking =
            repetition::of_reads(async || answer::each(self.ask(&question).await?, bodies.len()));
        tokio::time::timeout(self.shared.patience.read, asking)
            .await
            .unwrap_or(Err(EngineError::TooSlow))
    }

    /// Writes what may be written twice with the same effect, again if need be.
    pub(crate) async fn write(
        &self,
        method: Method,
        path_and_query: &str,
        body: &Value,
    ) -> Result<Value, EngineError> {
        self.written(Writing::Soon, method, path_and_query, body)
            .await
    }

    /// The same, where the engine may take as long as for loading megabytes.
    pub(crate) async fn write_long(
        &self,
        method: Method,
        path_and_query: &str,
        body: &Value,
    ) -> Result<Value, EngineError> {
        self.written(Writing::Long, method, path_and_query, body)
            .await
    }

    /// Writes what may happen once at most. It is asked again only where nothing was sent, or
    /// nothing was done.
    pub(crate) async fn write_once(
        &self,
        method: Method,
        path_and_query: &str,
        body: &Value,
    ) -> Result<Value, EngineError> {
        self.written(Writing::Once, method, path_and_query, body)
            .await
    }

    async fn written(
        &self,
        writing: Writing,
        method: Method,
        path_and_query: &str,
        body: &Value,
    ) -> Result<Value, EngineError> {
        let patience = &self.shared.patience;
        let mut question = self.question(method, path_and_query.to_owned(), body);
        question.wait = match writing {
            Writing::Soon | Writing::Once => patience.write,
            Writing::Long => patience.load,
        };
        let ask = || self.ask(&question);
        let asking = async {
            match writing {
                Writing::Once => repetition::of_conditional_writes(ask).await,
                Writing::Soon | Writing::Long => repetition::of_writes(ask).await,
            }
        };
        if matches!(writing, Writing::Long) {
            return asking.await;
        }
        // With all its repetitions: whoever publishes is waiting.
        let written = tokio::time::timeout(patience.write * 2, asking).await;
        written.unwrap_or(Err(EngineError::TooSlow))
    }

    /// Loads lines of actions and documents that may be written twice with the same effect. What
    /// became of each is in the answer; a whole request that was refused as too much is sent again.
    pub(crate) async fn bulk(
        &self,
        path_and_query: &str,
        lines: Bytes,
    ) -> Result<Value, EngineError> {
        let question = Question {
            method: Method::POST,
            path: path_and_query.to_owned(),
            kind: LINES,
            body: Some(lines),
            wait: self.shared.patience.load,
        };
        repetition::of_loads(|| self.ask(&question)).await
    }

    fn question(&self, method: Method, path: String, body: &Value) -> Question {
        Question {
            method,
            path,
            kind: JSON,
            body: (!body.is_null()).then(|| Bytes::from(body.to_string())),
            wait: self.shared.patience.attempt,
        }
    }

    /// Asks the next node that is not left alone.
    async fn ask(&self, question: &Question) -> Result<Value, EngineError> {
        let nodes = &self.shared.nodes;
        let first = self.shared.turn.fetch_add(1, Ordering::Relaxed);
        for offset in 0..nodes.len() {
            let node = &nodes[first.wrapping_add(offset) % nodes.len()];
            match node.ask(&self.shared.http, question).await {
                Err(EngineError::Resting) => {}
                // Nothing was sent: another node may answer at once.
                Err(EngineError::Unreachable(_)) if offset + 1 < nodes.len() => {}
                outcome => return outcome,
            }
        }
        Err(EngineError::Resting)
    }
}
