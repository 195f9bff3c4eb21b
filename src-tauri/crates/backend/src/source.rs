//! Catalogs on their way in and out, a line at a time.
//!
//! Owns the stream types and what can be wrong with a line. Refuses to know where lines come
//! from: the gateway makes them of a request's body, a test of a list.

use std::pin::Pin;

use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::Stream;

/// More faults than anyone reads: so many are told, and the rest is not looked for.
pub const MOST_FAULTS: usize = 100;

/// A value with the 1-based line that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<T> {
    /// 1-based.
    pub number: u64,
    /// What the line held.
    pub value: T,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// 1-based.
    pub line: u64,
    /// JSON pointer within the line's object, where it is about one member.
    pub pointer: Option<String>,
    /// A reason for people.
    pub reason: String,
}

/// Why a source ended before its end. Nothing may be changed by it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// Lines that can't be taken.
    #[error("{} of the lines can't be taken", .0.len())]
    Faults(Vec<LineFault>),
    /// More bytes, or a longer line, than is allowed.
    #[error("more than {limit} bytes{}", .line.map(|n| format!(" in line {n}")).unwrap_or_default())]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
        /// The line, where a single one is too long.
        line: Option<u64>,
    },
    /// The sender was silent for too long.
    #[error("nothing more came in time")]
    TooSlow,
    /// The connection broke off.
    #[error("the connection broke off")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Products on their way in, each already checked by itself.
pub type ProductSource = Pin<Box<dyn Stream<Item = Result<Line<Product>, SourceError>> + Send>>;

/// Merge patches on their way in: JSON objects, not yet applied.
pub type PatchSource = Pin<Box<dyn Stream<Item = Result<Line<Json>, SourceError>> + Send>>;

/// Products on their way out.
pub type ProductStream = Pin<Box<dyn Stream<Item = Result<Product, crate::BackendError>> + Send>>;

/// A catalog being read: all of one generation.
pub struct CatalogReading {
    /// The generation that the products are of.
    pub generation: String,
    /// The products by id, in order of bytes.
    pub products: ProductStream,
}
