//! Questions: which page, for whom, when, in which order, which part of it.

use endcap_model::ruleset::RuleSet;
use endcap_ranking::ShopperSort;
use serde_json::{Value, json};

use super::Dice;
use super::words::{PATHS, PLACEMENTS, WORDS};

/// A question as a gateway is asked it.
#[derive(Clone, Debug)]
pub struct Question {
    pub page: String,
    pub segment: String,
    /// RFC 3339, in any zone and with fractions.
    pub at: String,
    pub from: u64,
    pub size: u64,
    pub sort: Option<ShopperSort>,
    pub explain: bool,
}

impl Question {
    /// The members of an ask in the gateway's HTTP interface.
    pub fn to_json(&self) -> Value {
        let mut ask = json!({"page": self.page, "segment": self.segment, "at": self.at,
                             "from": self.from, "size": self.size, "explain": self.explain});
        if let Some(sort) = self.sort {
            ask["sort"] = json!(sort.name());
        }
        ask
    }
}

/// A question that `rules` can answer, over a catalog of some `products`: mostly the whole page,
/// sometimes a part, also one beyond the end.
pub fn question(dice: &mut Dice, rules: &RuleSet, products: usize) -> Question {
    let (from, size) = match dice.below(5) {
        0 => (dice.below(products + 4) as u64, dice.below(60) as u64),
        1 => (dice.below(8) as u64, 24),
        _ => (0, 1000),
    };
    let mut segments: Vec<&str> = rules
        .segments
        .iter()
        .map(|segment| segment.id.as_str())
        .collect();
    segments.push("everyone");
    Question {
        page: page(dice, rules),
        segment: (*dice.pick(&segments)).to_owned(),
        at: instant(dice),
        from,
        size,
        sort: dice.chance(18).then(|| *dice.pick(&ShopperSort::ALL)),
        explain: dice.chance(35),
    }
}

/// A page of any kind, one that no product is on too.
pub fn page(dice: &mut Dice, rules: &RuleSet) -> String {
    match dice.below(10) {
        0..=2 => format!("category:{}", dice.pick(PATHS)),
        3 => format!("category:{}", dice.pick(&["Clothing > Nowhere", "Cloth"])),
        4 | 5 if !rules.collections.is_empty() => {
            format!("collection:{}", dice.pick(&rules.collections).id)
        }
        6 | 7 => format!("search:{}", search(dice)),
        _ => format!("placement:{}", dice.pick(PLACEMENTS)),
    }
}

fn search(dice: &mut Dice) -> String {
    match dice.below(12) {
        0 => "!? ™".to_owned(),
        1 => dice.some(WORDS, 30, 40).join(" "),
        2 => "rain Rain RAIN".to_owned(),
        _ => dice.some(WORDS, 1, 3).join(" "),
    }
}

/// On and beside the borders of schedules, days and clock changes.
pub fn instant(dice: &mut Dice) -> String {
    dice.pick(INSTANTS).to_string()
}

const INSTANTS: &[&str] = &[
    "2026-06-10T06:00:00Z",
    "2026-06-10T21:59:59Z",
    "2026-06-10T22:00:00Z",
    "2026-06-10T06:00:00.999+02:00",
    "2026-03-29T00:59:59Z",
    "2026-03-29T01:00:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
    "2026-11-27T16:00:00Z",
    "2026-11-27T23:30:00-05:00",
    "2024-02-29T12:00:00Z",
];
