//! The demo store: the products, the shoppers and the rule set of an invented outdoor shop, made by the program.
//!
//! Owns the invention: shelves, makers, drawings, figures. It is the same on every machine and every
//! day, so it refuses the clock, the file system, randomness from outside and real names. Nothing
//! here can fail.

mod brands;
mod colours;
mod dice;
mod featured;
mod kinds;
mod pictures;
mod rules;
mod sales;
mod shoppers;
mod stock;

use endcap_model::json::Json;
use endcap_model::product::Product;
use endcap_model::shopper::KnownShopper;

/// The name of the demo store.
pub const STORE_NAME: &str = "Northwind Outdoor";

/// About 2,400 products in a category tree of three levels, prices in cents of a euro, each with a
/// drawn picture in `image_url`. Ids are `NW-1001` and up, without a repeat.
#[must_use]
pub fn products() -> Vec<Product> {
    stock::all()
}

/// About 6,000 shoppers without any personal data, such that each segment of [`ruleset`] holds a
/// believable share. Ids are like `s-7f3a91`, without a repeat.
#[must_use]
pub fn shoppers() -> Vec<KnownShopper> {
    shoppers::all()
}

/// The rule set of the demo store: a valid document of the ranking contract whose pins name products
/// of [`products`].
#[must_use]
pub fn ruleset() -> Json {
    rules::document(&stock::all())
}
