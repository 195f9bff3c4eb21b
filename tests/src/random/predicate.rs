//! Predicates over products, of every form and every type of field.

use serde_json::{Map, Value, json};

use super::Dice;
use super::words::{
    ATTRIBUTES, BRANDS, COUNTS, DATES, DERIVED, PATHS, TAGS, WORDS, attribute, integer, long,
};

/// A valid predicate; `ids` are products that it may name.
pub fn predicate(dice: &mut Dice, ids: &[String]) -> Value {
    nested(dice, ids, 3)
}

fn nested(dice: &mut Dice, ids: &[String], depth: usize) -> Value {
    if depth == 0 || dice.chance(60) {
        return leaf(dice, ids);
    }
    match dice.below(5) {
        0 | 1 => json!({"not": nested(dice, ids, depth - 1)}),
        form => {
            let count = dice.between(0, 3);
            let parts: Vec<Value> = (0..count).map(|_| nested(dice, ids, depth - 1)).collect();
            let name = if form == 2 { "any" } else { "all" };
            json!({name: parts})
        }
    }
}

fn leaf(dice: &mut Dice, ids: &[String]) -> Value {
    match dice.below(10) {
        0 => text(dice, ids),
        1 => listed(dice, "tags", TAGS),
        2 => categories(dice),
        3 | 4 => count(dice),
        5 => launched(dice),
        6..=8 => attributes(dice),
        _ => {
            let mut named = dice.some(ids, 0, 4);
            named.push("nobody".to_owned());
            json!({"products": named})
        }
    }
}

fn text(dice: &mut Dice, ids: &[String]) -> Value {
    match dice.below(5) {
        0 => listed(dice, "title", WORDS),
        1 => listed(dice, "image_url", &["https://x/1", ""]),
        2 if !ids.is_empty() => {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            listed(dice, "id", &ids)
        }
        3 => json!({"field": *dice.pick(&["brand", "title"]), "is": long(dice)}),
        _ => listed(dice, "brand", BRANDS),
    }
}

/// `is`, `in` or `known` of a field that holds one text or several.
fn listed(dice: &mut Dice, field: &str, values: &[&str]) -> Value {
    match dice.below(6) {
        0 => json!({"field": field, "known": dice.chance(50)}),
        1 | 2 => json!({"field": field, "in": dice.some(values, 1, 4)}),
        _ => json!({"field": field, "is": dice.pick(values)}),
    }
}

fn categories(dice: &mut Dice) -> Value {
    if dice.chance(55) {
        return json!({"field": "categories", "under": dice.pick(PATHS)});
    }
    listed(dice, "categories", PATHS)
}

fn count(dice: &mut Dice) -> Value {
    let field = match dice.chance(50) {
        true => *dice.pick(COUNTS),
        false => *dice.pick(DERIVED),
    };
    match dice.below(8) {
        0 => json!({"field": field, "known": dice.chance(50)}),
        1 => json!({"field": field, "is": integer(dice)}),
        2 => {
            let values: Vec<i64> = (0..3).map(|_| integer(dice)).collect();
            json!({"field": field, "in": values})
        }
        _ => {
            let (one, other) = (json!(integer(dice)), json!(integer(dice)));
            compared(dice, field, one, other)
        }
    }
}

fn launched(dice: &mut Dice) -> Value {
    match dice.below(6) {
        0 => json!({"field": "launched", "known": dice.chance(50)}),
        1 => json!({"field": "launched", "is": dice.pick(DATES)}),
        2 => json!({"field": "launched", "in": dice.some(DATES, 1, 3)}),
        3 | 4 => json!({"field": "launched", "within_days": *dice.pick(&[1, 2, 30, 365, 99_999])}),
        _ => {
            let (one, other) = (json!(dice.pick(DATES)), json!(dice.pick(DATES)));
            compared(dice, "launched", one, other)
        }
    }
}

fn attributes(dice: &mut Dice) -> Value {
    let field = format!("attr.{}", dice.pick(ATTRIBUTES));
    let single = |dice: &mut Dice| match attribute(dice) {
        Value::Array(_) => json!("run"),
        value => value,
    };
    match dice.below(8) {
        0 => json!({"field": field, "known": dice.chance(50)}),
        1..=3 => json!({"field": field, "is": single(dice)}),
        4 | 5 => {
            let values: Vec<Value> = (0..3).map(|_| single(dice)).collect();
            json!({"field": field, "in": values})
        }
        _ => {
            let (one, other) = (json!(integer(dice)), json!(integer(dice)));
            compared(dice, &field, one, other)
        }
    }
}

/// One comparison, or two that may leave nothing between them.
fn compared(dice: &mut Dice, field: &str, one: Value, other: Value) -> Value {
    let mut members = Map::new();
    members.insert("field".to_owned(), json!(field));
    members.insert((*dice.pick(&["gt", "gte", "lt", "lte"])).to_owned(), one);
    if dice.chance(30) {
        members.insert((*dice.pick(&["gte", "lt"])).to_owned(), other);
    }
    Value::Object(members)
}
