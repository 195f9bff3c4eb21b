//! What lives as long as the app: the open store with its gateway, the preferences, the way to the
//! desktop. Owns which store is open and the order of opening and closing; refuses every verb on a
//! store's contents, which is the use cases' part.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use endcap_gateway::Running;
use endcap_model::json::Json;
use endcap_usecases::{
    Clock, GatewayEngines, Host, OpenStore, Secrets, StoreStatus, SystemClock, UseCaseError,
};
use tokio::sync::{OwnedRwLockWriteGuard, RwLock};

use crate::desk::Desk;
use crate::folders::Folders;
use crate::ipc::error::{Answer, IpcError};
use crate::ipc::shape::store::RecentStore;
use crate::local_gateway;
use crate::notebook::Notebook;

/// A store, and the gateway that serves beside it.
pub struct Opened {
    store: Arc<OpenStore>,
    gateway: Option<Running>,
}

/// Where a store is open, or none.
pub type Place = Option<Opened>;

/// Whole before the window is made.
pub struct AppState {
    folders: Folders,
    secrets: Arc<dyn Secrets>,
    desk: Box<dyn Desk>,
    notebook: Mutex<Notebook>,
    open: Arc<RwLock<Place>>,
    /// Why the store that was asked for at the start isn't open; told once.
    fault: Mutex<Option<IpcError>>,
}

/// What to open when the app starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A file named on the command line.
    File(PathBuf),
    /// The demo store, for who never opened any.
    Demo,
    /// The store that was open last.
    Last(PathBuf),
    /// The welcome.
    Nothing,
}

impl AppState {
    /// Nothing is open yet.
    #[must_use]
    pub fn new(folders: Folders, secrets: Arc<dyn Secrets>, desk: Box<dyn Desk>) -> Self {
        let notebook = Mutex::new(Notebook::read(folders.preferences()));
        Self {
            folders,
            secrets,
            desk,
            notebook,
            open: Arc::default(),
            fault: Mutex::default(),
        }
    }

    /// The preferences and recent stores.
    pub fn notebook(&self) -> MutexGuard<'_, Notebook> {
        self.notebook.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The desktop around the window.
    #[must_use]
    pub fn desk(&self) -> &dyn Desk {
        &*self.desk
    }

    /// The open store; waits for one that is being opened.
    ///
    /// # Errors
    /// `NoStore`.
    pub async fn store(&self) -> Answer<Arc<OpenStore>> {
        let place = self.open.read().await;
        place
            .as_ref()
            .map(|opened| Arc::clone(&opened.store))
            .ok_or(IpcError::NoStore)
    }

    /// Does what takes the processor's time, where it holds nobody up.
    ///
    /// # Errors
    /// `NoStore`, or as the work.
    pub async fn compute<T, F>(&self, work: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&OpenStore) -> Result<T, UseCaseError> + Send + 'static,
    {
        let store = self.store().await?;
        let done = tokio::task::spawn_blocking(move || work(&store)).await;
        match done {
            Ok(result) => Ok(result?),
            Err(error) => Err(IpcError::Storage {
                reason: format!("Endcap made a mistake: {error}"),
            }),
        }
    }

    /// The status of the open store, if any; tells once why the store asked for at the start isn't.
    ///
    /// # Errors
    /// As opening.
    pub async fn status(&self) -> Answer<Option<StoreStatus>> {
        let place = self.open.read().await;
        let fault = self
            .fault
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match fault {
            Some(fault) => Err(fault),
            None => Ok(place.as_ref().map(|opened| opened.store.status())),
        }
    }

    /// What the start opens: the argument, else the demo store for the first time, else the last.
    #[must_use]
    pub fn first(&self, argument: Option<PathBuf>) -> First {
        let notebook = self.notebook();
        match (argument, &notebook.notes().open) {
            (Some(path), _) => First::File(path),
            (None, Some(path)) => First::Last(path.into()),
            (None, None) if notebook.is_first => First::Demo,
            (None, None) => First::Nothing,
        }
    }

    /// Takes the place of the open store before the window can ask for it, to open one in it.
    #[must_use]
    pub fn hold(&self) -> Option<OwnedRwLockWriteGuard<Place>> {
        Arc::clone(&self.open).try_write_owned().ok()
    }

    /// Opens what the start opens. A fault is told by the next [`AppState::status`].
    pub async fn begin(&self, first: First, mut place: OwnedRwLockWriteGuard<Place>) {
        let host = self.host();
        let demo = self.folders.demo();
        let opened = match first {
            First::Nothing => return,
            First::Demo => {
                self.fill(&mut place, host.clone(), OpenStore::open_demo(&demo, host))
                    .await
            }
            First::File(path) | First::Last(path) if self.folders.is_demo(&path) => {
                self.fill(&mut place, host.clone(), OpenStore::open_demo(&path, host))
                    .await
            }
            First::File(path) | First::Last(path) => {
                self.fill(&mut place, host.clone(), OpenStore::open(&path, host))
                    .await
            }
        };
        if let Err(error) = opened {
            *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
    }

    /// Opens the demo store; makes it on first use.
    ///
    /// # Errors
    /// As the use case; the store open before stays open.
    pub async fn open_demo(&self) -> Answer<StoreStatus> {
        let (mut place, host) = (self.open.write().await, self.host());
        let demo = self.folders.demo();
        self.fill(&mut place, host.clone(), OpenStore::open_demo(&demo, host))
            .await
    }

    /// Makes the demo store as new and opens it.
    ///
    /// # Errors
    /// As the use case; then no store is open, and the demo store is as it was.
    pub async fn reset_demo(&self) -> Answer<StoreStatus> {
        let (mut place, host) = (self.open.write().await, self.host());
        let demo = self.folders.demo();
        let old = place
            .as_ref()
            .filter(|opened| self.folders.is_demo(opened.store.path()));
        let served = old.map(|opened| self.folders.gateway(opened.store.uuid()));
        empty(&mut place).await;
        let anew = OpenStore::reset_demo(&demo, host.clone());
        let status = self.fill(&mut place, host, anew).await?;
        if let Some(folder) = served {
            // Published revisions of the demo store that is gone: without it nobody can reach them.
            let _ = std::fs::remove_dir_all(folder);
        }
        Ok(status)
    }

    /// Opens a store's file.
    ///
    /// # Errors
    /// As the use case; the store open before stays open.
    pub async fn open_file(&self, path: &Path) -> Answer<StoreStatus> {
        if self.folders.is_demo(path) {
            return self.open_demo().await;
        }
        let (mut place, host) = (self.open.write().await, self.host());
        self.fill(&mut place, host.clone(), OpenStore::open(path, host))
            .await
    }

    /// Makes an empty store and opens it.
    ///
    /// # Errors
    /// As the use case; the store open before stays open.
    pub async fn create(&self, facts: &Json, path: Option<PathBuf>) -> Answer<StoreStatus> {
        let name = facts.get("name").and_then(Json::text).unwrap_or_default();
        let path = path.unwrap_or_else(|| self.folders.free_file(name));
        let (mut place, host) = (self.open.write().await, self.host());
        self.fill(
            &mut place,
            host.clone(),
            OpenStore::create(&path, facts, host),
        )
        .await
    }

    /// Closes the open store. Everything in it was kept already.
    ///
    /// # Errors
    /// If the preferences can't be written.
    pub async fn close(&self) -> Answer<()> {
        empty(&mut *self.open.write().await).await;
        self.desk.set_title(None);
        self.notebook()
            .closed()
            .map_err(|error| self.notebook_fault(&error))
    }

    /// Ends: the store and its gateway close, and the next start opens it again.
    pub async fn end(&self) {
        empty(&mut *self.open.write().await).await;
    }

    /// The window's title follows the store's name.
    pub fn name_window(&self, store: &StoreStatus) {
        self.desk.set_title(name_of(store));
    }

    /// What the notebook's failure means to the window.
    pub fn notebook_fault(&self, error: &std::io::Error) -> IpcError {
        let path = self.folders.preferences().display().to_string();
        IpcError::File {
            path,
            reason: format!("The preferences can't be kept: {error}"),
        }
    }

    fn host(&self) -> Host {
        Host::new(
            Arc::new(SystemClock),
            Arc::clone(&self.secrets),
            Arc::new(GatewayEngines),
        )
        .with_copies_in(self.folders.copies())
    }

    /// Puts a store in the place once it opens, and starts its gateway.
    async fn fill(
        &self,
        place: &mut Place,
        host: Host,
        opening: impl Future<Output = Result<OpenStore, UseCaseError>>,
    ) -> Answer<StoreStatus> {
        let store = opening.await?;
        empty(place).await;
        let gateway = match local_gateway::start(self.folders.gateway(store.uuid())).await {
            Ok(gateway) => {
                host.set_local_gateway(Some(gateway.base_url()));
                Some(gateway)
            }
            Err(error) => {
                // Previews need none; environments say that it is away.
                eprintln!("endcap: the local gateway does not start: {error}");
                None
            }
        };
        let status = store.status();
        *place = Some(Opened {
            store: Arc::new(store),
            gateway,
        });
        self.name_window(&status);
        let noted = self.notebook().opened(RecentStore {
            path: status.path.clone(),
            name: name_of(&status).unwrap_or_default().to_owned(),
            opened_at: SystemClock.now().to_string(),
        });
        if let Err(error) = noted {
            eprintln!("endcap: {}", self.notebook_fault(&error));
        }
        Ok(status)
    }
}

fn name_of(store: &StoreStatus) -> Option<&str> {
    store.facts.get("name").and_then(Json::text)
}

/// Closes what is in the place: the gateway first, for it may be asked until it is gone.
async fn empty(place: &mut Place) {
    if let Some(opened) = place.take() {
        if let Some(gateway) = opened.gateway {
            gateway.shutdown().await;
        }
        opened.store.close().await;
    }
}
