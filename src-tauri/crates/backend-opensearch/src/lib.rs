//! The back end over a cluster of OpenSearch: it keeps, and it ranks.
//!
//! Owns the names that begin with one prefix in one cluster. Several gateways may work over the
//! same prefix; each keeps nothing of its own but what it read less than a second ago.
//!
//! - `client`: HTTP, repeated and bounded; answers are whole or an error.
//! - `view`: what readers see, fixed for the whole of a request.
//! - `index`: a product as an indexed document.
//!
//! Invariants: a reader never sees a write before its one commit, which is one document of the
//! control index, written on a condition. A writer that dies leaves only what no one sees.

#![expect(dead_code, reason = "the parts that use it are written next")]

mod backend;
mod client;
mod error;
mod index;
mod settings;
mod view;

use crate::client::Client;

pub use crate::error::SettingsError;
pub use crate::settings::{Credentials, Patience, Settings};

/// One shop in one cluster. Cheap to clone.
#[derive(Clone)]
pub struct OpenSearchBackend {
    client: Client,
}

impl OpenSearchBackend {
    /// Checks the settings. Nothing is asked of the engine yet: it may be away now, and come.
    pub fn connect(settings: &Settings) -> Result<Self, SettingsError> {
        Ok(Self {
            client: Client::new(settings)?,
        })
    }
}
