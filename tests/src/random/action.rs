//! What a rule does: every action of the contract.

use serde_json::{Value, json};

use super::Dice;
use super::predicate::predicate;
use super::words::{ATTRIBUTES, COUNTS, DERIVED, integer};

/// A valid action. Pins and `max_per` come most often: they are arranged outside of an engine.
pub(super) fn action(dice: &mut Dice, ids: &[String], formulas: &[String]) -> Value {
    let select = predicate(dice, ids);
    let points = *dice.pick(&[1, 5, 7, 100, 400, 9_999]);
    match dice.below(22) {
        0..=4 => pin(dice, ids),
        5 => json!({"type": "hide", "products": select}),
        6 => {
            json!({"type": "only", "products": {"any": [select, {"field": "stock", "known": true}]}})
        }
        7 | 8 => json!({"type": "boost", "products": select, "points": points}),
        9 => json!({"type": "bury", "products": select, "points": points}),
        10 => json!({"type": "top", "products": select}),
        11 => json!({"type": "bottom", "products": select}),
        12 | 13 => {
            let field = scored(dice);
            json!({"type": "score", "field": field, "weight": weight(dice), "levels": levels(dice)})
        }
        14 if !formulas.is_empty() => json!({"type": "formula", "formula": dice.pick(formulas)}),
        15 => {
            json!({"type": "margin_floor", "min_bp": *dice.pick(&[-1_000_000, -5, 0, 2_500, 10_000]),
                     "below": dice.pick(&["hide", "bottom"])})
        }
        16 => json!({"type": "out_of_stock", "then": dice.pick(&["hide", "bottom"])}),
        17 => {
            json!({"type": "low_stock", "below": *dice.pick(&[1, 2, 10, 99_999]), "points": points})
        }
        18 => {
            json!({"type": "overstock", "cover_days": *dice.pick(&[1, 28, 365, 99_999]), "points": points})
        }
        _ => max_per(dice),
    }
}

fn pin(dice: &mut Dice, ids: &[String]) -> Value {
    let product = match ids.is_empty() || dice.chance(5) {
        true => "nobody".to_owned(),
        false => dice.pick(ids).clone(),
    };
    let position = match dice.below(10) {
        0 => *dice.pick(&[999, 1000]),
        1 => dice.between(1, 400),
        _ => dice.between(1, 8),
    };
    json!({"type": "pin", "product": product, "position": position})
}

fn max_per(dice: &mut Dice) -> Value {
    let attribute = format!("attr.{}", dice.pick(ATTRIBUTES));
    let field = *dice.pick(&[
        "brand",
        "brand",
        "categories",
        "tags",
        "title",
        "image_url",
        "id",
        &attribute,
    ]);
    let (count, window) = (dice.between(1, 3), *dice.pick(&[1, 2, 3, 5, 12, 99_999]));
    json!({"type": "max_per", "field": field, "count": count, "window": window})
}

/// A field of integers, derived and `attr.*` ones too.
pub(super) fn scored(dice: &mut Dice) -> String {
    match dice.below(3) {
        0 => (*dice.pick(COUNTS)).to_owned(),
        1 => (*dice.pick(DERIVED)).to_owned(),
        _ => format!("attr.{}", dice.pick(ATTRIBUTES)),
    }
}

pub(super) fn weight(dice: &mut Dice) -> i64 {
    *dice.pick(&[-1000, -7, -1, 0, 1, 3, 50, 1000])
}

/// Strictly ascending, over either sign.
pub(super) fn levels(dice: &mut Dice) -> Vec<i64> {
    let count = if dice.chance(3) {
        100
    } else {
        dice.between(1, 5)
    };
    let mut levels: Vec<i64> = (0..count).map(|_| integer(dice)).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}
