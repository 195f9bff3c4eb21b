//! Which fields of the catalog hold anything: a column of nothing but unknown values tells nobody anything.
//!
//! Owns what counts as held, and remembers it for one generation of the catalog.

use std::sync::{Arc, Mutex, PoisonError};

use endcap_model::field::CountField;
use endcap_ranking::Catalog;

type Names = Arc<Vec<&'static str>>;

/// Remembers the fields of one generation.
#[derive(Debug, Default)]
pub(crate) struct Held {
    last: Mutex<Option<(String, u32, Names)>>,
}

impl Held {
    /// Fields of the table that at least one product has a value of.
    pub fn of(&self, catalog: &Catalog, metrics_days: u32) -> Names {
        let generation = catalog.generation();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, days, names)) = last.as_ref()
            && (known, *days) == (&generation, metrics_days)
        {
            return Arc::clone(names);
        }
        let names = Arc::new(known(catalog, metrics_days));
        *last = Some((generation, metrics_days, Arc::clone(&names)));
        names
    }
}

fn known(catalog: &Catalog, metrics_days: u32) -> Vec<&'static str> {
    let rows = u32::try_from(catalog.len()).unwrap_or(u32::MAX);
    let any = |has: &dyn Fn(u32) -> bool| (0..rows).any(has);
    let texts = [
        ("brand", any(&|row| catalog.brand_at(row).is_some())),
        (
            "categories",
            any(&|row| !catalog.categories_at(row).is_empty()),
        ),
        ("launched", any(&|row| catalog.launched_at(row).is_some())),
    ];
    let counts = CountField::ALL.iter().map(|field| {
        let has = any(&|row| catalog.figure_at(row, *field, metrics_days).is_some());
        (field.name(), has)
    });
    texts
        .into_iter()
        .chain(counts)
        .filter_map(|(name, has)| has.then_some(name))
        .collect()
}
