//! Placeholder; see the crate's documentation.
