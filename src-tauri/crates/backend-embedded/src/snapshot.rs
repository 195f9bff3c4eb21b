//! What is served now, in memory: the catalog, and the live rule set of each environment.
//!
//! Owns the swap: a reader takes an `Arc` and keeps it; a writer puts another in its place.
//! Refuses to decide when: whoever swaps has committed before.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use endcap_backend::LiveRuleSet;
use endcap_model::environment::EnvironmentName;
use endcap_ranking::Catalog;

/// A catalog with its generation, computed once.
pub(crate) struct HeldCatalog {
    pub(crate) catalog: Catalog,
    pub(crate) generation: String,
}

impl HeldCatalog {
    pub(crate) fn of(catalog: Catalog) -> Arc<Self> {
        let generation = catalog.generation();
        Arc::new(Self {
            catalog,
            generation,
        })
    }

    pub(crate) fn products(&self) -> u64 {
        self.catalog.len() as u64
    }

    pub(crate) fn rows(&self) -> u32 {
        u32::try_from(self.catalog.len()).unwrap_or(u32::MAX)
    }
}

pub(crate) type LiveRuleSets = HashMap<EnvironmentName, Arc<LiveRuleSet>>;

pub(crate) struct Snapshot {
    catalog: RwLock<Arc<HeldCatalog>>,
    live: RwLock<LiveRuleSets>,
}

impl Snapshot {
    pub(crate) fn of(catalog: Arc<HeldCatalog>, live: LiveRuleSets) -> Self {
        Self {
            catalog: RwLock::new(catalog),
            live: RwLock::new(live),
        }
    }

    pub(crate) fn catalog(&self) -> Arc<HeldCatalog> {
        Arc::clone(&self.catalog.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn serve_catalog(&self, catalog: Arc<HeldCatalog>) {
        let mut place = self.catalog.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *place, catalog);
        // A large catalog takes a moment to be dropped: not while readers wait.
        drop(place);
        drop(before);
    }

    pub(crate) fn live(&self, environment: &EnvironmentName) -> Option<Arc<LiveRuleSet>> {
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner);
        live.get(environment).cloned()
    }

    pub(crate) fn serve_rule_set(&self, environment: EnvironmentName, rules: Arc<LiveRuleSet>) {
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        live.insert(environment, rules);
    }
}
