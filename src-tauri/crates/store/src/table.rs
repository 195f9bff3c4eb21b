//! The tables, a file each. Functions here take a connection or pool and do one thing to one
//! table; what must happen together is joined in a transaction by `Store`'s own methods.

pub(crate) mod edits;
pub mod entities;
pub mod environments;
pub mod identity;
pub mod imports;
pub mod mappings;
pub mod products;
pub mod publications;
pub mod shoppers;
pub mod verifications;
pub mod watches;
