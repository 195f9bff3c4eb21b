//! How a gateway is set up: where it listens, where it keeps, whom it lets in, and its limits.
//!
//! Owns data only. Refuses to read the environment or a command line; `main` does that.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use endcap_backend_opensearch::Settings;

/// Everything that [`crate::serve`] needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Who keeps the catalog and the rule sets, and ranks.
    pub engine: EngineChoice,
    /// File of hashed tokens. Without one everyone is a publisher, and only loopback is served.
    pub tokens: Option<PathBuf>,
    /// For how long after it was given an answer may be given again while the engine is away,
    /// saying so. `None`: never.
    pub serve_stale: Option<Duration>,
    /// Limits on what a request may cost.
    pub limits: Limits,
}

/// Who keeps the catalog and the rule sets, and ranks.
#[derive(Clone, Debug)]
pub enum EngineChoice {
    /// The gateway itself, in this folder, which is made if it is missing.
    Embedded(PathBuf),
    /// A cluster of OpenSearch; the gateway keeps nothing on its own disk.
    OpenSearch(Box<Settings>),
}

impl Config {
    /// A gateway on loopback without tokens, with the usual limits.
    pub fn local(listen: SocketAddr, data: impl Into<PathBuf>) -> Self {
        Self {
            listen,
            engine: EngineChoice::Embedded(data.into()),
            tokens: None,
            serve_stale: None,
            limits: Limits::default(),
        }
    }
}

/// Limits on body, header and time.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a JSON body (rule sets are the largest).
    pub json_bytes: usize,
    /// Bytes of a whole catalog.
    pub catalog_bytes: u64,
    /// Bytes of one line of a catalog.
    pub line_bytes: usize,
    /// Bytes of a request's head: its line and its headers.
    pub head_bytes: usize,
    /// To send the head.
    pub head_time: Duration,
    /// To send a JSON body and have it answered.
    pub answer_time: Duration,
    /// To send a rule set and have it published: as long as it may take to find out whether it was.
    pub publish_time: Duration,
    /// Between two pieces of a catalog.
    pub silence: Duration,
    /// For a whole catalog.
    pub catalog_time: Duration,
    /// Connections at once; more wait to be accepted.
    pub connections: usize,
    /// For requests under way when the gateway is told to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            json_bytes: 32 * 1024 * 1024,
            catalog_bytes: 8 * 1024 * 1024 * 1024,
            line_bytes: 1024 * 1024,
            head_bytes: 64 * 1024,
            head_time: Duration::from_secs(10),
            answer_time: Duration::from_secs(30),
            publish_time: Duration::from_secs(120),
            silence: Duration::from_secs(30),
            catalog_time: Duration::from_secs(3600),
            connections: 1024,
            farewell: Duration::from_secs(10),
        }
    }
}
