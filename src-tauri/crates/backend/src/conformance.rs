//! The checks that every back end passes, unchanged.
//!
//! Owns what the [`Backend`] trait promises, as code: each check gets a fresh, empty back end and
//! says what it found wrong. The referee of ranking is the pure function of `endcap_ranking`.
//! Refuses to know which back end it runs against.
//!
//! The contract of this file:
//! 1. catalogs: replaced and patched wholly or not at all, read back as they were sent;
//! 2. rule sets: one publisher of several wins, history is complete and in order;
//! 3. ranking: answers equal the pure function's, and are of one generation.

mod catalogs;
mod fixture;
mod publications;
mod rankings;

use std::pin::Pin;
use std::sync::Arc;

use crate::{Backend, BackendError};

/// A promise that was not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Violation {
    /// The back end did or said another thing than it promises.
    #[error("{0}")]
    Promise(String),
    /// It failed where it may not.
    #[error("it failed: {0:?}")]
    Failure(#[from] BackendError),
}

type Outcome = Result<(), Violation>;
type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// One check: its name, and what it does to a fresh back end.
pub struct Check {
    /// What is promised.
    pub name: &'static str,
    run: fn(Arc<dyn Backend>) -> Running,
}

impl Check {
    /// Runs the check against a fresh, empty back end.
    pub async fn run(&self, backend: Arc<dyn Backend>) -> Outcome {
        (self.run)(backend).await
    }
}

/// Every check there is.
pub fn checks() -> Vec<Check> {
    [
        catalogs::checks(),
        publications::checks(),
        rankings::checks(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

macro_rules! check {
    ($name:literal, $run:path) => {
        crate::conformance::Check {
            name: $name,
            run: |backend| Box::pin($run(backend)),
        }
    };
}
pub(crate) use check;

/// The promise, or what was found instead.
fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Violation::Promise(otherwise()))
    }
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Outcome {
    expect(found == expected, || {
        format!("{what}: found {found:?}, expected {expected:?}")
    })
}
