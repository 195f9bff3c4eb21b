//! The shop page.
//!
//! 1. It shows the products of the rank call, in its order, for the segment and instant chosen.
//! 2. Every value is escaped, pictures come only from https or are embedded, and no script runs.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "support/http.rs"]
mod http;

use http::{Gateway, catalog, document};
use serde_json::json;

/// The titles of the cards in their order, unescaped.
fn titles(html: &str) -> Vec<String> {
    let parts = html.split("<h3>").skip(1);
    parts
        .map(|part| {
            part.split("</h3>")
                .next()
                .unwrap()
                .replace("&#60;", "<")
                .replace("&#62;", ">")
        })
        .collect()
}

#[tokio::test]
async fn products_stand_as_the_rank_call_has_them() {
    let gateway = Gateway::stocked().await;
    for query in [
        "page=category:A",
        "page=category:A&segment=vip",
        "page=placement:home.hero&at=2026-11-27T12:00",
        "page=category:A&sort=price_asc&from=24",
        "page=collection:sale",
    ] {
        let ranked = gateway
            .get(&format!(
                "/v1/environments/staging/rank?{}",
                query.replace("12:00", "11:00:00Z")
            ))
            .await
            .json();
        let expected: Vec<String> = ranked["products"]
            .as_array()
            .unwrap()
            .iter()
            .map(|placed| {
                let number: u32 = placed["id"].as_str().unwrap()[2..].parse().unwrap();
                format!("Product <b>{number}</b>")
            })
            .collect();
        let page = gateway.get(&format!("/shop/staging?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert_eq!(titles(&page.text), expected, "{query}");
        assert!(!expected.is_empty(), "{query}");
    }
    let searched = gateway.get("/shop/staging?search=product+7").await.text;
    assert_eq!(titles(&searched), ["Product <b>7</b>"]);
}

#[tokio::test]
async fn nothing_that_a_product_says_becomes_markup() {
    let gateway = Gateway::start().await;
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
    let product = |id: &str, image: &str| {
        json!({"id": id, "title": evil, "brand": evil, "categories": [evil], "image_url": image, "price": 199, "list_price": 299, "stock": 0}).to_string() + "\n"
    };
    let pictures = [
        "javascript:alert(1)",
        "http://a.example/x.png",
        "https://a.example/\"onload=alert(1)",
        "data:image/svg+xml,<svg/>",
        "data:text/html,x",
    ];
    let lines: String = pictures
        .iter()
        .enumerate()
        .map(|(n, image)| product(&format!("{n}"), image))
        .collect();
    assert_eq!(gateway.lines("PUT", &lines).await.status, 200);
    let mut rules = document(1);
    rules["store"]["name"] = json!(evil);
    rules["segments"][0]["name"] = json!(evil);
    rules["collections"][0]["name"] = json!(evil);
    rules["rules"][3]["pages"] = json!([{"placement": evil}]);
    assert_eq!(gateway.publish("staging", &rules).await.status, 201);
    for query in [
        "",
        "?search=%22%3E%3Cscript%3E",
        "?page=placement:%22%3E%3Cscript%3Ealert(1)",
        "?page=%3Cscript%3E",
        "?segment=%3Cscript%3E",
    ] {
        let page = gateway.get(&format!("/shop/staging{query}")).await;
        for markup in ["<script", "<img src=x", "onerror=alert(1)>", "\"onload"] {
            assert!(
                !page.text.contains(markup),
                "{markup} in the answer to {query}"
            );
        }
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(policy.contains("img-src https: data:;"), "{policy}");
    }
    let page = gateway.get("/shop/staging").await.text;
    assert_eq!(
        page.matches("<img ").count(),
        2,
        "only https and embedded images are shown"
    );
    assert!(page.contains("Sold out") && page.contains("€1.99") && page.contains(">€2.99</s>"));
    for secret in ["margin", "cost", "points"] {
        assert!(
            !page.to_lowercase().contains(&format!(">{secret}")),
            "{secret} is shown"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_in_words() {
    let gateway = Gateway::stocked().await;
    for (path, status) in [
        ("/shop/nowhere", 404),
        ("/shop/a%20b", 404),
        ("/shop/staging?page=shelf:x", 404),
        ("/shop/staging?page=collection:none", 404),
        ("/shop/staging?segment=none", 404),
        ("/shop/staging?at=soon", 400),
        ("/shop/staging?sort=cheap", 400),
        ("/shop/staging?colour=red", 400),
        ("/shop/staging?from=x", 400),
        ("/shop/staging?page=category:None", 200),
        ("/shop/staging?from=99999", 200),
        ("/shop/staging?segment=&at=&sort=&from=", 200),
    ] {
        let page = gateway.get(path).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        assert!(page.text.starts_with("<!doctype html>"), "{path}");
    }
    gateway.lines("PUT", &catalog(0)).await;
    assert!(
        gateway
            .get("/shop/staging")
            .await
            .text
            .contains("There is nothing to show here.")
    );
}
