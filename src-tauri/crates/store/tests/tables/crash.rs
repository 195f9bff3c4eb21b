//! A process that is killed while it writes leaves whole edits, and all that it said were done.

use std::{
    env,
    io::{BufRead as _, BufReader},
    ops::ControlFlow,
    path::Path,
    process::{Command, Stdio},
};

use endcap_model::{id::ProductId, json::Json, product::Product};
use endcap_store::{EntityChange, EntityKind, SaveMode, Store};

use crate::{json, shop};

const STORE: &str = "ENDCAP_TEST_CRASH_STORE";
const TEST: &str = "tables::crash::a_killed_writer_leaves_whole_edits";

fn put(id: &str, step: i64) -> EntityChange {
    EntityChange::Put {
        kind: EntityKind::Rule,
        id: id.to_owned(),
        body: json(&format!(r#"{{"id": "{id}", "step": {step}}}"#)),
        index: Some(0),
    }
}

/// The child: edits two rules and the whole catalog alike, for ever, and says how far it is.
async fn write_until_killed(path: &Path) {
    let store = Store::open(path).await.unwrap();
    for step in 1.. {
        store
            .apply_edit(&format!("{step}"), &[put("a", step), put("b", step)], step)
            .await
            .unwrap();
        println!("edit {step}");
        let products: Vec<Product> = (0..1_200)
            .map(|n| Product {
                id: ProductId::try_from(format!("P{n}")).unwrap(),
                price: Some(step),
                ..Product::default()
            })
            .collect();
        let go_on = &mut |_| ControlFlow::Continue(());
        store
            .save_products(&products, SaveMode::Replace, go_on)
            .await
            .unwrap();
        println!("catalog {step}");
    }
}

async fn steps(store: &Store) -> Vec<i64> {
    let draft = store.draft().await.unwrap();
    let rules = draft
        .document
        .get("rules")
        .unwrap()
        .list()
        .unwrap()
        .to_vec();
    rules
        .iter()
        .map(|rule| rule.get("step").and_then(Json::integer).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_writer_leaves_whole_edits() {
    if let Some(path) = env::var_os(STORE) {
        return write_until_killed(Path::new(&path)).await;
    }
    let shop = shop().await;
    let path = shop.store.path().to_owned();
    shop.store.close().await;
    // Each round dies at another line, so at another point of the loop.
    for lines in [1, 2, 5, 8, 11] {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", TEST, "--nocapture"])
            .env(STORE, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said: Vec<(String, i64)> = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| {
                // The test runner's own "test … " may stand before the first word.
                let mut words = line.split(' ').rev();
                let step = words.next()?.parse().ok()?;
                Some((words.next()?.to_owned(), step))
            })
            .take(lines)
            .collect();
        child.kill().unwrap();
        child.wait().unwrap();
        let last = |what: &str| {
            said.iter()
                .rev()
                .find(|(w, _)| w == what)
                .map_or(0, |(_, s)| *s)
        };

        let store = Store::open(&path).await.unwrap();
        let [a, b] = steps(&store).await[..] else {
            panic!("two rules")
        };
        assert_eq!(a, b, "an edit is whole");
        assert!(a >= last("edit"), "an edit that was answered is there");
        assert_eq!(
            store.draft().await.unwrap().undo,
            Some(a.to_string()),
            "and its log with it"
        );
        let mut prices = Vec::new();
        store
            .read_products(&mut |product| prices.push(product.price.unwrap()))
            .await
            .unwrap();
        prices.dedup();
        assert!(prices.len() <= 1, "a catalog is whole: {prices:?}");
        assert!(prices.first().is_none_or(|price| *price >= last("catalog")) || a < 2);
        store.close().await;
    }
}
