//! The desktop's connector and the gateway understand each other.
//!
//! 1. Every question of the engine trait is answered by a real gateway, in its own types.
//! 2. Every refusal arrives as the error that a caller can act on.
//! 3. A token is sent, and never shown.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use endcap_engine::{Authorship, Engine, EngineError, Expect, Explained, PageAsk};
use endcap_engine_gateway::{BearerToken, GatewayEngine};
use endcap_gateway::{Config, NewToken, Role, Running, serve};
use endcap_model::environment::EnvironmentName;
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::StreamExt;

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}

fn document(points: u32) -> Json {
    json(&format!(
        r#"{{"format": "endcap.ruleset/1",
            "store": {{"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 28}},
            "segments": [{{"id": "vip", "name": "V", "when": {{"field": "orders", "gte": 3}}}}],
            "rules": [
              {{"id": "b", "name": "B", "action": {{"type": "boost", "points": {points}, "products": {{"field": "stock", "is": 4}}}}}},
              {{"id": "h", "name": "H", "segments": ["vip"], "action": {{"type": "hide", "products": {{"products": ["P 1/ø"]}}}}}}]}}"#
    ))
}

fn products() -> Vec<Product> {
    let product = |n: u32| {
        let text = format!(r#"{{"id": "P {n}/ø", "stock": {n}, "categories": ["A > B&C"]}}"#);
        Product::from_json(&json(&text)).unwrap()
    };
    (0..6).map(product).collect()
}

fn id(text: &str) -> ProductId {
    ProductId::try_from(text).unwrap()
}

fn environment(name: &str) -> EnvironmentName {
    EnvironmentName::try_from(name).unwrap()
}

async fn gateway(folder: &std::path::Path, tokens: Option<std::path::PathBuf>) -> Running {
    let mut config = Config::local("127.0.0.1:0".parse().unwrap(), folder.join("data"));
    config.tokens = tokens;
    serve(config).await.unwrap()
}

#[tokio::test]
async fn every_question_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let running = gateway(folder.path(), None).await;
    let engine = GatewayEngine::new(&running.base_url(), None).unwrap();
    let staging = environment("staging");
    let before = engine.catalog_generation().await.unwrap().unwrap();
    let stream = futures::stream::iter(products()).boxed();
    assert_eq!(engine.put_catalog(stream).await.unwrap().products, 6);
    assert_eq!(engine.health().await.unwrap().products, 6);
    let generation = engine.catalog_generation().await.unwrap().unwrap();
    assert_ne!(generation, before);
    let found = engine
        .lookup(&[id("P 3/ø"), id("none"), id("P 0/ø")])
        .await
        .unwrap();
    assert_eq!(found, [products()[3].clone(), products()[0].clone()]);

    assert!(engine.ruleset(&staging).await.unwrap().is_none());
    let said = Authorship {
        author: Some("Søren".to_owned()),
        note: Some("50% off\n✓".to_owned()),
    };
    let first = engine
        .put_ruleset(&staging, &document(1), &Expect::Nothing, &said)
        .await
        .unwrap();
    let second = engine
        .put_ruleset(
            &staging,
            &document(2),
            &Expect::Etag(first.etag.clone()),
            &Authorship::default(),
        )
        .await
        .unwrap();
    assert_eq!((first.revision, second.revision), (1, 2));
    let live = engine.ruleset(&staging).await.unwrap().unwrap();
    assert_eq!(
        (live.etag.as_str(), live.document.canonical()),
        (second.etag.as_str(), document(2).canonical())
    );
    let restored = engine
        .restore(&staging, 1, &second.etag, &said)
        .await
        .unwrap();
    assert_eq!((restored.revision, &restored.etag), (3, &first.etag));
    let history = engine.history(&staging).await.unwrap();
    assert_eq!(
        history.iter().map(|line| line.revision).collect::<Vec<_>>(),
        [3, 2, 1]
    );
    assert_eq!(
        (&history[2].published_by, &history[2].note),
        (&said.author, &said.note)
    );
    assert_eq!(
        engine
            .history_document(&staging, 2)
            .await
            .unwrap()
            .canonical(),
        document(2).canonical()
    );

    let mut ask = PageAsk::of("category:A > B&C");
    ask.explain = true;
    let ranked = engine
        .rank(&staging, &[ask.clone(), PageAsk::of("placement:x")])
        .await
        .unwrap();
    assert_eq!(
        (ranked.revision, &ranked.etag, &ranked.catalog),
        (Some(3), &first.etag, &generation)
    );
    assert_eq!(ranked.answers[0].products[0].id, "P 4/ø");
    assert_eq!(ranked.answers[0].products[0].points, 1);
    assert!(ranked.answers[0].products[0].explain.is_some());
    assert_eq!(
        (ranked.answers[1].total, ranked.answers[1].page.as_str()),
        (6, "placement:x")
    );
    let shown = engine.explain(&staging, &ask, &id("P 4/ø")).await.unwrap();
    assert!(
        matches!(shown, Explained::Shown { position: 1, .. }),
        "{shown:?}"
    );
    ask.segment = Some("vip".to_owned());
    let hidden = engine.explain(&staging, &ask, &id("P 1/ø")).await.unwrap();
    assert!(
        matches!(&hidden, Explained::NotShown { because } if because[0].rule == "h"),
        "{hidden:?}"
    );
    assert_eq!(
        engine
            .segment(&staging, &json(r#"{"orders": 3}"#))
            .await
            .unwrap(),
        "vip"
    );

    let address = engine
        .shop_url(&staging, Some("category:A > B&C"), Some("vip"), None)
        .unwrap();
    let page = reqwest::get(address).await.unwrap().text().await.unwrap();
    assert!(
        page.contains("B&#38;C") && page.contains("P 4/ø") && !page.contains("P 1/ø"),
        "{page}"
    );
    running.shutdown().await;
    let away = engine.health().await;
    assert!(matches!(away, Err(EngineError::Away { .. })), "{away:?}");
}

#[tokio::test]
async fn refusals_arrive_as_what_a_caller_can_act_on() {
    let folder = tempfile::tempdir().unwrap();
    let running = gateway(folder.path(), None).await;
    let engine = GatewayEngine::new(&running.base_url(), None).unwrap();
    let staging = environment("staging");
    let nobody = Authorship::default();
    let first = engine
        .put_ruleset(&staging, &document(1), &Expect::Nothing, &nobody)
        .await
        .unwrap();
    for expect in [Expect::Nothing, Expect::Etag("0".repeat(64))] {
        let refused = engine
            .put_ruleset(&staging, &document(2), &expect, &nobody)
            .await;
        let is_told = matches!(&refused, Err(EngineError::Conflict { current_etag: Some(etag) }) if *etag == first.etag);
        assert!(is_told, "{refused:?}");
    }
    let expect = Expect::Etag(first.etag);
    match engine
        .put_ruleset(&staging, &document(0), &expect, &nobody)
        .await
    {
        Err(EngineError::Refused { findings, .. }) => {
            assert_eq!(
                findings[0].pointer.as_deref(),
                Some("/rules/0/action/points")
            );
        }
        other => assert!(other.is_err(), "{other:?}"),
    }
    let twice = vec![products()[0].clone(), products()[0].clone()];
    match engine
        .put_catalog(futures::stream::iter(twice).boxed())
        .await
    {
        Err(EngineError::Refused { findings, .. }) => assert_eq!(findings[0].line, Some(2)),
        other => assert!(other.is_err(), "{other:?}"),
    }
    let unknown = engine.history(&environment("nowhere")).await;
    assert!(
        matches!(unknown, Err(EngineError::NotFound { .. })),
        "{unknown:?}"
    );
    let unknown = engine
        .explain(&staging, &PageAsk::of("category:A"), &id("none"))
        .await;
    assert!(
        matches!(unknown, Err(EngineError::NotFound { .. })),
        "{unknown:?}"
    );
    for address in ["127.0.0.1:1", "ftp://x", ""] {
        assert!(
            matches!(
                GatewayEngine::new(address, None),
                Err(EngineError::Settings { .. })
            ),
            "{address}"
        );
    }
}

#[tokio::test]
async fn tokens_are_sent_and_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (viewer, editor) = (
        NewToken::make(Role::Viewer, "v"),
        NewToken::make(Role::Editor, "e"),
    );
    let file = folder.path().join("tokens");
    std::fs::write(&file, format!("{}\n{}\n", viewer.line, editor.line)).unwrap();
    let running = gateway(folder.path(), Some(file)).await;
    let engine = |secret: &str| {
        GatewayEngine::new(&running.base_url(), Some(BearerToken::new(secret))).unwrap()
    };
    let unknown = engine("wrong").catalog_generation().await;
    assert!(
        matches!(unknown, Err(EngineError::Unauthorized)),
        "{unknown:?}"
    );
    assert!(
        engine("wrong").health().await.is_ok(),
        "health is for anyone"
    );
    let publish = |secret: String, name: &'static str| {
        let engine = engine(&secret);
        async move {
            engine
                .put_ruleset(
                    &environment(name),
                    &document(1),
                    &Expect::Nothing,
                    &Authorship::default(),
                )
                .await
        }
    };
    let viewing = publish(viewer.secret.clone(), "staging").await;
    assert!(
        matches!(viewing, Err(EngineError::Forbidden { .. })),
        "{viewing:?}"
    );
    let producing = publish(editor.secret.clone(), "production").await;
    assert!(
        matches!(producing, Err(EngineError::Forbidden { .. })),
        "{producing:?}"
    );
    assert!(publish(editor.secret.clone(), "staging").await.is_ok());
    let shown = format!("{:?} {viewing:?}", engine(&viewer.secret));
    assert!(!shown.contains(&viewer.secret[7..]), "{shown}");
}
