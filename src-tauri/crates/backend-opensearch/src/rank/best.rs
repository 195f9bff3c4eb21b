//! The first places of the organic order, found without ordering all of it.
//!
//! Owns when that is wise, and the order of steps. The engine passes over whatever can't be among the
//! first, for which it must not count: how many there are is asked apart, once for a version of the
//! catalog. Who stands at the bottom is asked for only where the others do not fill the places. What
//! comes is the same as of one search over all, and is held to the number that there must be.

use std::sync::Arc;

use serde_json::Value;

use super::organic::{Organic, Page, Stage, total};
use crate::error::EngineError;
use crate::query::clause::Clause;
use crate::query::text::Text;
use crate::searches::Searches;

/// More places are found sooner by one search.
const MOST: usize = 500;
/// A query may have 1,024 clauses in all.
const MOST_COST: usize = 600;
/// So few products are ordered sooner than passed over.
const FEW: usize = 4_000;

/// Whether to ask so. Either way the answer is the same.
pub(super) fn is_wise(searches: &Searches, organic: &Organic, size: usize) -> bool {
    size <= MOST
        && organic.plan().points.cost() <= MOST_COST
        && searches.size(organic.plan()).is_none_or(|size| size > FEW)
}

/// What is asked at first: how many there are, then the first of those above the bottom.
pub(super) fn searches(organic: &Organic, size: usize) -> Vec<Text> {
    vec![organic.count(), organic.best(Stage::Upper, size)]
}

/// The first `size`, of what was said and what must still be asked.
pub(super) async fn read(
    searches: &Searches,
    organic: &Organic<'_>,
    size: usize,
    said: &[Arc<Value>],
) -> Result<Page, EngineError> {
    let [count, upper] = said else {
        return Err(EngineError::Unreadable(
            "not as many answers as searches".to_owned(),
        ));
    };
    let total = total(count);
    let wanted = size.min(total);
    let mut hits = organic.read_best(Stage::Upper, upper)?;
    if hits.len() < wanted && *organic.plan().tiers.bottom() != Clause::Never {
        let body = organic.best(Stage::Lower, wanted - hits.len());
        let lower = searches.one(organic.view(), &body).await?;
        hits.extend(organic.read_best(Stage::Lower, &lower)?);
    }
    if hits.len() != wanted {
        let found = hits.len();
        return Err(EngineError::Partial(format!("{found} of {wanted} places")));
    }
    Ok(Page { total, hits })
}
