//! Made-up products, the same for the same number each time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use endcap_model::id::ProductId;
use endcap_model::product::{AttributeValue, CategoryPath, Product};

use crate::BenchError;

const WORDS: [&str; 20] = [
    "Jacket", "Shell", "Rain", "Down", "Tent", "Boot", "Trail", "Summit", "Wool", "Light", "Pro",
    "Kids", "Women", "Men", "Pack", "Fleece", "Ski", "Alpine", "Forest", "Storm",
];
const TOPS: [&str; 5] = ["Clothing", "Footwear", "Camping", "Climbing", "Cycling"];

/// xorshift64: enough for plausible numbers, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len() as u64) as usize]
    }
}

pub fn products(count: u32) -> impl Iterator<Item = Result<Product, BenchError>> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    (0..count).map(move |number| product(number, &mut dice))
}

fn product(number: u32, dice: &mut Dice) -> Result<Product, BenchError> {
    let bad = |error: &dyn std::fmt::Display| BenchError::Data(error.to_string());
    let price = 500 + dice.below(50_000) as i64;
    let views = dice.below(5_000) as i64;
    let orders = dice.below(1 + views as u64 / 20) as i64;
    let top = if dice.below(10) < 4 {
        0
    } else {
        dice.below(TOPS.len() as u64) as usize
    };
    let path = format!("{} > {} > {}", TOPS[top], dice.word(), dice.word());
    let discount = if dice.below(3) == 0 {
        dice.below(10_000) as i64
    } else {
        0
    };
    let cost = price * (40 + dice.below(50) as i64) / 100;
    let attributes = attributes(dice);
    Ok(Product {
        id: ProductId::try_from(format!("SKU-{number:07}")).map_err(|e| bad(&e))?,
        title: Some(format!(
            "{} {} {} {}",
            dice.word(),
            dice.word(),
            dice.word(),
            dice.below(1000)
        )),
        brand: Some(format!("Brand {}", dice.below(400))),
        categories: Some(vec![CategoryPath::parse(&path).map_err(|e| bad(&e))?]),
        tags: Some(
            (0..dice.below(3))
                .map(|_| format!("tag{}", dice.below(30)))
                .collect(),
        ),
        price: Some(price),
        list_price: Some(price + discount),
        cost: (dice.below(20) != 0).then_some(cost),
        stock: Some(if dice.below(12) == 0 {
            0
        } else {
            dice.below(500) as i64
        }),
        variants: Some(1 + dice.below(12) as i64),
        variants_in_stock: Some(dice.below(2) as i64),
        launched: NaiveDate::from_num_days_from_ce_opt(738_000 + dice.below(1_500) as i32),
        rating: Some(200 + dice.below(300) as i64),
        views: Some(views),
        clicks: Some(views / 3),
        adds: Some(views / 10),
        orders: Some(orders),
        units_sold: Some(orders + dice.below(3) as i64),
        revenue: Some(orders * price),
        returned_units: Some(dice.below(1 + orders as u64 / 4) as i64),
        image_url: None,
        attributes,
    })
}

fn attributes(dice: &mut Dice) -> BTreeMap<String, AttributeValue> {
    let color = WORDS[dice.below(12) as usize].to_owned();
    let weight = dice.below(2_000) as i64;
    let waterproof = dice.below(2) == 0;
    let attributes = [
        ("color", AttributeValue::Text(color)),
        ("weight_g", AttributeValue::Integer(weight)),
        ("waterproof", AttributeValue::Boolean(waterproof)),
    ];
    attributes
        .map(|(name, value)| (name.to_owned(), value))
        .into()
}
