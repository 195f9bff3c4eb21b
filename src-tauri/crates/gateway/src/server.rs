//! Sockets: bind, accept within limits, stop without cutting anyone off.
//!
//! Owns the life of a gateway from [`serve`] to [`Running::shutdown`]. Refuses to listen beyond
//! loopback without tokens.

mod plain_refusal;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use endcap_backend::Backend;
use endcap_backend_embedded::{EmbeddedBackend, OpenError};
use endcap_backend_opensearch::{OpenSearchBackend, SettingsError};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::access::{TokensError, TokensFile};
use crate::app;
use crate::config::{Config, EngineChoice, Limits};
use plain_refusal::PlainRefusal;

/// Why a gateway does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// It would let everyone in from everywhere.
    #[error(
        "refusing to listen on {0}: without tokens everyone is a publisher, so only loopback is served. \
         Listen on 127.0.0.1, or make a token with `endcap-gateway token --role publisher` and give --tokens FILE"
    )]
    TokensNeeded(SocketAddr),
    /// The tokens file can't be used.
    #[error(transparent)]
    Tokens(#[from] TokensError),
    /// The data folder can't be used.
    #[error(transparent)]
    Data(#[from] OpenError),
    /// The engine can't be reached with these settings.
    #[error(transparent)]
    Engine(#[from] SettingsError),
    /// The address is taken, or not ours.
    #[error("can't listen on {address}")]
    Listen {
        /// Which address.
        address: SocketAddr,
        /// What happened.
        source: std::io::Error,
    },
}

/// A gateway that answers. Dropping it stops it; [`Running::shutdown`] also waits for the end.
pub struct Running {
    address: SocketAddr,
    tokens: Option<Arc<TokensFile>>,
    stop: CancellationToken,
    task: Option<JoinHandle<()>>,
}

impl Running {
    /// The address that it listens on, with the port that was found.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// `http://ADDRESS`, without a slash at its end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Reads the tokens file again, for requests from now on. A file that can't be used changes
    /// nothing. Without tokens there is nothing to read.
    pub fn reread_tokens(&self) -> Result<(), TokensError> {
        self.tokens.as_deref().map_or(Ok(()), TokensFile::reread)
    }

    /// Stops accepting, lets requests under way end within the limit, closes the data folder.
    pub async fn shutdown(mut self) {
        self.stop.cancel();
        if let Some(task) = self.task.take()
            && let Err(error) = task.await
        {
            tracing::error!(cause = %error, "the gateway did not end well");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Starts a gateway. It answers when this returns; where the engine is one of its own and away,
/// with 503 until it is there.
pub async fn serve(config: Config) -> Result<Running, ServeError> {
    let bound = Bound::to(&config).await?;
    let opened = open(&config.engine).await?;
    Ok(bound.start(config, async { Ok(opened) }))
}

/// The same, but returns as soon as it listens: whoever asks before the back end is open waits, also
/// for a gateway of the same folder that is just ending. If it does not open, the log says why, and
/// nobody listens any more.
///
/// # Errors
/// As [`serve`], without those of the back end.
pub async fn serve_while_opening(config: Config) -> Result<Running, ServeError> {
    let bound = Bound::to(&config).await?;
    let engine = config.engine.clone();
    Ok(bound.start(config, async move {
        let patience = Instant::now() + ENDING;
        loop {
            match open(&engine).await {
                Err(ServeError::Data(OpenError::InUse { .. })) if Instant::now() < patience => {
                    tokio::time::sleep(AGAIN).await;
                }
                opened => return opened,
            }
        }
    }))
}

/// How long a gateway may take to end, and how often it is looked whether it has.
const ENDING: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_millis(50);

type Opened = (Arc<dyn Backend>, Option<EmbeddedBackend>);

/// A listener that nobody is served from yet.
struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    tokens: Option<Arc<TokensFile>>,
}

impl Bound {
    async fn to(config: &Config) -> Result<Bound, ServeError> {
        let tokens = config.tokens.as_deref().map(TokensFile::open);
        let tokens = tokens.transpose()?.map(Arc::new);
        if tokens.is_none() && !config.listen.ip().is_loopback() {
            return Err(ServeError::TokensNeeded(config.listen));
        }
        let failed = |source| ServeError::Listen {
            address: config.listen,
            source,
        };
        let listener = TcpListener::bind(config.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Bound {
            listener,
            address,
            tokens,
        })
    }

    fn start(
        self,
        config: Config,
        opening: impl Future<Output = Result<Opened, ServeError>> + Send + 'static,
    ) -> Running {
        let Bound {
            listener,
            address,
            tokens,
        } = self;
        let stop = CancellationToken::new();
        let (stopped, known) = (stop.clone(), tokens.clone());
        let task = tokio::spawn(async move {
            let opened = tokio::select! {
                () = stopped.cancelled() => return,
                opened = opening => opened,
            };
            let (backend, embedded) = match opened {
                Ok(opened) => opened,
                Err(error) => {
                    tracing::error!(%error, "the back end does not open");
                    return;
                }
            };
            let router = app::router(backend, known, config.limits, config.serve_stale);
            accept(listener, router, config.limits, stopped).await;
            if let Some(embedded) = embedded {
                embedded.close().await;
            }
        });
        tracing::info!(%address, "listening");
        Running {
            address,
            tokens,
            stop,
            task: Some(task),
        }
    }
}

/// The back end; once more where it has something to close.
async fn open(engine: &EngineChoice) -> Result<Opened, ServeError> {
    match engine {
        EngineChoice::Embedded(data) => {
            let backend = EmbeddedBackend::open(data).await?;
            Ok((Arc::new(backend.clone()), Some(backend)))
        }
        EngineChoice::OpenSearch(settings) => {
            let backend = OpenSearchBackend::connect(settings)?;
            if let Err(error) = backend.engine_version().await {
                tracing::warn!(cause = ?error, "OpenSearch does not answer yet; serving 503 until it does");
            }
            Ok((Arc::new(backend), None))
        }
    }
}

async fn accept(
    listener: TcpListener,
    router: axum::Router,
    limits: Limits,
    stop: CancellationToken,
) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(limits.connections));
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = next_connection(&listener, &room) => accepted,
        };
        let Some((stream, place)) = accepted else {
            continue;
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head_time)
            .max_buf_size(limits.head_bytes)
            .serve_connection(
                TokioIo::new(PlainRefusal::new(stream)),
                TowerToHyperService::new(router.clone()),
            );
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = watched.await {
                tracing::debug!(cause = %error, "a connection broke off");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.farewell, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests under way were cut off: they took too long to end");
    }
}

async fn next_connection(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> Option<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => {
            // Small answers must not wait for more to send; without it they are only slower.
            let _ = stream.set_nodelay(true);
            Some((stream, place))
        }
        Err(error) => {
            // Out of file descriptors, or the peer is gone already. Others may still be served.
            tracing::warn!(cause = %error, "a connection could not be accepted");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            None
        }
    }
}
