//! What no one sees any more is removed, and nothing else is:
//! 1. documents of versions long past, while products are read and changed;
//! 2. what a version left that was given up, so that no query need name it;
//! 3. the lease of a change that was refused, at once;
//! 4. segments that a large load left, beside its first readers.
//!
//! Needs `ENDCAP_OPENSEARCH_URL`, such as `http://127.0.0.1:9200`; without it nothing is tested,
//! which is said.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "support/proxy.rs"]
mod proxy;
#[path = "support/shop.rs"]
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use endcap_backend::{Backend, BackendError, Line};
use endcap_backend_opensearch::{OpenSearchBackend, Patience};
use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::TryStreamExt;
use proxy::{Fault, Proxy};
use serde_json::{Value, json};
use support::Shop;

/// More than a shop may have invisible before it is tidied up.
const MANY: u32 = 6_000;

fn change(n: u32, stock: i64) -> Json {
    Json::from(json!({"id": format!("P-{n:05}"), "stock": stock}))
}

async fn replace(backend: &OpenSearchBackend, count: u32) {
    let line = |n: u32| Line {
        number: u64::from(n) + 1,
        value: Product::from_json(&change(n, 0)).unwrap(),
    };
    let lines: Vec<_> = (0..count).map(|n| Ok(line(n))).collect();
    let source = Box::pin(futures::stream::iter(lines));
    backend.replace_catalog(source).await.unwrap();
}

async fn patch(backend: &OpenSearchBackend, count: u32, stock: i64) -> Result<u64, BackendError> {
    let line = |n: u32| Line {
        number: u64::from(n) + 1,
        value: change(n, stock),
    };
    let lines: Vec<_> = (0..count).map(|n| Ok(line(n))).collect();
    let source = Box::pin(futures::stream::iter(lines));
    backend.patch_catalog(source).await
}

/// How many products have this stock, of how many that are seen.
async fn stocked(backend: &OpenSearchBackend, stock: i64) -> (usize, usize) {
    let reading = backend.read_catalog().await.unwrap();
    let products: Vec<Product> = reading.products.try_collect().await.unwrap();
    let found = products.iter().filter(|p| p.stock == Some(stock)).count();
    (found, products.len())
}

/// A shop whose back end tidies up soon and reaches the engine through a proxy.
struct Stage {
    url: String,
    shop: Shop,
    proxy: Proxy,
    backend: OpenSearchBackend,
}

impl Stage {
    async fn begin() -> Option<Stage> {
        let url = support::engine()?;
        let shop = Shop::fresh(&url);
        let proxy = Proxy::start(&url).await;
        let mut settings = shop.settings();
        settings.urls = vec![proxy.url()];
        settings.patience = Patience {
            grace: Duration::from_millis(300),
            abandoned: Duration::ZERO,
            ..Patience::default()
        };
        let backend = OpenSearchBackend::connect(&settings).unwrap();
        Some(Stage {
            url,
            shop,
            proxy,
            backend,
        })
    }

    /// What the engine itself says, past the back end and the proxy.
    async fn get(&self, path: &str) -> Value {
        let answer = reqwest::get(format!("{}/{path}", self.url)).await.unwrap();
        serde_json::from_str(&answer.text().await.unwrap()).unwrap()
    }

    /// The document that says what is true of the catalog.
    async fn state(&self) -> Value {
        let path = format!("{}-control/_doc/catalog", self.shop.prefix);
        self.get(&path).await["_source"].take()
    }

    async fn index(&self) -> String {
        self.state().await["index"].as_str().unwrap().to_owned()
    }

    /// All documents of a version, or of all, seen or not.
    async fn documents(&self, from: Option<i64>) -> u64 {
        let index = self.index().await;
        let http = reqwest::Client::new();
        let refresh = http.post(format!("{}/{index}/_refresh", self.url));
        refresh.send().await.unwrap();
        let query = from.map_or(String::new(), |from| format!("?q=from:{from}"));
        let count = self.get(&format!("{index}/_count{query}")).await;
        count["count"].as_u64().unwrap()
    }

    /// Segments that searches go through, of all shards.
    async fn segments(&self) -> usize {
        let index = self.index().await;
        let path = format!("_cat/segments/{index}?format=json&h=searchable");
        let listed = self.get(&path).await;
        let listed = listed.as_array().map_or(&[][..], Vec::as_slice);
        let searched = |segment: &&Value| segment["searchable"] == "true";
        listed.iter().filter(searched).count()
    }
}

/// Whether it comes to hold.
async fn comes<F: Future<Output = bool>>(holds: impl Fn() -> F) -> bool {
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        if holds().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_long_past_are_removed_and_no_others() {
    let Some(stage) = Stage::begin().await else {
        return;
    };
    let backend = &stage.backend;
    replace(backend, MANY).await;
    patch(backend, 10, 1).await.unwrap();
    assert_eq!(stage.documents(None).await, u64::from(MANY) + 10);
    patch(backend, MANY, 2).await.unwrap();
    // While that is removed, more is changed: ten documents that are past only since.
    patch(backend, 10, 3).await.unwrap();
    let many = u64::from(MANY);
    let removed = comes(|| async { stage.documents(None).await <= many + 10 }).await;
    assert!(removed, "{} documents", stage.documents(None).await);
    let told = comes(|| async { stage.state().await["superseded"].as_u64() <= Some(10) }).await;
    assert!(told, "{}", stage.state().await);
    let all = MANY as usize;
    assert_eq!(stocked(backend, 3).await, (10, all));
    assert_eq!(stocked(backend, 2).await, (all - 10, all));
    assert_eq!(backend.status().await.unwrap().products, many);
    stage.shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_version_left_that_was_given_up_is_undone() {
    let Some(stage) = Stage::begin().await else {
        return;
    };
    let (backend, proxy) = (&stage.backend, &stage.proxy);
    replace(backend, 20).await;
    proxy.each("_refresh", Fault::Refused(403, "cluster_block_exception"));
    assert!(patch(backend, 20, 1).await.is_err());
    proxy.mend();
    let aborted = stage.state().await["aborted"][0]["version"].as_i64();
    let aborted = aborted.expect("a version was given up");
    assert_eq!(stage.documents(Some(aborted)).await, 20);
    assert_eq!(stocked(backend, 0).await, (20, 20));
    // The next change has one product, and passes over what was given up.
    patch(backend, 1, 2).await.unwrap();
    assert_eq!(stocked(backend, 0).await, (19, 20));
    let undone = comes(|| async {
        patch(backend, 1, 2).await.unwrap();
        patch(backend, 1, 3).await.unwrap();
        stage.state().await["aborted"] == json!([])
    });
    assert!(undone.await, "{}", stage.state().await);
    assert_eq!(stage.documents(Some(aborted)).await, 0);
    assert_eq!(stocked(backend, 0).await, (19, 20));
    assert_eq!(stocked(backend, 3).await, (1, 20));
    stage.shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_refused_lets_go_at_once() {
    let Some(stage) = Stage::begin().await else {
        return;
    };
    let (backend, proxy) = (&stage.backend, &stage.proxy);
    replace(backend, 20).await;
    // The state is written when the change begins, and when it is committed.
    for place in [1, 2] {
        proxy.nth(
            place,
            "_doc/catalog",
            Fault::Refused(403, "cluster_block_exception"),
        );
        assert!(patch(backend, 20, 1).await.is_err());
        proxy.mend();
        assert_eq!(stage.state().await["writer"], Value::Null, "{place}");
        assert_eq!(stocked(backend, 0).await, (20, 20));
    }
    stage.shop.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_load_is_merged_beside_its_readers() {
    let Some(stage) = Stage::begin().await else {
        return;
    };
    let merging = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&merging);
    stage.proxy.rule(move |_, path| {
        seen.fetch_or(path.contains("_forcemerge"), Ordering::Relaxed);
        Fault::Pass
    });
    let megabyte = "x".repeat(1_000_000);
    let line = |n: u32| {
        let product = json!({"id": format!("P-{n:05}"), "stock": 1, "image_url": megabyte});
        Ok(Line {
            number: u64::from(n) + 1,
            value: Product::from_json(&Json::from(product)).unwrap(),
        })
    };
    let lines: Vec<_> = (0..40).map(line).collect();
    let source = Box::pin(futures::stream::iter(lines));
    stage.backend.replace_catalog(source).await.unwrap();
    assert_eq!(stocked(&stage.backend, 1).await, (40, 40));
    let merged = comes(|| async { merging.load(Ordering::Relaxed) && stage.segments().await <= 3 });
    assert!(merged.await, "{} segments", stage.segments().await);
    assert_eq!(stocked(&stage.backend, 1).await, (40, 40));
    stage.shop.remove().await;
}
