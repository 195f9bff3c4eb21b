//! What holds for the project as a whole: the contract's worked examples and their runner.
//!
//! The tests beside this library check the house itself: direction of dependencies, sizes,
//! names. Refuses: tests of one crate alone, which live in that crate; the real window, which
//! has `e2e/`.

pub mod competing;
pub mod contract;
pub mod endpoint;
pub mod nodes;
pub mod parity;
pub mod random;
