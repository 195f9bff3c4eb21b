//! Twin of `table/shoppers.rs`.

use std::ops::ControlFlow;

use endcap_model::id::ShopperId;
use endcap_model::shopper::{KnownShopper, Shopper};
use endcap_store::{ShoppersOrigin, StoreError};

use crate::{Shop, json, shop};

fn shopper(id: &str, facts: &str) -> KnownShopper {
    KnownShopper {
        id: ShopperId::try_from(id.to_owned()).unwrap(),
        facts: Shopper::from_json(&json(facts)).unwrap(),
    }
}

fn origin(name: &str) -> ShoppersOrigin {
    ShoppersOrigin {
        at: 7,
        file_name: Some(name.to_owned()),
    }
}

async fn replace(shop: &Shop, shoppers: &[KnownShopper], name: &str) -> Result<(), StoreError> {
    let go_on = &mut |_| ControlFlow::Continue(());
    shop.store
        .replace_shoppers(shoppers, &origin(name), go_on)
        .await
}

const ALL: &str = r#"{"orders": 3, "lifetime_value": 12345, "country": "DK",
    "bought_categories": ["Snow > Skis"], "viewed_brands": ["Skogar"],
    "traits": {"tier": "Gold", "member": true, "points": -4, "sports": ["skiing"]}}"#;

#[tokio::test]
async fn shoppers_are_kept_as_given_and_replaced_whole() {
    let shop = shop().await;
    assert_eq!(shop.store.shoppers_origin().await.unwrap(), None);
    let first = [shopper("s-2", ALL), shopper("s-1", "{}")];
    replace(&shop, &first, "a.csv").await.unwrap();
    let shop = shop.restarted().await;
    let kept = shop.store.shoppers().await.unwrap();
    assert_eq!(kept, [first[1].clone(), first[0].clone()]);
    let second = [shopper("s-9", "{}")];
    replace(&shop, &second, "b.csv").await.unwrap();
    assert_eq!(shop.store.shoppers().await.unwrap(), second);
    assert_eq!(
        shop.store.shoppers_origin().await.unwrap(),
        Some(origin("b.csv"))
    );
    shop.store.forget_shoppers().await.unwrap();
    let shop = shop.restarted().await;
    assert_eq!(shop.store.shoppers().await.unwrap(), []);
    assert_eq!(shop.store.shoppers_origin().await.unwrap(), None);
}

#[tokio::test]
async fn a_stopped_replacement_changes_nothing() {
    let shop = shop().await;
    let before = [shopper("s-1", ALL)];
    replace(&shop, &before, "a.csv").await.unwrap();
    let many: Vec<KnownShopper> = (0..2_500)
        .map(|number| shopper(&format!("n-{number}"), "{}"))
        .collect();
    let mut stop = |saved: u64| match saved {
        0..=1_999 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    let stopped = shop
        .store
        .replace_shoppers(&many, &origin("b.csv"), &mut stop)
        .await;
    assert!(matches!(stopped, Err(StoreError::Cancelled)), "{stopped:?}");
    assert_eq!(shop.store.shoppers().await.unwrap(), before);
    let twice = [before[0].clone(), before[0].clone()];
    assert!(replace(&shop, &twice, "b.csv").await.is_err());
    assert_eq!(shop.store.shoppers().await.unwrap(), before);
    assert_eq!(
        shop.store.shoppers_origin().await.unwrap(),
        Some(origin("a.csv"))
    );
}
