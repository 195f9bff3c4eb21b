//! Makes the products from the shelves: titles, prices, stock, launches and figures that hang together
//! (views ≥ clicks ≥ adds ≥ orders, orders ≤ units sold, returns ≤ units sold, sizes in stock ≤ stock).
//! Refuses the clock: the store stands as it was counted in the week of 21 November 2026.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use endcap_model::id::ProductId;
use endcap_model::product::{AttributeValue, CategoryPath, Product};

use crate::brands::{BRANDS, Brand};
use crate::colours::{COLOURS, Colour};
use crate::dice::Dice;
use crate::featured::{FEATURED, Featured};
use crate::kinds::{Extra, KINDS, Kind, Wet};
use crate::sales::{self, Sales};

/// The last day that the figures count.
fn counted_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default()
}

/// All products, by id.
pub(crate) fn all() -> Vec<Product> {
    let mut titles: BTreeSet<String> = FEATURED.iter().map(|one| one.title.to_owned()).collect();
    let mut products = Vec::with_capacity(2_500);
    for (number, kind) in (0_u64..).zip(KINDS) {
        let mut dice = Dice::new(number);
        let featured = FEATURED.iter().filter(|one| one.path == kind.path);
        let mut names: Vec<Name> = featured.map(Name::of_featured).collect();
        names.extend(ordinary_names(kind, &mut dice, &mut titles));
        names.truncate(kind.count);
        for name in &names {
            products.extend(product(1001 + products.len(), kind, name, &mut dice));
        }
    }
    products
}

/// Who makes a product and what it is called.
struct Name {
    brand: &'static Brand,
    title: String,
    capacity: Option<(&'static str, i64)>,
    featured: Option<&'static Featured>,
}

impl Name {
    fn of_featured(one: &'static Featured) -> Self {
        let brand = BRANDS
            .iter()
            .find(|brand| brand.name == one.brand)
            .unwrap_or(&BRANDS[0]);
        Self {
            brand,
            title: one.title.to_owned(),
            capacity: one.capacity,
            featured: Some(one),
        }
    }
}

fn ordinary_names(kind: &Kind, dice: &mut Dice, titles: &mut BTreeSet<String>) -> Vec<Name> {
    let mut names = Vec::new();
    for brand in BRANDS
        .iter()
        .filter(|brand| brand.makes.contains(&kind.family))
    {
        for model in brand.models {
            for noun in kind.nouns {
                let capacity = capacity(kind.extra, dice);
                let title = match capacity {
                    Some(("persons", persons)) => format!("{model} {persons} Person {noun}"),
                    Some(("capacity_l", litres)) => format!("{model} {litres} {noun}"),
                    Some((_, tenths)) => {
                        format!("{model} {}.{} l {noun}", tenths / 10, tenths % 10)
                    }
                    None => format!("{model} {noun}"),
                };
                names.push(Name {
                    brand,
                    title,
                    capacity,
                    featured: None,
                });
            }
        }
    }
    dice.shuffle(&mut names);
    names.retain(|name| titles.insert(name.title.clone()));
    for name in names.iter().skip(kind.count) {
        titles.remove(&name.title);
    }
    names
}

fn capacity(extra: Extra, dice: &mut Dice) -> Option<(&'static str, i64)> {
    match extra {
        Extra::Litres(_, 2) => Some(("capacity_dl", *dice.pick(&[5, 7, 8, 10, 12, 15])?)),
        Extra::Litres(low, high) => Some(("capacity_l", dice.between(low, high))),
        Extra::Persons => Some(("persons", *dice.pick(&[1, 2, 2, 2, 3, 3, 4, 5])?)),
        _ => None,
    }
}

fn product(number: usize, kind: &Kind, name: &Name, dice: &mut Dice) -> Option<Product> {
    let fixed = name.featured;
    let colour = colour(fixed, dice)?;
    let picture = dice.pick(kind.pictures)?;
    let launched = launched(fixed, dice);
    let days_on_sale = (counted_on() - launched).num_days();
    let money = sales::money(kind, name.brand, fixed, dice);
    let sizes = dice.between(kind.sizes.0, kind.sizes.1);
    let figures = sales::figures(kind, &money, sizes, days_on_sale, fixed, dice);
    let Sales {
        views,
        clicks,
        adds,
        orders,
        units,
        returned,
        stock,
        sizes_in_stock,
    } = figures;
    // A few products were never counted: their figures are unknown, not zero.
    let counted = fixed.is_some() || !dice.chance(2);
    let known = |value: i64| counted.then_some(value);
    let rated = fixed.is_some() || days_on_sale > 30 || dice.chance(40);
    let rating = 500 - dice.between(5, 95) - dice.skewed(0, 110);
    Some(Product {
        id: ProductId::try_from(format!("NW-{number}")).ok()?,
        title: Some(name.title.clone()),
        brand: Some(name.brand.name.to_owned()),
        categories: Some(categories(kind, fixed, dice)),
        tags: tags(&money, launched, dice),
        price: Some(money.price),
        list_price: money.list_price,
        cost: money.cost,
        stock: Some(stock),
        variants: Some(sizes),
        variants_in_stock: Some(sizes_in_stock),
        launched: Some(launched),
        rating: rated.then_some(rating),
        views: known(views),
        clicks: known(clicks),
        adds: known(adds),
        orders: known(orders),
        units_sold: known(units),
        revenue: known(units * money.price),
        returned_units: known(returned),
        image_url: Some(picture.url(colour)),
        attributes: attributes(kind, name, colour, dice),
    })
}

fn colour(fixed: Option<&Featured>, dice: &mut Dice) -> Option<&'static Colour> {
    match fixed {
        Some(one) => Colour::named(one.colour),
        None => dice.pick(COLOURS),
    }
}

/// One in eight came this season; the rest since 2019, rather lately.
fn launched(fixed: Option<&Featured>, dice: &mut Dice) -> NaiveDate {
    let days_ago = match fixed {
        Some(one) => one.days_on_sale,
        None if dice.chance(12) => dice.between(3, 108),
        None => 113 + dice.skewed(0, 2_600),
    };
    let days = Days::new(days_ago.unsigned_abs());
    counted_on().checked_sub_days(days).unwrap_or_default()
}

fn categories(kind: &Kind, fixed: Option<&Featured>, dice: &mut Dice) -> Vec<CategoryPath> {
    let second = kind.also.filter(|_| fixed.is_some() || dice.chance(70));
    let paths = std::iter::once(kind.path).chain(second);
    paths
        .filter_map(|path| CategoryPath::parse(path).ok())
        .collect()
}

fn tags(money: &sales::Money, launched: NaiveDate, dice: &mut Dice) -> Option<Vec<String>> {
    let mut tags = Vec::new();
    for (tag, percent) in [
        ("recycled", 22),
        ("pfc-free", 18),
        ("gift", 9),
        ("limited", 3),
    ] {
        if dice.chance(percent) {
            tags.push(tag.to_owned());
        }
    }
    let old = launched < NaiveDate::from_ymd_opt(2023, 1, 1).unwrap_or_default();
    if money.discounted && old {
        tags.push("outlet".to_owned());
    }
    (!tags.is_empty()).then_some(tags)
}

fn attributes(
    kind: &Kind,
    name: &Name,
    colour: &Colour,
    dice: &mut Dice,
) -> BTreeMap<String, AttributeValue> {
    let text = |value: &str| AttributeValue::Text(value.to_owned());
    let mut set = BTreeMap::new();
    set.insert("color".to_owned(), text(colour.name));
    set.insert("season".to_owned(), text(kind.season));
    if dice.chance(94) {
        let grams = dice.between(kind.grams.0, kind.grams.1) / 5 * 5;
        set.insert("weight_g".to_owned(), AttributeValue::Integer(grams));
    }
    let uses = kind.uses.iter().map(|one| (*one).to_owned()).collect();
    set.insert("uses".to_owned(), AttributeValue::List(uses));
    if kind.is_worn() {
        let gender = dice
            .pick(&["women", "women", "men", "men", "unisex"])
            .copied();
        set.insert("gender".to_owned(), text(gender.unwrap_or("unisex")));
    }
    let waterproof = match kind.wet {
        Wet::Unknown => None,
        Wet::No => Some(false),
        Wet::Some => Some(dice.chance(45)),
        Wet::Yes => Some(true),
    };
    if let Some(waterproof) = waterproof {
        set.insert("waterproof".to_owned(), AttributeValue::Boolean(waterproof));
    }
    if let Some((measure, value)) = name.capacity {
        set.insert(measure.to_owned(), AttributeValue::Integer(value));
    }
    match kind.extra {
        Extra::Comfort(low, high) => {
            let degrees = dice.between(low, high);
            set.insert("comfort_c".to_owned(), AttributeValue::Integer(degrees));
        }
        Extra::WaterColumn if waterproof == Some(true) => {
            let column = dice.between(8, 30) * 1000;
            set.insert(
                "water_column_mm".to_owned(),
                AttributeValue::Integer(column),
            );
        }
        _ => {}
    }
    set
}
