//! What the tables keep, a file of tests for each file of the crate.
//!
//! 1. What a method did is there after a restart; what failed or was stopped changed nothing.
//! 2. An edit is one step, for undo and redo too, after a restart too.
//! 3. A file that isn't ours is left byte for byte as it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on says so by panicking"
)]

mod tables {
    pub mod crash;
    pub mod draft;
    pub mod environments;
    pub mod imports;
    pub mod open;
    pub mod products;
    pub mod publications;
    pub mod shoppers;
    pub mod watches;
}

use endcap_model::json::Json;
use endcap_store::Store;
use tempfile::TempDir;

/// A store in a folder of its own, gone with the value.
pub struct Shop {
    pub folder: TempDir,
    pub store: Store,
}

pub async fn shop() -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(
        &folder.path().join("shop.endcap"),
        &facts("Shop"),
        false,
        1_000,
    )
    .await
    .unwrap();
    Shop { folder, store }
}

impl Shop {
    /// The same file, closed and opened again.
    pub async fn restarted(self) -> Shop {
        let path = self.store.path().to_owned();
        self.store.close().await;
        Shop {
            folder: self.folder,
            store: Store::open(&path).await.unwrap(),
        }
    }
}

pub fn facts(name: &str) -> Json {
    json(&format!(
        r#"{{"name": "{name}", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28}}"#
    ))
}

pub fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}
