//! Section 5 of the contract over HTTP: health and the catalog.
//!
//! 1. Every row of the section about catalogs answers as it says.
//! 2. A bad line is named, and changes nothing.

#[path = "support/http.rs"]
mod http;

use http::{Answer, Gateway, catalog};
use serde_json::json;

#[tokio::test]
async fn health_says_what_is_there() {
    let gateway = Gateway::start().await;
    let health = gateway.get("/v1/health").await.json();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["engine"], "embedded");
    assert_eq!(health["formats"], json!(["endcap.ruleset/1"]));
    assert_eq!(health["products"], 0);
    gateway.lines("PUT", &catalog(3)).await;
    assert_eq!(gateway.get("/v1/health").await.json()["products"], 3);
}

#[tokio::test]
async fn catalogs_are_replaced_patched_and_read_back() {
    let gateway = Gateway::start().await;
    let empty = gateway.get("/v1/catalog").await;
    assert_eq!((empty.status.as_u16(), empty.text.as_str()), (200, ""));
    // Blank lines, a missing last line end and white space are nothing.
    let answer = gateway
        .lines(
            "PUT",
            "\n{\"id\":\"b\",\"price\":1.0}\r\n\n  {\"id\": \"a\"}",
        )
        .await;
    assert_eq!(answer.json(), json!({"products": 2}));
    let read = gateway.get("/v1/catalog").await;
    assert_eq!(read.text, "{\"id\":\"a\"}\n{\"id\":\"b\",\"price\":1}\n");
    assert_eq!(read.header("content-type"), "application/x-ndjson");
    assert_ne!(read.header("etag"), empty.header("etag"));
    let same = gateway
        .request("GET", "/v1/catalog")
        .header("If-None-Match", read.header("etag"));
    assert_eq!(Answer::of(same).await.status, 304);
    let lines = "{\"id\":\"a\",\"stock\":3}\n{\"id\":\"b\",\"deleted\":true}\n{\"id\":\"c\"}\n";
    assert_eq!(
        gateway.lines("PATCH", lines).await.json(),
        json!({"products": 2})
    );
    assert_eq!(
        gateway.get("/v1/catalog").await.text,
        "{\"id\":\"a\",\"stock\":3}\n{\"id\":\"c\"}\n"
    );
    let found = gateway
        .post("/v1/catalog/lookup", &json!({"ids": ["c", "x", "a", ""]}))
        .await;
    assert_eq!(
        found.json(),
        json!({"products": [{"id": "c"}, {"id": "a", "stock": 3}]})
    );
}

#[tokio::test]
async fn bad_lines_are_named_and_change_nothing() {
    let gateway = Gateway::stocked().await;
    let before = gateway.get("/v1/catalog").await.header("etag").to_owned();
    let good = "{\"id\":\"x\"}\n";
    for (method, lines, places) in [
        (
            "PUT",
            format!("{good}{{\"id\":\"y\",\"colour\":1}}\n"),
            vec!["line 2"],
        ),
        ("PUT", format!("{good}\n{good}"), vec!["line 3"]),
        (
            "PUT",
            "{\"id\":1}\nnot json\n[]\n".to_owned(),
            vec!["line 1", "line 2", "line 3"],
        ),
        (
            "PUT",
            format!("{good}{{\"id\":\"y\",\"price\":1,\"price\":2}}\n"),
            vec!["line 2"],
        ),
        (
            "PUT",
            format!("{good}{{\"id\":\"y\",\"price\":null}}\n"),
            vec!["line 2"],
        ),
        (
            "PUT",
            format!("{good}{{\"id\":\"y\"}}{good}"),
            vec!["line 2"],
        ),
        (
            "PATCH",
            format!("{good}{{\"id\":\"x\",\"price\":-1}}\n"),
            vec!["line 2"],
        ),
        ("PATCH", "{\"price\":1}\n".to_owned(), vec!["line 1"]),
        (
            "PATCH",
            "{\"id\":\"x\",\"deleted\":false}\n".to_owned(),
            vec!["line 1"],
        ),
        (
            "PATCH",
            "{\"id\":\"x\",\"prise\":null}\n".to_owned(),
            vec!["line 1"],
        ),
        (
            "PATCH",
            "{\"id\":\"x\",\"attributes\":{\"\":null}}\n".to_owned(),
            vec!["line 1"],
        ),
        ("PATCH", format!("{good}{{"), vec!["line 2"]),
    ] {
        let answer = gateway.lines(method, &lines).await;
        answer.is_problem(422);
        let mut named = answer.places();
        named.dedup();
        assert_eq!(named, places, "{lines}");
        assert_eq!(
            gateway.get("/v1/catalog").await.header("etag"),
            before,
            "{lines}"
        );
    }
}
