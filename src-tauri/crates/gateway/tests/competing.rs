//! Publishers at once, over HTTP and the embedded back end.
//!
//! 1. Of those who believe the same, one wins and all others get 412 with what is live.
//! 2. Every accepted revision is in the history exactly once, in order.
//! 3. Whoever asks after a publication was answered is answered by it or a later one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "support/http.rs"]
mod http;

use std::sync::Arc;

use futures::future::join_all;
use http::{Answer, Gateway, document};

const PUBLISHERS: u64 = 4;
const ROUNDS: u64 = 25;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_revision_is_lost_and_none_is_reordered() {
    let gateway = Arc::new(Gateway::start().await);
    assert_eq!(gateway.publish("staging", &document(1)).await.status, 201);
    let publishers = (0..PUBLISHERS).map(|number| {
        let gateway = Arc::clone(&gateway);
        tokio::spawn(async move { publish_rounds(&gateway, number).await })
    });
    let mut accepted: Vec<(u64, String)> = Vec::new();
    for publisher in join_all(publishers).await {
        accepted.extend(publisher.unwrap());
    }
    accepted.sort();
    let history = gateway.get("/v1/environments/staging/history").await.json();
    let lines = history["revisions"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .skip(1);
    let kept: Vec<(u64, String)> = lines
        .map(|line| {
            (
                line["revision"].as_u64().unwrap(),
                line["etag"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(kept, accepted);
    assert_eq!(kept.len() as u64, PUBLISHERS * ROUNDS);
    assert_eq!(kept.last().unwrap().0, PUBLISHERS * ROUNDS + 1);
}

/// Publishes until it has won `ROUNDS` times.
async fn publish_rounds(gateway: &Gateway, number: u64) -> Vec<(u64, String)> {
    let path = "/v1/environments/staging/ruleset";
    let mut tag = gateway.get(path).await.header("etag").to_owned();
    let mut won = Vec::new();
    while (won.len() as u64) < ROUNDS {
        let points = 2 + number * ROUNDS + won.len() as u64;
        let request = gateway
            .request("PUT", path)
            .header("If-Match", &tag)
            .json(&document(points));
        let answer = Answer::of(request).await;
        tag = answer.header("etag").to_owned();
        match answer.status.as_u16() {
            200 => {
                let revision = answer.json()["revision"].as_u64().unwrap();
                let ranked = gateway
                    .get("/v1/environments/staging/rank?page=category:A")
                    .await
                    .json();
                assert!(
                    ranked["revision"].as_u64().unwrap() >= revision,
                    "an older revision answers"
                );
                won.push((revision, answer.json()["etag"].as_str().unwrap().to_owned()));
            }
            412 => assert_eq!(
                format!("\"{}\"", answer.json()["etag"].as_str().unwrap()),
                tag
            ),
            other => panic!("{other}: {}", answer.text),
        }
    }
    won
}
