//! Comparing live with the preview: each reason for a difference is found, proved and told.

use std::sync::{Arc, Mutex};

use endcap_model::{json::Json, product::Product};
use endcap_usecases::{
    Cause, CauseKind, EntityChange, EnvironmentState, OnPublish, UseCaseError, VerifyReport,
};

use super::fake::Mood;
use super::publishing::{ask, quiet};
use crate::{Shop, demo, json, pin};

/// A demo shop that is published to staging with its catalog.
pub async fn live() -> Shop {
    let shop = demo().await;
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    shop
}

async fn verify(shop: &Shop) -> VerifyReport {
    let report = shop.store.verify("staging", 1_000, quiet()).await.unwrap();
    assert_eq!(report.asks, 1_000);
    let told: u64 = report.differences.len() as u64;
    assert!(told <= 200 && told <= report.asks - report.equal);
    for difference in &report.differences {
        assert!(!difference.causes.is_empty(), "{difference:?}");
    }
    report
}

fn the_cause(report: &VerifyReport) -> &Cause {
    let kinds: Vec<_> = report
        .causes
        .iter()
        .map(|one| (one.kind, &one.words))
        .collect();
    assert_eq!(report.causes.len(), 1, "{kinds:?}");
    &report.causes[0]
}

/// Products at the head of the catalog's best pages.
pub fn leaders(shop: &Shop, count: usize) -> Vec<Product> {
    let catalog = shop.store.snapshot().catalog;
    let with_stock = |product: &Product| product.stock.unwrap_or_default() > 20;
    catalog.products().filter(with_stock).take(count).collect()
}

#[tokio::test]
async fn equal_generations_and_rules_are_said_to_be_equal() {
    let shop = live().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let progress: OnPublish =
        Arc::new(move |now| hears.lock().unwrap().push((now.done, now.total)));
    let report = shop.store.verify("staging", 1_000, progress).await.unwrap();
    assert!(
        report.is_equal() && report.live.same && report.catalog.same,
        "{report:?}"
    );
    assert_eq!((report.asks, report.equal), (1_000, 1_000));
    assert_eq!(report.catalog.live, shop.store.status().generation);
    assert_eq!(
        (report.compared.revision, report.live.revision),
        (Some(1), 1)
    );
    let heard = heard.lock().unwrap();
    assert_eq!(
        (heard.first(), heard.last()),
        (Some(&(0, 1_000)), Some(&(1_000, 1_000)))
    );
    assert!(heard.is_sorted(), "progress never goes back");
}

#[tokio::test]
async fn the_asks_are_spread_and_the_same_each_time() {
    let shop = live().await;
    let asked = |shop: &Shop| std::mem::take(&mut shop.engines.0.lock().unwrap().asked);
    asked(&shop);
    verify(&shop).await;
    let first = asked(&shop);
    verify(&shop).await;
    assert_eq!(first, asked(&shop));
    for kind in ["category:", "collection:", "placement:", "search:"] {
        let of_kind = first
            .iter()
            .filter(|ask| ask.page.starts_with(kind))
            .count();
        assert!(of_kind >= 40, "{kind} {of_kind}");
    }
    let distinct = |values: Vec<String>| {
        values
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    let segments = distinct(first.iter().filter_map(|ask| ask.segment.clone()).collect());
    assert_eq!(segments, 7);
    assert!(distinct(first.iter().filter_map(|ask| ask.at.clone()).collect()) >= 3);
    assert_eq!(
        distinct(first.iter().filter_map(|ask| ask.sort.clone()).collect()),
        4
    );
    assert!(distinct(first.iter().map(|ask| format!("{:?}", ask.from)).collect()) >= 10);
    assert_eq!(
        distinct(first.iter().map(|ask| format!("{ask:?}")).collect()),
        1_000
    );
}

#[tokio::test]
async fn another_stock_in_the_engine_is_told_with_both_values() {
    let shop = live().await;
    let sold_out = leaders(&shop, 14);
    shop.engines.change(|products| {
        for product in &sold_out {
            products.get_mut(product.id.as_str()).unwrap().stock = Some(0);
        }
    });
    let report = verify(&shop).await;
    let cause = the_cause(&report);
    assert_eq!(
        (cause.kind, cause.field.as_deref()),
        (CauseKind::Field, Some("stock"))
    );
    assert_eq!(cause.words, "14 products have another stock in the engine.");
    assert_eq!(
        (cause.products, cause.asks),
        (14, report.asks - report.equal)
    );
    let own = sold_out[0].stock.unwrap().to_string();
    let example = cause
        .examples
        .iter()
        .find(|one| one.id == sold_out[0].id.as_str())
        .unwrap();
    assert_eq!(
        (example.preview.as_deref(), example.live.as_deref()),
        (Some(&*own), Some("0"))
    );
    assert!(!report.catalog.same && report.live.same);
}

#[tokio::test]
async fn missing_and_extra_products_are_told_apart() {
    let shop = live().await;
    let gone = leaders(&shop, 3);
    shop.engines.change(|products| {
        for product in &gone {
            products.remove(product.id.as_str());
        }
    });
    let report = verify(&shop).await;
    let cause = the_cause(&report);
    assert_eq!(cause.kind, CauseKind::Missing);
    assert_eq!(
        cause.words,
        "3 products of this store are missing in the engine."
    );
    assert_eq!(cause.examples[0].title, gone[0].title);

    let shop = live().await;
    let twin = Product {
        id: "AAA-1".to_owned().try_into().unwrap(),
        title: Some("A stranger".to_owned()),
        ..leaders(&shop, 1).remove(0)
    };
    shop.engines
        .change(|products| drop(products.insert("AAA-1".to_owned(), twin)));
    let report = verify(&shop).await;
    let cause = the_cause(&report);
    assert_eq!(cause.words, "1 product in the engine is not in this store.");
    assert_eq!(cause.examples[0].title.as_deref(), Some("A stranger"));
}

#[tokio::test]
async fn another_revision_is_told_with_who_and_when() {
    let shop = live().await;
    let theirs = {
        let product = leaders(&shop, 1).remove(0);
        let rule = pin("theirs", product.id.as_str(), 1, "[]");
        let change = EntityChange::PutRule { rule, index: None };
        shop.store.edit_draft("Theirs", &[change]).await.unwrap();
        let document = shop.store.draft().document;
        shop.store.undo_draft().await.unwrap();
        document
    };
    shop.engines.publish("staging", &theirs, "Ole");
    let report = verify(&shop).await;
    let cause = the_cause(&report);
    assert_eq!(cause.kind, CauseKind::Revision);
    assert_eq!(
        cause.words,
        "Revision 2 is on staging, not revision 1, which this store published: Ole published it on \
         27 Nov 2026, 19:00."
    );
    assert!(!report.live.same && report.catalog.same);
    assert!(
        report.equal > 900,
        "only the pages of one rule differ: {}",
        report.equal
    );
    // Both at once: who published is told, and the stock too.
    let first = leaders(&shop, 1).remove(0);
    shop.engines
        .change(|products| products.get_mut(first.id.as_str()).unwrap().stock = Some(0));
    let kinds: std::collections::BTreeSet<CauseKind> = verify(&shop)
        .await
        .causes
        .iter()
        .map(|one| one.kind)
        .collect();
    assert_eq!(kinds, [CauseKind::Revision, CauseKind::Field].into());
    // What Endcap can't read is another revision, too.
    shop.engines.publish("staging", &json("{}"), "Ole");
    let report = verify(&shop).await;
    assert_eq!(
        (report.equal, the_cause(&report).kind),
        (0, CauseKind::Revision)
    );
}

#[tokio::test]
async fn a_true_ranking_difference_is_told_first_and_can_be_saved() {
    let shop = live().await;
    shop.engines.set_mood(Mood::Lying);
    let report = verify(&shop).await;
    let cause = the_cause(&report);
    assert_eq!(cause.kind, CauseKind::Ranking);
    assert!(
        cause.words.contains("This must never happen"),
        "{}",
        cause.words
    );
    let first = &report.differences[0];
    assert!(
        first.position >= 1 && first.preview != first.live,
        "{first:?}"
    );
    assert!(
        first.words.contains(": the preview has “"),
        "{}",
        first.words
    );
    // It is found behind other products, too: those are looked up and do not explain it.
    let changed = leaders(&shop, 5);
    shop.engines.change(|products| {
        for product in &changed {
            products.get_mut(product.id.as_str()).unwrap().stock = Some(0);
        }
    });
    let report = verify(&shop).await;
    assert_eq!(report.causes[0].kind, CauseKind::Ranking);

    let path = shop.folder.path().join("report.json");
    shop.store.save_verify_report("staging", &path).unwrap();
    let saved = Json::parse(&std::fs::read(&path).unwrap()).unwrap();
    for member in ["format", "report", "compared_ruleset", "live_ruleset"] {
        assert!(saved.get(member).is_some(), "{member}");
    }
    let Some(Json::List(asks)) = saved.get("asks") else {
        panic!("no asks")
    };
    assert_eq!(asks.len(), 50);
    for member in ["ask", "preview", "live", "products", "reason"] {
        assert!(asks[0].get(member).is_some(), "{member}");
    }
    assert_eq!(asks[0].get("reason"), Some(&"ranking".into()));
}

#[tokio::test]
async fn a_report_outlives_the_session_and_its_evidence_does_not() {
    let shop = live().await;
    let report = verify(&shop).await;
    let shop = shop.restarted().await;
    assert_eq!(
        shop.store.last_verify("staging").await.unwrap(),
        Some(report)
    );
    assert_eq!(shop.store.last_verify("production").await.unwrap(), None);
    let path = shop.folder.path().join("report.json");
    let error = shop.store.save_verify_report("staging", &path).unwrap_err();
    assert!(matches!(error, UseCaseError::NotFound { .. }), "{error}");
}

#[tokio::test]
async fn it_can_be_stopped_and_keeps_the_last_report() {
    let shop = live().await;
    let before = shop.store.last_verify("staging").await.unwrap();
    let store = Arc::new(shop.store);
    let stops = Arc::clone(&store);
    let progress: OnPublish = Arc::new(move |_| stops.stop_verify("staging"));
    let error = store.verify("staging", 10_000, progress).await.unwrap_err();
    assert!(matches!(error, UseCaseError::Cancelled), "{error}");
    assert_eq!(store.last_verify("staging").await.unwrap(), before);
}

#[tokio::test]
async fn an_environment_says_whether_it_is_away_or_refuses_the_token() {
    let shop = live().await;
    let status = shop.store.environment_status("staging").await.unwrap();
    assert_eq!(
        (status.state, status.health.as_deref()),
        (EnvironmentState::Ready, Some("ok"))
    );
    assert_eq!(status.generation, Some(shop.store.status().generation));
    let answered = status.answered_at.clone();
    assert!(answered.is_some() && status.answer_millis.is_some());
    for (mood, state) in [
        (Mood::Unauthorized, EnvironmentState::Unauthorized),
        (Mood::Away, EnvironmentState::Away),
    ] {
        shop.engines.set_mood(mood);
        let status = shop.store.environment_status("staging").await.unwrap();
        assert_eq!((status.state, status.reachable), (state, false));
        assert_eq!(
            status.answered_at, answered,
            "the last answer is remembered"
        );
    }
}
