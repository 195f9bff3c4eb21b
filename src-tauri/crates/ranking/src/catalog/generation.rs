//! The name of a catalog by its content, kept up as products come and go.
//!
//! Owns the sum of the products' fingerprints: equal catalogs have equal names on every machine
//! and in whatever order they were made. Refuses to know whether a product was there before it
//! is taken away.

use serde::{Deserialize, Serialize};
use std::fmt;

use endcap_model::product::Product;
use xxhash_rust::xxh3::xxh3_128;

use super::columns::fingerprint;

/// Sum of the fingerprints of products, wrapping. Starts as that of no products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation(u128);

/// Not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a generation is 32 hexadecimal digits")]
pub struct BadGeneration;

impl Generation {
    /// Of the same products and this one.
    pub fn with(self, product: &Product) -> Generation {
        Generation(self.0.wrapping_add(fingerprint(product, &mut Vec::new())))
    }

    /// Of the same products without this one, which is among them.
    pub fn without(self, product: &Product) -> Generation {
        Generation(self.0.wrapping_sub(fingerprint(product, &mut Vec::new())))
    }

    /// A name of its own for the same products told otherwise, which no store holds.
    pub(super) fn under(self, told: &str) -> Generation {
        Generation(self.0.wrapping_add(xxh3_128(told.as_bytes()) | 1))
    }

    pub(super) fn add(&mut self, product: &Product, scratch: &mut Vec<u8>) {
        self.0 = self.0.wrapping_add(fingerprint(product, scratch));
    }

    /// As [`Generation`] writes itself.
    pub fn parse(text: &str) -> Result<Generation, BadGeneration> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u128::from_str_radix(text, 16)
            .ok()
            .filter(|_| is_hex)
            .map(Generation)
            .ok_or(BadGeneration)
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use endcap_model::product::Product;

    use super::Generation;
    use crate::Catalog;

    fn product(id: &str, stock: i64) -> Product {
        let mut product = Product {
            stock: Some(stock),
            ..Product::default()
        };
        product.id = id.try_into().unwrap();
        product
    }

    #[test]
    fn a_sum_kept_up_is_the_name_of_the_catalog() {
        let [a, b, c] = [("a", 1), ("b", 2), ("c", 3)].map(|(id, stock)| product(id, stock));
        let kept = Generation::default().with(&c).with(&a).with(&b);
        let kept = kept.without(&b).with(&product("b", 9)).without(&c);
        let catalog = Catalog::of([product("b", 9), a]).unwrap();
        assert_eq!(kept.to_string(), catalog.generation());
        assert_eq!(Generation::parse(&kept.to_string()), Ok(kept));
        assert_eq!(
            Catalog::empty().generation(),
            Generation::default().to_string()
        );
        for bad in ["", "+0000000000000000000000000000001", "g"] {
            assert!(Generation::parse(bad).is_err(), "{bad}");
        }
    }
}
