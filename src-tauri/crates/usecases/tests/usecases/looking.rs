//! What lanes are compared with, their figures, and other stock: held against the core and against
//! figures worked out anew.

use chrono::NaiveDate;
use endcap_model::{field::CountField, id::SegmentId, instant::Instant, page::Page};
use endcap_ranking::{Ask, Catalog, rank};
use endcap_usecases::{
    Against, EntityChange, FiguresAsk, Lane, LanesAsk, Move, Outlook, Shown, StockScenario,
    UseCaseError,
};

use super::previewing::{JACKETS, lanes_ask, published};
use crate::{Shop, demo, pin};

fn lane(shop: &Shop, ask: &LanesAsk) -> Lane {
    shop.store.rank_lanes(ask).unwrap().lanes.remove(0)
}

fn order(lane: &Lane) -> Vec<(String, u64)> {
    let rows = lane.rows.iter();
    rows.map(|row| (row.id.clone(), row.position)).collect()
}

/// Where a row stood in a list by its movement.
fn before(position: u64, movement: Move) -> Option<u64> {
    match movement {
        Move::Same => Some(position),
        Move::Up { places } => Some(position + places),
        Move::Down { places } => Some(position - places),
        Move::Arrived | Move::None => None,
    }
}

#[tokio::test]
async fn movement_is_told_against_what_was_asked_for() {
    let shop = published().await;
    let first = lane(&shop, &lanes_ask(JACKETS, &["vip"], 0, 60));
    let change = EntityChange::PutRule {
        rule: pin("up", &first.rows[20].id, 1, "[]"),
        index: None,
    };
    shop.store.edit_draft("Pin", &[change]).await.unwrap();
    let of = |segment: &str| lane(&shop, &lanes_ask(JACKETS, &[segment], 0, 60));
    let check = |against: Against, words: &str, expect: &dyn Fn(&str) -> Option<u64>| {
        let ask = LanesAsk {
            against,
            ..lanes_ask(JACKETS, &["vip"], 0, 40)
        };
        let told = shop.store.rank_lanes(&ask).unwrap();
        assert_eq!(told.against.as_deref(), Some(words));
        for row in &told.lanes[0].rows {
            let was = before(row.position, row.movement);
            assert_eq!(was, expect(&row.id), "{words}: {}", row.id);
        }
    };
    let at = |lane: &Lane, id: &str| {
        let row = lane.rows.iter().find(|row| row.id == id);
        row.map(|row| row.position)
    };
    let staging = Against::Environment {
        name: "staging".to_owned(),
    };
    check(staging, "staging, revision 1", &|id| at(&first, id));
    // Production has nothing: the last publication stands for it.
    check(Against::Live, "staging, revision 1", &|id| at(&first, id));
    check(Against::Published, "staging, revision 1", &|id| {
        at(&first, id)
    });
    let everyone = of("everyone");
    let other = Against::Lane {
        segment: "everyone".to_owned(),
    };
    check(other, "Everyone", &|id| at(&everyone, id));
    // What shoppers see is the page before the pin.
    let live = LanesAsk {
        shown: Shown::Live,
        ..lanes_ask(JACKETS, &["vip"], 0, 60)
    };
    assert_eq!(order(&lane(&shop, &live)), order(&first));
    let snapshot = shop.store.snapshot();
    let mut bare = snapshot.draft.rules.clone();
    bare.rules.clear();
    let now = Instant::parse_rfc3339("2026-11-27T18:00:00Z").unwrap();
    let vip = SegmentId::try_from("vip").unwrap();
    let ask = |at| Ask::first(Page::parse(JACKETS).unwrap(), vip.clone(), at, 1_000);
    let place = |rules, at, id: &str| {
        let answer = rank(&snapshot.catalog, rules, &ask(at)).unwrap();
        let found = answer.products.iter().find(|one| one.id.as_str() == id);
        found.map(|one| one.position)
    };
    check(Against::NoRules, "no rules at all", &|id| {
        place(&bare, now, id)
    });
    let earlier = Instant::from_unix(now.unix() - 7 * 86_400);
    let live = &snapshot.published.as_ref().unwrap().rules;
    check(
        Against::LastWeek,
        "staging, revision 1 a week earlier",
        &|id| place(live, earlier, id),
    );
    let nowhere = LanesAsk {
        against: Against::Environment {
            name: "production".to_owned(),
        },
        ..lanes_ask(JACKETS, &["vip"], 0, 5)
    };
    let told = shop.store.rank_lanes(&nowhere).unwrap();
    assert_eq!((told.against, told.is_published), (None, true));
    assert_eq!(told.lanes[0].baseline, None);
}

#[tokio::test]
async fn a_week_earlier_is_the_same_time_of_day_when_clocks_change() {
    let shop = demo().await;
    let last = lane(&shop, &lanes_ask(JACKETS, &["vip"], 0, 60)).rows[40]
        .id
        .clone();
    let happy_hour = crate::json(&format!(
        r#"{{"id": "hour", "name": "Happy hour", "action": {{"type": "pin", "product": "{last}", "position": 2}},
            "schedule": {{"weekly": {{"days": ["mon"], "from": "18:00", "until": "19:00"}}}}}}"#
    ));
    let change = EntityChange::PutRule {
        rule: happy_hour,
        index: None,
    };
    shop.store.edit_draft("An hour", &[change]).await.unwrap();
    // Clocks go forward on 28 March: 168 hours earlier it was half past five.
    let ask = LanesAsk {
        against: Against::LastWeek,
        outlook: Outlook {
            at: Some("2027-03-29T18:30".to_owned()),
            stock: None,
        },
        ..lanes_ask(JACKETS, &["vip"], 0, 60)
    };
    let rows = lane(&shop, &ask).rows;
    assert_eq!(rows[1].id, last);
    assert!(rows.iter().all(|row| row.movement == Move::Same));
}

#[tokio::test]
async fn what_a_changed_rule_acts_on_is_known_from_what_makes_room() {
    let shop = published().await;
    let first = lane(&shop, &lanes_ask(JACKETS, &["vip"], 0, 60));
    let (up, other) = (&first.rows[20].id, &first.rows[30].id);
    let touched = |shown: Shown, segment: &str| -> Vec<String> {
        let ask = LanesAsk {
            shown,
            ..lanes_ask(JACKETS, &[segment], 0, 60)
        };
        let rows = lane(&shop, &ask).rows;
        let touched = rows.into_iter().filter(|row| row.touched);
        touched.map(|row| row.id).collect()
    };
    assert!(touched(Shown::Draft, "vip").is_empty());
    let put = |rule| EntityChange::PutRule { rule, index: None };
    let boost = crate::json(&format!(
        r#"{{"id": "lift", "name": "Lift one", "segments": ["vip"],
            "action": {{"type": "boost", "products": {{"field": "id", "is": "{other}"}}, "points": 1}}}}"#
    ));
    let changes = [put(pin("up", up, 2, r#"["vip"]"#)), put(boost)];
    shop.store.edit_draft("Pin", &changes).await.unwrap();
    let mut found = touched(Shown::Draft, "vip");
    found.sort();
    let mut expected = vec![up.clone(), other.clone()];
    expected.sort();
    assert_eq!(found, expected);
    assert!(touched(Shown::Draft, "everyone").is_empty());
    assert_eq!(
        touched(Shown::Live, "vip"),
        std::slice::from_ref(up),
        "it is pinned there"
    );
    // Once live, a pin that the draft takes away is about its product on either side.
    let live = super::publishing::ask("staging");
    shop.store
        .publish(&live, super::publishing::quiet())
        .await
        .unwrap();
    assert!(touched(Shown::Draft, "vip").is_empty());
    let gone = EntityChange::Remove {
        entity: endcap_usecases::EntityKind::Rule,
        id: "up".to_owned(),
    };
    shop.store.edit_draft("No pin", &[gone]).await.unwrap();
    assert_eq!(touched(Shown::Live, "vip"), std::slice::from_ref(up));
    assert_eq!(touched(Shown::Draft, "vip"), std::slice::from_ref(up));
    assert!(touched(Shown::Draft, "everyone").is_empty());
}

#[tokio::test]
async fn what_stood_first_and_is_hidden_is_told_with_its_rule() {
    let shop = published().await;
    let gone = |asked: bool, against: Against| {
        let ask = LanesAsk {
            gone: asked,
            against,
            ..lanes_ask(JACKETS, &["vip"], 0, 5)
        };
        lane(&shop, &ask).gone
    };
    assert_eq!(gone(true, Against::Live), []);
    let first = lane(&shop, &lanes_ask(JACKETS, &["vip"], 0, 60));
    let (third, far) = (&first.rows[2], &first.rows[40]);
    let hide = |id: &str, product: &str| {
        let rule = crate::json(&format!(
            r#"{{"id": "{id}", "name": "No {product}", "segments": ["vip"],
                "action": {{"type": "hide", "products": {{"field": "id", "is": "{product}"}}}}}}"#
        ));
        EntityChange::PutRule { rule, index: None }
    };
    let changes = [hide("near", &third.id), hide("far", &far.id)];
    shop.store.edit_draft("Hide", &changes).await.unwrap();
    let found = gone(true, Against::Live);
    assert_eq!(found.len(), 1, "beyond the first places nothing is told");
    let one = &found[0];
    assert_eq!(
        (&one.id, one.from, &one.title),
        (&third.id, 3, &third.title)
    );
    assert_eq!(one.hidden_by, [format!("No {}", third.id)]);
    assert_eq!(gone(false, Against::Live), [], "nobody asked");
    assert_eq!(gone(true, Against::None), [], "nothing to compare with");
    // What is pushed beyond the first places is still there.
    let pinned = [EntityChange::PutRule {
        rule: pin("up", &first.rows[50].id, 1, r#"["vip"]"#),
        index: None,
    }];
    shop.store.edit_draft("Pin", &pinned).await.unwrap();
    assert_eq!(gone(true, Against::Live), found);
}

#[tokio::test]
async fn figures_can_be_worked_out_from_the_rows() {
    let shop = demo().await;
    let snapshot = shop.store.snapshot();
    let catalog = &snapshot.catalog;
    for (places, attention_bp) in [(12, 10_000), (24, 9_500), (48, 7_001)] {
        let ask = LanesAsk {
            figures: FiguresAsk {
                places,
                attention_bp,
            },
            ..lanes_ask(JACKETS, &["bargain"], 0, 60)
        };
        let lane = lane(&shop, &ask);
        let rows: Vec<u32> = lane.rows[..places as usize]
            .iter()
            .map(|row| catalog.row_of(&row.id).unwrap())
            .collect();
        let count = |row: u32, field| catalog.count_at(row, field, 28);
        let (mut weight, mut profit, mut known) = (1_000_000_i128, 0, 0);
        for row in &rows {
            let margin = count(*row, CountField::Margin);
            if let (Some(margin), Some(conversion)) =
                (margin, count(*row, CountField::ConversionBp))
            {
                profit += i128::from(margin) * i128::from(conversion) * weight;
                known += 1;
            }
            weight = weight * i128::from(attention_bp) / 10_000;
        }
        let figures = &lane.figures;
        assert_eq!(
            figures.profit,
            Some(profit.div_euclid(10_000_000).try_into().unwrap())
        );
        let margins: Vec<i64> = rows
            .iter()
            .filter_map(|row| count(*row, CountField::MarginBp))
            .collect();
        let mean = margins.iter().sum::<i64>().div_euclid(margins.len() as i64);
        assert_eq!(figures.margin_bp, Some(mean));
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        let lately = rows.iter().filter(|row| {
            let launched = catalog.launched_at(**row).unwrap();
            (0..30).contains(&(today - launched).num_days())
        });
        assert_eq!(figures.launched_lately, lately.count() as u64);
        assert_eq!((figures.places, figures.profit_known), (places, known));
    }
}

fn under(shop: &Shop, at: Option<&str>, stock: StockScenario) -> Lane {
    let ask = LanesAsk {
        outlook: Outlook {
            at: at.map(str::to_owned),
            stock: Some(stock),
        },
        ..lanes_ask(JACKETS, &["everyone"], 0, 1_000)
    };
    lane(shop, &ask)
}

/// The lane of a catalog whose stock was really changed.
fn with(shop: &Shop, at: &str, stock: impl Fn(&str, Option<i64>) -> Option<i64>) -> Vec<String> {
    let snapshot = shop.store.snapshot();
    let products = snapshot.catalog.products().map(|mut product| {
        product.stock = stock(product.id.as_str(), product.stock);
        product
    });
    let catalog = Catalog::of(products).unwrap();
    let ask = Ask::first(
        Page::parse(JACKETS).unwrap(),
        SegmentId::everyone(),
        Instant::parse_rfc3339(at).unwrap(),
        1_000,
    );
    let answer = rank(&catalog, &snapshot.draft.rules, &ask).unwrap();
    let placed = answer.products.into_iter();
    placed.map(|one| one.id.as_str().to_owned()).collect()
}

fn ids(lane: &Lane) -> Vec<String> {
    lane.rows.iter().map(|row| row.id.clone()).collect()
}

#[tokio::test]
async fn other_stock_ranks_as_if_it_were_so_and_touches_nothing() {
    let shop = demo().await;
    let as_counted = lane(&shop, &lanes_ask(JACKETS, &["everyone"], 0, 1_000));
    let (first, third) = (as_counted.rows[0].id.clone(), as_counted.rows[2].id.clone());
    let scenario = StockScenario {
        sold_out: vec![first.clone()],
        restocked: vec![third.clone(), "NO-SUCH".to_owned()],
        restocked_to: 4_000,
        per_day: 0,
    };
    let seen = under(&shop, None, scenario.clone());
    let expect = with(&shop, "2026-11-27T18:00:00Z", |id, stock| match id {
        id if id == first => Some(0),
        id if id == third => Some(4_000),
        _ => stock,
    });
    assert_eq!(ids(&seen), expect);
    let of = |id: &str| seen.rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!((of(&first).stock, of(&first).sold_out), (Some(0), true));
    assert_eq!(of(&third).stock, Some(4_000));
    assert_ne!(seen.figures, as_counted.figures);
    let whys = shop.store.why(
        JACKETS,
        &["everyone".to_owned()],
        &Outlook {
            at: None,
            stock: Some(scenario),
        },
        &first,
    );
    assert_eq!(whys.unwrap()[0].position, Some(of(&first).position));
    // Three units a day for ten days and a half.
    let drained = StockScenario {
        per_day: 3,
        ..StockScenario::default()
    };
    let later = under(&shop, Some("2026-12-08T06:00:00Z"), drained.clone());
    let expect = with(&shop, "2026-12-08T06:00:00Z", |_, stock| {
        stock.map(|units| (units - 30).max(0))
    });
    assert_eq!(ids(&later), expect);
    let now = under(&shop, None, drained);
    assert_eq!(order(&now), order(&as_counted), "no day has passed yet");
    let after = lane(&shop, &lanes_ask(JACKETS, &["everyone"], 0, 1_000));
    assert_eq!(order(&after), order(&as_counted));
    let wrong = LanesAsk {
        outlook: Outlook {
            at: None,
            stock: Some(StockScenario {
                per_day: -1,
                ..StockScenario::default()
            }),
        },
        ..lanes_ask(JACKETS, &["everyone"], 0, 1)
    };
    let refused = shop.store.rank_lanes(&wrong);
    assert!(matches!(refused, Err(UseCaseError::Invalid { .. })));
}
