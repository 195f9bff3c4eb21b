//! Twin of `table/imports.rs` and `table/mappings.rs`.

use endcap_store::ImportRow;

use crate::shop;

#[tokio::test]
async fn imports_are_listed_latest_first() {
    let shop = shop().await;
    let import = |name: &str, at: i64| ImportRow {
        at,
        file_name: name.to_owned(),
        rows_read: 10,
        created: 4,
        changed: 3,
        same: 2,
        removed: 5,
        rejected: 1,
    };
    for (name, at) in [("a.csv", 1), ("b.csv", 2), ("c.csv", 3)] {
        shop.store.add_import(&import(name, at)).await.unwrap();
    }
    let shop = shop.restarted().await;
    assert_eq!(
        shop.store.imports(2).await.unwrap(),
        [import("c.csv", 3), import("b.csv", 2)]
    );
}

#[tokio::test]
async fn a_mapping_is_found_by_its_columns_in_order() {
    let shop = shop().await;
    let columns = ["SKU", "Name, long"];
    shop.store.save_mapping(&columns, "{}", 1).await.unwrap();
    shop.store
        .save_mapping(&columns, r#"{"mode":"upsert"}"#, 2)
        .await
        .unwrap();
    let found = shop.store.mapping(&columns).await.unwrap();
    assert_eq!(found.as_deref(), Some(r#"{"mode":"upsert"}"#));
    for other in [
        &["Name, long", "SKU"][..],
        &["SKU"],
        &["SKU", "Name", " long"],
    ] {
        assert_eq!(shop.store.mapping(other).await.unwrap(), None, "{other:?}");
    }
}
