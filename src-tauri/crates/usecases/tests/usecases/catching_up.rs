//! What another program changes in the file of an open store: read again, told once, and no edit of
//! ours is taken for it.

use endcap_usecases::{CaughtUp, EntityChange, Mode, OpenStore};

use super::{importing, publishing};
use crate::{Shop, demo, pin};

const NOTHING: CaughtUp = CaughtUp {
    draft: false,
    catalog: false,
    published: false,
    shoppers: false,
};

fn lead(id: &str) -> [EntityChange; 1] {
    [EntityChange::PutRule {
        rule: pin(id, "SKU", 1, "[]"),
        index: None,
    }]
}

/// The demo store, and another program that has it open, too.
async fn two() -> (Shop, OpenStore) {
    let shop = demo().await;
    let other = OpenStore::open(shop.store.path(), shop.host.clone());
    let other = other.await.unwrap();
    (shop, other)
}

/// Brings products in; what the file does not speak of stays as the store's file has it.
async fn import(shop: &Shop, store: &OpenStore, text: &str) {
    let path = importing::file(shop, "tonight.csv", text);
    let mut mapping = store.inspect_import(&path, None).await.unwrap().mapping;
    mapping.mode = Mode::Upsert;
    let importing = store.run_import(&path, &mapping, importing::quiet());
    importing.await.unwrap();
}

#[tokio::test]
async fn what_another_program_changes_is_read_again_and_told_once() {
    let (shop, other) = two().await;
    assert_eq!(shop.store.catch_up().await.unwrap(), NOTHING);

    other
        .edit_draft("Pin theirs", &lead("theirs"))
        .await
        .unwrap();
    let draft = CaughtUp {
        draft: true,
        ..NOTHING
    };
    assert_eq!(shop.store.catch_up().await.unwrap(), draft);
    assert_eq!(shop.store.draft().document, other.draft().document);
    assert_eq!(shop.store.status().undo.as_deref(), Some("Pin theirs"));

    import(&shop, &other, importing::FILE).await;
    let catalog = CaughtUp {
        catalog: true,
        ..NOTHING
    };
    assert_eq!(shop.store.catch_up().await.unwrap(), catalog);
    assert_eq!(shop.store.status().generation, other.status().generation);
    assert!(shop.store.product("NEW-1").is_ok());

    let asked = publishing::ask("staging");
    other.publish(&asked, publishing::quiet()).await.unwrap();
    let published = CaughtUp {
        published: true,
        ..NOTHING
    };
    assert_eq!(shop.store.catch_up().await.unwrap(), published);
    assert_eq!(shop.store.status().against, other.status().against);
    assert_eq!(shop.store.catch_up().await.unwrap(), NOTHING);
}

#[tokio::test]
async fn other_shoppers_are_read_again_where_they_were_read_at_all() {
    let (shop, other) = two().await;
    other.forget_shoppers().await.unwrap();
    assert_eq!(shop.store.catch_up().await.unwrap(), NOTHING);

    let (shop, other) = two().await;
    assert!(shop.store.shoppers_state().await.unwrap().count > 0);
    other.forget_shoppers().await.unwrap();
    let shoppers = CaughtUp {
        shoppers: true,
        ..NOTHING
    };
    assert_eq!(shop.store.catch_up().await.unwrap(), shoppers);
    assert_eq!(shop.store.shoppers_state().await.unwrap().count, 0);
}

#[tokio::test]
async fn what_is_done_here_is_no_news() {
    let shop = demo().await;
    shop.store
        .edit_draft("Pin mine", &lead("mine"))
        .await
        .unwrap();
    shop.store.shoppers_state().await.unwrap();
    let importing = import(&shop, &shop.store, importing::FILE);
    let ((), meanwhile) = tokio::join!(importing, shop.store.catch_up());
    assert_eq!(meanwhile.unwrap(), NOTHING);
    let asked = publishing::ask("staging");
    shop.store
        .publish(&asked, publishing::quiet())
        .await
        .unwrap();
    assert_eq!(shop.store.catch_up().await.unwrap(), NOTHING);
}

#[tokio::test]
async fn an_import_keeps_what_another_program_imported_just_before() {
    let (shop, other) = two().await;
    import(&shop, &other, "id,title,stock\nNEW-1,Hat,7\n").await;
    import(&shop, &shop.store, "id,price\nNEW-1,12.50\n").await;
    let hat = shop.store.product("NEW-1").unwrap();
    assert_eq!(hat.title.as_deref(), Some("Hat"));
}
