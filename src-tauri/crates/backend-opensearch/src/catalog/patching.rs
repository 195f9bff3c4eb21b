//! Changing the catalog by merge patches, all lines or none.
//!
//! Owns the order of steps: take a version; write what changed as documents of that version, and
//! end the ones before at it; refresh; commit. Until the commit readers see nothing of it, and
//! what is left by a writer that died before it is never seen. Sending the same lines again is
//! always safe: a patch says what is to be, not by how much it changes.

mod change;

use std::borrow::Cow;
use std::collections::BTreeSet;

use endcap_backend::{Line, SourceError, merging};
use endcap_model::id::ProductId;
use endcap_model::json::Json;
use endcap_model::patch::patch_id;

use super::lease::Lease;
use super::loading::{Load, NewIndex};
use super::state::Edition;
use super::{Catalog, tidying};
use crate::error::{EngineError, WriteError};
use change::Change;

/// Lines that are merged at once.
const AT_ONCE: usize = 1_000;

/// Applies the lines in order, and returns how many products there now are.
pub(crate) async fn patch(catalog: &Catalog, lines: Vec<Line<Json>>) -> Result<u64, WriteError> {
    let _turn = catalog.writing.lock().await;
    let lease = Lease::acquire(&catalog.control, catalog.client.patience()).await?;
    let before = lease.edition().await;
    let mut change = Change::new(catalog, &before, lease.version);
    let staged = match stage(&mut change, &before, lines).await {
        Ok(()) if change.is_nothing() => {
            lease.give_up(false).await;
            return Ok(before.products);
        }
        Ok(()) => visible(&change, &before).await,
        Err(error) => Err(error),
    };
    let next = match staged {
        Ok(next) => next,
        Err(error) => {
            lease.give_up(change.has_written()).await;
            return Err(error);
        }
    };
    let made = change.made;
    let committed = lease.commit(|state| {
        // What others gave up before this change began stays given up.
        let mut edition = next.clone();
        edition.aborted.clone_from(&state.edition.aborted);
        state.committed(edition)
    });
    let state = match committed.await {
        Ok((state, _)) => state,
        Err(error) => {
            if let Some(index) = made.filter(|_| matches!(error, WriteError::Unsettled(_))) {
                index.leave();
            }
            return Err(error);
        }
    };
    catalog.current.learn_edition(&state);
    if let Some(index) = made {
        index.keep().await;
        if let Err(error) = tidying::point_alias(catalog).await {
            tracing::warn!(cause = %error, "the alias could not be set; the next writer will");
        }
    }
    tidying::later(catalog);
    Ok(state.edition.products)
}

async fn stage(
    change: &mut Change<'_>,
    before: &Edition,
    lines: Vec<Line<Json>>,
) -> Result<(), WriteError> {
    before.check_mapping()?;
    let mut lines = lines.into_iter().peekable();
    while lines.peek().is_some() {
        let some: Vec<_> = lines.by_ref().take(AT_ONCE).collect();
        let before = change.before(&named(&some)).await?;
        let known = |id: &ProductId| before.get(id)?.as_ref().map(Cow::Borrowed);
        let merged = merging::merge(known, some).map_err(SourceError::Faults)?;
        change.stage(&before, merged).await?;
    }
    Ok(())
}

/// The ids that the lines name, each once.
fn named(lines: &[Line<Json>]) -> Vec<ProductId> {
    let ids = lines.iter().filter_map(|line| patch_id(&line.value).ok());
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Refreshes, and checks that what will be seen is what was meant.
async fn visible(change: &Change<'_>, before: &Edition) -> Result<Edition, WriteError> {
    let next = change.edition(before);
    let catalog = change.catalog;
    catalog.refresh(&next.index).await?;
    let found = catalog.count(&next.view()).await?;
    if found != next.products {
        let products = next.products;
        let reason = format!("{found} of {products} products would be visible");
        return Err(EngineError::Partial(reason).into());
    }
    Ok(next)
}

impl Change<'_> {
    /// The index that is changed; the first change makes one.
    async fn open(&mut self) -> Result<String, EngineError> {
        if self.index.is_empty() {
            let index =
                NewIndex::make(self.catalog, self.catalog.shards.unwrap_or(1), Load::Small).await?;
            // It is copied before anything is in it, which takes no time.
            index.ready(0).await?;
            self.index.clone_from(&index.name);
            self.made = Some(index);
        }
        Ok(self.index.clone())
    }
}
