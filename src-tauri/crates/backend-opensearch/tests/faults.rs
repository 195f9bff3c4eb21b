//! What happens when the engine fails, held against a real one behind a proxy that breaks things.
//!
//! 1. A read is whole or an error that says when to ask again; never a part.
//! 2. A publication is whole or absent, and the publisher is told which, whatever is lost.
//! 3. A change of the catalog is whole or absent; a writer that died stops no other for long.
//! 4. When the engine is back, it serves without a restart.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "support/proxy.rs"]
mod proxy;
#[path = "support/shop.rs"]
mod support;

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use endcap_backend::{Backend, BackendError, Byline, Document, Expect, Line};
use endcap_backend_opensearch::OpenSearchBackend;
use endcap_model::environment::EnvironmentName;
use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::TryStreamExt;
use proxy::{Fault, Proxy};
use serde_json::json;
use support::Shop;

fn products(count: u32, stock: i64) -> Vec<Product> {
    let product = |n: u32| {
        let fields = json!({"id": format!("P-{n:05}"), "stock": stock, "categories": ["A > B"]});
        Product::from_json(&Json::from(fields)).unwrap()
    };
    (0..count).map(product).collect()
}

async fn replace(backend: &OpenSearchBackend, products: Vec<Product>) -> Result<u64, BackendError> {
    let lines = (1..)
        .zip(products)
        .map(|(number, value)| Ok(Line { number, value }));
    let source = futures::stream::iter(lines.collect::<Vec<_>>());
    backend.replace_catalog(Box::pin(source)).await
}

async fn patch(backend: &OpenSearchBackend, stock: i64) -> Result<u64, BackendError> {
    let line = |n: u32| Line {
        number: u64::from(n) + 1,
        value: Json::from(json!({"id": format!("P-{n:05}"), "stock": stock})),
    };
    let lines = (0..20).map(|n| Ok(line(n))).collect::<Vec<_>>();
    backend
        .patch_catalog(Box::pin(futures::stream::iter(lines)))
        .await
}

/// The stocks that a reader finds, each once: two would be a mixture.
async fn stocks(backend: &OpenSearchBackend) -> Vec<i64> {
    let reading = backend.read_catalog().await.unwrap();
    let products: Vec<Product> = reading.products.try_collect().await.unwrap();
    assert_eq!(products.len(), 20);
    let mut stocks: Vec<i64> = products
        .iter()
        .filter_map(|product| product.stock)
        .collect();
    stocks.sort_unstable();
    stocks.dedup();
    stocks
}

fn document(points: u32) -> Arc<Document> {
    let fields = json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "S", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28},
        "rules": [{"id": "b", "name": "n", "action": {"type": "boost", "points": points, "products": {"field": "brand", "is": "A"}}}],
    });
    Arc::new(Document::parse(&Json::from(fields)).unwrap())
}

fn byline() -> Byline {
    Byline {
        at: Utc::now(),
        author: None,
        note: None,
    }
}

fn production() -> EnvironmentName {
    EnvironmentName::try_from("production").unwrap()
}

fn is_away<T>(outcome: &Result<T, BackendError>) -> bool {
    matches!(
        outcome,
        Err(BackendError::Away {
            retry_after: 1..,
            ..
        })
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_is_whole_or_an_error() {
    let Some(url) = support::engine() else { return };
    let shop = Shop::fresh(&url);
    let proxy = Proxy::start(&url).await;
    let backend = shop.impatient(&proxy.url());
    replace(&backend, products(20, 1)).await.unwrap();
    for fault in [
        Fault::Lost,
        Fault::HalfAnswer,
        Fault::Refused(429, "rejected_execution_exception"),
        Fault::Refused(503, "no_shard_available_action_exception"),
        Fault::Refused(500, "search_phase_execution_exception"),
        Fault::Refused(403, "cluster_block_exception"),
        Fault::Refused(401, "security_exception"),
        Fault::ShardFailed,
        Fault::TimedOut,
        Fault::Slow,
    ] {
        proxy.each("_search", fault);
        assert!(is_away(&backend.status().await), "status under {fault:?}");
        assert!(
            is_away(&backend.categories().await),
            "categories under {fault:?}"
        );
        let ids = [products(1, 1)[0].id.clone()];
        assert!(
            is_away(&backend.lookup(&ids).await),
            "lookup under {fault:?}"
        );
        proxy.mend();
        until_well(&backend).await;
    }
    shop.remove().await;
}

/// Asks until the engine answers again: a breaker lets go by itself.
async fn until_well(backend: &OpenSearchBackend) {
    for _ in 0..200 {
        if backend.status().await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it did not recover");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_away_is_noticed_and_one_that_is_back_is_used() {
    let Some(url) = support::engine() else { return };
    let shop = Shop::fresh(&url);
    let mut proxy = Proxy::start(&url).await;
    let backend = shop.impatient(&proxy.url());
    replace(&backend, products(20, 1)).await.unwrap();
    let published = backend
        .publish(&production(), document(1), &Expect::Nothing, byline())
        .await;
    published.unwrap();
    proxy.go_away().await;
    for _ in 0..20 {
        assert!(is_away(&backend.status().await));
        assert!(is_away(
            &backend
                .publish(&production(), document(2), &Expect::Nothing, byline())
                .await
        ));
    }
    // What is known of the rule set is no longer young enough to be served either.
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    while !is_away(&backend.live(&production()).await) {
        assert!(
            std::time::Instant::now() < deadline,
            "an old rule set is served on and on"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    proxy.come_back().await;
    until_well(&backend).await;
    assert_eq!(
        backend.live(&production()).await.unwrap().unwrap().revision,
        1
    );
    shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_is_whole_or_absent_and_says_which() {
    let Some(url) = support::engine() else { return };
    let shop = Shop::fresh(&url);
    let proxy = Proxy::start(&url).await;
    let (backend, other) = (shop.impatient(&proxy.url()), shop.backend());
    let mut expect = Expect::Nothing;
    let mut points = 0;
    for part in ["environment:production", "document:", "revision:"] {
        for fault in [
            Fault::Lost,
            Fault::AnswerLost,
            Fault::DoneTwice,
            Fault::HalfAnswer,
            Fault::Refused(503, "unavailable_shards_exception"),
            Fault::Refused(429, "rejected_execution_exception"),
            Fault::Refused(403, "cluster_block_exception"),
            Fault::Slow,
        ] {
            points += 1;
            let sent = document(points);
            proxy.once(part, fault);
            let outcome = backend
                .publish(&production(), Arc::clone(&sent), &expect, byline())
                .await;
            proxy.mend();
            let live = other.live_now(&production()).await;
            let is_live = live.as_deref() == Some(sent.etag());
            match &outcome {
                Ok(_) => assert!(is_live, "{part} {fault:?}: said to be live, and is not"),
                Err(BackendError::Away { .. }) => {
                    assert!(!is_live, "{part} {fault:?}: said to be absent, and is live");
                }
                other => panic!("{part} {fault:?}: {other:?}"),
            }
            if let Some(etag) = live {
                expect = Expect::OneOf(vec![etag]);
            }
        }
    }
    let history = other.history(&production()).await.unwrap();
    let numbers: Vec<u64> = history.iter().map(|line| line.revision).collect();
    let expected: Vec<u64> = (1..=numbers.len() as u64).rev().collect();
    assert_eq!(numbers, expected, "a revision is missing or twice");
    assert!(numbers.len() > 10, "hardly anything was published");
    shop.remove().await;
}

trait LiveNow {
    async fn live_now(&self, name: &EnvironmentName) -> Option<String>;
}

impl LiveNow for OpenSearchBackend {
    /// What is live by the history, which is never remembered.
    async fn live_now(&self, name: &EnvironmentName) -> Option<String> {
        match self.history(name).await {
            Ok(lines) => Some(lines[0].etag.clone()),
            Err(BackendError::NoEnvironment(_)) => None,
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_catalog_is_whole_or_absent() {
    let Some(url) = support::engine() else { return };
    let shop = Shop::fresh(&url);
    let proxy = Proxy::start(&url).await;
    let (backend, other) = (shop.impatient(&proxy.url()), shop.backend());
    replace(&backend, products(20, 0)).await.unwrap();
    let mut stock = 0;
    // The state is written when the change begins, and when it is committed.
    for (nth, part) in [
        (1, "_bulk"),
        (1, "_refresh"),
        (1, "_doc/catalog"),
        (2, "_doc/catalog"),
    ] {
        for fault in [
            Fault::Lost,
            Fault::AnswerLost,
            Fault::Refused(403, "cluster_block_exception"),
            Fault::Refused(429, "rejected_execution_exception"),
            Fault::Slow,
        ] {
            for change in ["patch", "replace"] {
                if fault == Fault::Slow && part == "_bulk" {
                    continue; // A load waits for minutes, as it should.
                }
                let before = stocks(&other).await;
                stock += 1;
                proxy.nth(nth, part, fault);
                let outcome = match change {
                    "patch" => patch(&backend, stock).await,
                    _ => replace(&backend, products(20, stock)).await,
                };
                proxy.mend();
                // Reads by another gateway, which learns of it within a second.
                let deadline = std::time::Instant::now() + Duration::from_secs(2);
                let expected = if outcome.is_ok() { vec![stock] } else { before };
                let mut found = stocks(&other).await;
                while found != expected && std::time::Instant::now() < deadline {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    found = stocks(&other).await;
                }
                assert_eq!(
                    found, expected,
                    "{change} {nth} {part} {fault:?}: {outcome:?}"
                );
            }
        }
    }
    // Whatever was left behind, the next change works and leaves one whole catalog.
    until_well(&backend).await;
    patch(&backend, 1_000).await.unwrap();
    assert_eq!(stocks(&backend).await, [1_000]);
    shop.remove().await;
}
