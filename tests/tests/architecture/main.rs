//! The house rules, checked: what may depend on what, how large a file may grow, what names
//! are refused, what stands at the top. Each test lists every offender and what to do.
//!
//! 1. Crates depend in one direction; each foreign technology is known to few crates.
//! 2. `model` and `ranking` are pure: no clock, files, environment, globals or async.
//! 3. Files stay small, say what they own, and have names that say what they are.
//! 4. The interface's features do not know each other; one file calls the back end.
//! 5. Nothing new at the top of the project.

mod edges;
mod interface;
mod purity;
mod rooms;
mod tree;

/// Fails with every offence, a line each, and the word on what to do.
fn demand(offences: &[String], what_to_do: &str) {
    assert!(
        offences.is_empty(),
        "\n\n  {}\n\n{} offence(s). {what_to_do}\n",
        offences.join("\n  "),
        offences.len(),
    );
}
