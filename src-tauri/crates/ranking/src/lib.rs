//! Ranks a page by the contract: the one core behind the preview, the gateway and every proof that
//! they agree.
//!
//! Owns the catalog in memory (columns of integers and dictionary codes, rows sorted by id) and
//! the way from a page, a segment and an instant to a list of products with reasons. Refuses every
//! kind of input and output, async, clocks, randomness and globals.

pub mod absence;
pub mod answer;
pub mod arrange;
pub mod ask;
pub mod catalog;
pub mod climb;
pub mod explain;
pub mod query;
pub mod rank;
pub mod reasons;
pub mod walk;

mod block;
mod mention;
mod order;
mod plan;
mod relevance;
mod score;
mod select;
mod spread;
mod touched;

pub use absence::{Absence, Absent, absence};
pub use answer::{Answer, Contribution, Explanation, PinAsked, Placed};
pub use ask::{Ask, AskError, ShopperSort};
pub use catalog::Catalog;
pub use catalog::builder::{BuildError, CatalogBuilder};
pub use catalog::generation::{BadGeneration, Generation};
pub use catalog::packed::{PackError, UnpackError};
pub use catalog::tree::CategoryNode;
pub use climb::{Boost, Climb};
pub use explain::{Explained, explain};
pub use query::Query;
pub use rank::{active_rules, rank, rank_with_first, rows_shown};
pub use reasons::Reasons;
pub use touched::{count_on_page, products_of};
