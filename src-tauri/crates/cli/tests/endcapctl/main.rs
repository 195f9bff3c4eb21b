//! The binary does what its help says.
//!
//! 1. Exit codes: 0 done, 1 refused or differs, 2 wrong use.
//! 2. With `--json` standard output is one JSON document, errors included.
//! 3. What one command wrote the next one reads: init, import, rules, rank.
//! 4. What is published is what a gateway answers, and a difference is found.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod alone;
mod live;
mod shop;
