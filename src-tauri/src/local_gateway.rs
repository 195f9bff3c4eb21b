//! The gateway inside the app: one for the open store, with a data folder of its own, on loopback.
//! Owns when it runs and where; refuses to listen anywhere else.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use endcap_gateway::{Config, Running, ServeError, serve};

/// The port that people find in the handbook; another one if it is taken.
const PORT: u16 = 7700;

/// Starts it over that folder. It answers when this returns.
///
/// # Errors
/// If the folder can't be used, or no port of this computer can.
pub async fn start(data: PathBuf) -> Result<Running, ServeError> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match serve(Config::local(at(PORT), data.clone())).await {
        Err(ServeError::Listen { .. }) => serve(Config::local(at(0), data)).await,
        other => other,
    }
}
