//! The shoppers of the demo store: anonymous, invented, and such that its six segments each hold a
//! believable share. Owns how they buy; what they buy is from the shelves.

use std::collections::BTreeSet;

use endcap_model::field::{ShopperCount as Count, ShopperList as List, ShopperText as Text};
use endcap_model::id::ShopperId;
use endcap_model::product::{AttributeValue, CategoryPath};
use endcap_model::shopper::{KnownShopper, Shopper};

use crate::brands::BRANDS;
use crate::dice::Dice;
use crate::kinds::KINDS;

/// How many there are.
const MANY: usize = 6_120;

/// Country, language, of a hundred.
const PLACES: [(&str, &str, i64); 7] = [
    ("DK", "da", 34),
    ("SE", "sv", 18),
    ("DE", "de", 17),
    ("NO", "nb", 13),
    ("NL", "nl", 8),
    ("GB", "en", 6),
    ("FI", "fi", 4),
];
const CHANNELS: [(&str, i64); 6] = [
    ("search", 38),
    ("direct", 24),
    ("newsletter", 15),
    ("social", 11),
    ("price comparison", 9),
    ("affiliate", 3),
];
const CAMPAIGNS: [&str; 4] = ["autumn-layers", "black-week", "first-snow", "outlet"];
const SPORTS: [&str; 6] = [
    "hiking",
    "trail running",
    "climbing",
    "cycling",
    "camping",
    "kayaking",
];

/// What moves a shopper through the shop.
struct Habit {
    orders: i64,
    /// Cents.
    average: i64,
    skis: bool,
    saves: bool,
}

pub(crate) fn all() -> Vec<KnownShopper> {
    let mut dice = Dice::new(0x0050_c1a1);
    let mut ids = BTreeSet::new();
    while ids.len() < MANY {
        ids.insert(dice.below(0x100_0000));
    }
    let mut ids: Vec<i64> = ids.into_iter().collect();
    dice.shuffle(&mut ids);
    let known = |id| ShopperId::try_from(format!("s-{id:06x}")).ok();
    let ids = ids.into_iter().filter_map(known);
    ids.map(|id| KnownShopper {
        id,
        facts: shopper(&mut dice),
    })
    .collect()
}

fn shopper(dice: &mut Dice) -> Shopper {
    let mut one = Shopper::default();
    let habit = habit(dice);
    visits(&mut one, &habit, dice);
    if habit.orders > 0 {
        purchases(&mut one, &habit, dice);
    }
    origin(&mut one, &habit, dice);
    interests(&mut one, &habit, dice);
    one
}

/// Half never bought; those who did mostly once or twice.
fn habit(dice: &mut Dice) -> Habit {
    let orders = match dice.below(100) {
        0..=50 => 0,
        51..=79 => dice.between(1, 2),
        _ => dice.skewed(2, 26),
    };
    Habit {
        orders,
        average: dice.skewed(2_900, 31_000) / 5 * 5,
        skis: dice.chance(9),
        saves: dice.chance(27),
    }
}

fn visits(one: &mut Shopper, habit: &Habit, dice: &mut Dice) {
    let visits = match habit.orders {
        0 => 1 + dice.skewed(0, 9),
        orders => orders * dice.between(2, 5) + dice.below(4),
    };
    let first = dice.skewed(visits - 1, 1_400);
    one.counts.insert(Count::Visits, visits);
    one.counts.insert(Count::DaysSinceFirstVisit, first);
    let last = dice.skewed(0, first.min(420));
    one.counts.insert(Count::DaysSinceLastVisit, last);
    let carts = match habit.saves {
        true => dice.skewed(0, 9),
        false => dice.skewed(0, 4),
    };
    one.counts.insert(Count::CartsAbandoned, carts);
    one.counts.insert(Count::Orders, habit.orders);
}

fn purchases(one: &mut Shopper, habit: &Habit, dice: &mut Dice) {
    let counts = &mut one.counts;
    let first = counts
        .get(&Count::DaysSinceFirstVisit)
        .copied()
        .unwrap_or(0);
    let visit = counts.get(&Count::DaysSinceLastVisit).copied().unwrap_or(0);
    let gap = if habit.orders > 2 { 180 } else { 700 };
    let last = dice.between(visit, first.min(visit + gap).max(visit));
    counts.insert(Count::DaysSinceLastOrder, last);
    counts.insert(Count::AverageOrderValue, habit.average);
    counts.insert(Count::LifetimeValue, habit.average * habit.orders);
    let likely = if habit.saves { 78 } else { 20 };
    let reduced = (0..habit.orders).filter(|_| dice.chance(likely)).count();
    let share = i64::try_from(reduced).unwrap_or(0) * 10_000 / habit.orders;
    counts.insert(Count::DiscountOrdersBp, share);
    if dice.chance(58) {
        let tier = match habit.average * habit.orders {
            120_000.. => "Gold",
            45_000.. => "Silver",
            _ => "Bronze",
        };
        put_trait(one, "tier", AttributeValue::Text(tier.to_owned()));
    }
}

fn origin(one: &mut Shopper, habit: &Habit, dice: &mut Dice) {
    let device = match dice.below(100) {
        0..=46 => Some("desktop"),
        47..=85 => Some("phone"),
        86..=94 => Some("tablet"),
        _ => None,
    };
    put_text(one, Text::Device, device);
    let (country, language) = drawn(&PLACES.map(|(c, l, share)| ((c, l), share)), dice);
    put_text(one, Text::Country, Some(country));
    put_text(one, Text::Language, dice.chance(92).then_some(language));
    let channel = match habit.saves && dice.chance(22) {
        true => "price comparison",
        false => drawn(&CHANNELS, dice),
    };
    put_text(one, Text::Channel, Some(channel));
    let campaign = dice.pick(&CAMPAIGNS).copied();
    put_text(one, Text::Campaign, campaign.filter(|_| dice.chance(31)));
}

/// One of a list by shares of a hundred; the last where they fall short.
fn drawn<T: Copy + Default>(list: &[(T, i64)], dice: &mut Dice) -> T {
    let mut roll = dice.below(100);
    let hit = list.iter().find(|(_, share)| {
        roll -= share;
        roll < 0
    });
    hit.or(list.last()).map(|(one, _)| *one).unwrap_or_default()
}

fn interests(one: &mut Shopper, habit: &Habit, dice: &mut Dice) {
    let viewed = dice.between(0, 4);
    put_paths(one, List::ViewedCategories, shelves(viewed, habit, dice));
    if habit.orders > 0 {
        let bought = habit.orders.min(5);
        put_paths(one, List::BoughtCategories, shelves(bought, habit, dice));
        let brands = makers(habit.orders.min(3), dice);
        one.brands.insert(List::BoughtBrands, brands);
    }
    if dice.chance(40) {
        let brands = makers(dice.between(1, 3), dice);
        one.brands.insert(List::ViewedBrands, brands);
    }
    if dice.chance(18) {
        let mut sports: BTreeSet<String> = BTreeSet::new();
        if habit.skis {
            sports.insert("skiing".to_owned());
        }
        for _ in 0..dice.between(1, 2) {
            sports.extend(dice.pick(&SPORTS).map(|sport| (*sport).to_owned()));
        }
        let sports = sports.into_iter().collect();
        put_trait(one, "sports", AttributeValue::List(sports));
    }
}

/// Leaves of the category tree; snow is for who skis.
fn shelves(many: i64, habit: &Habit, dice: &mut Dice) -> Vec<CategoryPath> {
    let is_snow = |path: &&str| path.starts_with("Snow");
    let paths = KINDS.iter().map(|kind| kind.path);
    let (snow, other): (Vec<&str>, Vec<&str>) = paths.partition(|path| is_snow(path));
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for place in 0..many {
        let list = match habit.skis && (place == 0 || dice.chance(40)) {
            true => &snow,
            false => &other,
        };
        found.extend(dice.pick(list).copied());
    }
    let paths = found.into_iter();
    paths
        .filter_map(|path| CategoryPath::parse(path).ok())
        .collect()
}

fn makers(many: i64, dice: &mut Dice) -> Vec<String> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for _ in 0..many {
        found.extend(dice.pick(BRANDS).map(|brand| brand.name));
    }
    found.into_iter().map(str::to_owned).collect()
}

fn put_text(one: &mut Shopper, field: Text, value: Option<&str>) {
    one.texts
        .extend(value.map(|value| (field, value.to_owned())));
}

/// Nothing seen is unknown rather than an empty list.
fn put_paths(one: &mut Shopper, field: List, paths: Vec<CategoryPath>) {
    if !paths.is_empty() {
        one.paths.insert(field, paths);
    }
}

fn put_trait(one: &mut Shopper, name: &str, value: AttributeValue) {
    one.traits.insert(name.to_owned(), value);
}
