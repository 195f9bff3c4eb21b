//! Slices that begin far down, or were not asked for at first.

use super::organic::{Hit, MOST_HITS, Organic};
use crate::error::EngineError;
use crate::searches::Searches;

/// The organic products of these numbers, half open. Beyond what one search reaches the order is
/// gone through from its beginning, each search after the last hit of the one before.
pub(super) async fn fetch(
    searches: &Searches,
    organic: &Organic<'_>,
    from: usize,
    until: usize,
) -> Result<Vec<Hit>, EngineError> {
    if until <= MOST_HITS {
        let body = organic.slice(from, until - from);
        let said = searches.one(organic.view(), &body).await?;
        return Ok(organic.read(&said)?.hits);
    }
    let mut wanted = Vec::with_capacity(until - from);
    let mut last: Option<Hit> = None;
    let mut passed = 0;
    while passed < until {
        let size = (until - passed).min(MOST_HITS);
        let body = organic.after(last.as_ref(), size);
        let said = searches.one(organic.view(), &body).await?;
        let hits = organic.read(&said)?.hits;
        let Some(end) = hits.last() else { break };
        last = Some(end.clone());
        let skipped = from.saturating_sub(passed).min(hits.len());
        passed += hits.len();
        wanted.extend(hits.into_iter().skip(skipped));
    }
    Ok(wanted)
}
