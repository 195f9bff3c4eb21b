//! Tokens and roles.
//!
//! 1. With tokens, all but health needs one: 401 before anything else.
//! 2. A viewer reads, an editor writes all but production, a publisher writes all: 403 before 404.
//! 3. The shop takes a token as the password of basic authentication; nothing else does.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "support/http.rs"]
mod http;

use endcap_gateway::{NewToken, Role};
use http::{Answer, Gateway, catalog, document};

struct Tokens {
    viewer: String,
    editor: String,
    publisher: String,
}

async fn guarded() -> (Gateway, Tokens) {
    let [viewer, editor, publisher] =
        [Role::Viewer, Role::Editor, Role::Publisher].map(|role| NewToken::make(role, "of a test"));
    let file = format!(
        "# tokens\n{}\n{}\n{}\n",
        viewer.line, editor.line, publisher.line
    );
    let gateway = Gateway::start_with(|config, folder| {
        let path = folder.join("tokens");
        std::fs::write(&path, file).unwrap();
        config.tokens = Some(path);
    });
    let tokens = Tokens {
        viewer: viewer.secret,
        editor: editor.secret,
        publisher: publisher.secret,
    };
    (gateway.await, tokens)
}

async fn status(gateway: &Gateway, method: &str, path: &str, token: &str) -> u16 {
    let body = if path.ends_with("ruleset") {
        document(1).to_string()
    } else {
        String::new()
    };
    let kind = if path == "/v1/catalog" {
        "application/x-ndjson"
    } else {
        "application/json"
    };
    let request = gateway
        .request(method, path)
        .bearer_auth(token)
        .header("Content-Type", kind)
        .body(body);
    Answer::of(request).await.status.as_u16()
}

#[tokio::test]
async fn without_a_known_token_only_health_answers() {
    let (gateway, tokens) = guarded().await;
    assert_eq!(gateway.get("/v1/health").await.status, 200);
    for path in [
        "/v1/catalog",
        "/v1/environments/x/ruleset",
        "/v1/openapi.json",
        "/metrics",
        "/nowhere",
        "/v1/health/x",
    ] {
        let answer = gateway.get(path).await;
        answer.is_problem(401);
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"Endcap\"");
        for wrong in ["", "x", &tokens.viewer[1..], &tokens.viewer.to_uppercase()] {
            assert_eq!(status(&gateway, "GET", path, wrong).await, 401, "{path}");
        }
        let basic = gateway
            .request("GET", path)
            .basic_auth("any", Some(&tokens.viewer));
        Answer::of(basic).await.is_problem(401);
    }
    assert_eq!(
        status(&gateway, "GET", "/nowhere", &tokens.viewer).await,
        404
    );
}

#[tokio::test]
async fn roles_may_what_the_contract_says() {
    let (gateway, tokens) = guarded().await;
    let (viewer, editor, publisher) = (&tokens.viewer, &tokens.editor, &tokens.publisher);
    let staging = "/v1/environments/staging/ruleset";
    let production = "/v1/environments/production/ruleset";
    for (method, path, expected) in [
        ("GET", "/v1/catalog", [200, 200, 200]),
        ("PUT", "/v1/catalog", [403, 200, 200]),
        ("PATCH", "/v1/catalog", [403, 200, 200]),
        ("GET", staging, [404, 404, 404]),
        // Let in, and then told that a belief is missing.
        ("PUT", staging, [403, 428, 428]),
        ("PUT", production, [403, 403, 428]),
        ("PUT", "/v1/environments/a%20b/ruleset", [403, 404, 404]),
        ("POST", "/v1/environments/staging/restore", [403, 404, 404]),
        (
            "POST",
            "/v1/environments/production/restore",
            [403, 403, 404],
        ),
        ("POST", "/v1/environments/production/rank", [404, 404, 404]),
        (
            "POST",
            "/v1/environments/production/segment",
            [404, 404, 404],
        ),
        ("GET", "/metrics", [200, 200, 200]),
        ("GET", "/v1/openapi.json", [200, 200, 200]),
    ] {
        for (token, expected) in [viewer, editor, publisher].into_iter().zip(expected) {
            assert_eq!(
                status(&gateway, method, path, token).await,
                expected,
                "{method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_browser_sees_the_shop_with_the_token_as_its_password() {
    let (gateway, tokens) = guarded().await;
    let put = gateway
        .request("PUT", "/v1/catalog")
        .bearer_auth(&tokens.editor);
    let put = put
        .header("Content-Type", "application/x-ndjson")
        .body(catalog(3));
    assert_eq!(Answer::of(put).await.status, 200);
    let put = gateway
        .request("PUT", "/v1/environments/staging/ruleset")
        .bearer_auth(&tokens.editor);
    assert_eq!(
        Answer::of(put.header("If-None-Match", "*").json(&document(1)))
            .await
            .status,
        201
    );
    let refused = gateway.get("/shop/staging").await;
    assert_eq!(
        (refused.status.as_u16(), refused.header("www-authenticate")),
        (401, "Basic realm=\"Endcap\"")
    );
    for (password, expected) in [(tokens.viewer.as_str(), 200), ("x", 401), ("", 401)] {
        let request = gateway
            .request("GET", "/shop/staging")
            .basic_auth("anyone", Some(password));
        assert_eq!(Answer::of(request).await.status.as_u16(), expected);
    }
}

#[tokio::test]
async fn files_that_hold_no_token_do_not_start_a_gateway() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("empty", Some("# nobody\n")),
        ("bad", Some("publisher x")),
        ("missing", None),
    ] {
        let path = folder.path().join(name);
        if let Some(text) = text {
            std::fs::write(&path, text).unwrap();
        }
        let mut config = endcap_gateway::Config::local(
            "127.0.0.1:0".parse().unwrap(),
            folder.path().join("data"),
        );
        config.tokens = Some(path);
        assert!(endcap_gateway::serve(config).await.is_err(), "{name}");
    }
}

#[tokio::test]
async fn tokens_are_read_again_without_a_restart() {
    let (gateway, tokens) = guarded().await;
    let path = gateway.folder.path().join("tokens");
    let added = NewToken::make(Role::Viewer, "of a test");
    let editor = NewToken::make(Role::Editor, "of a test");
    std::fs::write(&path, format!("{}\n{}\n", added.line, editor.line)).unwrap();
    let read = |token: String| {
        let gateway = &gateway;
        async move { status(gateway, "GET", "/v1/catalog", &token).await }
    };
    assert_eq!(read(added.secret.clone()).await, 401, "it was not told yet");
    gateway.running.reread_tokens().unwrap();
    assert_eq!(read(added.secret.clone()).await, 200);
    assert_eq!(read(tokens.publisher).await, 401, "it was taken away");
    std::fs::write(&path, "publisher x").unwrap();
    assert!(gateway.running.reread_tokens().is_err());
    assert_eq!(read(added.secret).await, 200, "a mistake changes nothing");
}
