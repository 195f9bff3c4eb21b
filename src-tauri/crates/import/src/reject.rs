//! Owns the list of rows that cannot be read, and writing it as a CSV file that a person can work
//! through.

use std::io::Write;

use serde::{Deserialize, Serialize};

/// One row that was left out, and why. There is one reject for each such row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reject {
    /// 1-based line of the file on which the row begins.
    pub line: u64,
    /// The column by its name in the file; empty where the whole row is meant.
    pub column: String,
    /// The value as the file has it, cut after 200 characters.
    pub value: String,
    /// What is wrong and what would be right, for people.
    pub reason: String,
}

impl Reject {
    pub(crate) fn new(
        line: u64,
        column: impl Into<String>,
        value: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            line,
            column: column.into(),
            value: value.into(),
            reason: reason.into(),
        }
    }
}

/// Writes rejects as CSV with the columns `line`, `column`, `value`, `reason`.
///
/// # Errors
/// Whatever the writer answers.
pub fn write_rejects(rejects: &[Reject], out: impl Write) -> std::io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["line", "column", "value", "reason"])?;
    for reject in rejects {
        writer.write_record([
            &reject.line.to_string(),
            &reject.column,
            &reject.value,
            &reject.reason,
        ])?;
    }
    writer.flush()
}
