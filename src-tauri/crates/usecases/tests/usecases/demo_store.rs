//! The demo store is put in its place whole, whoever ends the app meanwhile or makes it at the same time.

use std::{fs, path::Path, thread};

use endcap_store::Store;
use endcap_usecases::{EntityChange, OpenStore};

use crate::{Shop, demo, json, pin};

/// Segments, products and rules: a half store lacks some.
fn whole(store: &OpenStore) -> (usize, u64, usize) {
    let rules = &store.snapshot().draft.rules;
    (
        rules.segments.len(),
        store.status().products,
        rules.rules.len(),
    )
}

/// The files of the store and beside it, but for the lock that stays.
fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".lock"))
        .collect();
    names.sort();
    names
}

/// A making that was ended before it had its draft, with a log that was not folded in.
async fn cut_short(shop: &Shop) {
    let beside = shop.folder.path().join("second.endcap.making");
    let facts = json(r#"{"name": "Half", "currency": "EUR"}"#);
    let half = Store::create(&beside, &facts, true, 0).await.unwrap();
    let log = beside.with_extension("making-wal");
    let kept = (fs::read(&beside).unwrap(), fs::read(&log).unwrap());
    half.close().await;
    fs::write(&beside, kept.0).unwrap();
    fs::write(&log, kept.1).unwrap();
}

#[tokio::test]
async fn a_making_that_was_cut_short_is_made_anew_whole() {
    let shop = demo().await;
    cut_short(&shop).await;
    let path = shop.folder.path().join("second.endcap");
    let second = OpenStore::open_demo(&path, shop.host.clone()).await;
    let second = second.unwrap();
    assert_eq!(whole(&second), whole(&shop.store));
    second.close().await;
    shop.store.close().await;
    assert_eq!(files(shop.folder.path()), ["demo.endcap", "second.endcap"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_while_it_is_made_finds_nothing_or_the_whole() {
    let shop = demo().await;
    let path = shop.folder.path().join("second.endcap");
    let looking = tokio::spawn({
        let (path, host) = (path.clone(), shop.host.clone());
        async move {
            while !path.exists() {
                thread::yield_now();
            }
            OpenStore::open(&path, host).await.unwrap()
        }
    });
    let made = OpenStore::open_demo(&path, shop.host.clone()).await;
    let seen = looking.await.unwrap();
    assert_eq!(whole(&seen), whole(&shop.store));
    assert_eq!(seen.uuid(), made.unwrap().uuid());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_make_it_at_once_one_opens_the_others() {
    let shop = demo().await;
    let path = shop.folder.path().join("second.endcap");
    let open = || {
        let (path, host) = (path.clone(), shop.host.clone());
        tokio::spawn(async move { OpenStore::open_demo(&path, host).await.unwrap() })
    };
    let (one, other) = tokio::join!(open(), open());
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_eq!(one.uuid(), other.uuid());
    assert_eq!(whole(&one), whole(&shop.store));
    let change = EntityChange::PutRule {
        rule: pin("mine", "SKU", 1, "[]"),
        index: None,
    };
    one.edit_draft("Pin it", &[change]).await.unwrap();
    one.close().await;
    other.close().await;
    let again = OpenStore::open_demo(&path, shop.host.clone()).await;
    assert_eq!(again.unwrap().status().undo.as_deref(), Some("Pin it"));
}

#[tokio::test]
async fn the_old_one_stays_until_the_new_one_is_whole() {
    let shop = demo().await;
    let change = EntityChange::PutRule {
        rule: pin("mine", "SKU", 1, "[]"),
        index: None,
    };
    shop.store.edit_draft("Pin it", &[change]).await.unwrap();
    let (path, host) = (shop.store.path().to_owned(), shop.host.clone());
    shop.store.close().await;
    // Nothing can be made beside: its name is a folder's.
    let beside = shop.folder.path().join("demo.endcap.making");
    fs::create_dir(&beside).unwrap();
    let failed = OpenStore::reset_demo(&path, host.clone()).await;
    assert!(failed.is_err(), "made anew in a folder");
    let old = OpenStore::open(&path, host.clone()).await.unwrap();
    assert_eq!(old.status().undo.as_deref(), Some("Pin it"));
    old.close().await;
    fs::remove_dir(&beside).unwrap();
    let anew = OpenStore::reset_demo(&path, host).await.unwrap();
    assert_eq!(anew.status().undo, None);
}
