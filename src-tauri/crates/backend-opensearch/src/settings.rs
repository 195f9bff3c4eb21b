//! Where the engine is, who we are there, and how long we wait.
//!
//! Owns data only. Refuses to read the environment or a command line; the gateway's `main` does.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Everything that [`crate::OpenSearchBackend::connect`] needs to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Base URLs of one cluster's nodes, or of a balancer before them; at least one.
    pub urls: Vec<String>,
    /// What the names of all our indices begin with: one prefix is one shop.
    pub prefix: String,
    /// Who we are.
    pub credentials: Credentials,
    /// File of PEM certificates to trust beside the system's.
    pub ca: Option<PathBuf>,
    /// Primary shards of a catalog's index; chosen by its size if left out.
    pub shards: Option<u32>,
    /// How long we wait.
    pub patience: Patience,
}

impl Settings {
    /// One engine without credentials, with the usual patience.
    pub fn local(url: impl Into<String>, prefix: impl Into<String>) -> Self {
        Self {
            urls: vec![url.into()],
            prefix: prefix.into(),
            credentials: Credentials::None,
            ca: None,
            shards: None,
            patience: Patience::default(),
        }
    }
}

/// Who we are at the engine. Never shown, not in `Debug` either.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    /// No one: security is off, or a proxy adds it.
    None,
    /// HTTP basic.
    Basic {
        /// User.
        user: String,
        /// Password.
        password: String,
    },
    /// `Authorization: ApiKey …`.
    ApiKey(String),
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Basic { .. } => "Basic(…)",
            Self::ApiKey(_) => "ApiKey(…)",
        })
    }
}

/// Limits of time and of repetition.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection to be made.
    pub connect: Duration,
    /// For one exchange that reads.
    pub attempt: Duration,
    /// For a read with all its repetitions.
    pub read: Duration,
    /// For one exchange that writes a little; twice that for all its repetitions.
    pub write: Duration,
    /// For one exchange that loads megabytes, or that moves shards.
    pub load: Duration,
    /// How long a node that fails is left alone.
    pub rest: Duration,
    /// How old what we know of the control index may be before it is read again.
    pub fresh: Duration,
    /// How old it may be while it can't be read.
    pub stale: Duration,
    /// A writer that shows no sign for so long is taken for dead.
    pub lease: Duration,
    /// What no reader has seen for so long is removed: longer than any request takes.
    pub grace: Duration,
    /// A writer that was given up so long ago has no request under way any more.
    pub abandoned: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            attempt: Duration::from_secs(10),
            read: Duration::from_secs(12),
            write: Duration::from_secs(10),
            load: Duration::from_secs(120),
            rest: Duration::from_secs(2),
            // A request that begins with what is just young enough must end within the second.
            fresh: Duration::from_millis(200),
            stale: Duration::from_millis(500),
            lease: Duration::from_secs(15),
            grace: Duration::from_secs(120),
            abandoned: Duration::from_secs(3_600),
        }
    }
}
