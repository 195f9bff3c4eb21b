//! Twin of `open.rs` and `table/identity.rs`.

use std::{fs, path::Path};

use endcap_store::{Store, StoreError};
use sqlx::{Connection as _, Executor as _, SqliteConnection};

use crate::{facts, shop};

#[tokio::test]
async fn a_store_says_what_it_is_after_a_restart() {
    let shop = shop().await;
    let before = shop.store.identity().await.unwrap();
    assert_eq!(
        (before.is_demo, before.created_at, before.draft_version),
        (false, 1_000, 1)
    );
    assert_eq!(before.uuid.len(), 36);
    let shop = shop.restarted().await;
    assert_eq!(shop.store.identity().await.unwrap(), before);
}

#[tokio::test]
async fn creating_never_touches_a_file_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thesis.txt");
    fs::write(&path, "chapter one").unwrap();
    let error = Store::create(&path, &facts("Shop"), false, 0)
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"chapter one");
}

#[tokio::test]
async fn creating_makes_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/shop.endcap");
    Store::create(&path, &facts("Shop"), true, 0).await.unwrap();
    assert!(path.is_file());
}

#[tokio::test]
async fn a_closed_store_takes_the_place_of_another_whole() {
    let shop = shop().await;
    let (from, uuid) = (
        shop.store.path().to_owned(),
        shop.store.identity().await.unwrap().uuid,
    );
    let to = shop.folder.path().join("place.endcap");
    let old = Store::create(&to, &facts("Old"), false, 0).await.unwrap();
    old.close().await;
    // What a program that was killed leaves: a log that is another file's.
    let log = shop.folder.path().join("place.endcap-wal");
    fs::write(&log, "edits of the old one").unwrap();
    let busy = Store::rename(&from, &to).unwrap_err();
    assert!(matches!(busy, StoreError::Busy), "{busy}");
    assert!(from.is_file() && to.is_file(), "a busy one is left alone");
    shop.store.close().await;
    Store::rename(&from, &to).unwrap();
    assert!(!from.exists() && !log.exists());
    let moved = Store::open(&to).await.unwrap();
    assert_eq!(moved.identity().await.unwrap().uuid, uuid);
}

#[tokio::test]
async fn what_is_no_store_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sqlite");
    let address = format!("sqlite://{}?mode=rwc", other.display());
    let mut connection = SqliteConnection::connect(&address).await.unwrap();
    connection
        .execute("create table notes (text text)")
        .await
        .unwrap();
    connection.close().await.unwrap();
    let files: [(&str, Vec<u8>); 3] = [
        ("empty", Vec::new()),
        ("text", b"id,title\n1,Jacket\n".repeat(200)),
        ("other.sqlite", fs::read(&other).unwrap()),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let error = Store::open(&path).await.unwrap_err();
        assert!(
            matches!(error, StoreError::NotAStore { .. }),
            "{name}: {error}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}");
    }
    let error = Store::open(folder.path()).await.unwrap_err();
    assert!(
        matches!(error, StoreError::NotAStore { .. }),
        "a folder: {error}"
    );
    let error = Store::open(Path::new("/no/such/store")).await.unwrap_err();
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
}

#[tokio::test]
async fn a_newer_versions_store_is_refused_and_left_alone() {
    let shop = shop().await;
    let path = shop.store.path().to_owned();
    shop.store.close().await;
    let address = format!("sqlite://{}", path.display());
    let mut connection = SqliteConnection::connect(&address).await.unwrap();
    connection
        .execute(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
             values (9999, 'later', 1, x'00', 0)",
        )
        .await
        .unwrap();
    connection.close().await.unwrap();
    let error = Store::open(&path).await.unwrap_err();
    assert!(matches!(error, StoreError::NewerVersion { .. }), "{error}");
}
