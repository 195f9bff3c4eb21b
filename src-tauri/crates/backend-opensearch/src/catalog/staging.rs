//! Documents on their way into an index, several requests at once.
//!
//! Owns the size of a request and how many are under way: memory is bounded by the two, however
//! large the catalog. A sender that is faster than the engine waits.

use endcap_model::product::Product;
use tokio::task::JoinSet;

use super::actions::{Actions, document_id};
use crate::client::Client;
use crate::error::EngineError;
use crate::index::Indexed;

/// Bytes of a request.
const REQUEST: usize = 5 * 1024 * 1024;
/// Requests at once.
const AT_ONCE: usize = 4;

pub(super) struct Staging {
    client: Client,
    index: String,
    open: Actions,
    under_way: JoinSet<Result<(), EngineError>>,
}

impl Staging {
    pub(super) fn new(client: Client, index: String) -> Self {
        Self {
            client,
            index,
            open: Actions::default(),
            under_way: JoinSet::new(),
        }
    }

    /// Takes a product, visible from a version on.
    pub(super) async fn put(&mut self, product: &Product, from: i64) -> Result<(), EngineError> {
        let id = document_id(product.id.as_str(), from);
        self.open.write(&id, &Indexed { product, from })?;
        if self.open.bytes() >= REQUEST {
            self.dispatch().await?;
        }
        Ok(())
    }

    async fn dispatch(&mut self) -> Result<(), EngineError> {
        while self.under_way.len() >= AT_ONCE {
            self.one_done().await?;
        }
        let actions = std::mem::take(&mut self.open);
        let (client, index) = (self.client.clone(), self.index.clone());
        self.under_way.spawn(async move {
            let refused = actions.send(&client, &index).await?;
            refused.first().map_or(Ok(()), |action| Err(action.error()))
        });
        Ok(())
    }

    async fn one_done(&mut self) -> Result<(), EngineError> {
        match self.under_way.join_next().await {
            None => Ok(()),
            Some(Ok(outcome)) => outcome,
            Some(Err(error)) => Err(EngineError::Unreadable(error.to_string())),
        }
    }

    /// Waits until every document was taken.
    pub(super) async fn finish(mut self) -> Result<(), EngineError> {
        if !self.open.is_empty() {
            self.dispatch().await?;
        }
        while !self.under_way.is_empty() {
            self.one_done().await?;
        }
        Ok(())
    }
}
