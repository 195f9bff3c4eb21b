//! Rules of a page, the index of pages, the catalog as a table, and made-up shoppers.

use endcap_usecases::{CatalogSort, EntityChange, Outlook, UseCaseError};

use super::previewing::{JACKETS, lanes_ask, published};
use crate::{demo, json, pin};

#[tokio::test]
async fn rules_of_a_page_stand_by_precedence_with_what_is_odd() {
    let shop = demo().await;
    let segments = ["vip".to_owned(), "bargain".to_owned()];
    let rules = shop
        .store
        .page_rules(JACKETS, &segments, &Outlook::default())
        .unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(
        ids[..4],
        ["lead-shell", "outlet-hero", "deep-discounts", "brand-mix"]
    );
    let found = |id: &str| rules.iter().find(|rule| rule.id == id).unwrap();
    assert_eq!(found("lead-shell").segments, ["vip"]);
    assert!(!found("lead-shell").inherited && found("brand-mix").inherited);
    assert_eq!(
        found("outlet-hero").warning.as_deref(),
        Some("The pinned product is sold out.")
    );
    assert!(found("sold-out").products.unwrap() > 0);
    let alone = shop
        .store
        .page_rules(JACKETS, &segments[..1], &Outlook::default())
        .unwrap();
    assert_eq!(alone.len(), rules.len(), "no rule of the page is left out");
    let others: Vec<&str> = alone
        .iter()
        .filter(|rule| rule.segments.is_empty())
        .map(|rule| rule.id.as_str())
        .collect();
    assert_eq!(others, ["outlet-hero", "deep-discounts"]);
    assert!(
        alone[..alone.len() - 2]
            .iter()
            .all(|rule| !rule.segments.is_empty())
    );
}

#[tokio::test]
async fn a_pin_of_a_page_is_odd_where_it_does_nothing_or_stands_elsewhere() {
    let shop = demo().await;
    let shown = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["vip"], 20, 9))
        .unwrap();
    let id = |index: usize| shown.lanes[0].rows[index].id.clone();
    let hide = json(&format!(
        r#"{{"id": "hider", "name": "Hider", "segments": ["vip"],
            "action": {{"type": "hide", "products": {{"products": ["{}"]}}}}}}"#,
        id(0)
    ));
    let put = |rule| EntityChange::PutRule { rule, index: None };
    // Rules are told by precedence: among pins of one page and all shoppers, by their ids.
    let changes = [
        put(hide),
        put(pin("a1", &id(0), 7, "[]")),
        put(pin("a2", &id(1), 7, "[]")),
        put(pin("a3", &id(2), 7, "[]")),
        put(pin("a4", &id(1), 9, "[]")),
        put(pin("a5", &id(3), 9, "[]")),
    ];
    shop.store.edit_draft("Pins", &changes).await.unwrap();
    let told = |segments: &[&str]| -> Vec<Option<String>> {
        let segments: Vec<String> = segments.iter().map(|one| (*one).to_owned()).collect();
        let rules = shop
            .store
            .page_rules(JACKETS, &segments, &Outlook::default());
        let rules = rules.unwrap();
        let warning = |id: &str| {
            rules
                .iter()
                .find(|rule| rule.id == id)
                .unwrap()
                .warning
                .clone()
        };
        ["a1", "a2", "a3", "a4", "a5"].map(warning).to_vec()
    };
    let some = |words: &str| Some(words.to_owned());
    let behind = "“Pin a2” pins the same product first.";
    let after = |first: &str| some(&format!("“Pin {first}” has position 7 first."));
    assert_eq!(
        told(&["vip"]),
        [
            some("“Hider” hides its product."),
            None,
            after("a2"),
            some(behind),
            None
        ]
    );
    assert_eq!(
        told(&["everyone"]),
        [None, after("a1"), after("a1"), some(behind), None]
    );
    assert_eq!(
        told(&["vip", "everyone"])[..2],
        [
            some("“Hider” hides its product for VIP."),
            some("“Pin a1” has position 7 first for Everyone.")
        ]
    );
}

#[tokio::test]
async fn the_index_knows_all_kinds_of_pages_and_what_changes() {
    let shop = published().await;
    let index = shop.store.page_index();
    assert!(
        index.categories.len() > 3 && index.pages > 30,
        "{}",
        index.pages
    );
    let names = |entries: &[endcap_usecases::PageEntry]| -> Vec<String> {
        entries.iter().map(|entry| entry.page.clone()).collect()
    };
    assert_eq!(
        names(&index.collections),
        ["collection:sale", "collection:new-season"]
    );
    assert_eq!(names(&index.searches), ["search:rain jacket"]);
    assert_eq!(
        names(&index.placements),
        ["placement:home.hero", "placement:home.new-in"]
    );
    assert!(
        index
            .collections
            .iter()
            .all(|entry| entry.products.unwrap() > 0 && !entry.changed)
    );
    let change = EntityChange::PutRule {
        rule: pin("up", "SKU", 1, "[]"),
        index: None,
    };
    shop.store.edit_draft("Pin", &[change]).await.unwrap();
    let index = shop.store.page_index();
    let clothing = index
        .categories
        .iter()
        .find(|node| node.path == "Clothing")
        .unwrap();
    let changed: Vec<&str> = clothing
        .children
        .iter()
        .filter(|node| node.changed)
        .map(|node| node.name.as_str())
        .collect();
    assert_eq!((clothing.changed, changed), (false, vec!["Jackets"]));
}

#[tokio::test]
async fn the_table_filters_sorts_and_cuts() {
    let shop = demo().await;
    let sort = CatalogSort {
        field: "price".to_owned(),
        order: "desc".to_owned(),
    };
    let filter = json(r#"{"field": "stock", "is": 0}"#);
    let counted = shop.store.count_predicate(&filter).unwrap();
    let table = shop
        .store
        .query_catalog("", Some(&filter), Some(&sort), 0, 5)
        .unwrap();
    assert_eq!(
        (table.total, counted.words.as_str()),
        (counted.products, "stock is 0")
    );
    assert!(
        table
            .rows
            .windows(2)
            .all(|pair| pair[0].figures.get("price") >= pair[1].figures.get("price")),
        "{:?}",
        table.rows
    );
    let rest = shop
        .store
        .query_catalog("", Some(&filter), Some(&sort), 3, 2)
        .unwrap();
    assert_eq!(rest.rows, table.rows[3..]);
    let detail = shop.store.product(&table.rows[0].id).unwrap();
    let stock = detail
        .fields
        .iter()
        .find(|field| field.field == "stock")
        .unwrap();
    assert_eq!(stock.value, Some(0));
    let bad = json(r#"{"field": "price", "is": "x"}"#);
    let error = shop.store.count_predicate(&bad).unwrap_err();
    assert!(matches!(error, UseCaseError::Invalid { .. }), "{error}");
    let fields = shop.store.field_lists();
    let brand = fields
        .product
        .iter()
        .find(|field| field.field == "brand")
        .unwrap();
    assert!(!brand.values.is_empty() && brand.values.len() <= 50);
    assert!(
        fields
            .shopper
            .iter()
            .any(|field| field.field == "trait.tier")
    );
}

#[tokio::test]
async fn a_made_up_shopper_is_told_the_segment() {
    let shop = demo().await;
    let cases = [
        (r#"{"lifetime_value": 100000}"#, "vip"),
        (r#"{"device": "phone", "visits": 9}"#, "mobile"),
        (r#"{"visits": 9}"#, "everyone"),
        (r#"{"traits": {"tier": "Gold"}, "device": "phone"}"#, "vip"),
    ];
    for (shopper, segment) in cases {
        let test = shop.store.test_segment(&json(shopper)).unwrap();
        assert_eq!(test.segment, segment, "{shopper}");
        let first = test.reasons.iter().find(|reason| reason.matches);
        assert_eq!(
            first.map_or("everyone", |reason| reason.segment.as_str()),
            segment
        );
    }
    let error = shop
        .store
        .test_segment(&json(r#"{"email": "a@b.c"}"#))
        .unwrap_err();
    assert!(matches!(error, UseCaseError::Invalid { .. }), "{error}");
}
