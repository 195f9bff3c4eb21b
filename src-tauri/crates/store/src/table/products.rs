//! The catalog, a product a row. Reads all of it fast, writes all of it in one transaction.
//!
//! Refuses single-row reads: whoever wants one product has the whole catalog in memory.

mod read;
mod write;

use std::ops::ControlFlow;

pub(super) use read::attributes;
pub use write::{Counts, SaveMode};

/// Told the products saved so far; may ask to stop, and then nothing is kept.
pub type OnSaved<'a> = &'a mut (dyn FnMut(u64) -> ControlFlow<()> + Send);
