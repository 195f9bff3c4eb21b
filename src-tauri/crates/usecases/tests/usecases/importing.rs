//! Imports: counts, what is kept, stopping, rejects, and remembered mappings.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use endcap_usecases::{ImportPhase, Mode, OnImport, UseCaseError};

use crate::{Shop, demo};

pub fn quiet() -> OnImport {
    Arc::new(|_| {})
}

pub fn file(shop: &Shop, name: &str, text: &str) -> PathBuf {
    let path = shop.folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

pub const FILE: &str =
    "id,title,price,stock\nNEW-1,Hat,12.50,3\nNEW-2,Scarf,oops,1\nNEW-3,Gloves,20.00,\n";

#[tokio::test]
async fn checking_tells_what_running_does_and_changes_nothing() {
    for mode in [Mode::Upsert, Mode::Replace] {
        let shop = demo().await;
        let before = shop.store.status();
        let path = file(&shop, "products.csv", FILE);
        let mut mapping = shop
            .store
            .inspect_import(&path, None)
            .await
            .unwrap()
            .mapping;
        mapping.mode = mode;
        let checked = shop
            .store
            .check_import(&path, &mapping, quiet())
            .await
            .unwrap();
        assert_eq!(shop.store.status().generation, before.generation);
        let phases = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&phases);
        let progress: OnImport = Arc::new(move |now| heard.lock().unwrap().push(now));
        let done = shop
            .store
            .run_import(&path, &mapping, progress)
            .await
            .unwrap();
        let facts = |one: &endcap_usecases::ImportSummary| {
            (
                one.rows_read,
                one.imported,
                one.created,
                one.changed,
                one.same,
                one.removed,
                one.rejected,
            )
        };
        assert_eq!(facts(&checked), facts(&done));
        let removed = if mode == Mode::Replace {
            before.products
        } else {
            0
        };
        assert_eq!(facts(&done), (3, 2, 2, 0, 0, removed, 1));
        assert_eq!(done.rejects[0].line, 3);
        assert_eq!(shop.store.status().products, before.products + 2 - removed);
        let last = *phases.lock().unwrap().last().unwrap();
        assert_eq!(
            (last.phase, last.done, last.total),
            (ImportPhase::Saving, 2, 2)
        );
        let rejects = shop.folder.path().join("rejects.csv");
        assert_eq!(shop.store.save_rejects(&rejects).unwrap(), 1);
        assert!(fs::read_to_string(rejects).unwrap().contains("oops"));
        let shop = shop.restarted().await;
        assert_eq!(
            shop.store.product("NEW-1").unwrap().title.as_deref(),
            Some("Hat")
        );
    }
}

#[tokio::test]
async fn the_table_knows_of_which_fields_no_product_has_a_value() {
    let shop = demo().await;
    let known = || {
        shop.store
            .query_catalog("", None, None, 0, 1)
            .unwrap()
            .known
    };
    for field in ["brand", "categories", "launched", "cost", "cover_days"] {
        assert!(known().contains(&field), "{field}");
    }
    let path = file(&shop, "products.csv", FILE);
    let mut mapping = shop
        .store
        .inspect_import(&path, None)
        .await
        .unwrap()
        .mapping;
    mapping.mode = Mode::Replace;
    shop.store
        .run_import(&path, &mapping, quiet())
        .await
        .unwrap();
    assert_eq!(known(), ["price", "stock"]);
}

#[tokio::test]
async fn an_upsert_keeps_what_the_file_has_no_column_for() {
    let shop = demo().await;
    let known = shop
        .store
        .query_catalog("", None, None, 0, 1)
        .unwrap()
        .rows
        .remove(0);
    let text = format!("id,stock\n{},77\nFRESH,5\n", known.id);
    let path = file(&shop, "stock.csv", &text);
    let mut mapping = shop
        .store
        .inspect_import(&path, None)
        .await
        .unwrap()
        .mapping;
    mapping.mode = Mode::Upsert;
    let done = shop
        .store
        .run_import(&path, &mapping, quiet())
        .await
        .unwrap();
    assert_eq!((done.created, done.changed), (1, 1));
    let table = shop.store.query_catalog("", None, None, 0, 2).unwrap();
    let stock = table.rows.iter().map(|row| row.figures.get("stock"));
    let stock: Vec<_> = stock.map(|known| known.copied()).collect();
    let products = shop.store.status().products;
    assert_eq!((table.total, stock), (products, vec![Some(5), Some(77)]));
    let after = shop
        .store
        .query_catalog(&known.id, None, None, 0, 1)
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(
        (after.figures["stock"], after.title, after.figures["price"]),
        (77, known.title, known.figures["price"])
    );
    let again = shop
        .store
        .run_import(&path, &mapping, quiet())
        .await
        .unwrap();
    assert_eq!((again.created, again.changed, again.same), (0, 0, 2));
}

#[tokio::test]
async fn stopping_changes_nothing() {
    let shop = demo().await;
    let rows: String = (0..5_000).map(|n| format!("P{n},Thing {n}\n")).collect();
    let path = file(&shop, "many.csv", &format!("id,title\n{rows}"));
    let before = shop.store.status();
    let mapping = shop
        .store
        .inspect_import(&path, None)
        .await
        .unwrap()
        .mapping;
    let shop = Arc::new(shop);
    for phase in [ImportPhase::Reading, ImportPhase::Saving] {
        let stopping = Arc::clone(&shop);
        let progress: OnImport = Arc::new(move |now| {
            if now.phase == phase {
                stopping.store.cancel_import();
            }
        });
        let error = shop
            .store
            .run_import(&path, &mapping, progress)
            .await
            .unwrap_err();
        assert!(
            matches!(error, UseCaseError::Cancelled),
            "{phase:?}: {error}"
        );
        assert_eq!(shop.store.status().generation, before.generation);
    }
    let done = shop
        .store
        .run_import(&path, &mapping, quiet())
        .await
        .unwrap();
    assert_eq!(
        done.imported, 5_000,
        "an earlier stop does not stop the next import"
    );
}

#[tokio::test]
async fn a_mapping_is_taken_up_again_for_the_same_columns() {
    let shop = demo().await;
    let path = file(&shop, "odd.csv", "code;blah;amount\nA;x;1,50\nB;y;2,50\n");
    let mut mapping = shop
        .store
        .inspect_import(&path, None)
        .await
        .unwrap()
        .mapping;
    for (column, field) in mapping.columns.iter_mut().zip(["id", "attr.blah", "price"]) {
        column.field = Some(field.to_owned());
    }
    mapping.mode = Mode::Upsert;
    shop.store
        .run_import(&path, &mapping, quiet())
        .await
        .unwrap();
    let shop = shop.restarted().await;
    let next = file(&shop, "next.csv", "code,blah,amount\nC,z,3.50\nD,z,4.50\n");
    let found = shop
        .store
        .inspect_import(&next, None)
        .await
        .unwrap()
        .mapping;
    let fields: Vec<Option<&str>> = found
        .columns
        .iter()
        .map(|one| one.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("id"), Some("attr.blah"), Some("price")]);
    assert_eq!((found.delimiter.as_str(), found.mode), (",", Mode::Upsert));
}

#[tokio::test]
async fn what_is_no_table_is_refused() {
    let shop = demo().await;
    let page = file(
        &shop,
        "page.csv",
        "<!DOCTYPE html><html><body>Sign in</body></html>",
    );
    let error = shop.store.inspect_import(&page, None).await.unwrap_err();
    assert!(matches!(error, UseCaseError::NotATable { .. }), "{error}");
    let missing = shop.folder.path().join("missing.csv");
    let error = shop.store.inspect_import(&missing, None).await.unwrap_err();
    assert!(matches!(error, UseCaseError::File { .. }), "{error}");
}
