//! Sentences about rules and conditions.
