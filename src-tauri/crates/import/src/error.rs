//! Owns the crate's one error type: what stops a whole file from being read. A single row
//! that cannot be read is no error but a [`crate::Reject`].

use std::path::{Path, PathBuf};

/// Why a file could not be inspected or read as a whole.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file system said no.
    #[error("“{}” cannot be read: {source}", path.display())]
    File {
        /// The file that was asked for.
        path: PathBuf,
        /// What the operating system answered.
        source: std::io::Error,
    },
    /// The file holds no table of products at all.
    #[error("“{}” is not a table: {reason}", path.display())]
    NotATable {
        /// The file that was asked for.
        path: PathBuf,
        /// What it is instead and what to do, for people.
        reason: String,
    },
    /// The mapping does not fit the file or contradicts itself.
    #[error("the mapping does not fit: {reason}")]
    Mapping {
        /// Which part is wrong and what to do, for people.
        reason: String,
    },
    /// The progress callback asked to stop; nothing was handed out.
    #[error("the import was stopped")]
    Cancelled,
}

impl ImportError {
    pub(crate) fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File {
            path: path.to_path_buf(),
            source,
        }
    }

    pub(crate) fn not_a_table(path: &Path, reason: impl Into<String>) -> Self {
        Self::NotATable {
            path: path.to_path_buf(),
            reason: reason.into(),
        }
    }

    pub(crate) fn mapping(reason: impl Into<String>) -> Self {
        Self::Mapping {
            reason: reason.into(),
        }
    }
}
