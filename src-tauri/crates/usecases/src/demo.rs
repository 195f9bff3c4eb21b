//! The demo store: made on first use, the same each time, and made anew on request.

use std::{ops::ControlFlow, path::Path};

use endcap_model::json::Json;
use endcap_store::{SaveMode, ShoppersOrigin, Store, StoreError};

use crate::{OpenStore, UseCaseError, host::Host};

impl OpenStore {
    /// Opens the demo store at this path, and makes it if there is no file yet.
    ///
    /// # Errors
    /// `File` if the folder can't be written, or as opening.
    pub async fn open_demo(path: &Path, host: Host) -> Result<OpenStore, UseCaseError> {
        match Store::open(path).await {
            Ok(store) => OpenStore::begin(store, host).await,
            Err(StoreError::NotFound { .. }) => OpenStore::make_demo(path, host).await,
            Err(error) => Err(error.into()),
        }
    }

    /// The demo store as new; what was at this path is gone. Close it before.
    ///
    /// # Errors
    /// As [`OpenStore::open_demo`].
    pub async fn reset_demo(path: &Path, host: Host) -> Result<OpenStore, UseCaseError> {
        Store::remove(path);
        OpenStore::make_demo(path, host).await
    }

    async fn make_demo(path: &Path, host: Host) -> Result<OpenStore, UseCaseError> {
        let document = endcap_demo::ruleset();
        let facts = document.get("store").cloned().unwrap_or(Json::Null);
        let at = host.clock.now().unix();
        let store = Store::create(path, &facts, true, at).await?;
        let filled = async {
            let go_on = &mut |_| ControlFlow::Continue(());
            store
                .save_products(&endcap_demo::products(), SaveMode::Replace, go_on)
                .await?;
            let origin = ShoppersOrigin {
                at,
                file_name: None,
            };
            store
                .replace_shoppers(&endcap_demo::shoppers(), &origin, go_on)
                .await?;
            store.begin_draft(&document).await
        };
        if let Err(error) = filled.await {
            store.close().await;
            Store::remove(path);
            return Err(error.into());
        }
        OpenStore::begin(store, host).await
    }
}
