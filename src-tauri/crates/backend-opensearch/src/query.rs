//! The contract compiled to queries: which products, how many points, in which order.
//!
//! Owns the translation, and that it is exact: a clause matches a product if and only if the
//! predicate holds, and a score is tier and points. Refuses to ask the engine anything.

pub(crate) mod clause;
pub(crate) mod field;
pub(crate) mod order;
pub(crate) mod page;
pub(crate) mod predicate;
pub(crate) mod score;
pub(crate) mod text;

pub(crate) use page::PagePlan;
