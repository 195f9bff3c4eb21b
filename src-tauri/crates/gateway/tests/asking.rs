//! Section 5 of the contract over HTTP: ranking, explaining and segments.
//!
//! 1. Every row of the section about questions answers as it says.
//! 2. What does not exist (404) is told before what is ill-written (400), and that before 422.
//! 3. What is unknown, repeated or ill-written is refused, with its place.

#[path = "support/http.rs"]
mod http;

use http::{Answer, Gateway, catalog, document};
use serde_json::{Value, json};

const RULESET: &str = "/v1/environments/staging/ruleset";

#[tokio::test]
async fn pages_are_ranked_and_echoed() {
    let gateway = Gateway::stocked().await;
    let page = "category%3AA+%3E%20Odd";
    let answer = gateway.get(&format!("/v1/environments/staging/rank?page={page}&segment=vip&at=2026-11-27T19:00:00.9%2B01:00&size=2&from=1")).await;
    let body = answer.json();
    assert_eq!(body["page"], "category:A > Odd");
    assert_eq!(body["segment"], "vip");
    assert_eq!(body["at"], "2026-11-27T18:00:00Z");
    assert_eq!(
        (
            body["revision"].as_u64(),
            body["from"].as_u64(),
            body["total"].as_u64()
        ),
        (Some(1), Some(1), Some(19))
    );
    assert_eq!(body["products"].as_array().unwrap().len(), 2);
    assert_eq!(body["products"][0]["position"], 2);
    assert_eq!(
        format!("\"{}\"", body["catalog"].as_str().unwrap()),
        gateway.get("/v1/catalog").await.header("etag")
    );
    assert_eq!(
        format!("\"{}\"", body["etag"].as_str().unwrap()),
        gateway.get(RULESET).await.header("etag")
    );
    let default = gateway
        .get("/v1/environments/staging/rank?page=placement:x:y")
        .await
        .json();
    assert_eq!(
        (default["page"].as_str(), default["segment"].as_str()),
        (Some("placement:x:y"), Some("everyone"))
    );
    assert_eq!(default["products"].as_array().unwrap().len(), 24);
    assert!(default["products"][0].get("explain").is_none());
    let night = gateway.get("/v1/environments/staging/rank?page=placement:home.hero&at=2026-11-27T12:00:00Z&explain=true").await.json();
    assert_eq!(night["total"], 1);
    assert_eq!(night["products"][0]["id"], "P-00003");
    assert_eq!(night["products"][0]["explain"]["without_max_per"], 1);
    let sorted = gateway
        .get("/v1/environments/staging/rank?page=category:A&sort=price_asc&size=1")
        .await
        .json();
    assert_eq!(sorted["products"][0]["id"], "P-00000");
    for (query, total) in [
        ("page=category:None", 0),
        ("page=category:", 0),
        ("page=search:", 0),
        ("page=category:A&from=9007199254740991", 40),
        ("page=category:A&size=0", 40),
    ] {
        let body = gateway
            .get(&format!("/v1/environments/staging/rank?{query}"))
            .await
            .json();
        assert_eq!(
            (body["total"].as_u64(), &body["products"]),
            (Some(total), &json!([])),
            "{query}"
        );
    }
}

#[tokio::test]
async fn bad_questions_are_told_apart() {
    let gateway = Gateway::stocked().await;
    for (query, status) in [
        ("", 400),
        ("page=shelf:x", 404),
        ("page=x", 404),
        ("page=collection:none", 404),
        ("page=category:A&segment=nobody", 404),
        ("page=category:A&segment=no%20body", 404),
        ("page=category:A&at=yesterday", 400),
        ("page=category:A&at=2026-11-27T18:00:00", 400),
        ("page=category:A&at=", 400),
        ("page=category:A&size=1001", 400),
        ("page=category:A&size=-1", 400),
        ("page=category:A&size=1.0", 400),
        ("page=category:A&size=%2B1", 400),
        ("page=category:A&from=x", 400),
        ("page=category:A&from=9007199254740992", 400),
        ("page=category:A&sort=cheap", 400),
        ("page=category:A&explain=1", 400),
        ("page=category:A&colour=red", 400),
        ("page=category:A&page=category:A", 400),
        ("page=%zz", 400),
        ("page=category:A&size=x&segment=nobody", 404),
        ("page=shelf:x&colour=red", 404),
    ] {
        gateway
            .get(&format!("/v1/environments/staging/rank?{query}"))
            .await
            .is_problem(status);
        gateway
            .get(&format!("/v1/environments/nowhere/rank?{query}"))
            .await
            .is_problem(404);
    }
    for (method, path) in [
        ("GET", "/v1/catalog"),
        ("PUT", "/v1/catalog"),
        ("PATCH", "/v1/catalog"),
        ("POST", "/v1/catalog/lookup"),
        ("GET", RULESET),
        ("PUT", RULESET),
        ("GET", "/v1/environments/staging/history"),
        ("GET", "/v1/environments/staging/history/1"),
        ("POST", "/v1/environments/staging/restore"),
        ("POST", "/v1/environments/staging/rank"),
        ("POST", "/v1/environments/staging/segment"),
        ("POST", "/v1/rank"),
    ] {
        let body = match path.ends_with("restore") {
            true => r#"{"revision": 1}"#,
            false => "{}",
        };
        let request = gateway.request(method, &format!("{path}?colour=red"));
        let answer = Answer::of(request.body(body)).await;
        answer.is_problem(400);
        assert_eq!(answer.places(), ["/colour"], "{method} {path}");
    }
    for environment in ["a%20b", "%ff", "a%2Fb"] {
        gateway
            .get(&format!(
                "/v1/environments/{environment}/rank?page=category:A"
            ))
            .await
            .is_problem(404);
    }
}

#[tokio::test]
async fn batches_are_of_one_revision_and_one_instant() {
    let gateway = Gateway::stocked().await;
    let path = "/v1/environments/staging/rank";
    let asks = json!({"asks": [{"page": "category:A", "size": 3.0}, {"page": "placement:x", "segment": "vip"},
        {"page": "collection:sale", "at": "2026-01-01T00:00:00Z", "explain": true}]});
    let body = gateway.post(path, &asks).await.json();
    let answers = body["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["at"], answers[1]["at"]);
    assert_eq!(answers[2]["at"], "2026-01-01T00:00:00Z");
    assert_eq!(answers[0]["products"].as_array().unwrap().len(), 3);
    for member in ["revision", "etag", "catalog"] {
        assert_eq!(body[member], answers[0][member]);
    }
    assert_eq!(
        gateway.post(path, &json!({"asks": []})).await.json()["answers"],
        json!([])
    );
    let page = json!({"page": "category:A"});
    let asks = |ask: Value| json!({"asks": [page, ask]});
    for (body, status, places) in [
        (
            asks(json!({"page": "category:A", "size": 1001})),
            400,
            vec!["/asks/1/size"],
        ),
        (
            asks(json!({"page": "category:A", "size": "3"})),
            400,
            vec!["/asks/1/size"],
        ),
        (
            asks(json!({"page": "category:A", "sort": null})),
            400,
            vec!["/asks/1/sort"],
        ),
        (
            asks(json!({"page": "category:A", "colour": 1})),
            400,
            vec!["/asks/1/colour"],
        ),
        (asks(json!({"segment": "vip"})), 400, vec!["/asks/1/page"]),
        (asks(json!(7)), 400, vec!["/asks/1"]),
        (asks(json!({"page": "shelf:x"})), 404, vec!["/asks/1/page"]),
        (
            asks(json!({"page": "collection:none", "segment": "x", "size": -1})),
            404,
            vec!["/asks/1/page", "/asks/1/segment"],
        ),
        (json!({"asks": vec![page.clone(); 101]}), 400, vec!["/asks"]),
        (json!({"asks": {}}), 400, vec!["/asks"]),
        (json!({}), 400, vec!["/asks"]),
        (json!({"asks": [], "at": 1}), 400, vec!["/at"]),
    ] {
        let answer = gateway.post(path, &body).await;
        answer.is_problem(status);
        assert_eq!(answer.places(), places, "{body}");
    }
    assert_eq!(
        gateway
            .post(path, &json!({"asks": vec![page; 100]}))
            .await
            .status,
        200
    );
    let request = gateway
        .request("POST", path)
        .header("Content-Type", "application/json");
    let repeated =
        Answer::of(request.body("{\"asks\":[{\"page\":\"category:A\",\"page\":\"category:B\"}]}"))
            .await;
    repeated.is_problem(400);
    assert_eq!(repeated.places(), ["/asks/0/page"]);
}

#[tokio::test]
async fn drafts_are_ranked_and_stored_nowhere() {
    let gateway = Gateway::start().await;
    gateway.lines("PUT", &catalog(10)).await;
    let body = gateway
        .post(
            "/v1/rank",
            &json!({"ruleset": document(9), "page": "category:A", "explain": true}),
        )
        .await
        .json();
    assert_eq!(
        (&body["revision"], body["total"].as_u64()),
        (&Value::Null, Some(10))
    );
    gateway.get(RULESET).await.is_problem(404);
    let mut bad = document(9);
    bad["rules"][0]["priority"] = json!("high");
    for (body, status, places) in [
        (
            json!({"ruleset": bad, "page": "category:A"}),
            422,
            vec!["/ruleset/rules/0/priority"],
        ),
        (
            json!({"ruleset": bad, "page": "category:A", "size": -1}),
            400,
            vec!["/size"],
        ),
        (
            json!({"ruleset": bad, "page": "category:A", "segment": "vip"}),
            422,
            vec!["/ruleset/rules/0/priority"],
        ),
        (
            json!({"ruleset": bad, "page": "category:A", "segment": "nobody", "size": -1}),
            404,
            vec!["/segment"],
        ),
        (
            json!({"ruleset": bad, "page": "collection:none"}),
            404,
            vec!["/page"],
        ),
        (json!({"page": "category:A"}), 400, vec!["/ruleset"]),
        (
            json!({"ruleset": document(1), "page": "category:A", "colour": 1}),
            400,
            vec!["/colour"],
        ),
    ] {
        let answer = gateway.post("/v1/rank", &body).await;
        answer.is_problem(status);
        assert_eq!(answer.places(), places, "{body}");
    }
}

#[tokio::test]
async fn products_are_explained() {
    let gateway = Gateway::stocked().await;
    let explain = |query: &str| {
        let path = format!("/v1/environments/staging/explain?{query}");
        let gateway = &gateway;
        async move { gateway.get(&path).await }
    };
    let pinned = explain("page=category:A&product=P-00007").await.json();
    assert_eq!(
        (pinned["shown"].as_bool(), pinned["position"].as_u64()),
        (Some(true), Some(2))
    );
    assert_eq!(pinned["explain"]["pin"], json!({"rule": "pin", "asked": 2}));
    let hidden = explain("page=category:A&segment=vip&product=P-00001")
        .await
        .json();
    assert_eq!(
        hidden,
        json!({"shown": false, "because": [{"rule": "hide"}]})
    );
    let elsewhere = explain("page=category:B&product=P-00001").await.json();
    assert_eq!(elsewhere, json!({"shown": false, "because": []}));
    for (query, status) in [
        ("page=category:A&product=none", 404),
        ("page=category:A&product=none&at=x", 404),
        ("page=category:A&product=", 404),
        ("page=category:A", 400),
        ("product=P-00001", 400),
        ("page=category:A&product=P-00001&size=3", 400),
        ("page=category:A&product=P-00001&segment=x", 404),
    ] {
        explain(query).await.is_problem(status);
    }
}

#[tokio::test]
async fn shoppers_find_their_segment() {
    let gateway = Gateway::stocked().await;
    let path = "/v1/environments/staging/segment";
    for (shopper, segment) in [
        (json!({"lifetime_value": 1000}), "vip"),
        (json!({}), "everyone"),
        (json!({"traits": {"tier": "gold"}}), "everyone"),
    ] {
        let body = gateway
            .post(path, &json!({"shopper": shopper}))
            .await
            .json();
        assert_eq!(body, json!({"segment": segment}));
    }
    for (body, status) in [
        (json!({"shopper": {"email": "a@example.com"}}), 422),
        (json!({"shopper": {"lifetime_value": "1000"}}), 422),
        (json!({"shopper": 3}), 422),
        (json!({}), 400),
        (json!({"shopper": {}, "segment": "vip"}), 400),
    ] {
        gateway.post(path, &body).await.is_problem(status);
    }
    gateway
        .post("/v1/environments/nowhere/segment", &json!({"shopper": {}}))
        .await
        .is_problem(404);
}
