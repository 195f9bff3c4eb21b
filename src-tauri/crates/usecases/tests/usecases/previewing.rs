//! Lanes, reasons, effects, pages and tables, held against the core itself.

use endcap_model::{id::SegmentId, instant::Instant, page::Page};
use endcap_ranking::{Ask, rank};
use endcap_usecases::{
    Against, CatalogSort, EntityChange, LanesAsk, Move, PublishAsk, UseCaseError,
};

use crate::{Shop, demo, json, pin};

const JACKETS: &str = "category:Clothing > Jackets";

fn lanes_ask(page: &str, segments: &[&str], from: u64, size: u64) -> LanesAsk {
    LanesAsk {
        page: page.to_owned(),
        segments: segments.iter().map(|id| (*id).to_owned()).collect(),
        at: None,
        from,
        size,
        sort: None,
        against: Against::Published,
    }
}

async fn published() -> Shop {
    let shop = demo().await;
    let ask = PublishAsk {
        environment: "staging".to_owned(),
        push_catalog: true,
        ..PublishAsk::default()
    };
    shop.store
        .publish(&ask, std::sync::Arc::new(|_| {}))
        .await
        .unwrap();
    shop
}

#[tokio::test]
async fn lanes_show_what_the_core_ranks() {
    let shop = demo().await;
    let segments = ["vip", "bargain", "snow", "everyone"];
    let lanes = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &segments, 5, 10))
        .unwrap();
    assert_eq!(lanes.at, "2026-11-27T18:00:00Z", "now, cut to the minute");
    let snapshot = shop.store.snapshot();
    for (lane, segment) in lanes.lanes.iter().zip(segments) {
        let ask = Ask {
            from: 5,
            ..Ask::first(
                Page::parse(JACKETS).unwrap(),
                SegmentId::try_from(segment).unwrap(),
                Instant::parse_rfc3339("2026-11-27T18:00:30Z").unwrap(),
                10,
            )
        };
        let answer = rank(&snapshot.catalog, &snapshot.draft.rules, &ask).unwrap();
        let expected: Vec<(&str, u64, i64)> = answer
            .products
            .iter()
            .map(|one| (one.id.as_str(), one.position, one.points))
            .collect();
        let shown: Vec<(&str, u64, i64)> = lane
            .rows
            .iter()
            .map(|row| (row.id.as_str(), row.position, row.points))
            .collect();
        assert_eq!((lane.total, shown), (answer.total, expected), "{segment}");
        assert_eq!(lane.figures.places, 24);
        assert!(
            lane.rows.iter().all(|row| row.movement == Move::None),
            "nothing is published"
        );
    }
}

#[tokio::test]
async fn movement_is_told_against_what_is_published() {
    let shop = published().await;
    let ask = lanes_ask(JACKETS, &["everyone"], 0, 30);
    let before = shop.store.rank_lanes(&ask).unwrap().lanes.remove(0);
    assert!(
        before.rows.iter().all(|row| row.movement == Move::Same),
        "{:?}",
        before.rows[0]
    );
    assert_eq!(before.baseline.as_ref(), Some(&before.figures));
    // The last of the page goes to the top.
    let last = lanes_ask(JACKETS, &["everyone"], before.total - 1, 1);
    let last = shop
        .store
        .rank_lanes(&last)
        .unwrap()
        .lanes
        .remove(0)
        .rows
        .remove(0);
    let change = EntityChange::PutRule {
        rule: pin("up", &last.id, 1, "[]"),
        index: None,
    };
    shop.store
        .edit_draft("Pin the last", &[change])
        .await
        .unwrap();
    let after = shop.store.rank_lanes(&ask).unwrap().lanes.remove(0);
    assert_eq!(
        after.rows[0].movement,
        Move::Up {
            places: before.total - 1
        }
    );
    assert!(after.rows[0].pinned);
    assert_eq!(after.rows[1].movement, Move::Down { places: 1 });
    // A product from outside the page arrives.
    let other = shop
        .store
        .rank_lanes(&lanes_ask("category:Footwear", &["everyone"], 0, 1))
        .unwrap();
    let other = other.lanes[0].rows[0].id.clone();
    let change = EntityChange::PutRule {
        rule: pin("in", &other, 2, "[]"),
        index: None,
    };
    shop.store
        .edit_draft("Bring one in", &[change])
        .await
        .unwrap();
    let arrived = shop.store.rank_lanes(&ask).unwrap().lanes.remove(0);
    assert_eq!(
        (arrived.rows[1].id.as_str(), arrived.rows[1].movement),
        (other.as_str(), Move::Arrived)
    );
}

#[tokio::test]
async fn an_empty_page_names_the_rules_that_emptied_it() {
    let shop = demo().await;
    let total = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 0))
        .unwrap()
        .lanes[0]
        .total;
    let hide = json(
        r#"{"id": "none", "name": "Nothing at all", "pages": [{"category": "Clothing > Jackets"}],
            "action": {"type": "hide", "products": {"all": []}}}"#,
    );
    let change = EntityChange::PutRule {
        rule: hide,
        index: None,
    };
    shop.store.edit_draft("Hide all", &[change]).await.unwrap();
    let lane = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 10))
        .unwrap()
        .lanes
        .remove(0);
    let by: Vec<(&str, u64)> = lane
        .hidden_by
        .iter()
        .map(|one| (one.rule.as_str(), one.products))
        .collect();
    assert_eq!((lane.total, by), (0, vec![("none", total)]));
    let why = shop
        .store
        .why(JACKETS, &["everyone".to_owned()], None, "NO-SUCH");
    assert!(matches!(why, Err(UseCaseError::NotFound { .. })), "{why:?}");
}

#[tokio::test]
async fn reasons_sum_to_the_points_and_say_a_sentence() {
    let shop = demo().await;
    let segments = ["vip", "bargain", "everyone"];
    let lanes = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &segments, 0, 40))
        .unwrap();
    let names: Vec<String> = segments.map(str::to_owned).to_vec();
    for (index, lane) in lanes.lanes.iter().enumerate() {
        for row in &lane.rows {
            let why = &shop.store.why(JACKETS, &names, None, &row.id).unwrap()[index];
            assert_eq!((why.position, why.points), (Some(row.position), row.points));
            assert_eq!(
                why.contributions.iter().map(|one| one.points).sum::<i64>(),
                row.points
            );
            assert_eq!(why.pin.is_some(), row.pinned);
            assert!(why.sentence.ends_with('.'), "{why:?}");
        }
    }
    let pinned = lanes.lanes[0].rows.iter().find(|row| row.pinned).unwrap();
    let why = shop.store.why(JACKETS, &names, None, &pinned.id).unwrap();
    assert!(
        why[0]
            .sentence
            .starts_with("Without “Lead with the new shell”"),
        "{:?}",
        why[0]
    );
}

#[tokio::test]
async fn an_effect_is_what_the_edit_then_does() {
    let shop = demo().await;
    let last = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 20, 1))
        .unwrap();
    let product = last.lanes[0].rows[0].id.clone();
    let change = EntityChange::PutRule {
        rule: pin("up", &product, 3, "[]"),
        index: None,
    };
    let segments = ["everyone".to_owned()];
    let changes = [change];
    let effect = shop
        .store
        .draft_effect(JACKETS, &segments, None, &changes, Some(&product))
        .unwrap();
    let one = &effect.effects[0];
    assert_eq!(
        (one.from, one.to, one.moved),
        (Some(21), Some(3), 19),
        "{effect:?}"
    );
    assert_eq!(
        effect.sentence,
        "Everyone: from 21 to 3, 18 others take another place."
    );
    assert_eq!(effect.warning, None);
    assert_eq!(shop.store.status().undo, None, "nothing is kept");
    let before = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 24))
        .unwrap();
    assert_eq!(before.lanes[0].figures.margin_bp, one.margin_before);
    shop.store.edit_draft("Pin", &changes).await.unwrap();
    let after = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 24))
        .unwrap();
    assert_eq!(after.lanes[0].rows[2].id, product);
    assert_eq!(after.lanes[0].figures.margin_bp, one.margin_after);
    let same = shop
        .store
        .draft_effect(JACKETS, &segments, None, &changes, Some(&product))
        .unwrap();
    assert_eq!(same.sentence, "Nothing moves on Jackets.");
}

#[tokio::test]
async fn a_pin_of_a_hidden_product_is_warned_of() {
    let shop = demo().await;
    let first = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 1))
        .unwrap();
    let product = first.lanes[0].rows[0].id.clone();
    let hide = json(&format!(
        r#"{{"id": "gone", "name": "Recall", "action": {{"type": "hide", "products": {{"products": ["{product}"]}}}}}}"#
    ));
    shop.store
        .edit_draft(
            "Hide",
            &[EntityChange::PutRule {
                rule: hide,
                index: None,
            }],
        )
        .await
        .unwrap();
    let change = EntityChange::PutRule {
        rule: pin("up", &product, 1, "[]"),
        index: None,
    };
    let segments = ["everyone".to_owned()];
    let effect = shop
        .store
        .draft_effect(JACKETS, &segments, None, &[change], Some(&product))
        .unwrap();
    let warning = effect.warning.unwrap();
    assert_eq!(
        warning,
        "Everyone will not see it: “Recall” hides it, and hide beats pin."
    );
    let why = shop.store.why(JACKETS, &segments, None, &product).unwrap();
    assert_eq!(
        (why[0].shown, why[0].sentence.as_str()),
        (false, "“Recall” hides it here.")
    );
}

#[tokio::test]
async fn rules_of_a_page_stand_by_precedence_with_what_is_odd() {
    let shop = demo().await;
    let segments = ["vip".to_owned(), "bargain".to_owned()];
    let rules = shop.store.page_rules(JACKETS, &segments, None).unwrap();
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
            .all(|pair| pair[0].price >= pair[1].price),
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
