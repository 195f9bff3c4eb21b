//! The last selection of the catalog table: a table that is scrolled asks for it again and again,
//! a slice at a time.
//!
//! Owns what a selection depends on, all of it. Refuses to know when the catalog changes: its
//! generation says so.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use endcap_model::{instant::Instant, ruleset::StoreFacts};
use endcap_ranking::{Catalog, Query};

#[derive(Debug, PartialEq)]
struct Asked {
    generation: String,
    query: Query,
    metrics_days: u32,
    today: NaiveDate,
}

/// Remembers one selection.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    last: Mutex<Option<(Asked, Arc<Vec<u32>>)>>,
}

impl Selection {
    /// Rows of a query in order, computed where they are not the last ones.
    pub fn rows(
        &self,
        catalog: &Catalog,
        query: Query,
        store: &StoreFacts,
        at: Instant,
    ) -> Arc<Vec<u32>> {
        let asked = Asked {
            generation: catalog.generation(),
            query,
            metrics_days: store.metrics_days,
            today: at.local_date(store.time_zone),
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, rows)) = last.as_ref()
            && *known == asked
        {
            return Arc::clone(rows);
        }
        let rows = Arc::new(catalog.select(&asked.query, store, at));
        *last = Some((asked, Arc::clone(&rows)));
        rows
    }
}
