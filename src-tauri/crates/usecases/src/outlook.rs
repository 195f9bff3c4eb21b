//! When a page is looked at, and with which stock: "as it is", or as it would be.
//!
//! Owns the stock scenario and a small memory of catalogs under one, since many questions are asked
//! of the same. Refuses to write: a scenario never touches data.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex},
};

use endcap_model::{instant::Instant, ruleset::RuleSet, schedule::whole_days};
use endcap_ranking::Catalog;
use serde::{Deserialize, Serialize};

use crate::{OpenStore, Snapshot, UseCaseError, moment};

/// Other stock for a preview. Products that are told twice are restocked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StockScenario {
    /// Ids of products without a unit left.
    pub sold_out: Vec<String>,
    /// Ids of products that have come in.
    pub restocked: Vec<String>,
    /// What those have then, in units.
    pub restocked_to: i64,
    /// Units that every other product sells each whole day of the store from now until the instant;
    /// known stock doesn't fall below 0, unknown stock stays unknown.
    pub per_day: i64,
}

/// When, and with which stock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// RFC 3339, or the store's local time; absent: now.
    pub at: Option<String>,
    /// Absent: as counted.
    #[serde(default)]
    pub stock: Option<StockScenario>,
}

impl StockScenario {
    fn check(&self) -> Result<(), UseCaseError> {
        let within = |units: i64| (0..=9_007_199_254_740_991).contains(&units);
        if !within(self.restocked_to) {
            return Err(UseCaseError::invalid(
                "/stock/restockedTo",
                "stock is 0 or more",
            ));
        }
        if !within(self.per_day) {
            return Err(UseCaseError::invalid(
                "/stock/perDay",
                "units a day are 0 or more",
            ));
        }
        Ok(())
    }

    /// Whether it leaves all stock as counted, at an instant so many days from now.
    fn changes_nothing(&self, days: i64) -> bool {
        self.sold_out.is_empty()
            && self.restocked.is_empty()
            && self.per_day.saturating_mul(days) == 0
    }

    fn over(&self, catalog: &Catalog, days: i64, told: &str) -> Catalog {
        let rows = |ids: &[String]| -> HashSet<u32> {
            ids.iter().filter_map(|id| catalog.row_of(id)).collect()
        };
        let (sold_out, restocked) = (rows(&self.sold_out), rows(&self.restocked));
        let gone = self.per_day.saturating_mul(days);
        catalog.with_stock(told, |row, units| {
            if restocked.contains(&row) {
                Some(self.restocked_to)
            } else if sold_out.contains(&row) {
                Some(0)
            } else {
                units.map(|units| units.saturating_sub(gone).max(0))
            }
        })
    }
}

/// Catalogs kept: the scrubber passes days, and the window asks of two instants at a time.
const KEPT: usize = 3;

/// The memory of catalogs under a scenario.
#[derive(Debug, Default)]
pub(crate) struct Scenarios {
    catalogs: Mutex<VecDeque<(String, Arc<Catalog>)>>,
}

impl Scenarios {
    fn of(&self, catalog: &Arc<Catalog>, scenario: &StockScenario, days: i64) -> Arc<Catalog> {
        let told = format!("{} {days} {scenario:?}", catalog.generation());
        let found = self.catalogs.lock().ok().and_then(|catalogs| {
            let found = catalogs.iter().find(|(kept, _)| *kept == told)?;
            Some(Arc::clone(&found.1))
        });
        if let Some(found) = found {
            return found;
        }
        let made = Arc::new(scenario.over(catalog, days, &told));
        if let Ok(mut catalogs) = self.catalogs.lock() {
            catalogs.retain(|(kept, _)| *kept != told);
            catalogs.truncate(KEPT - 1);
            catalogs.push_front((told, Arc::clone(&made)));
        }
        made
    }
}

impl OpenStore {
    /// What stands now, at the instant and with the stock of an outlook.
    pub(crate) fn looked_at(&self, outlook: &Outlook) -> Result<(Snapshot, Instant), UseCaseError> {
        let snapshot = self.snapshot();
        let at = self.instant_of(outlook, &snapshot.draft.rules)?;
        let Some(scenario) = &outlook.stock else {
            return Ok((snapshot, at));
        };
        scenario.check()?;
        let days = whole_days(self.now(), at, snapshot.draft.rules.store.time_zone);
        if scenario.changes_nothing(days) {
            return Ok((snapshot, at));
        }
        let catalog = self.scenarios.of(&snapshot.catalog, scenario, days);
        Ok((
            Snapshot {
                catalog,
                ..snapshot
            },
            at,
        ))
    }

    fn instant_of(&self, outlook: &Outlook, rules: &RuleSet) -> Result<Instant, UseCaseError> {
        moment::instant(outlook.at.as_deref(), rules, self.now())
    }
}
