//! Going back to the catalog of before the last replacement, whose index is kept.

use super::lease::Lease;
use super::{Catalog, tidying};
use crate::error::{EngineError, WriteError};

/// Makes the kept edition live again, and keeps the one that was live: going back twice changes
/// nothing. `None` if there is none.
pub(crate) async fn go_back(catalog: &Catalog) -> Result<Option<u64>, WriteError> {
    let _turn = catalog.writing.lock().await;
    let lease = Lease::acquire(&catalog.control, catalog.client.patience()).await?;
    let Some(previous) = lease.state().await.previous else {
        lease.give_up(false).await;
        return Ok(None);
    };
    match catalog.count(&previous.view()).await {
        Ok(found) if found == previous.products => {}
        outcome => {
            lease.give_up(false).await;
            let found = outcome?;
            let products = previous.products;
            let reason = format!("{found} of {products} products are in the kept index");
            return Err(EngineError::Partial(reason).into());
        }
    }
    let (state, _) = lease
        .commit(|mut state| {
            let live = state.edition.clone();
            state.previous = Some(live);
            state.committed(previous.clone())
        })
        .await?;
    catalog.current.learn_edition(&state);
    if let Err(error) = tidying::point_alias(catalog).await {
        tracing::warn!(cause = %error, "the alias could not be moved; the next writer will");
    }
    Ok(Some(state.edition.products))
}
