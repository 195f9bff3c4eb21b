//! The verbs that speak to a gateway: one runs in the test, on loopback.

use endcap_gateway::{Config, NewToken, Role, Running, serve};
use serde_json::{Value, json};

use crate::shop::Shop;

struct Gateway {
    running: Running,
    _folder: tempfile::TempDir,
}

async fn gateway(token: Option<&NewToken>) -> Gateway {
    let folder = tempfile::tempdir().unwrap();
    let listen = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let mut config = Config::local(listen, folder.path().join("data"));
    if let Some(token) = token {
        let tokens = folder.path().join("tokens");
        std::fs::write(&tokens, format!("{}\n", token.line)).unwrap();
        config.tokens = Some(tokens);
    }
    let running = serve(config).await.unwrap();
    Gateway {
        running,
        _folder: folder,
    }
}

/// Runs a command beside the gateway, which needs the runtime meanwhile.
async fn json(shop: &std::sync::Arc<Shop>, arguments: &[&str]) -> (i32, Value) {
    let shop = std::sync::Arc::clone(shop);
    let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
    let run = move || {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        shop.json(&arguments)
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_is_what_the_gateway_answers() {
    let gateway = gateway(None).await;
    let url = gateway.running.base_url();
    let shop = std::sync::Arc::new(Shop::new());
    json(&shop, &["demo"]).await;
    let place = ["--gateway", &url, "--environment", "staging"];

    let (code, before) = json(&shop, &[&["verify"], &place[..]].concat()).await;
    assert_eq!(
        (code, &before["error"]["kind"]),
        (1, &json!("notFound")),
        "{before:#}"
    );

    let publish = [
        &["publish", "--note", "first", "--push-catalog"],
        &place[..],
    ]
    .concat();
    let (code, first) = json(&shop, &publish).await;
    assert_eq!((code, &first["revision"]), (0, &json!(1)), "{first:#}");
    assert!(first["verify"]["asks"].as_u64().unwrap() >= 100);
    assert_eq!(
        (&first["verify"]["differ"], &first["verify"]["verified"]),
        (&json!(0), &json!(true))
    );
    let (code, again) = json(&shop, &[&["publish"], &place[..]].concat()).await;
    assert_eq!(
        (code, &again["revision"], &again["unchanged"]),
        (0, &json!(1), &json!(true)),
        "{again:#}"
    );

    let (code, verified) = json(&shop, &[&["verify", "--asks", "150"], &place[..]].concat()).await;
    assert_eq!((code, &verified["differ"]), (0, &json!(0)), "{verified:#}");
    assert!(verified["asks"].as_u64().unwrap() >= 150);

    // Another catalog in the store than at the gateway: the pages differ, and the command says so.
    let other = shop.write("p.csv", "sku,title,price\nA,Shirt,1.00\nB,Hat,2.00\n");
    json(&shop, &["import", "products", &other]).await;
    let (code, differs) = json(&shop, &[&["verify"], &place[..]].concat()).await;
    assert_eq!(
        (code, &differs["verified"]),
        (1, &json!(false)),
        "{differs:#}"
    );
    assert!(!differs["differences"].as_array().unwrap().is_empty());
    gateway.running.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_who_published_meanwhile_is_not_overwritten_by_mistake() {
    let gateway = gateway(None).await;
    let url = gateway.running.base_url();
    let place = ["--gateway", &url, "--environment", "staging"];
    let (mine, theirs) = (
        std::sync::Arc::new(Shop::empty()),
        std::sync::Arc::new(Shop::new()),
    );
    json(&theirs, &["demo"]).await;
    let (code, _) = json(
        &theirs,
        &[
            &["publish", "--push-catalog", "--author", "Ida"],
            &place[..],
        ]
        .concat(),
    )
    .await;
    assert_eq!(code, 0);

    let (code, refused) = json(
        &mine,
        &[&["publish", "--push-catalog"], &place[..]].concat(),
    )
    .await;
    let error = &refused["error"];
    assert_eq!(
        (code, &error["kind"], &error["publishedBy"]),
        (1, &json!("conflict"), &json!("Ida")),
        "{refused:#}"
    );
    let (code, verified) = json(&theirs, &[&["verify"], &place[..]].concat()).await;
    assert_eq!(code, 0, "the catalog stays, too: {verified:#}");
    let etag = error["currentEtag"].as_str().unwrap();
    let over = [
        &["publish", "--push-catalog", "--overwrite", etag],
        &place[..],
    ]
    .concat();
    let (code, published) = json(&mine, &over).await;
    assert_eq!(
        (code, &published["revision"]),
        (0, &json!(2)),
        "{published:#}"
    );
    gateway.running.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_comes_from_the_environment() {
    let token = NewToken::make(Role::Editor, "ci");
    let gateway = gateway(Some(&token)).await;
    let url = gateway.running.base_url();
    let publish = [
        "publish",
        "--push-catalog",
        "--gateway",
        &url,
        "--environment",
        "staging",
    ];

    let stranger = std::sync::Arc::new(Shop::empty());
    let (code, refused) = json(&stranger, &publish).await;
    assert_eq!(
        (code, &refused["error"]["kind"]),
        (1, &json!("unauthorized")),
        "{refused:#}"
    );

    let known = std::sync::Arc::new(Shop::empty().with_token(&token.secret));
    let (code, published) = json(&known, &publish).await;
    assert_eq!(
        (code, &published["revision"]),
        (0, &json!(1)),
        "{published:#}"
    );
    let store = std::fs::read(known.path("store.db")).unwrap();
    let secret = token.secret.as_bytes();
    assert!(
        !store.windows(secret.len()).any(|part| part == secret),
        "a token is never kept"
    );
    gateway.running.shutdown().await;
}
