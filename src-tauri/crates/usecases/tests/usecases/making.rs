//! Rules made from what is seen: pasted ids, what products have in common, a margin to be reached; and
//! how far rules reach, held against the core.

use endcap_model::json::Json;
use endcap_usecases::{EntityChange, LanesAsk, Outlook, StockScenario, UseCaseError};

use super::previewing::{JACKETS, lanes_ask};
use crate::{Shop, demo, json};

fn lane(shop: &Shop, segment: &str) -> endcap_usecases::Lane {
    let ask = lanes_ask(JACKETS, &[segment], 0, 100);
    shop.store.rank_lanes(&ask).unwrap().lanes.remove(0)
}

fn lines(of: &[&str]) -> Vec<String> {
    of.iter().map(|line| (*line).to_owned()).collect()
}

#[tokio::test]
async fn pasted_lines_are_found_by_id_whatever_the_case_each_once_and_in_order() {
    let shop = demo().await;
    let ids: Vec<String> = lane(&shop, "vip")
        .rows
        .iter()
        .take(2)
        .map(|row| row.id.clone())
        .collect();
    let asked = lines(&[
        &format!("  {} ", ids[1].to_lowercase()),
        "no such",
        "",
        &ids[0],
        &ids[1],
    ]);
    let looked = shop.store.lookup_products(&asked);
    let found: Vec<&str> = looked.found.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(found, [ids[1].as_str(), ids[0].as_str()]);
    assert_eq!(
        (looked.missing.as_slice(), looked.repeated),
        (&["no such".to_owned()][..], 1)
    );
    assert_eq!(looked.found[0].asked, ids[1].to_lowercase());
}

#[tokio::test]
async fn lines_that_differ_in_case_alone_mean_one_product_and_none_is_missing() {
    let shop = demo().await;
    let id = lane(&shop, "vip").rows.remove(0).id;
    let lower = id.to_lowercase();
    let mixed = lower.replacen('n', "N", 1);
    assert!(lower != mixed && mixed != id);
    let looked = shop.store.lookup_products(&lines(&[&lower, &mixed, &id]));
    assert_eq!(looked.missing, Vec::<String>::new());
    assert_eq!((looked.found.len(), looked.repeated), (1, 2));
}

#[tokio::test]
async fn what_is_in_common_holds_for_each_and_tells_them_from_most() {
    let shop = demo().await;
    let rows = lane(&shop, "vip").rows;
    let brand = rows[0].brand.clone().unwrap();
    let ids: Vec<String> = rows
        .iter()
        .filter(|row| row.brand.as_ref() == Some(&brand))
        .map(|row| row.id.clone())
        .collect();
    assert!(ids.len() > 2);
    let alike = shop.store.products_alike(&ids).unwrap();
    assert!(
        alike.iter().any(|one| one.words.contains(&brand)),
        "{alike:?}"
    );
    assert!(
        alike
            .windows(2)
            .all(|pair| pair[0].products <= pair[1].products)
    );
    let listed = Json::object([(
        "products",
        Json::List(ids.iter().map(|id| id.as_str().into()).collect()),
    )]);
    for one in alike {
        let both = Json::object([(
            "all",
            Json::List(vec![one.predicate.clone(), listed.clone()]),
        )]);
        let count = shop.store.count_predicate(&both).unwrap().products;
        assert_eq!(count, ids.len() as u64, "all of them meet: {}", one.words);
        assert_eq!(
            shop.store.count_predicate(&one.predicate).unwrap().products,
            one.products
        );
    }
    let unknown = shop.store.products_alike(&lines(&["no such"]));
    assert!(matches!(unknown, Err(UseCaseError::NotFound { .. })));
}

#[tokio::test]
async fn the_least_boost_reaches_the_margin_and_does_what_was_shown() {
    let shop = demo().await;
    let before = lane(&shop, "vip").figures.margin_bp.unwrap();
    let target = before + 150;
    let lift = shop
        .store
        .margin_lift(JACKETS, "vip", &Outlook::default(), target)
        .unwrap();
    assert!(
        lift.reached && lift.before == Some(before),
        "{}",
        lift.sentence
    );
    assert!(lift.after.unwrap() >= target && lift.moved > 0);
    shop.store
        .edit_draft(&lift.label, &lift.changes)
        .await
        .unwrap();
    assert_eq!(
        lane(&shop, "vip").figures.margin_bp,
        lift.after,
        "as it was shown"
    );
    let again = shop
        .store
        .margin_lift(JACKETS, "vip", &Outlook::default(), target)
        .unwrap();
    assert!(
        again.reached && again.changes.is_empty(),
        "{}",
        again.sentence
    );
    let never = shop
        .store
        .margin_lift(JACKETS, "vip", &Outlook::default(), 9_999)
        .unwrap();
    assert!(
        !never.reached && never.sentence.contains("out of reach") || never.changes.is_empty(),
        "{}",
        never.sentence
    );
}

#[tokio::test]
async fn one_point_less_than_the_least_boost_does_not_reach_it() {
    let shop = demo().await;
    let before = lane(&shop, "everyone").figures.margin_bp.unwrap();
    let lift = shop
        .store
        .margin_lift(JACKETS, "everyone", &Outlook::default(), before + 100)
        .unwrap();
    let endcap_usecases::EntityChange::PutRule { rule, .. } = &lift.changes[0] else {
        unreachable!("a rule is put");
    };
    let text = rule.canonical();
    let at = text.find("\"points\":").unwrap() + 9;
    let points: i64 = text[at..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap();
    assert!(points > 1, "{text}");
    let less = text.replace(
        &format!("\"points\":{points}"),
        &format!("\"points\":{}", points - 1),
    );
    let change = endcap_usecases::EntityChange::PutRule {
        rule: crate::json(&less),
        index: None,
    };
    shop.store.edit_draft("Less", &[change]).await.unwrap();
    assert!(lane(&shop, "everyone").figures.margin_bp.unwrap() < before + 100);
}

/// The first place sold out, its margin no longer counts: not in the figure, not in the lift, and the
/// rule for what is sold out reaches one product more.
#[tokio::test]
async fn other_stock_counts_in_lift_and_reach_as_it_does_in_the_lane() {
    let shop = demo().await;
    let first = lane(&shop, "everyone").rows[0].id.clone();
    let stock = StockScenario {
        sold_out: vec![first],
        ..StockScenario::default()
    };
    let other = Outlook {
        at: None,
        stock: Some(stock),
    };
    let lift = |outlook: &Outlook| {
        let lift = shop.store.margin_lift(JACKETS, "everyone", outlook, 9_999);
        lift.unwrap().before
    };
    let usual = Outlook::default();
    assert_ne!(lift(&usual), lift(&other));
    let ask = LanesAsk {
        outlook: other.clone(),
        ..lanes_ask(JACKETS, &["everyone"], 0, 100)
    };
    let seen = shop.store.rank_lanes(&ask).unwrap();
    assert_eq!(lift(&other), seen.lanes[0].figures.margin_bp);
    let sold_out = |outlook: &Outlook| {
        let touches = shop
            .store
            .rule_touches(JACKETS, &lines(&["everyone"]), outlook);
        let touches = touches.unwrap();
        let one = touches.iter().find(|one| one.rule == "sold-out").unwrap();
        one.products.unwrap()
    };
    assert_eq!(sold_out(&other), sold_out(&usual) + 1);
}

#[tokio::test]
async fn rules_reach_as_far_as_taking_them_away_shows() {
    let shop = demo().await;
    let touches = shop
        .store
        .rule_touches(JACKETS, &lines(&["vip", "everyone"]), &Outlook::default())
        .unwrap();
    let rules = shop
        .store
        .page_rules(JACKETS, &lines(&["vip"]), &Outlook::default())
        .unwrap();
    let here = rules.iter().filter(|rule| !rule.segments.is_empty());
    let active = here.filter(|rule| rule.active_now).count();
    assert_eq!(
        touches.iter().filter(|one| one.segment == "vip").count(),
        active
    );
    assert!(touches.iter().all(|one| one.compared == 100));
    // A page that is shorter has no hundred places, and what a rule hides of it stood on one.
    let pair = json(
        r#"{"id": "pair", "name": "A pair", "products": {"products": ["NW-1001", "NW-1002"]}}"#,
    );
    let hide = json(
        r#"{"id": "one-less", "name": "One less", "pages": [{"collection": "pair"}],
            "action": {"type": "hide", "products": {"products": ["NW-1002"]}}}"#,
    );
    let changes = [
        EntityChange::PutCollection {
            collection: pair,
            index: None,
        },
        EntityChange::PutRule {
            rule: hide,
            index: None,
        },
    ];
    shop.store.edit_draft("A pair", &changes).await.unwrap();
    let short = shop
        .store
        .rule_touches("collection:pair", &lines(&["vip"]), &Outlook::default())
        .unwrap();
    let told: Vec<(&str, u64, u64)> = short
        .iter()
        .map(|one| (one.rule.as_str(), one.places, one.compared))
        .collect();
    assert!(told.contains(&("one-less", 1, 2)), "{told:?}");
    assert!(told.contains(&("margin-floor", 0, 1)), "{told:?}");
    let of = |id: &str| {
        touches
            .iter()
            .find(|one| one.rule == id && one.segment == "vip")
            .unwrap()
    };
    let (products, places) = (of("lead-shell").products, of("lead-shell").places);
    let before: Vec<String> = lane(&shop, "vip")
        .rows
        .iter()
        .map(|row| row.id.clone())
        .collect();
    let gone = endcap_usecases::EntityChange::Remove {
        entity: endcap_usecases::EntityKind::Rule,
        id: "lead-shell".to_owned(),
    };
    shop.store.edit_draft("Without", &[gone]).await.unwrap();
    let after: Vec<String> = lane(&shop, "vip")
        .rows
        .iter()
        .map(|row| row.id.clone())
        .collect();
    let differ = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!((products, places), (Some(1), differ as u64));
    let returns = of("many-returns").products.unwrap();
    assert!(
        returns > 0 && returns < 200,
        "of the page, not of the catalog: {returns}"
    );
}
