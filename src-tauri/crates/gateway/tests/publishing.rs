//! Section 5 of the contract over HTTP: rule sets.
//!
//! 1. Every row of the section about rule sets answers as it says.
//! 2. The first that applies of 404, 400, 428, 412, 422 is told.

#[path = "support/http.rs"]
mod http;

use http::{Answer, Gateway, document};
use serde_json::{Value, json};

const RULESET: &str = "/v1/environments/staging/ruleset";

#[tokio::test]
async fn rule_sets_are_published_under_a_belief() {
    let gateway = Gateway::start().await;
    let (one, two) = (document(1), document(2));
    gateway.get(RULESET).await.is_problem(404);
    gateway
        .get("/v1/environments/staging/history")
        .await
        .is_problem(404);
    let put = |body: &Value, name: &'static str, value: String| {
        Answer::of(
            gateway
                .request("PUT", RULESET)
                .json(body)
                .header(name, value)
                .header("Endcap-Author", "S%C3%B8ren")
                .header("Endcap-Note", "50%25 off"),
        )
    };
    Answer::of(gateway.request("PUT", RULESET).json(&one))
        .await
        .is_problem(428);
    put(&one, "If-None-Match", "\"x\"".to_owned())
        .await
        .is_problem(428);
    put(&one, "If-Match", "*".to_owned()).await.is_problem(428);
    put(&one, "If-Match", "\"x\"".to_owned())
        .await
        .is_problem(412);
    let first = put(&one, "If-None-Match", "*".to_owned()).await;
    assert_eq!(first.status, 201);
    let etag = first.json()["etag"].as_str().unwrap().to_owned();
    assert_eq!(first.json(), json!({"revision": 1, "etag": etag}));
    assert_eq!(etag.len(), 64);
    let live = gateway.get(RULESET).await;
    assert_eq!(live.header("etag"), format!("\"{etag}\""));
    assert_eq!(live.json(), one);
    assert!(
        live.text.starts_with("{\"collections\":[{\"id\":\"sale\""),
        "not canonical: {}",
        live.text
    );
    for (name, value) in [
        ("If-None-Match", "*".to_owned()),
        ("If-Match", format!("W/\"{etag}\"")),
    ] {
        let stale = put(&two, name, value).await;
        stale.is_problem(412);
        assert_eq!(stale.header("etag"), format!("\"{etag}\""));
    }
    let again = put(&one, "If-Match", format!("\"{etag}\"")).await;
    assert_eq!(
        (again.status.as_u16(), again.json()["revision"].as_u64()),
        (200, Some(1))
    );
    let second = put(&two, "If-Match", format!("\"{etag}\"")).await;
    assert_eq!(
        (second.status.as_u16(), second.json()["revision"].as_u64()),
        (200, Some(2))
    );
    let history = gateway.get("/v1/environments/staging/history").await.json();
    let lines = history["revisions"].as_array().unwrap();
    assert_eq!(
        lines
            .iter()
            .map(|line| line["revision"].as_u64().unwrap())
            .collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(lines[1]["published_by"], "Søren");
    assert_eq!(lines[1]["note"], "50% off");
    let earlier = gateway.get("/v1/environments/staging/history/1").await;
    assert_eq!(
        (earlier.json(), earlier.header("etag")),
        (one, format!("\"{etag}\"").as_str())
    );
    for unknown in ["3", "0", "x", "-1", "+1"] {
        gateway
            .get(&format!("/v1/environments/staging/history/{unknown}"))
            .await
            .is_problem(404);
    }
}

#[tokio::test]
async fn earlier_revisions_are_restored() {
    let gateway = Gateway::stocked().await;
    let second = gateway.publish("staging", &document(2)).await;
    let tag = second.header("etag").to_owned();
    let restore = |body: Value, tag: Option<&str>| {
        let request = gateway
            .request("POST", "/v1/environments/staging/restore")
            .json(&body);
        Answer::of(match tag {
            Some(tag) => request.header("If-Match", tag),
            None => request,
        })
    };
    restore(json!({"revision": 1}), None).await.is_problem(428);
    restore(json!({"revision": 1}), Some("\"x\""))
        .await
        .is_problem(412);
    restore(json!({"revision": 9}), Some("\"x\""))
        .await
        .is_problem(404);
    restore(json!({"revision": "1"}), Some("\"x\""))
        .await
        .is_problem(400);
    restore(json!({"revision": 1, "note": ""}), None)
        .await
        .is_problem(400);
    let restored = restore(json!({"revision": 1}), Some(&tag)).await;
    assert_eq!(
        (
            restored.status.as_u16(),
            restored.json()["revision"].as_u64()
        ),
        (200, Some(3))
    );
    assert_eq!(gateway.get(RULESET).await.json(), document(1));
    let tag = restored.header("etag").to_owned();
    assert_eq!(
        restore(json!({"revision": 3}), Some(&tag)).await.json()["revision"],
        4
    );
    let nowhere = gateway
        .request("POST", "/v1/environments/nowhere/restore")
        .json(&json!({}));
    Answer::of(nowhere).await.is_problem(404);
}

#[tokio::test]
async fn errors_of_a_rule_set_are_all_named() {
    let gateway = Gateway::stocked().await;
    let tag = gateway.get(RULESET).await.header("etag").to_owned();
    let mut bad = document(1);
    bad["rules"][0]["action"]["points"] = json!(0);
    bad["rules"][1]["colour"] = json!("red");
    bad["format"] = json!("endcap.ruleset/2");
    let put = |tag: String| {
        Answer::of(
            gateway
                .request("PUT", RULESET)
                .json(&bad)
                .header("If-Match", tag),
        )
    };
    // A stale publisher is told that first.
    put("\"x\"".to_owned()).await.is_problem(412);
    let refused = put(tag.clone()).await;
    refused.is_problem(422);
    let mut places = refused.places();
    places.sort();
    assert_eq!(
        places,
        ["/format", "/rules/0/action/points", "/rules/1/colour"]
    );
    assert_eq!(gateway.get(RULESET).await.header("etag"), tag);
    let repeated = "{\"format\":\"endcap.ruleset/1\",\"format\":\"endcap.ruleset/1\"}";
    let request = gateway
        .request("PUT", RULESET)
        .header("If-Match", tag.as_str())
        .header("Content-Type", "application/json");
    Answer::of(request.body(repeated)).await.is_problem(422);
}
