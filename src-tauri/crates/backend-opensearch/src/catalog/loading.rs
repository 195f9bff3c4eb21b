//! An index that is being made: its name, its signs of life, and what it needs to become live.
//!
//! Owns the rule that an index without signs of life, which no one serves, may be removed by
//! whoever finds it. One that is given up here is removed here.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::AbortHandle;

use super::Catalog;
use super::state::Edition;
use crate::error::EngineError;
use crate::index::{self, MAPPING};

/// Tries of a minute each for the copies of an index to be made before it goes live without them.
const TRIES: u32 = 5;

/// Copies beside the first: one, where there is a node for it.
const COPIES: &str = "0-1";

/// How much is going to be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Load {
    /// Some requests.
    Small,
    /// Minutes of them, perhaps.
    Large,
}

/// Id of the document that shows signs of life while an index is loaded.
pub(super) fn sign_id(index: &str) -> String {
    format!("load:{index}")
}

/// An index that is not live yet.
pub(super) struct NewIndex {
    catalog: Catalog,
    pub(super) name: String,
    pub(super) load: Load,
    beating: AbortHandle,
    is_kept: bool,
}

impl NewIndex {
    /// Makes an empty one. A large one is loaded as fast as may be and copied after; a small one is
    /// as it will be from the start, which takes fewer steps.
    pub(super) async fn make(
        catalog: &Catalog,
        shards: u32,
        load: Load,
    ) -> Result<Self, EngineError> {
        let name = name(&catalog.prefix);
        let sign = sign_id(&name);
        catalog
            .control
            .write_same(&sign, &json!({"beat": 0}))
            .await?;
        let made = Self {
            catalog: catalog.clone(),
            beating: tokio::spawn(beat(catalog.clone(), sign)).abort_handle(),
            name,
            load,
            is_kept: false,
        };
        let mut body = index::mapping(shards);
        let safety = match load {
            Load::Large => [
                ("index.number_of_replicas", json!(0)),
                ("index.translog.durability", json!("async")),
            ],
            Load::Small => [
                ("index.auto_expand_replicas", json!(COPIES)),
                ("index.translog.durability", json!("request")),
            ],
        };
        for (setting, value) in safety.into_iter().chain([
            ("index.refresh_interval", json!("-1")),
            // Every copy refreshes when it is told to: what is committed is visible on all.
            ("index.replication.type", json!("DOCUMENT")),
        ]) {
            body["settings"][setting] = value;
        }
        let path = made.name.clone();
        match catalog.client.write_long(Method::PUT, &path, &body).await {
            // The name is ours alone: the answer to the first try was lost.
            Err(EngineError::Refused { kind, .. })
                if kind == "resource_already_exists_exception" => {}
            answer => {
                answer?;
            }
        }
        Ok(made)
    }

    /// Everything is loaded: on the disk, on every copy, visible, and as many as were sent.
    pub(super) async fn ready(&self, products: u64) -> Result<(), EngineError> {
        if self.load == Load::Large {
            self.make_safe().await?;
        }
        self.copied().await?;
        self.catalog.refresh(&self.name).await?;
        let loaded = Edition::of_index(&self.name, products).view();
        let found = self.catalog.count(&loaded).await?;
        if found != products {
            return Err(EngineError::Partial(format!(
                "{found} of {products} products are in the index"
            )));
        }
        Ok(())
    }

    async fn make_safe(&self) -> Result<(), EngineError> {
        let client = &self.catalog.client;
        let flush = format!("{}/_flush", self.name);
        client
            .write_long(Method::POST, &flush, &Value::Null)
            .await?;
        let settings =
            json!({"index": {"translog.durability": "request", "auto_expand_replicas": COPIES}});
        let path = format!("{}/_settings", self.name);
        client.write_long(Method::PUT, &path, &settings).await?;
        Ok(())
    }

    /// Waits until a node may be lost without losing the catalog.
    async fn copied(&self) -> Result<(), EngineError> {
        let path = format!(
            "_cluster/health/{}?wait_for_status=green&timeout=60s",
            self.name
        );
        for _ in 0..TRIES {
            match self
                .catalog
                .client
                .write_long(Method::GET, &path, &Value::Null)
                .await
            {
                Ok(_) => return Ok(()),
                Err(EngineError::Refused { status: 408, .. } | EngineError::Partial(_)) => {}
                Err(error) => return Err(error),
            }
        }
        tracing::warn!(
            index = self.name,
            "the index goes live without all its copies"
        );
        Ok(())
    }

    /// It is live: from now on it is told by the state.
    pub(super) async fn keep(mut self) {
        self.is_kept = true;
        self.beating.abort();
        if let Err(error) = self.catalog.control.forget(&sign_id(&self.name)).await {
            tracing::debug!(cause = %error, "a sign of life is left");
        }
    }

    /// Whether it is live is not known: it is left for whoever tidies up.
    pub(super) fn leave(mut self) {
        self.is_kept = true;
    }
}

impl Drop for NewIndex {
    fn drop(&mut self) {
        self.beating.abort();
        if self.is_kept {
            return;
        }
        let (catalog, name) = (self.catalog.clone(), self.name.clone());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { remove(&catalog, &name).await });
        }
    }
}

/// Removes an index and its sign of life. If it fails, whoever tidies up finds it.
pub(super) async fn remove(catalog: &Catalog, name: &str) {
    let removed = catalog
        .client
        .write_long(Method::DELETE, name, &Value::Null)
        .await;
    match removed {
        Err(error) if !error.is_no_index() => {
            tracing::warn!(cause = %error, index = name, "an index could not be removed");
        }
        _ => {
            let _ = catalog.control.forget(&sign_id(name)).await;
        }
    }
}

async fn beat(catalog: Catalog, sign: String) {
    let every = catalog.client.patience().lease / 4;
    for beat in 1_u64.. {
        tokio::time::sleep(every.max(Duration::from_millis(1))).await;
        let _ = catalog
            .control
            .write_same(&sign, &json!({"beat": beat}))
            .await;
    }
}

/// `PREFIX-catalog-MILLISECONDS-RANDOM`.
fn name(prefix: &str) -> String {
    let random = uuid::Uuid::new_v4().simple().to_string();
    let now = chrono::Utc::now().timestamp_millis();
    format!("{prefix}-catalog-{now:013}-{}", &random[..8])
}

/// Whether it is a name that [`name`] makes for this prefix, and not one of a longer prefix.
pub(super) fn is_ours(prefix: &str, index: &str) -> bool {
    let rest = index
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix("-catalog-"));
    let Some((time, random)) = rest.and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    time.len() == 13
        && time.bytes().all(|byte| byte.is_ascii_digit())
        && random.len() == 8
        && random.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Edition {
    /// A freshly loaded index: every document is visible from version 0 on.
    pub(super) fn of_index(index: &str, products: u64) -> Self {
        Self {
            index: index.to_owned(),
            mapping: MAPPING,
            products,
            ..super::state::CatalogState::empty().edition
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_ours, name};

    #[test]
    fn only_what_we_name_may_be_removed() {
        assert!(is_ours("shop", &name("shop")));
        for other in [
            name("shop-catalog"),
            name("shop2"),
            "shop-catalog-control-1".to_owned(),
            "shop-catalog-old".to_owned(),
            "shop-control-1".to_owned(),
        ] {
            assert!(!is_ours("shop", &other), "{other}");
        }
    }
}
