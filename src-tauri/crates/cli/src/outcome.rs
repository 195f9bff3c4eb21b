//! Owns how a command ends: what is printed, as text or as JSON, and the exit code. Refuses to panic
//! when nobody reads the output any more.

use std::io::Write;

use endcap_usecases::UseCaseError;
use serde_json::{Value, json};

/// Exit code of a command that did what it was told.
const DONE: u8 = 0;
/// Exit code of a command that was refused, or that found a difference.
const REFUSED: u8 = 1;
/// Exit code of a command that was typed wrongly; clap uses the same.
const WRONG_USE: u8 = 2;

/// What a command did.
#[derive(Debug)]
pub struct Outcome {
    /// For scripts.
    pub json: Value,
    /// For people.
    pub text: String,
    /// False when something differs or is wrong, though the command ran to its end.
    pub good: bool,
}

/// Why a command did not do what it was told.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The use case said no.
    #[error(transparent)]
    Refused(#[from] UseCaseError),
    /// The arguments make no sense.
    #[error("{0}")]
    WrongUse(String),
}

impl Outcome {
    /// A command that did what it was told.
    pub fn done(json: Value, text: impl Into<String>) -> Outcome {
        Outcome {
            json,
            text: text.into(),
            good: true,
        }
    }
}

/// Prints how a command ended; answers its exit code. JSON and results go to standard output, words
/// about what went wrong to standard error.
pub fn report(result: Result<Outcome, CommandError>, as_json: bool) -> u8 {
    match result {
        Ok(outcome) => {
            if as_json {
                print_json(&outcome.json);
            } else {
                print(&outcome.text);
            }
            if outcome.good { DONE } else { REFUSED }
        }
        Err(error) => {
            if as_json {
                print_json(&json!({ "error": error_json(&error) }));
            }
            // A closed error output leaves nobody to tell.
            let _ = writeln!(std::io::stderr(), "endcapctl: {error}");
            match error {
                CommandError::Refused(_) => REFUSED,
                CommandError::WrongUse(_) => WRONG_USE,
            }
        }
    }
}

fn error_json(error: &CommandError) -> Value {
    let mut body = match error {
        CommandError::Refused(refused) => serde_json::to_value(refused).unwrap_or(Value::Null),
        CommandError::WrongUse(_) => json!({ "kind": "wrongUse" }),
    };
    if let Some(members) = body.as_object_mut() {
        members.insert("message".to_owned(), Value::String(error.to_string()));
    }
    body
}

fn print_json(value: &Value) {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    print(&text);
}

fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    // A reader such as `head` may have gone.
    let _ = write!(out, "{text}{end}").and_then(|()| out.flush());
}
