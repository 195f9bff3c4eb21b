//! Lanes, reasons, effects, pages and tables, held against the core itself.

use endcap_model::{id::SegmentId, instant::Instant, page::Page};
use endcap_ranking::{Ask, rank};
use endcap_usecases::{
    Against, EntityChange, FiguresAsk, LanesAsk, Move, Outlook, PublishAsk, Shown, UseCaseError,
};

use crate::{Shop, demo, json, pin};

pub const JACKETS: &str = "category:Clothing > Jackets";
pub const NOW: Outlook = Outlook {
    at: None,
    stock: None,
};

pub fn lanes_ask(page: &str, segments: &[&str], from: u64, size: u64) -> LanesAsk {
    LanesAsk {
        page: page.to_owned(),
        segments: segments.iter().map(|id| (*id).to_owned()).collect(),
        outlook: Outlook::default(),
        from,
        size,
        sort: None,
        against: Against::Live,
        figures: FiguresAsk::default(),
        shown: Shown::Draft,
        gone: false,
        trying: Vec::new(),
    }
}

pub async fn published() -> Shop {
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
        .why(JACKETS, &["everyone".to_owned()], &NOW, "NO-SUCH");
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
            let why = &shop.store.why(JACKETS, &names, &NOW, &row.id).unwrap()[index];
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
    let why = shop.store.why(JACKETS, &names, &NOW, &pinned.id).unwrap();
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
        .draft_effect(JACKETS, &segments, &NOW, &changes, Some(&product))
        .unwrap();
    let one = &effect.effects[0];
    assert_eq!(
        (one.from, one.to, one.moved),
        (Some(21), Some(3), 19),
        "{effect:?}"
    );
    assert_eq!(
        effect.sentence,
        "Everyone: from 21 to 3, 18 others of the first 100 take another place."
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
        .draft_effect(JACKETS, &segments, &NOW, &changes, Some(&product))
        .unwrap();
    assert_eq!(same.sentence, "Nothing moves on Jackets.");
}

#[tokio::test]
async fn a_pin_that_misses_its_place_says_what_holds_it() {
    let shop = demo().await;
    let rows = shop
        .store
        .rank_lanes(&lanes_ask(JACKETS, &["everyone"], 0, 6))
        .unwrap();
    let id = |place: usize| rows.lanes[0].rows[place].id.clone();
    let put = |rule| EntityChange::PutRule { rule, index: None };
    shop.store
        .edit_draft("Pin", &[put(pin("held", &id(5), 2, "[]"))])
        .await
        .unwrap();
    let segments = ["everyone".to_owned()];
    let warning = |rule: &str, product: &str, position| {
        let change = put(pin(rule, product, position, "[]"));
        let effect = shop
            .store
            .draft_effect(JACKETS, &segments, &NOW, &[change], Some(product))
            .unwrap();
        (effect.effects[0].to, effect.warning)
    };
    let held = "Position 2 is held by “Pin held”, which comes first: for Everyone it stands at 3.";
    assert_eq!(warning("up", &id(4), 2), (Some(3), Some(held.to_owned())));
    let twice = "“Pin held” pins it already and comes first: for Everyone it stands at 2.";
    assert_eq!(warning("up", &id(5), 4), (Some(2), Some(twice.to_owned())));
    let total = rows.lanes[0].total;
    let last = format!("Everyone has {total} products here: it stands last, at {total}.");
    assert_eq!(warning("up", &id(4), 1000), (Some(total), Some(last)));
    assert_eq!(warning("up", &id(4), 1), (Some(1), None));
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
        .draft_effect(JACKETS, &segments, &NOW, &[change], Some(&product))
        .unwrap();
    let warning = effect.warning.unwrap();
    assert_eq!(
        warning,
        "Everyone will not see it: “Recall” hides it, and hide beats pin."
    );
    let why = shop.store.why(JACKETS, &segments, &NOW, &product).unwrap();
    assert_eq!(
        (why[0].shown, why[0].sentence.as_str()),
        (false, "“Recall” hides it here.")
    );
}
