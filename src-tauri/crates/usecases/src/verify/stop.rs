//! The way to stop comparisons under way. Owns who listens; stops nothing else than they do.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Notify;

/// One bell for each environment.
#[derive(Debug, Default)]
pub(crate) struct Stops(Mutex<HashMap<String, Arc<Notify>>>);

impl Stops {
    /// What rings when the comparisons of this environment are to stop.
    pub fn of(&self, environment: &str) -> Arc<Notify> {
        let mut bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(bells.entry(environment.to_owned()).or_default())
    }
}
