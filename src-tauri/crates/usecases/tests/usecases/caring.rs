//! The health of rules: each fault is found, told once, and gone after its suggested repair.

use endcap_model::json::Json;
use endcap_usecases::{EntityChange, HealthFinding, HealthKind};

use crate::{Shop, demo, json};

fn rule(id: &str, rest: &str) -> Json {
    json(&format!(r#"{{"id": "{id}", "name": "Rule {id}", {rest}}}"#))
}

fn put(rule: Json) -> EntityChange {
    EntityChange::PutRule { rule, index: None }
}

async fn edited(rules: Vec<Json>) -> Shop {
    let shop = demo().await;
    // What the demo store has wrong itself is no part of these cases.
    let off: Vec<EntityChange> = shop
        .store
        .health()
        .findings
        .iter()
        .map(|finding| EntityChange::Remove {
            entity: endcap_usecases::EntityKind::Rule,
            id: finding.rule.clone(),
        })
        .collect();
    let changes: Vec<EntityChange> = off.into_iter().chain(rules.into_iter().map(put)).collect();
    shop.store.edit_draft("Faults", &changes).await.unwrap();
    shop
}

fn found(shop: &Shop) -> Vec<(HealthKind, String)> {
    let findings = shop.store.health().findings;
    findings
        .into_iter()
        .map(|one| (one.kind, one.rule))
        .collect()
}

/// A product on Jackets that is in stock, and one that is sold out.
fn products(shop: &Shop) -> (String, String) {
    // Not the first: the demo store pins that one itself.
    let pick = |filter: &str| {
        let filter = json(filter);
        let rows = shop
            .store
            .query_catalog("", Some(&filter), None, 5, 1)
            .unwrap();
        rows.rows[0].id.clone()
    };
    (
        pick(
            r#"{"all": [{"field": "categories", "under": "Clothing > Jackets"}, {"field": "stock", "gt": 0}, {"field": "margin_bp", "gte": 3000}]}"#,
        ),
        pick(r#"{"field": "stock", "is": 0}"#),
    )
}

const JACKETS: &str = r#""pages": [{"category": "Clothing > Jackets"}]"#;

fn pin(id: &str, product: &str, position: u32, more: &str) -> Json {
    rule(
        id,
        &format!(
            r#"{JACKETS}, {more} "action": {{"type": "pin", "product": "{product}", "position": {position}}}"#
        ),
    )
}

#[tokio::test]
async fn each_fault_is_found_and_gone_after_its_repair() {
    let shop = demo().await;
    let (here, sold_out) = products(&shop);
    let boost = |id: &str, kind: &str, points: u32, more: &str| {
        rule(
            id,
            &format!(
                r#"{more} "action": {{"type": "{kind}", "products": {{"field": "brand", "known": true}}, "points": {points}}}"#
            ),
        )
    };
    let late = r#""schedule": {"until": "2026-11-01T00:00"},"#;
    let gap = r#""schedule": {"from": "2026-11-30T00:00", "until": "2026-12-01T00:00", "weekly": {"days": ["sat"], "from": "10:00", "until": "12:00"}},"#;
    let bare = r#""pages": [{"category": "Nothing > Here"}],"#;
    let hide = rule(
        "hider",
        &format!(
            r#"{JACKETS}, "segments": ["vip"], "action": {{"type": "hide", "products": {{"products": ["{here}"]}}}}"#
        ),
    );
    let none = rule(
        "none",
        r#""action": {"type": "top", "products": {"field": "brand", "is": "No such brand"}}"#,
    );
    // What they select is in the catalog, and on none of their pages.
    let stray = rule(
        "stray",
        &format!(
            r#""pages": [{{"category": "Camping > Tents"}}], "action": {{"type": "boost", "products": {{"products": ["{here}"]}}, "points": 5}}"#
        ),
    );
    let unsold = rule(
        "unsold",
        r#""pages": [{"collection": "sale"}], "action": {"type": "bury", "products": {"field": "discount_bp", "lt": 1000}, "points": 5}"#,
    );
    let cases = [
        (
            HealthKind::PinMissing,
            "gone",
            vec![pin("gone", "NO-SUCH", 900, "")],
        ),
        (
            HealthKind::PinSoldOut,
            "out",
            vec![pin("out", &sold_out, 901, "")],
        ),
        (
            HealthKind::PinHidden,
            "hid",
            vec![pin("hid", &here, 902, ""), hide],
        ),
        (
            HealthKind::PinShadowed,
            "z2",
            vec![
                pin("z1", &here, 903, r#""segments": ["vip"],"#),
                pin("z2", &here, 904, ""),
            ],
        ),
        (
            HealthKind::Over,
            "over",
            vec![boost("over", "boost", 5, late)],
        ),
        (
            HealthKind::Never,
            "never",
            vec![boost("never", "boost", 5, gap)],
        ),
        (
            HealthKind::NoPage,
            "bare",
            vec![boost("bare", "boost", 5, bare)],
        ),
        (HealthKind::NoProduct, "none", vec![none]),
        (HealthKind::NoProduct, "stray", vec![stray]),
        (HealthKind::NoProduct, "unsold", vec![unsold]),
        (
            HealthKind::CancelsOut,
            "down",
            vec![boost("up", "boost", 7, ""), boost("down", "bury", 7, "")],
        ),
        (
            HealthKind::CancelsOut,
            "down",
            vec![boost("up", "boost", 9, ""), boost("down", "bury", 7, "")],
        ),
    ];
    for (kind, id, rules) in cases {
        let shop = edited(rules).await;
        assert_eq!(found(&shop), [(kind, id.to_owned())]);
        let finding: HealthFinding = shop.store.health().findings.remove(0);
        let repair = &finding.repairs[0];
        shop.store
            .edit_draft(&repair.label, &repair.changes)
            .await
            .unwrap();
        assert_eq!(found(&shop), [], "{kind:?}: {}", repair.name);
        let taken = shop.store.undo_draft().await.unwrap();
        assert_eq!(taken.label, repair.label);
        assert_eq!(found(&shop).len(), 1, "one undo brings it back");
    }
}

#[tokio::test]
async fn of_two_pins_for_one_place_the_later_is_offered_the_next_free_one() {
    let shop = demo().await;
    let (here, _) = products(&shop);
    let filter =
        json(r#"{"all": [{"field": "stock", "gt": 5}, {"field": "margin_bp", "gte": 3000}]}"#);
    let rows = shop
        .store
        .query_catalog("", Some(&filter), None, 0, 9)
        .unwrap()
        .rows;
    let others: Vec<&str> = rows
        .iter()
        .map(|row| row.id.as_str())
        .filter(|id| *id != here)
        .collect();
    let rules = vec![
        pin("a1", &here, 700, ""),
        pin("a2", others[2], 700, ""),
        pin("a3", others[3], 701, ""),
    ];
    let shop = edited(rules).await;
    let findings = shop.store.health().findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].kind, findings[0].rule.as_str()),
        (HealthKind::PinsOnePlace, "a2")
    );
    assert_eq!(
        (
            findings[0].others.as_slice(),
            findings[0].repairs[0].name.as_str()
        ),
        (&["a1".to_owned()][..], "Pin it at 702")
    );
    assert!(
        findings[0].sentence.contains("position 700 first"),
        "{}",
        findings[0].sentence
    );
}

#[tokio::test]
async fn a_pin_that_does_nothing_takes_no_place() {
    let shop = demo().await;
    let (here, _) = products(&shop);
    let filter =
        json(r#"{"all": [{"field": "stock", "gt": 5}, {"field": "margin_bp", "gte": 3000}]}"#);
    let asked = shop
        .store
        .query_catalog("", Some(&filter), None, 20, 9)
        .unwrap();
    let mut others = asked.rows.iter().filter(|row| row.id != here);
    let (hidden, other) = (&others.next().unwrap().id, &others.next().unwrap().id);
    let hide = rule(
        "hider",
        &format!(
            r#"{JACKETS}, "action": {{"type": "hide", "products": {{"products": ["{hidden}"]}}}}"#
        ),
    );
    // The first at 700 is hidden, the first at 710 stands at 705 already.
    let shop = edited(vec![
        hide,
        pin("b1", hidden, 700, ""),
        pin("b2", &here, 700, ""),
        pin("a1", other, 705, ""),
        pin("c1", other, 710, ""),
    ])
    .await;
    let told = [
        (HealthKind::PinHidden, "b1".to_owned()),
        (HealthKind::PinShadowed, "c1".to_owned()),
    ];
    assert_eq!(found(&shop), told);
    let third = &others.next().unwrap().id;
    let more = put(pin("c2", third, 710, ""));
    shop.store.edit_draft("One more", &[more]).await.unwrap();
    assert_eq!(found(&shop), told);
}

#[tokio::test]
async fn what_is_meant_is_no_fault() {
    let shop = demo().await;
    let (here, _) = products(&shop);
    let rules = vec![
        // Another time, another segment, another place, switched off.
        pin(
            "m1",
            &here,
            800,
            r#""schedule": {"until": "2026-12-01T00:00"},"#,
        ),
        pin(
            "m2",
            &here,
            810,
            r#""schedule": {"from": "2026-12-01T00:00"},"#,
        ),
        pin("m3", "NO-SUCH", 820, r#""enabled": false,"#),
        rule(
            "m4",
            r#""segments": ["vip"], "action": {"type": "boost", "products": {"field": "brand", "known": true}, "points": 5}"#,
        ),
        rule(
            "m5",
            r#""segments": ["lapsed"], "action": {"type": "bury", "products": {"field": "brand", "known": true}, "points": 5}"#,
        ),
        rule(
            "m6",
            r#""action": {"type": "low_stock", "below": 1, "points": 3}"#,
        ),
        // A pin brings it in from elsewhere, where a rule hides it for others.
        rule(
            "m7",
            &format!(
                r#""pages": [{{"category": "Camping > Tents"}}], "segments": ["vip"], "action": {{"type": "pin", "product": "{here}", "position": 3}}"#
            ),
        ),
        rule(
            "m8",
            &format!(
                r#""pages": [{{"category": "Camping > Tents"}}], "segments": ["lapsed"], "action": {{"type": "hide", "products": {{"products": ["{here}"]}}}}"#
            ),
        ),
    ];
    assert_eq!(found(&edited(rules).await), []);
}

#[tokio::test]
async fn a_segment_that_does_not_exist_is_left_out_or_its_rule_removed() {
    let boost = r#""action": {"type": "boost", "products": {"field": "brand", "known": true}, "points": 5}"#;
    let shop = edited(vec![
        rule("d1", &format!(r#""segments": ["vip", "gone"], {boost}"#)),
        rule("d2", &format!(r#""segments": ["gone"], {boost}"#)),
    ])
    .await;
    let findings = shop.store.health().findings;
    let told: Vec<(&str, &str)> = findings
        .iter()
        .map(|one| (one.rule.as_str(), one.repairs[0].name.as_str()))
        .collect();
    assert_eq!(
        told,
        [("d1", "Leave the segment out"), ("d2", "Remove the rule")]
    );
    for finding in findings {
        shop.store
            .edit_draft("Repair", &finding.repairs[0].changes)
            .await
            .unwrap();
    }
    assert_eq!(found(&shop), []);
}
