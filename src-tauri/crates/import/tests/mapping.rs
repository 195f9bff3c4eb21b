//! A mapping is a person's decision: it is followed, or refused before the first row.
//!
//! 1. It serves other files of the same columns, wherever these stand.
//! 2. One that contradicts itself or the file is refused with a reason.
//! 3. Its JSON form is what the window and the command line exchange.
//! 4. Reading by it can be watched and stopped.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::path::PathBuf;

use endcap_import::{ImportError, Mapping, inspect, merged, run};
use endcap_model::json::Json;
use endcap_model::product::Product;

fn file(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("products.csv");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

#[test]
fn the_json_form_is_the_windows() {
    let (_folder, path) = file(b"id;name;preis\n1;a;1,50\n");
    let mapping = inspect(&path).unwrap().mapping;
    let json = serde_json::to_value(&mapping).unwrap();
    let expected = serde_json::json!({
        "format": "csv", "encoding": "utf-8", "delimiter": ";", "headerRow": 0, "decimals": "comma",
        "dateOrder": "ymd", "listSeparator": ",", "pathSeparator": "", "shopify": false,
        "columns": [
            {"index": 0, "name": "id", "field": "id"},
            {"index": 1, "name": "name", "field": "title"},
            {"index": 2, "name": "preis", "field": "price"}],
        "categoryColumns": [], "mode": "replace",
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Mapping>(json).unwrap(), mapping);
}

#[test]
fn a_mapping_serves_a_file_whose_columns_moved() {
    let (_first, path) = file(b"id,title,price\nA,x,1.00\n");
    let mapping = inspect(&path).unwrap().mapping;
    let (_second, moved) = file(b"price,extra,id,title\n2.00,?,B,y\n");
    let read = run(&moved, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap();
    let product = &read.products[0];
    assert_eq!((product.id.as_str(), product.price), ("B", Some(200)));
    let (_third, lacking) = file(b"price,id\n2.00,B\n");
    let refused = run(&lacking, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the mapping does not fit: the file has no column “title”, which the mapping uses"
    );
}

#[test]
fn a_mapping_that_contradicts_itself_is_refused() {
    let (_folder, path) = file(b"id,title,price\nA,x,1.00\n");
    for (change, part) in [
        (
            &(|m: &mut Mapping| m.columns[0].field = None) as &dyn Fn(&mut Mapping),
            "no column is mapped to the product id",
        ),
        (
            &|m: &mut Mapping| m.columns[2].field = Some("title".to_owned()),
            "both mapped to “title”",
        ),
        (
            &|m: &mut Mapping| m.columns[2].field = Some("margin".to_owned()),
            "is no product field",
        ),
        (
            &|m: &mut Mapping| m.delimiter = "ab".to_owned(),
            "cannot delimit",
        ),
        (
            &|m: &mut Mapping| m.encoding = "klingon".to_owned(),
            "is no encoding",
        ),
    ] {
        let mut mapping = inspect(&path).unwrap().mapping;
        change(&mut mapping);
        let refused = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert!(refused.to_string().contains(part), "{refused}");
    }
}

#[test]
fn reading_is_watched_and_stopped() {
    let mut content = "id,title,price\n".to_owned();
    for n in 0..5_000 {
        content.push_str(&format!("{n},title {n},1.00\n"));
    }
    let (_folder, path) = file(content.as_bytes());
    let mapping = inspect(&path).unwrap().mapping;
    let mut seen = Vec::new();
    run(&path, &mapping, 2, &mut |now| {
        seen.push((now.rows, now.bytes <= now.total_bytes));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(seen.len(), 6);
    assert_eq!(seen.last(), Some(&(5_000, true)));
    let stopped = run(&path, &mapping, 2, &mut |now| {
        if now.rows >= 2_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(matches!(stopped, Err(ImportError::Cancelled)));
}

#[test]
fn an_upsert_changes_what_the_file_speaks_of_and_nothing_else() {
    let (_folder, path) = file(b"id,price,list price,colour\nA,12.00,,red\n");
    let mut mapping = inspect(&path).unwrap().mapping;
    mapping.keep_unknown_as_attributes();
    let read = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap();
    let existing = Json::parse(br#"{"id": "A", "title": "Hat", "price": 1000, "list_price": 1500, "attributes": {"colour": "blue", "size": "M"}}"#);
    let existing = Product::from_json(&existing.unwrap()).unwrap();
    let now = merged(&existing, read.products[0].clone(), &mapping);
    let expected =
        r#"{"attributes":{"colour":"red","size":"M"},"id":"A","price":1200,"title":"Hat"}"#;
    assert_eq!(now.to_json().canonical(), expected);
}

#[test]
fn the_unit_of_money_is_found_again_where_a_mapping_does_not_say_it() {
    for (content, price) in [
        ("{\"id\": \"A\", \"price\": 1299}\n", 1299),
        ("{\"id\": \"A\", \"price\": 12.99}\n", 1299),
        ("{\"sku\": \"A\", \"price\": 12}\n", 1200),
    ] {
        let (_folder, path) = file(content.as_bytes());
        let mut mapping = inspect(&path).unwrap().mapping;
        mapping.money = None;
        let read = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(read.products[0].price, Some(price), "{content}");
    }
}
