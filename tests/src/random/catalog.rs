//! Products, and what changes them later.

use endcap_model::json::Json;
use serde_json::{Map, Value, json};

use super::Dice;
use super::words::{ATTRIBUTES, BRANDS, COUNTS, DATES, PATHS, TAGS, WORDS, attribute, count, long};

/// `count` valid products with ids that differ.
pub fn catalog(dice: &mut Dice, count: usize) -> Vec<Json> {
    let odd = dice.chance(40);
    (0..count)
        .map(|number| {
            let id = id(dice, number, odd);
            product(dice, id, odd)
        })
        .map(Json::from)
        .collect()
}

/// Many products that carry little, for lists of a great length.
pub fn small_catalog(dice: &mut Dice, count: usize) -> Vec<Json> {
    let product = |number| {
        Json::from(json!({
            "id": format!("P{number}"), "price": dice.between(0, 40), "stock": dice.between(0, 3),
            "brand": dice.pick(&["Aster", "Z"]), "categories": ["A"],
        }))
    };
    (0..count).map(product).collect()
}

/// Merge patches for a catalog of `ids`: overwrites, clearings, deletions, new products, the
/// same product twice. Each is valid after the ones before it.
pub fn patches(dice: &mut Dice, ids: &[String], count: usize) -> Vec<Json> {
    let mut lines = Vec::new();
    for number in 0..count {
        let known = |dice: &mut Dice| match ids.is_empty() {
            true => "nothing".to_owned(),
            false => dice.pick(ids).clone(),
        };
        let line = match dice.below(12) {
            0 => json!({"id": known(dice), "deleted": true}),
            1 => {
                let id = known(dice);
                lines.push(json!({"id": id, "deleted": true}));
                product(dice, id, true)
            }
            2 => {
                let id = format!("N{}-{number}", dice.below(1_000_000));
                product(dice, id, false)
            }
            3 => {
                let id = known(dice);
                lines.push(json!({"id": id, "stock": count_or_null(dice)}));
                json!({"id": id, "price": 7})
            }
            4 | 5 => json!({"id": known(dice), "attributes": attribute_changes(dice)}),
            6 => json!({"id": known(dice), *dice.pick(COUNTS): null, "brand": null}),
            _ => {
                let changed = *dice.pick(COUNTS);
                json!({"id": known(dice), changed: count_or_null(dice), "stock": 1})
            }
        };
        lines.push(line);
    }
    lines.into_iter().map(Json::from).collect()
}

fn count_or_null(dice: &mut Dice) -> Value {
    match dice.chance(20) {
        true => Value::Null,
        false => json!(count(dice)),
    }
}

fn attribute_changes(dice: &mut Dice) -> Value {
    let mut changes = Map::new();
    for name in dice.some(ATTRIBUTES, 1, 3) {
        let value = if dice.chance(30) {
            Value::Null
        } else {
            attribute(dice)
        };
        changes.insert(name.to_owned(), value);
    }
    Value::Object(changes)
}

/// Ids whose order by bytes is neither that of letters nor that of UTF-16.
fn id(dice: &mut Dice, number: usize, odd: bool) -> String {
    let start = *dice.pick(&[
        "SKU-",
        "sku",
        "A",
        "é",
        "\u{e000}",
        "\u{1d11e}",
        "a b/",
        "Z@",
        "_",
        "\"'",
    ]);
    match odd && dice.chance(3) {
        true => format!("{start}{number}-{}", "x".repeat(180)),
        false => format!("{start}{number}"),
    }
}

fn product(dice: &mut Dice, id: String, odd: bool) -> Value {
    let mut members = Map::new();
    members.insert("id".to_owned(), json!(id));
    let mut put = |dice: &mut Dice, name: &str, percent: usize, value: Value| {
        if dice.chance(percent) {
            members.insert(name.to_owned(), value);
        }
    };
    let joint = *dice.pick(&[" ", "-", "  "]);
    let title = dice.some(WORDS, 0, 4).join(joint);
    let title = if odd && dice.chance(2) {
        long(dice)
    } else {
        title
    };
    put(dice, "title", 85, json!(title));
    let brand = (*dice.pick(BRANDS)).to_owned();
    let brand = if odd && dice.chance(4) {
        long(dice)
    } else {
        brand
    };
    put(dice, "brand", 80, json!(brand));
    let paths = dice.some(PATHS, 0, 3);
    put(dice, "categories", 85, json!(paths));
    let mut tags: Vec<String> = dice
        .some(TAGS, 0, 3)
        .into_iter()
        .map(str::to_owned)
        .collect();
    if odd && dice.chance(3) {
        tags.push(long(dice));
    }
    put(dice, "tags", 70, json!(tags));
    for name in COUNTS {
        let value = count(dice);
        put(dice, name, 75, json!(value));
    }
    let day = *dice.pick(DATES);
    put(dice, "launched", 75, json!(day));
    let image = *dice.pick(&["https://x/1", "https://x/2", ""]);
    put(dice, "image_url", 40, json!(image));
    let mut attributes = Map::new();
    for name in dice.some(ATTRIBUTES, 0, 5) {
        let value = attribute(dice);
        let value = if odd && dice.chance(2) {
            json!(long(dice))
        } else {
            value
        };
        attributes.insert(name.to_owned(), value);
    }
    put(dice, "attributes", 85, Value::Object(attributes));
    Value::Object(members)
}
