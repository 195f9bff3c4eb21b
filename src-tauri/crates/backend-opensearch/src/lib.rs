//! The back end over a cluster of OpenSearch: it keeps, and it ranks.
//!
//! Owns the names that begin with one prefix in one cluster. Several gateways may work over the
//! same prefix; each keeps nothing of its own but what it read less than a second ago.
//!
//! - `client`: HTTP, repeated and bounded; answers are whole or an error.
//! - `control`: a few small documents that say what is true, written on a condition.
//! - `current`: what this gateway knows of them, less than a second old.
//! - `publishing`: rule sets; `catalog`: products.
//! - `view`: what readers see, fixed for the whole of a request.
//! - `index`: a product as an indexed document.
//! - `query`: the contract as queries; `searches`: asking them, each once; `rank`, `explain`:
//!   arranging what comes.
//!
//! Invariants: a reader never sees a write before its one commit, which is one document of the
//! control index, written on a condition. A writer that dies leaves only what no one sees.

mod backend;
mod catalog;
mod client;
mod control;
mod current;
mod error;
mod explain;
mod index;
mod publishing;
mod query;
mod rank;
mod searches;
mod settings;
mod view;

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::client::Client;
use crate::control::Control;
use crate::current::Current;
use crate::publishing::RuleSets;
use crate::publishing::documents::Documents;
use crate::searches::Searches;

pub use crate::error::SettingsError;
pub use crate::settings::{Credentials, Patience, Settings};

/// One shop in one cluster. Cheap to clone.
#[derive(Clone)]
pub struct OpenSearchBackend {
    client: Client,
    catalog: Catalog,
    rule_sets: RuleSets,
    searches: Searches,
}

impl OpenSearchBackend {
    /// Checks the settings. Nothing is asked of the engine yet: it may be away now, and come.
    pub fn connect(settings: &Settings) -> Result<Self, SettingsError> {
        let prefix = checked(&settings.prefix)?;
        let client = Client::new(settings)?;
        let control = Control::new(client.clone(), prefix);
        let documents = Documents::new(control.clone());
        let current = Current::new(control.clone(), documents.clone(), settings.patience);
        let catalog = Catalog {
            client: client.clone(),
            control: control.clone(),
            current: current.clone(),
            prefix: Arc::from(prefix),
            shards: settings.shards,
            tidying: Arc::default(),
            writing: Arc::default(),
        };
        let rule_sets = RuleSets {
            control,
            documents,
            current,
        };
        Ok(Self {
            searches: Searches::new(client.clone()),
            client,
            catalog,
            rule_sets,
        })
    }
}

fn checked(prefix: &str) -> Result<&str, SettingsError> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let begins_well = prefix.bytes().next().is_some_and(allowed);
    let is_good = prefix
        .bytes()
        .all(|byte| allowed(byte) || byte == b'-' || byte == b'_');
    if begins_well && is_good && prefix.len() <= 60 {
        Ok(prefix)
    } else {
        Err(SettingsError::Prefix(prefix.to_owned()))
    }
}
