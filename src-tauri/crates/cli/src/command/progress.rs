//! Owns telling a person at a terminal how far a long command is. Silent for scripts.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;

use endcap_usecases::{
    ImportPhase, ImportProgress, OnImport, OnPublish, PublishProgress, PublishStep,
};

fn wanted(as_json: bool) -> bool {
    !as_json && std::io::stderr().is_terminal()
}

/// Tells of an import.
pub fn of_import(as_json: bool) -> OnImport {
    if !wanted(as_json) {
        return Arc::new(|_| {});
    }
    Arc::new(|now: ImportProgress| {
        let verb = match now.phase {
            ImportPhase::Reading => "Reading",
            ImportPhase::Saving => "Saving",
        };
        line(&format!(
            "{verb} {} of {}, {} a second",
            now.done, now.total, now.rate
        ));
    })
}

/// Tells of a publication or a comparison.
pub fn of_publish(as_json: bool) -> OnPublish {
    if !wanted(as_json) {
        return Arc::new(|_| {});
    }
    Arc::new(|now: PublishProgress| {
        let verb = match now.step {
            PublishStep::Catalog => "Sending products",
            PublishStep::Rules => "Sending rules",
            PublishStep::ReadBack => "Reading back",
            PublishStep::Verify => "Comparing",
        };
        line(&format!("{verb} {} of {}", now.done, now.total));
    })
}

/// Writes over the line before it.
fn line(text: &str) {
    let mut out = std::io::stderr().lock();
    // Progress that cannot be shown is no reason to stop.
    let _ = write!(out, "\r\u{1b}[2K{text}").and_then(|()| out.flush());
}

/// Clears the line of progress before the result is printed.
pub fn end(as_json: bool) {
    if wanted(as_json) {
        line("");
    }
}
