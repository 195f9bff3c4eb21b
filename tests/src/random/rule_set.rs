//! Whole rule sets, valid by the contract.

use endcap_model::json::Json;
use endcap_model::ruleset::RuleSet;
use serde_json::{Map, Value, json};

use super::Dice;
use super::action::{action, levels, scored, weight};
use super::predicate::predicate;
use super::words::{COUNTS, DERIVED, PATHS, PLACEMENTS, WORDS};

/// A valid rule set whose pins and predicates name some of `ids`. The few that break a bound
/// (points, mostly) are thrown again.
pub fn rule_set(dice: &mut Dice, ids: &[String]) -> Json {
    loop {
        let made = Json::parse(rule_set_text(dice, ids).as_bytes());
        if let Ok(document) = made
            && RuleSet::parse(&document).is_ok()
        {
            return document;
        }
    }
}

/// The same before it is known to be valid.
pub fn rule_set_text(dice: &mut Dice, ids: &[String]) -> String {
    let named = |prefix: &str, count: i64| -> Vec<String> {
        (0..count)
            .map(|number| format!("{prefix}{number}"))
            .collect()
    };
    let segments = named("s", dice.between(0, 3));
    let collections = named("c.", dice.between(0, 3));
    let formulas = named("F-", dice.between(0, 3));
    let zone = *dice.pick(&[
        "Europe/Copenhagen",
        "UTC",
        "America/New_York",
        "Pacific/Apia",
        "Australia/Lord_Howe",
    ]);
    let rules: Vec<Value> = (0..dice.between(0, 14))
        .map(|number| rule(dice, number, ids, [&segments, &collections, &formulas]))
        .collect();
    let document = json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "Random", "currency": "EUR", "time_zone": zone,
                  "metrics_days": *dice.pick(&[1, 7, 28, 366])},
        "segments": segments.iter().map(|id| json!({
            "id": id, "name": id, "when": {"field": "orders", "gte": 1}})).collect::<Vec<_>>(),
        "collections": collections.iter().map(|id| json!({
            "id": id, "name": id, "products": predicate(dice, ids)})).collect::<Vec<_>>(),
        "formulas": formulas.iter().map(|id| formula(dice, id)).collect::<Vec<_>>(),
        "rules": rules,
    });
    document.to_string()
}

fn formula(dice: &mut Dice, id: &str) -> Value {
    let terms: Vec<Value> = (0..dice.between(0, 4))
        .map(|_| {
            let field = scored(dice);
            json!({"field": field, "weight": weight(dice), "levels": levels(dice)})
        })
        .collect();
    let then_by: Vec<Value> = (0..dice.between(0, 3))
        .map(|_| {
            let fields = [COUNTS, DERIVED, &["launched"]].concat();
            json!({"field": dice.pick(&fields), "order": dice.pick(&["asc", "desc"])})
        })
        .collect();
    json!({"id": id, "name": id, "terms": terms, "then_by": then_by})
}

fn rule(dice: &mut Dice, number: i64, ids: &[String], kinds: [&[String]; 3]) -> Value {
    let [segments, collections, formulas] = kinds;
    let mut members = Map::new();
    let id = format!("{}{number}", dice.pick(&["r", "R", "a.", "_", "-"]));
    members.insert("name".to_owned(), json!(id));
    members.insert("id".to_owned(), json!(id));
    members.insert("action".to_owned(), action(dice, ids, formulas));
    if dice.chance(40) {
        members.insert(
            "priority".to_owned(),
            json!(*dice.pick(&[-1_000_000, -1, 0, 1, 1_000_000])),
        );
    }
    if dice.chance(5) {
        members.insert("enabled".to_owned(), json!(false));
    }
    if dice.chance(45) {
        let count = dice.between(1, 3);
        let pages: Vec<Value> = (0..count).map(|_| pattern(dice, collections)).collect();
        members.insert("pages".to_owned(), json!(pages));
    }
    if dice.chance(25) {
        let mut known = segments.to_vec();
        known.push("everyone".to_owned());
        members.insert("segments".to_owned(), json!([dice.pick(&known)]));
    }
    if dice.chance(25) {
        members.insert("schedule".to_owned(), schedule(dice));
    }
    Value::Object(members)
}

fn pattern(dice: &mut Dice, collections: &[String]) -> Value {
    match dice.below(8) {
        0 | 1 => json!({"category": dice.pick(PATHS)}),
        2 | 3 => json!({"category": dice.pick(PATHS), "subtree": true}),
        4 if !collections.is_empty() => json!({"collection": dice.pick(collections)}),
        5 => json!({"search": {"is": format!("rain {}", dice.pick(WORDS))}}),
        6 => json!({"search": {"contains": dice.pick(&["rain", "Jacket", "tent Rain"])}}),
        _ => json!({"placement": dice.pick(PLACEMENTS)}),
    }
}

/// Around the clock changes and the instants of [`super::instant`].
fn schedule(dice: &mut Dice) -> Value {
    let (start, end) = *dice.pick(&[
        ("2020-01-01T00:00", "2026-06-11T00:00"),
        ("2026-03-29T02:30", "2026-10-25T02:30"),
        ("2026-06-10T08:00", "2027-01-01T00:00"),
        ("2026-11-27T00:00", "2026-11-28T00:00"),
    ]);
    let weekly = json!({"days": dice.pick(&[vec!["wed", "fri"], vec!["sun"], vec!["tue", "sat", "sun"]]),
                        "from": dice.pick(&["00:00", "02:30", "17:00"]),
                        "until": dice.pick(&["02:30", "22:00", "00:00"])});
    match dice.below(4) {
        0 => json!({"from": start}),
        1 => json!({"until": end}),
        2 => json!({"from": start, "until": end}),
        _ => json!({"from": start, "weekly": weekly}),
    }
}
