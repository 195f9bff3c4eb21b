//! What a request may cost, and that every refusal is a problem.
//!
//! 1. 404, 405, 408, 413, 415 and 421 are RFC 9457 problems, with the headers that belong to them.
//! 2. Bodies and lines beyond their limits are refused, announced or not, and change nothing.
//! 3. A head that does not come to an end is cut off.

#[path = "support/http.rs"]
mod http;

use std::time::Duration;

use futures::StreamExt;
use http::{Answer, Gateway, catalog, document};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn refusals_are_problems() {
    let gateway = Gateway::stocked().await;
    let rank = "/v1/environments/staging/rank";
    for (method, path, kind, status) in [
        ("GET", "/", "", 404),
        ("GET", "/v1", "", 404),
        ("GET", "/v1/catalog/", "", 404),
        ("GET", "/v1/environments/staging", "", 404),
        ("DELETE", "/v1/catalog", "", 405),
        ("POST", "/v1/health", "", 405),
        ("PUT", rank, "application/json", 405),
        // The contract names no type that a body must carry: what it says is what counts.
        ("PUT", "/v1/catalog", "", 422),
        ("POST", rank, "application/x-www-form-urlencoded", 400),
        ("POST", rank, "application/json; charset=utf-8", 400),
        ("POST", rank, "", 400),
    ] {
        let mut request = gateway.request(method, path).body("x");
        if !kind.is_empty() {
            request = request.header("Content-Type", kind);
        }
        let answer = Answer::of(request).await;
        answer.is_problem(status);
        assert!(!answer.header("x-request-id").is_empty());
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        if status == 405 {
            assert!(!answer.header("allow").is_empty(), "{method} {path}");
        }
    }
    let zipped = gateway
        .request("PUT", "/v1/catalog")
        .header("Content-Type", "application/x-ndjson");
    Answer::of(zipped.header("Content-Encoding", "gzip").body("x"))
        .await
        .is_problem(415);
}

#[tokio::test]
async fn what_is_too_large_is_refused_and_changes_nothing() {
    let gateway = Gateway::start_with(|config, _| {
        config.limits.json_bytes = 1_000;
        config.limits.line_bytes = 300;
        config.limits.catalog_bytes = 20_000;
    });
    let gateway = gateway.await;
    assert_eq!(gateway.lines("PUT", &catalog(5)).await.status, 200);
    let before = gateway.get("/v1/catalog").await.header("etag").to_owned();
    let long_line = format!("{{\"id\":\"x\",\"title\":\"{}\"}}", "x".repeat(400));
    for (lines, streamed) in [
        (catalog(1_000), false),
        (catalog(1_000), true),
        (long_line.clone(), false),
        (format!("{}{long_line}\n{{", catalog(3)), true),
    ] {
        let request = gateway
            .request("PUT", "/v1/catalog")
            .header("Content-Type", "application/x-ndjson");
        let chunks: Vec<_> = lines
            .as_bytes()
            .chunks(700)
            .map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec()))
            .collect();
        let request = match streamed {
            true => request.body(reqwest::Body::wrap_stream(futures::stream::iter(chunks))),
            false => request.body(lines),
        };
        Answer::of(request).await.is_problem(413);
        assert_eq!(gateway.get("/v1/catalog").await.header("etag"), before);
    }
    let request = gateway
        .request("PUT", "/v1/environments/staging/ruleset")
        .json(&document(1));
    Answer::of(request.header("If-None-Match", "*"))
        .await
        .is_problem(413);
    let long = json!({"ids": vec!["x".repeat(150); 20]});
    gateway
        .post("/v1/catalog/lookup", &long)
        .await
        .is_problem(413);
    gateway
        .post("/v1/catalog/lookup", &json!({"ids": ["x"]}))
        .await;
}

#[tokio::test]
async fn lookups_and_bylines_have_limits() {
    let gateway = Gateway::stocked().await;
    let ids = |count: usize| json!({"ids": vec!["P-00001"; count]});
    assert_eq!(
        gateway.post("/v1/catalog/lookup", &ids(1_000)).await.status,
        200
    );
    gateway
        .post("/v1/catalog/lookup", &ids(1_001))
        .await
        .is_problem(400);
    for (header, value) in [
        ("Endcap-Note", "%zz".to_owned()),
        ("Endcap-Author", "%ff".to_owned()),
        ("Endcap-Note", "x".repeat(2_001)),
    ] {
        let request = gateway
            .request("PUT", "/v1/environments/new/ruleset")
            .json(&document(1));
        let request = request.header("If-None-Match", "*").header(header, value);
        Answer::of(request).await.is_problem(400);
    }
}

#[tokio::test]
async fn who_falls_silent_is_not_waited_for() {
    let gateway = Gateway::start_with(|config, _| {
        config.limits.silence = Duration::from_millis(50);
        config.limits.answer_time = Duration::from_millis(50);
        config.limits.head_time = Duration::from_millis(50);
    });
    let gateway = gateway.await;
    for (path, kind) in [
        ("/v1/catalog", "application/x-ndjson"),
        ("/v1/environments/x/ruleset", "application/json"),
    ] {
        let begun = futures::stream::iter([Ok::<_, std::io::Error>("{\"id\":\"x\"}\n")]);
        let body = reqwest::Body::wrap_stream(begun.chain(futures::stream::pending()));
        let request = gateway
            .request("PUT", path)
            .header("Content-Type", kind)
            .body(body);
        Answer::of(request).await.is_problem(408);
    }
    assert_eq!(gateway.get("/v1/health").await.json()["products"], 0);
    // A head that never ends: the connection is closed, whatever is said before.
    let mut stream = tokio::net::TcpStream::connect(gateway.running.local_addr())
        .await
        .unwrap();
    stream
        .write_all(b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX: ")
        .await
        .unwrap();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.unwrap();
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn a_large_head_is_refused() {
    let gateway = Gateway::start().await;
    let request = gateway
        .request("GET", "/v1/health")
        .header("X-Large", "x".repeat(200_000));
    let refused = request
        .send()
        .await
        .map_or(431, |answer| answer.status().as_u16());
    assert_eq!(refused, 431);
}

#[tokio::test]
async fn what_is_no_request_is_refused_with_a_problem() {
    let gateway = Gateway::start().await;
    let large = format!("GET / HTTP/1.1\r\nX-Large: {}", "x".repeat(64 * 1024));
    for (head, status) in [
        (
            "GET /v1/environments/e/rank?page=category:A>B HTTP/1.1\r\n\r\n",
            400,
        ),
        ("hello\r\n\r\n", 400),
        (large.as_str(), 431),
    ] {
        let mut stream = tokio::net::TcpStream::connect(gateway.running.local_addr())
            .await
            .unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        assert!(
            head.contains("content-type: application/problem+json"),
            "{answer}"
        );
        let problem: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(problem["status"], status, "{answer}");
    }
}

#[tokio::test]
async fn without_tokens_only_names_of_loopback_are_answered() {
    let gateway = Gateway::stocked().await;
    for (host, status) in [
        ("localhost:7700", 200),
        ("[::1]", 200),
        ("evil.example", 421),
        ("10.0.0.1", 421),
    ] {
        let answer = Answer::of(gateway.request("GET", "/v1/catalog").header("Host", host)).await;
        assert_eq!(answer.status.as_u16(), status, "{host}");
    }
}

#[tokio::test]
async fn what_is_counted_is_shown_to_prometheus() {
    let gateway = Gateway::stocked().await;
    gateway
        .get("/v1/environments/staging/rank?page=category:A")
        .await;
    gateway.get("/secret-looking/path").await;
    let text = gateway.get("/metrics").await.text;
    for line in [
        "endcap_products 40",
        "endcap_pages_ranked_total 1",
        "endcap_publications_total 1",
        "endcap_http_requests_total{method=\"GET\",route=\"/v1/environments/{env}/rank\",status=\"200\"} 1",
    ] {
        assert!(
            text.lines().any(|found| found == line),
            "{line} is not in\n{text}"
        );
    }
    assert!(!text.contains("secret-looking"));
    assert!(text.ends_with("# EOF\n"));
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_end() {
    let gateway = Gateway::stocked().await;
    let mut stream = tokio::net::TcpStream::connect(gateway.running.local_addr())
        .await
        .unwrap();
    let line = "{\"id\":\"last\"}\n";
    let head = format!(
        "PUT /v1/catalog HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n\
         Expect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        line.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The gateway says this when it begins to read the body: the request is under way.
    let mut said = [0; 25];
    stream.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 100 Continue\r\n\r\n");
    let stopping = tokio::spawn(gateway.running.shutdown());
    tokio::task::yield_now().await;
    stream.write_all(line.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("{\"products\":1}"), "{answer}");
    stopping.await.unwrap();
}
