//! Which products are not the same on both sides, and how. Owns the asking for them and the catalog
//! as it would be if the preview had the engine's; refuses to look at rules.

use std::collections::{BTreeMap, BTreeSet};

use endcap_model::{id::ProductId, json::Json, patch::Patched, product::Product};
use endcap_ranking::Catalog;

use crate::{UseCaseError, environments::Target};

/// Products that are looked up at most.
const LOOKED_UP: usize = 20_000;

/// How one product differs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Drift {
    /// The engine has none.
    Missing,
    /// The preview has none.
    Extra(Box<Product>),
    /// Fields by their names in the contract, with both values.
    Fields(Box<Product>, Vec<(String, Option<Json>, Option<Json>)>),
}

/// What was looked up so far.
#[derive(Default)]
pub(super) struct Lookup {
    asked: BTreeSet<String>,
    pub drifted: BTreeMap<String, Drift>,
    /// Not all that was wanted was looked up: there is too much of it.
    pub is_partial: bool,
}

impl Lookup {
    /// Asks the engine for those of `ids` that it was not asked for yet.
    pub async fn look_up(
        &mut self,
        target: &Target,
        own: &Catalog,
        ids: BTreeSet<String>,
    ) -> Result<(), UseCaseError> {
        let fresh: Vec<String> = ids
            .into_iter()
            .filter(|id| !self.asked.contains(id))
            .collect();
        let room = LOOKED_UP.saturating_sub(self.asked.len());
        self.is_partial |= fresh.len() > room;
        let most = target.engine.capabilities().ids_per_lookup.clamp(1, 1_000);
        for chunk in fresh[..fresh.len().min(room)].chunks(most) {
            let ids: Vec<ProductId> = chunk
                .iter()
                .filter_map(|id| ProductId::try_from(id.as_str()).ok())
                .collect();
            let found = target.engine.lookup(&ids).await;
            let found = found.map_err(|error| target.error(error))?;
            let mut found: BTreeMap<String, Product> = found
                .into_iter()
                .map(|product| (product.id.as_str().to_owned(), product))
                .collect();
            for id in chunk {
                let own = own.row_of(id).and_then(|row| own.product(row));
                if let Some(drift) = drift(own, found.remove(id)) {
                    self.drifted.insert(id.clone(), drift);
                }
                self.asked.insert(id.clone());
            }
        }
        Ok(())
    }

    /// Forgets everything: the engine's products changed.
    pub fn forget(&mut self) {
        *self = Lookup::default();
    }

    /// The preview's catalog with the engine's products in place of those that differ.
    pub fn corrected(&self, own: &Catalog) -> Result<Catalog, UseCaseError> {
        let patches: Vec<Patched> = self
            .drifted
            .iter()
            .filter_map(|(id, drift)| match drift {
                Drift::Missing => ProductId::try_from(id.as_str()).ok().map(Patched::Deleted),
                Drift::Extra(product) | Drift::Fields(product, _) => {
                    Some(Patched::Upsert(product.clone()))
                }
            })
            .collect();
        own.apply(&patches).map_err(|error| UseCaseError::Storage {
            reason: error.to_string(),
        })
    }
}

fn drift(own: Option<Product>, live: Option<Product>) -> Option<Drift> {
    match (own, live) {
        (None, None) => None,
        (Some(_), None) => Some(Drift::Missing),
        (None, Some(live)) => Some(Drift::Extra(Box::new(live))),
        (Some(own), Some(live)) if own == live => None,
        (Some(own), Some(live)) => {
            let (before, mut after) = (fields(&own), fields(&live));
            let mut changed = Vec::new();
            for (name, value) in before {
                let other = after.remove(&name);
                if other.as_ref() != Some(&value) {
                    changed.push((name, Some(value), other));
                }
            }
            changed.extend(
                after
                    .into_iter()
                    .map(|(name, value)| (name, None, Some(value))),
            );
            changed.sort_by(|a, b| a.0.cmp(&b.0));
            (!changed.is_empty()).then(|| Drift::Fields(Box::new(live), changed))
        }
    }
}

/// The members of a product, attributes each by itself as `attr.NAME`.
fn fields(product: &Product) -> BTreeMap<String, Json> {
    let mut fields = BTreeMap::new();
    let Json::Object(members) = product.to_json() else {
        return fields;
    };
    for (name, value) in members {
        match value {
            Json::Object(attributes) if name == "attributes" => {
                let named = attributes.into_iter();
                fields.extend(named.map(|(name, value)| (format!("attr.{name}"), value)));
            }
            value => drop(fields.insert(name, value)),
        }
    }
    fields
}
