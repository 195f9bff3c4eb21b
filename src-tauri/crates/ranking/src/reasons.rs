//! What an ask makes of products by themselves, without the rest of the page: for an engine that
//! ranks elsewhere and brings only those products here that it has to give reasons for.
//!
//! Owns eligibility, points, tier and their reasons, by row of a catalog however small. Refuses
//! positions: they depend on the whole page.

use endcap_model::id::RuleId;
use endcap_model::ruleset::RuleSet;

use crate::answer::Explanation;
use crate::ask::{Ask, AskError};
use crate::catalog::Catalog;
use crate::explain::{explain_row, points_of};
use crate::plan::Plan;

/// An ask, ready to judge the products of a catalog.
pub struct Reasons<'c, 'r> {
    plan: Plan<'c, 'r>,
}

impl<'c, 'r> Reasons<'c, 'r> {
    pub fn of(
        catalog: &'c Catalog,
        ruleset: &'r RuleSet,
        ask: &'r Ask,
    ) -> Result<Reasons<'c, 'r>, AskError> {
        let plan = Plan::of(catalog, ruleset, ask)?;
        Ok(Reasons { plan })
    }

    /// Whether the product belongs to the page, pins aside.
    pub fn is_candidate(&self, row: u32) -> bool {
        self.plan.is_candidate(row)
    }

    /// Whether an active pin names it.
    pub fn is_pinned(&self, row: u32) -> bool {
        self.plan.pins.iter().any(|pin| pin.product == row)
    }

    /// By precedence, every rule that hides it or whose `only` it fails. None: it is eligible.
    pub fn hidden_by(&self, row: u32) -> Vec<RuleId> {
        self.plan.hidden_by(row)
    }

    /// −1, 0 or 1.
    pub fn tier(&self, row: u32) -> i8 {
        self.plan.tier(row).0
    }

    pub fn points(&self, row: u32) -> i64 {
        points_of(&self.plan, row)
    }

    /// Contributions and tier; the rest depends on the whole page and is as by default.
    pub fn explanation(&self, row: u32) -> Explanation {
        explain_row(&self.plan, row)
    }
}
