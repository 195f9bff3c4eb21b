//! A catalog whose products have other stock: for previews of what is sold out or restocked.
//!
//! Owns which columns follow from the stock. Refuses to touch the catalog it is made from, and
//! copies nothing else: all other columns are shared.

use std::sync::{Arc, RwLock};

use endcap_model::derived::Inputs;
use endcap_model::field::CountField;

use super::Catalog;
use super::numbers::Numbers;

impl Catalog {
    /// The same products, each with the stock that `stock` tells for its row and the units it has;
    /// `None` is unknown. What derives from stock follows; `variants_in_stock` stays, since nobody
    /// knows which sizes would go. `told` names the scenario: the generation differs with it.
    pub fn with_stock(
        &self,
        told: &str,
        stock: impl Fn(u32, Option<i64>) -> Option<i64>,
    ) -> Catalog {
        let column = |field: CountField| &self.counts[field as usize];
        let before = column(CountField::Stock);
        let rows = 0..self.len() as u32;
        let units: Vec<i64> = rows
            .map(|row| stock(row, before.get(row)).unwrap_or(i64::MIN))
            .collect();
        let sold = column(CountField::UnitsSold);
        let sell_through = |(row, units): (usize, &i64)| {
            let inputs = Inputs {
                stock: (*units != i64::MIN).then_some(*units),
                units_sold: sold.get(row as u32),
                ..Inputs::default()
            };
            // metrics_days plays no part in it.
            inputs
                .derive(CountField::SellThroughBp, 1)
                .unwrap_or(i64::MIN)
        };
        let sell_through: Vec<i64> = units.iter().enumerate().map(sell_through).collect();
        let mut counts = self.counts.clone();
        counts[CountField::Stock as usize] = Arc::new(Numbers::pack(&units));
        counts[CountField::SellThroughBp as usize] = Arc::new(Numbers::pack(&sell_through));
        Catalog {
            ids: Arc::clone(&self.ids),
            titles: Arc::clone(&self.titles),
            titled: Arc::clone(&self.titled),
            brands: Arc::clone(&self.brands),
            categories: Arc::clone(&self.categories),
            tags: Arc::clone(&self.tags),
            images: Arc::clone(&self.images),
            counts,
            launched: Arc::clone(&self.launched),
            attributes: Arc::clone(&self.attributes),
            tree: Arc::clone(&self.tree),
            words: Arc::clone(&self.words),
            cover_days: RwLock::default(),
            generation: self.generation.under(told),
        }
    }
}
