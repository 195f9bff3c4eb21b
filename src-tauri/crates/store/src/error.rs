//! What can go wrong with a store's file, in words that say where and what to do.

use std::{io, path::PathBuf};

use sqlx::migrate::MigrateError;

/// Every way in which a store can fail. Nothing was changed when one of these is returned.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file at this path.
    #[error("there is no file {}", path.display())]
    NotFound { path: PathBuf },
    /// A store can only be created where there is no file yet.
    #[error("{} exists already: open it, or choose another name", path.display())]
    Exists { path: PathBuf },
    /// The file or its folder can't be read or written by this user.
    #[error("{} can't be opened: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// The file is something else, or damaged beyond its header.
    #[error("{} is not an Endcap store", path.display())]
    NotAStore { path: PathBuf },
    /// A later Endcap has changed the file's tables.
    #[error("{} was made by a newer version of Endcap: update this one to open it", path.display())]
    NewerVersion { path: PathBuf },
    /// The disk has no room left for the change.
    #[error("the disk is full: make room and try again")]
    DiskFull,
    /// Another program has been writing to the store for longer than we wait (five seconds).
    #[error("another program is writing to this store: try again when it has finished")]
    Busy,
    /// The file may be read but not written, or nothing may be written beside it.
    #[error(
        "the store's file or its folder is read-only: allow writing to both, or copy the file elsewhere and open the copy"
    )]
    ReadOnly,
    /// The file's pages contradict each other.
    #[error("the store's file is damaged: restore it from a copy")]
    Damaged,
    /// The caller asked to stop; nothing was kept.
    #[error("stopped: nothing was changed")]
    Cancelled,
    /// An edit names an entity that the draft does not have.
    #[error("the draft has no {kind} “{id}”")]
    UnknownEntity { kind: &'static str, id: String },
    /// No environment has this name.
    #[error("there is no environment “{name}”")]
    UnknownEnvironment { name: String },
    /// Another environment has this name already.
    #[error("there is an environment “{name}” already")]
    EnvironmentExists { name: String },
    /// A stored value is not what this version wrote.
    #[error("the store holds a {what} that can't be read: {reason}")]
    Content { what: &'static str, reason: String },
    /// Anything else that SQLite says.
    #[error("the store's file can't be used: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        let code = match &error {
            sqlx::Error::Database(database) => {
                database.code().and_then(|code| code.parse::<u32>().ok())
            }
            _ => None,
        };
        let known = code.and_then(known);
        known.unwrap_or(StoreError::Database(error))
    }
}

/// `SQLITE_IOERR_SHMSIZE`: the file beside the store that all who have it open share has no room.
const NO_ROOM_BESIDE: u32 = 4874;

/// What SQLite's extended result code means for people.
fn known(code: u32) -> Option<StoreError> {
    // The primary code is the low byte of the extended one.
    match code & 0xff {
        _ if code == NO_ROOM_BESIDE => Some(StoreError::DiskFull),
        5 | 6 => Some(StoreError::Busy),
        8 => Some(StoreError::ReadOnly),
        11 | 26 => Some(StoreError::Damaged),
        13 => Some(StoreError::DiskFull),
        _ => None,
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> StoreError {
        StoreError::Content {
            what: "row",
            reason: error.to_string(),
        }
    }
}

/// What opening means by a failed migration: only a missing one tells of a newer version.
pub(crate) fn migration(error: MigrateError, path: PathBuf) -> StoreError {
    match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => {
            StoreError::NewerVersion { path }
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => StoreError::Database(sqlx::Error::Migrate(Box::new(other))),
    }
}

#[cfg(test)]
mod tests {
    use super::{StoreError, known};

    /// Opening a store on a full disk fails before anything is written to it.
    #[test]
    fn no_room_for_what_stands_beside_the_store_is_a_full_disk() {
        assert!(matches!(known(4874), Some(StoreError::DiskFull)));
        assert!(matches!(known(13), Some(StoreError::DiskFull)));
        // Another fault of input or output is none of the disk's size.
        assert!(known(10).is_none() && known(778).is_none());
    }
}
