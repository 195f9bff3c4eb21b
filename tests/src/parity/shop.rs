//! The products as they should be: what the gateway was sent, kept here as well.

use std::collections::BTreeMap;

use endcap_model::action::Action;
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::{Patched, merge_patch, patch_id};
use endcap_model::product::Product;
use endcap_model::rule::Rule;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::Catalog;
use serde_json::json;

use super::ParityError;
use crate::random::{Dice, catalog, patches, small_catalog};

/// A catalog in both forms.
pub(super) struct Shop {
    products: BTreeMap<ProductId, Product>,
    catalog: Catalog,
}

impl Default for Shop {
    fn default() -> Self {
        Self {
            products: BTreeMap::new(),
            catalog: Catalog::empty(),
        }
    }
}

impl Shop {
    /// The catalog of a block: mostly some hundred products, sometimes none, sometimes more than an
    /// answer holds, rarely more than OpenSearch's window of 10,000.
    pub(super) fn stock(dice: &mut Dice, block: u64) -> Result<Self, ParityError> {
        let made = match block % 24 {
            9 => small_catalog(dice, 11_500),
            3 | 15 => small_catalog(dice, 2_300),
            12 => Vec::new(),
            5 => catalog(dice, 1),
            _ => {
                let count = dice.between(2, 160) as usize;
                catalog(dice, count)
            }
        };
        let mut shop = Self::default();
        for product in &made {
            let product = Product::from_json(product)
                .map_err(|findings| ParityError::Invention(format!("{findings:?}")))?;
            shop.products.insert(product.id.clone(), product);
        }
        shop.rebuild()?;
        Ok(shop)
    }

    pub(super) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub(super) fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }

    pub(super) fn ids(&self) -> Vec<String> {
        let ids = self.products.keys().take(3_000);
        ids.map(|id| id.as_str().to_owned()).collect()
    }

    pub(super) fn patches(&self, dice: &mut Dice) -> Vec<Json> {
        let count = dice.between(1, 25) as usize;
        patches(dice, &self.ids(), count)
    }

    pub(super) fn apply(&mut self, patches: &[Json]) -> Result<(), ParityError> {
        for patch in patches {
            let wrong = |findings| ParityError::Invention(format!("{patch:?}: {findings:?}"));
            let id = patch_id(patch).map_err(wrong)?;
            match merge_patch(self.products.get(&id), patch).map_err(wrong)? {
                Patched::Upsert(product) => {
                    self.products.insert(id, *product);
                }
                Patched::Deleted(id) => {
                    self.products.remove(&id);
                }
            }
        }
        self.rebuild()
    }

    fn rebuild(&mut self) -> Result<(), ParityError> {
        let products = self.products.values().cloned();
        self.catalog =
            Catalog::of(products).map_err(|error| ParityError::Invention(error.to_string()))?;
        Ok(())
    }

    /// A product to ask about: one that a rule pins, any other, or one that there is not.
    pub(super) fn someone(&self, dice: &mut Dice, rules: &RuleSet) -> String {
        let pinned = |rule: &Rule| match &rule.action {
            Action::Pin { product, .. } => Some(product.as_str().to_owned()),
            _ => None,
        };
        let pinned: Vec<String> = rules.rules.iter().filter_map(pinned).collect();
        match dice.below(10) {
            0 => "nobody".to_owned(),
            1..=3 if !pinned.is_empty() => dice.pick(&pinned).clone(),
            _ if self.products.is_empty() => "nobody".to_owned(),
            _ => dice.pick(&self.ids()).clone(),
        }
    }
}

/// A line that no catalog takes.
pub(super) fn invalid_patch() -> Json {
    Json::from(json!({"id": "wrong", "stock": -1}))
}
