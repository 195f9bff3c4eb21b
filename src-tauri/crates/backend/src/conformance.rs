//! The checks that every back end passes.
