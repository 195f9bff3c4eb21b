//! A gateway that listens before its back end is open.
//!
//! 1. Who asks meanwhile waits; a gateway of the same folder that is just ending is waited for.
//! 2. A folder that can't be used ends it: nobody listens any more.
//! 3. It can be stopped while it waits.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "support/http.rs"]
mod http;

use endcap_gateway::{Config, serve_while_opening};
use http::Gateway;

fn config(data: std::path::PathBuf) -> Config {
    Config::local("127.0.0.1:0".parse().unwrap(), data)
}

#[tokio::test]
async fn who_asks_waits_until_the_gateway_before_has_ended() {
    let before = Gateway::start().await;
    let data = before.folder.path().join("data");
    let next = serve_while_opening(config(data)).await.unwrap();
    let asked = tokio::spawn(reqwest::get(format!("{}/v1/health", next.base_url())));
    // It answers, so it has not ended, and the next one can't be open.
    assert_eq!(before.get("/v1/health").await.status, 200);
    assert!(!asked.is_finished());
    before.running.shutdown().await;
    assert_eq!(asked.await.unwrap().unwrap().status(), 200);
    next.shutdown().await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::write(&data, "a file").unwrap();
    let running = serve_while_opening(config(data)).await.unwrap();
    assert!(
        reqwest::get(format!("{}/v1/health", running.base_url()))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn it_can_be_stopped_while_it_waits() {
    let before = Gateway::start().await;
    let next = serve_while_opening(config(before.folder.path().join("data")))
        .await
        .unwrap();
    next.shutdown().await;
    assert_eq!(before.get("/v1/health").await.status, 200);
}
