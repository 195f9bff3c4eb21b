//! One store, one SQLite file: catalog, shoppers, draft with its whole history of edits, environments, and
//! what was published.
//!
//! Owns the file, its tables and its transactions: what a method did is committed when it returns,
//! and what failed changed nothing. Refuses every judgement on rule sets (bodies are JSON that it
//! keeps as given), the clock (instants are parameters) and secrets (a token is never in the file).

mod draft;
mod error;
mod open;
pub mod table;

pub use draft::{Applied, DraftDocument, EntityChange};
pub use error::StoreError;
pub use open::Store;
pub use table::{
    entities::{EntityKind, EntityRow},
    environments::EnvironmentRow,
    identity::Identity,
    imports::ImportRow,
    products::{Counts, SaveMode},
    publications::Publication,
    shoppers::ShoppersOrigin,
    verifications::Verification,
    watches::Watch,
};

/// The schema's history. Applied when a store is opened; never edited once released.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../../migrations/store");
