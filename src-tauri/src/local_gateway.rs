//! The gateway inside the app: one for the open store, with a data folder of its own, on loopback.
//! Owns when it runs and where; refuses to listen anywhere else.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use endcap_gateway::{Config, Running, ServeError, serve_while_opening};

/// The port that people find in the handbook; another one if it is taken.
const PORT: u16 = 7700;

/// Starts it over that folder. It listens when this returns, and answers once its catalog is read.
///
/// # Errors
/// If no port of this computer can be used.
pub async fn start(data: PathBuf) -> Result<Running, ServeError> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match serve_while_opening(Config::local(at(PORT), data.clone())).await {
        Err(ServeError::Listen { .. }) => serve_while_opening(Config::local(at(0), data)).await,
        other => other,
    }
}
