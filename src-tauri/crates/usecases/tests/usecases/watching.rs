//! Comparisons that run by themselves: when they are due, and that the same drift is told once.

use endcap_usecases::{DriftNotice, UseCaseError};

use super::fake::Mood;
use super::publishing::{ask, quiet};
use super::verifying::{leaders, live};
use crate::Shop;

/// A shop whose staging is compared every 15 minutes.
async fn watched() -> Shop {
    let shop = live().await;
    let all = shop
        .store
        .watch_environment("staging", Some(15))
        .await
        .unwrap();
    assert_eq!(all[0].watch.as_ref().map(|one| one.every_minutes), Some(15));
    shop
}

/// What is news a quarter of an hour later.
async fn due(shop: &Shop) -> Vec<DriftNotice> {
    shop.clock.advance(15 * 60);
    shop.store.verify_due().await.unwrap()
}

/// The engine sells out of so many products.
fn sell_out(shop: &Shop, count: usize) {
    let sold = leaders(shop, count);
    shop.engines.change(|products| {
        for product in &sold {
            products.get_mut(product.id.as_str()).unwrap().stock = Some(0);
        }
    });
}

async fn drifts(shop: &Shop) -> Vec<DriftNotice> {
    shop.store.drifts().await.unwrap()
}

#[tokio::test]
async fn drift_is_told_once_until_it_is_another() {
    let shop = watched().await;
    assert_eq!(due(&shop).await, [], "nothing differs");
    sell_out(&shop, 3);
    let early = shop.store.verify_due().await.unwrap();
    assert_eq!(early, [], "it is not due yet");
    let news = due(&shop).await;
    assert_eq!(news.len(), 1);
    let words = &news[0].words;
    assert!(words.contains("3 products have another stock"), "{words}");
    assert_eq!(drifts(&shop).await, news);
    sell_out(&shop, 4);
    assert_eq!(due(&shop).await, [], "the same drift is no news");
    shop.store.put_drift_away("staging").await.unwrap();
    assert_eq!(drifts(&shop).await, []);
    sell_out(&shop, 5);
    assert_eq!((due(&shop).await, drifts(&shop).await), (vec![], vec![]));
    // Mended, and there again: news, after a restart too.
    shop.store.publish(&ask("staging"), quiet()).await.unwrap();
    let shop = shop.restarted().await;
    assert_eq!(due(&shop).await, []);
    sell_out(&shop, 3);
    assert_eq!((due(&shop).await.len(), drifts(&shop).await.len()), (1, 1));
}

#[tokio::test]
async fn who_has_just_seen_a_drift_is_not_told_of_it() {
    let shop = watched().await;
    sell_out(&shop, 3);
    shop.store.verify("staging", 1_000, quiet()).await.unwrap();
    assert_eq!(due(&shop).await, []);
}

#[tokio::test]
async fn an_environment_that_is_away_is_no_drift() {
    let shop = watched().await;
    shop.engines.set_mood(Mood::Away);
    assert_eq!(due(&shop).await, []);
    let all = shop.store.environments().await.unwrap();
    let failure = all[0].watch.clone().unwrap().failure.unwrap();
    assert!(failure.contains("does not answer"), "{failure}");
    let off = shop.store.watch_environment("staging", None).await.unwrap();
    assert_eq!(off[0].watch, None);
    assert_eq!(due(&shop).await, []);
    for minutes in [0, 1_441] {
        let error = shop.store.watch_environment("staging", Some(minutes)).await;
        assert!(
            matches!(error, Err(UseCaseError::Invalid { .. })),
            "{minutes}"
        );
    }
    let error = shop.store.watch_environment("nowhere", Some(5)).await;
    assert!(
        matches!(error, Err(UseCaseError::NotFound { .. })),
        "{error:?}"
    );
}
