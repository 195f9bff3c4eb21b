//! The verbs that speak to a gateway: one runs in the test, on loopback.

use std::io::{Read as _, Write as _};

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
        (code, &differs["verified"], &differs["asks"]),
        (1, &json!(false), &json!(1000)),
        "{differs:#}"
    );
    assert!(!differs["differences"].as_array().unwrap().is_empty());
    gateway.running.shutdown().await;
}

/// An inventory feed, by hand: `endcapctl` has none.
fn patch_catalog(host: &str, line: &str) -> String {
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let head = format!(
        "PATCH /v1/catalog HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         content-type: application/x-ndjson\r\ncontent-length: {}\r\n\r\n",
        line.len()
    );
    stream
        .write_all(format!("{head}{line}").as_bytes())
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_is_told_with_its_reason_and_saved() {
    let gateway = gateway(None).await;
    let url = gateway.running.base_url();
    let shop = std::sync::Arc::new(Shop::new());
    json(&shop, &["demo"]).await;
    let place = ["--gateway", &url, "--environment", "staging"];
    let publish = [&["publish", "--push-catalog"], &place[..]].concat();
    let (code, published) = json(&shop, &publish).await;
    assert_eq!(code, 0, "{published:#}");

    // The stock of the first product of the front page, fed to the engine alone.
    let rank = ["rank", "--page", "placement:home", "--size", "1"];
    let (_, front) = json(&shop, &rank).await;
    let id = front["products"][0]["id"].as_str().unwrap();
    let line = json!({"id": id, "stock": 0, "title": "Renamed"}).to_string();
    let host = url.strip_prefix("http://").unwrap().to_owned();
    let patched = tokio::task::spawn_blocking(move || patch_catalog(&host, &line)).await;
    assert!(
        patched.as_ref().unwrap().starts_with("HTTP/1.1 200"),
        "{patched:?}"
    );

    let report = shop.path("report.json");
    let verify = [&["verify", "--report", &report], &place[..]].concat();
    let (code, drifted) = json(&shop, &verify).await;
    assert_eq!(code, 1, "{drifted:#}");
    let causes = drifted["causes"].as_array().unwrap();
    let words: Vec<&str> = causes
        .iter()
        .filter_map(|one| one["words"].as_str())
        .collect();
    assert!(
        words.contains(&"1 product has another stock in the engine."),
        "{words:?}"
    );
    assert!(
        words.contains(&"1 product has another title in the engine."),
        "{words:?}"
    );
    let example = &causes[0]["examples"][0];
    assert_eq!(example["id"], json!(id));
    assert_eq!(
        (&drifted["live"]["same"], &drifted["catalog"]["same"]),
        (&json!(true), &json!(false))
    );
    let saved: Value = serde_json::from_str(&shop.read("report.json")).unwrap();
    assert_eq!(saved["format"], "endcap.verification/1");
    assert_eq!(saved["report"]["causes"], drifted["causes"]);
    let concerned = saved["asks"][0]["products"].as_array().unwrap();
    let ours = concerned.iter().find(|one| one["id"] == json!(id)).unwrap();
    assert_eq!(ours["live"]["stock"], json!(0));
    assert_ne!(ours["preview"], ours["live"]);

    let (code, _) = json(&shop, &["verify", "--gateway", &url]).await;
    assert_eq!(code, 2, "no environment is wrong use");
    let nowhere = ["verify", "--gateway", "nowhere", "--environment", "staging"];
    assert_eq!(json(&shop, &nowhere).await.0, 2);
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
