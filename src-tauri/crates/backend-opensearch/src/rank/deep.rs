//! Slices that begin far down, or were not asked for at first.

use super::organic::{Hit, MOST_HITS, Organic};
use crate::client::Client;
use crate::error::EngineError;

/// The organic products of these numbers, half open. Beyond what one search reaches the order is
/// gone through from its beginning, each search after the last hit of the one before.
pub(super) async fn fetch(
    client: &Client,
    organic: &Organic<'_>,
    from: usize,
    until: usize,
) -> Result<Vec<Hit>, EngineError> {
    let path = format!("{}/_search", organic.index());
    if until <= MOST_HITS {
        let said = client
            .read(&path, &organic.slice(from, until - from))
            .await?;
        return Ok(organic.read(said)?.hits);
    }
    let mut wanted = Vec::with_capacity(until - from);
    let mut last: Option<Hit> = None;
    let mut passed = 0;
    while passed < until {
        let size = (until - passed).min(MOST_HITS);
        let said = client
            .read(&path, &organic.after(last.as_ref(), size))
            .await?;
        let hits = organic.read(said)?.hits;
        let Some(end) = hits.last() else { break };
        last = Some(end.clone());
        let skipped = from.saturating_sub(passed).min(hits.len());
        passed += hits.len();
        wanted.extend(hits.into_iter().skip(skipped));
    }
    Ok(wanted)
}
