//! What the use cases need of the program that they run in: the time, tokens, and a way to
//! engines. The window, the command line and the tests each bring their own.

use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, RwLock},
    time::{SystemTime, UNIX_EPOCH},
};

use endcap_engine::{Engine, EngineError};
use endcap_engine_gateway::{BearerToken, GatewayEngine};
use endcap_model::instant::Instant;

use crate::catalog_copies::CatalogCopies;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, to the second.
    fn now(&self) -> Instant;
}

/// The computer's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Instant::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }
}

/// The keeper of tokens is locked, missing or refuses; the reason is for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct SecretsError {
    pub reason: String,
}

/// Keeps tokens outside of the store's file. The calls may block.
pub trait Secrets: Send + Sync {
    /// The token of an environment of the store with this UUID.
    ///
    /// # Errors
    /// If the keeper can't be asked; no token is no error.
    fn token(&self, store: &str, environment: &str) -> Result<Option<String>, SecretsError>;

    /// Keeps a token, or forgets it.
    ///
    /// # Errors
    /// If the keeper can't be used.
    fn set_token(
        &self,
        store: &str,
        environment: &str,
        token: Option<&str>,
    ) -> Result<(), SecretsError>;
}

/// Makes the way to an engine.
pub trait Engines: Send + Sync {
    /// The engine at an address.
    ///
    /// # Errors
    /// `Settings` if the address or the token can't be used.
    fn engine(&self, url: &str, token: Option<String>) -> Result<Arc<dyn Engine>, EngineError>;
}

/// Engines behind Endcap's gateway.
#[derive(Clone, Copy, Debug, Default)]
pub struct GatewayEngines;

impl Engines for GatewayEngines {
    fn engine(&self, url: &str, token: Option<String>) -> Result<Arc<dyn Engine>, EngineError> {
        Ok(Arc::new(GatewayEngine::new(
            url,
            token.map(BearerToken::new),
        )?))
    }
}

/// The program around the use cases. Clones share everything.
#[derive(Clone)]
pub struct Host {
    pub clock: Arc<dyn Clock>,
    pub secrets: Arc<dyn Secrets>,
    pub engines: Arc<dyn Engines>,
    /// Where copies of catalogs may be kept; without a folder none are.
    pub(crate) copies: CatalogCopies,
    local_gateway: Arc<RwLock<Option<String>>>,
}

impl Host {
    /// A host without a local gateway yet.
    pub fn new(
        clock: Arc<dyn Clock>,
        secrets: Arc<dyn Secrets>,
        engines: Arc<dyn Engines>,
    ) -> Host {
        Host {
            clock,
            secrets,
            engines,
            copies: CatalogCopies::default(),
            local_gateway: Arc::default(),
        }
    }

    /// The same, with a folder for copies of catalogs, from which a store opens faster. All in it may
    /// be removed at any time.
    #[must_use]
    pub fn with_copies_in(self, folder: PathBuf) -> Host {
        Host {
            copies: CatalogCopies::in_folder(folder),
            ..self
        }
    }

    /// The base address of the gateway on this computer, once it listens.
    pub fn local_gateway(&self) -> Option<String> {
        match self.local_gateway.read() {
            Ok(url) => url.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Says where the gateway on this computer listens; `None` when it stopped.
    pub fn set_local_gateway(&self, url: Option<String>) {
        match self.local_gateway.write() {
            Ok(mut place) => *place = url,
            Err(poisoned) => *poisoned.into_inner() = url,
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("local_gateway", &self.local_gateway())
            .finish_non_exhaustive()
    }
}
