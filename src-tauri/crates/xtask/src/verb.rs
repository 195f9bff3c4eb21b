//! The verbs of `cargo xtask`, a file each. A verb has `Options` and `run(&Options)`.

pub mod bench;
pub mod bundle;
pub mod contract;
pub mod opensearch;
pub mod parity;
pub mod run;
pub mod screens;
pub mod test;
