//! The demo store: made on first use, the same each time, and made anew on request.
//!
//! It is made in a file beside and put in its place whole: an app that is ended meanwhile leaves
//! nothing that the next start would take for the demo store.

use std::{
    fs::{self, File},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

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
            Err(StoreError::NotFound { .. }) => {}
            opened => return OpenStore::begin(opened?, host).await,
        }
        let _turn = turn(path).await?;
        // Another process may have made it while this one waited for its turn.
        if !path.exists() {
            make(path, host.clock.now().unix()).await?;
        }
        OpenStore::open(path, host).await
    }

    /// The demo store as new; what was at this path is gone once the new one is whole. Close it before.
    ///
    /// # Errors
    /// As [`OpenStore::open_demo`].
    pub async fn reset_demo(path: &Path, host: Host) -> Result<OpenStore, UseCaseError> {
        let _turn = turn(path).await?;
        make(path, host.clock.now().unix()).await?;
        OpenStore::open(path, host).await
    }
}

/// Waits until no other process makes the demo store there. The turn ends when the file is dropped,
/// or when the process does: the system itself lets go. The empty file stays, for others may be
/// waiting for it.
async fn turn(path: &Path) -> Result<File, UseCaseError> {
    let name = beside(path, ".making.lock");
    let waiting = tokio::task::spawn_blocking(move || {
        if let Some(folder) = name.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::create(&name)?;
        file.lock()?;
        Ok(file)
    });
    let turn = waiting.await.map_err(std::io::Error::other).flatten();
    turn.map_err(|error| UseCaseError::file(path, error))
}

/// Makes the demo store beside and puts it in its place. Call it in turn.
async fn make(path: &Path, at: i64) -> Result<(), StoreError> {
    let making = beside(path, ".making");
    // What is left of a making that was cut short.
    Store::remove(&making);
    let made = match fill(&making, at).await {
        Ok(()) => Store::rename(&making, path),
        failed => failed,
    };
    if made.is_err() {
        Store::remove(&making);
    }
    made
}

async fn fill(path: &Path, at: i64) -> Result<(), StoreError> {
    let document = endcap_demo::ruleset();
    let facts = document.get("store").cloned().unwrap_or(Json::Null);
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
    let filled = filled.await;
    store.close().await;
    filled
}

/// No store's name: those end in `.endcap`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
