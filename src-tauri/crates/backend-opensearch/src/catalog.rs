//! The catalog: what is true of it, and every way to change and to read it.
//!
//! Owns the one document that says which index, which version and which products. Refuses to rank.

mod actions;
pub(crate) mod categories;
mod compacting;
pub(crate) mod going_back;
mod hits;
pub(crate) mod lease;
mod loading;
pub(crate) mod lookup;
pub(crate) mod patching;
pub(crate) mod reading;
pub(crate) mod replacing;
mod staging;
pub(crate) mod state;
pub(crate) mod tidying;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::client::Client;
use crate::control::Control;
use crate::current::Current;
use crate::error::EngineError;
use crate::view::View;

/// The catalog of one prefix. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Catalog {
    pub(crate) client: Client,
    pub(crate) control: Control,
    pub(crate) current: Current,
    pub(crate) prefix: Arc<str>,
    /// Primary shards, where the operator chose them.
    pub(crate) shards: Option<u32>,
    /// Held by the one task of this gateway that tidies up.
    pub(crate) tidying: Arc<tokio::sync::Mutex<()>>,
    /// Held by the one writer of this gateway, so that the others do not ask the engine for turns.
    pub(crate) writing: Arc<tokio::sync::Mutex<()>>,
}

impl Catalog {
    /// Runs `read` on what is live. If the index was removed meanwhile, what was live was replaced
    /// twice since: it is run once more on what is live now.
    pub(crate) async fn reading<T, E, F>(
        &self,
        read: impl Fn(View) -> F,
        is_gone: impl Fn(&E) -> bool,
    ) -> Result<T, E>
    where
        E: From<EngineError>,
        F: Future<Output = Result<T, E>>,
    {
        let view = self.current.edition().await?.view();
        let index = view.index.clone();
        match read(view).await {
            Err(error) if is_gone(&error) => {
                let now = self.current.edition_now().await?.view();
                if now.index == index {
                    return Err(error);
                }
                read(now).await
            }
            outcome => outcome,
        }
    }

    /// How many products a reader of this view finds. Asks every shard.
    pub(crate) async fn count(&self, view: &View) -> Result<u64, EngineError> {
        let body = json!({
            "size": 0,
            "track_total_hits": true,
            "query": view.filter(),
        });
        let found = self
            .client
            .read(&format!("{}/_search", view.index), &body)
            .await?;
        found["hits"]["total"]["value"]
            .as_u64()
            .ok_or_else(|| EngineError::Unreadable("no total".to_owned()))
    }

    /// Makes what was written visible to searches, on every copy.
    pub(crate) async fn refresh(&self, index: &str) -> Result<(), EngineError> {
        let path = format!("{index}/_refresh");
        self.client
            .write_long(reqwest::Method::POST, &path, &Value::Null)
            .await?;
        Ok(())
    }
}
