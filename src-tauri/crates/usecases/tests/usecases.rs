//! The use cases on a fake host: a fixed clock, tokens in memory, and an engine that is the core
//! itself behind the engine's trait, and can be made to lie, to conflict or to be away.
//!
//! 1. Edits are checked, whole, undoable, and there after a restart.
//! 2. What is shown agrees with the core: lanes, reasons, effects, counts.
//! 3. A publication never overwrites what it has not seen, is read back, and is compared.
//! 4. A comparison says why it differs, proved by ranking again; the same drift is told once.
//! 5. What is wrong with a rule is found, and gone after its repair; a proposed change does what it said.
//! 6. Every size of a segment is what the model says of each shopper, also of an edit not kept yet.
//! 7. The demo store is whole or not there, however its making ended.
//! 8. What another program changes in the file is read again, and told once.
//! 9. An import counts exactly, keeps what the file has no column for, and can be stopped.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on says so by panicking"
)]

mod usecases {
    pub mod browsing;
    pub mod caring;
    pub mod catching_up;
    pub mod counting;
    pub mod demo_store;
    pub mod editing;
    pub mod fake;
    pub mod impacting;
    pub mod importing;
    pub mod looking;
    pub mod making;
    pub mod plotting;
    pub mod previewing;
    pub mod publishing;
    pub mod reviewing;
    pub mod timing;
    pub mod trying;
    pub mod verifying;
    pub mod watching;
    pub mod words;
}

use std::sync::Arc;

use endcap_model::json::Json;
use endcap_usecases::{Host, OpenStore};
use tempfile::TempDir;
use usecases::fake::{FakeEngines, FakeSecrets, FixedClock};

/// The demo store in a folder of its own, with a local gateway that is a fake.
pub struct Shop {
    pub folder: TempDir,
    pub engines: Arc<FakeEngines>,
    pub secrets: Arc<FakeSecrets>,
    pub clock: Arc<FixedClock>,
    pub host: Host,
    pub store: OpenStore,
}

pub const LOCAL: &str = "http://local.test";

pub async fn demo() -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let (engines, secrets) = (
        Arc::new(FakeEngines::default()),
        Arc::new(FakeSecrets::default()),
    );
    let clock = Arc::new(FixedClock::at("2026-11-27T18:00:30Z"));
    let host = Host::new(clock.clone(), secrets.clone(), engines.clone());
    host.set_local_gateway(Some(LOCAL.to_owned()));
    let path = folder.path().join("demo.endcap");
    let store = OpenStore::open_demo(&path, host.clone()).await.unwrap();
    Shop {
        folder,
        engines,
        secrets,
        clock,
        host,
        store,
    }
}

impl Shop {
    /// The same file, closed and opened again.
    pub async fn restarted(self) -> Shop {
        let path = self.store.path().to_owned();
        self.store.close().await;
        let store = OpenStore::open(&path, self.host.clone()).await.unwrap();
        Shop { store, ..self }
    }
}

pub fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}

pub fn pin(id: &str, product: &str, position: u32, segments: &str) -> Json {
    json(&format!(
        r#"{{"id": "{id}", "name": "Pin {id}", "pages": [{{"category": "Clothing > Jackets"}}],
            "segments": {segments}, "priority": 100,
            "action": {{"type": "pin", "product": "{product}", "position": {position}}}}}"#
    ))
}
