//! The pins that hold: the engine says which of the pinned products exist and are eligible.

use std::collections::HashMap;
use std::sync::Arc;

use endcap_model::id::ProductId;
use endcap_ranking::arrange::Seats;
use serde_json::Value;

use super::organic::{filter, hits};
use crate::error::EngineError;
use crate::query::PagePlan;
use crate::query::order;
use crate::query::predicate::of_ids;
use crate::query::text::Text;
use crate::view::View;

/// Pinned products that one search asks for.
const AT_ONCE: usize = 5_000;

/// The seated pins, and what their products are worth.
pub(crate) struct Pinned<'r> {
    pub(crate) seats: Seats<'r, ProductId>,
    worth: HashMap<ProductId, (i8, i64)>,
}

/// Asks for the eligible ones among the pinned products.
pub(crate) fn searches(view: &View, plan: &PagePlan) -> Vec<Text> {
    let mut ids: Vec<&str> = plan.pins.iter().map(|pin| pin.product.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let score = &plan.pinned_score;
    let search = |ids: &[&str]| {
        let clauses = [of_ids(ids.iter().copied()), plan.eligible()];
        let query = score.query(filter(view, clauses));
        let sort = order::sort(&[], !score.is_constant());
        let body = format!(
            r#"{{"size":{},"track_total_hits":false,"_source":false,"stored_fields":"_none_","query":{query},"sort":{sort}}}"#,
            ids.len()
        );
        body.into()
    };
    ids.chunks(AT_ONCE).map(search).collect()
}

impl<'r> Pinned<'r> {
    /// Of what the searches said.
    pub(crate) fn read(
        plan: &PagePlan<'r>,
        said: &[Arc<Value>],
    ) -> Result<Pinned<'r>, EngineError> {
        let score = &plan.pinned_score;
        let constant = score.is_constant().then(|| score.constant());
        let mut worth = HashMap::new();
        for said in said {
            for hit in hits(said, constant)? {
                worth.insert(hit.id, (hit.tier, hit.points));
            }
        }
        Ok(Pinned {
            seats: Seats::take(&plan.pins, |id| worth.contains_key(id)),
            worth,
        })
    }

    /// Tier and points of a seated product.
    pub(crate) fn worth(&self, id: &ProductId) -> (i8, i64) {
        self.worth.get(id).copied().unwrap_or_default()
    }
}
