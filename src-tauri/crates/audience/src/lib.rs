//! Many shoppers at once: whom a condition selects, how segments divide them, how values spread.
//!
//! Owns the columns in which shoppers are held and the counts over them. A condition's truth is the
//! model's, asked once for each different value; so a hundred thousand shoppers are divided among the
//! segments in a few thousandths of a second, and nothing needs to be remembered between two questions.
//! Refuses every kind of input and output. Nothing here can fail.

mod bits;
mod columns;
mod divide;
mod spread;

pub use bits::Bits;
pub use columns::{Audience, OnPart};
pub use divide::{Division, Part, divide};
pub use spread::{Bin, Frequent, Spread};
