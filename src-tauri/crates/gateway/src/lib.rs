//! The ranking contract over HTTP (its section 5), and a small shop to look at.
//!
//! Owns HTTP: routes, access, limits, problems, the OpenAPI description and metrics. Refuses to
//! store and to rank: a [`endcap_backend::Backend`] does both. Start it with [`serve`], as the
//! binary `endcap-gateway` does and as the desktop app does within its own process.

mod access;
mod app;
mod asks;
mod body;
mod byline;
mod config;
mod metrics;
mod precondition;
mod problem;
mod routes;
mod server;
mod shapes;
mod shop;
mod stale;
mod strict_query;

pub use access::{NewToken, Role, TokensError};
pub use config::{Config, EngineChoice, Limits};
pub use endcap_backend_opensearch::{
    Credentials, OpenSearchBackend, Patience, Settings, SettingsError,
};
pub use server::{Running, ServeError, serve, serve_while_opening};
