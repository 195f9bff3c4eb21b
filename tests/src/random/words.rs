//! The values that everything random is put together from: few, so that they meet; odd, so that
//! whoever compares them carelessly is found out.

use serde_json::{Value, json};

use super::Dice;

/// 2^53 − 1, the contract's largest integer.
pub const LARGEST: i64 = 9_007_199_254_740_991;

/// Words of titles, tags and searches: marks, ligatures, capital sigma, digits, apostrophes.
pub const WORDS: &[&str] = &[
    "Rain",
    "Jacket",
    "rain",
    "Tent",
    "Café",
    "Cafe\u{301}",
    "Men's",
    "men\u{2019}s",
    "№5",
    "no5",
    "Straße",
    "STRASSE",
    "ΣΊΣΥΦΟΣ",
    "σίσυφος",
    "İstanbul",
    "ﬁn",
    "fin",
    "①",
    "1",
    "क्षि",
    "日本語",
    "Jacket-Jacket",
    "x",
    "\u{200b}zero",
    "!?",
    "Tex™",
    "light",
    "Wool",
];

pub const BRANDS: &[&str] = &[
    "Aster",
    "aster",
    "Éclat",
    "Cedar & Co",
    "",
    " ",
    "Z",
    "\u{e000}",
    "\u{1d11e}",
    "Rain Tent",
    "Brand\u{0}s",
    "\"quoted\\\"",
    "Aster ",
];

/// Paths, some of which begin as another does without being under it.
pub const PATHS: &[&str] = &[
    "Clothing",
    "Clothing > Jackets",
    "Clothing > Jackets > Rain",
    "Clothing > Jack",
    "Clothing > Jackets Old",
    "Footwear",
    "Footwear > Boots",
    "A",
    "A > A",
    "A > A > A",
    "É > ß",
    "Rain > Café",
];

pub const TAGS: &[&str] = &[
    "sale",
    "SALE",
    "",
    "new",
    "Rain",
    "clearance",
    "Men's",
    "\u{1d11e}",
];

/// What follows `attr.`: dots, and names that end in what an engine might put after a name.
pub const ATTRIBUTES: &[&str] = &[
    "color",
    "color\u{0}sred",
    "color\u{0}?",
    "a.b",
    "weight_g",
    "organic",
    "uses",
    "é",
    " ",
];

pub const PLACEMENTS: &[&str] = &["home", "home.hero", "cart"];

pub const COUNTS: &[&str] = &[
    "price",
    "list_price",
    "cost",
    "stock",
    "variants",
    "variants_in_stock",
    "rating",
    "views",
    "clicks",
    "adds",
    "orders",
    "units_sold",
    "revenue",
    "returned_units",
];

pub const DERIVED: &[&str] = &[
    "margin",
    "margin_bp",
    "discount_bp",
    "cover_days",
    "variant_cover_bp",
    "conversion_bp",
    "sell_through_bp",
];

pub const DATES: &[&str] = &[
    "2026-06-10",
    "2026-06-09",
    "2026-06-11",
    "2026-05-12",
    "2026-03-29",
    "2026-10-25",
    "2024-02-29",
    "1969-12-31",
    "0001-01-01",
    "9999-12-31",
    "2026-11-27",
];

/// Mostly small, so that there are ties; sometimes at the edge of what is allowed.
pub fn count(dice: &mut Dice) -> i64 {
    match dice.below(20) {
        0 => 0,
        1 => *dice.pick(&[LARGEST, LARGEST - 1, 1 << 31, (1 << 24) + 1, 1 << 24]),
        2..=5 => dice.between(0, 12_000),
        _ => *dice.pick(&[0, 1, 2, 3, 5, 9, 10, 28, 100, 499, 500, 1000, 4999, 5000]),
    }
}

/// An integer of either sign.
pub fn integer(dice: &mut Dice) -> i64 {
    let value = count(dice);
    if dice.chance(30) { -value } else { value }
}

/// A value of any type that an attribute may have.
pub fn attribute(dice: &mut Dice) -> Value {
    match dice.below(9) {
        0..=2 => json!(dice.pick(&["red", "blue", "Red", "", "5", "true", "run", "\u{0}"])),
        3..=5 => json!(integer(dice)),
        6 => json!(dice.chance(50)),
        _ => json!(dice.some(&["run", "hike", "", "5", "red", "Run"], 0, 3)),
    }
}

/// A text longer than an engine's longest term; few, so that two products share one.
pub fn long(dice: &mut Dice) -> String {
    let end = *dice.pick(&["", "x", "y"]);
    let filling = *dice.pick(&["lang ", "é"]);
    filling.repeat(*dice.pick(&[60, 2_000, 9_000])) + end
}
