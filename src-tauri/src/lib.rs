//! The desktop shell.

pub mod ipc;
pub mod state;
