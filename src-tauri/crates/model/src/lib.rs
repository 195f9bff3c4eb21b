//! What a rule set, a product and a shopper are: the ranking contract's documents.
//!
//! Owns parsing, validation, canonical form and comparison of those documents. Refuses every kind
//! of input and output: no files, no network, no clock, no randomness. The instant is a parameter.

pub mod action;
pub mod derived;
pub mod diff;
pub mod environment;
pub mod field;
pub mod finding;
pub mod formula;
pub mod id;
pub mod instant;
pub mod json;
pub mod page;
pub mod patch;
pub mod points_bound;
pub mod predicate;
pub mod product;
pub mod rule;
pub mod ruleset;
pub mod schedule;
pub mod shopper;
pub mod strict;
pub mod tokens;
