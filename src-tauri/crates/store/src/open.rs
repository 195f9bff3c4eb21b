//! Opening and creating a store's file: one writer, a few readers, and the checks that keep us off
//! other people's files.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use endcap_model::json::Json;
use sqlx::{
    ConnectOptions as _, Connection as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use uuid::Uuid;

use crate::{MIGRATIONS, StoreError, error, table};

/// "ENDC", as the first migration writes it into the file's header.
const APPLICATION_ID: i64 = 0x454e_4443;
/// Enough for every lane of a window beside an import; each costs a thread.
const READERS: u32 = 3;
/// How long a write waits for another program's.
const BUSY: Duration = Duration::from_secs(5);
/// A write-ahead log larger than this is cut back after a checkpoint, in bytes.
const LOG_LIMIT: &str = "67108864";
/// Rows that may wait between SQLite's thread and ours while a whole catalog is read.
const ROWS_AHEAD: usize = 1_024;

/// An open store. Cheap to share behind an `Arc`; all writes queue for the one writer.
#[derive(Debug)]
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) readers: SqlitePool,
    pub(crate) writer: SqlitePool,
}

impl Store {
    /// Makes a file with an empty catalog, a draft that holds only `facts`, and the environments
    /// `staging` and `production` on this computer's gateway. `at` in Unix seconds.
    ///
    /// # Errors
    /// `Exists` if there is a file; `Unreadable` if the folder can't be made or written.
    pub async fn create(
        path: &Path,
        facts: &Json,
        is_demo: bool,
        at: i64,
    ) -> Result<Store, StoreError> {
        let unreadable = |source| StoreError::Unreadable {
            path: path.to_owned(),
            source,
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(unreadable)?;
        }
        match fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
        {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists {
                    path: path.to_owned(),
                });
            }
            Err(error) => return Err(unreadable(error)),
        }
        let made = Store::fill(path, facts, is_demo, at).await;
        if made.is_err() {
            // The file is ours and empty of anything worth keeping.
            remove_files(path);
        }
        made
    }

    async fn fill(path: &Path, facts: &Json, is_demo: bool, at: i64) -> Result<Store, StoreError> {
        let store = Store::connect(path).await?;
        let mut transaction = store.writer.begin_with("BEGIN IMMEDIATE").await?;
        let uuid = Uuid::new_v4().to_string();
        table::identity::insert(&mut transaction, &uuid, is_demo, at).await?;
        table::entities::put_facts(&mut transaction, facts).await?;
        for name in ["staging", "production"] {
            table::environments::insert(&mut transaction, name, None).await?;
        }
        transaction.commit().await?;
        Ok(store)
    }

    /// Opens an existing store, and brings an older one's tables up to date.
    ///
    /// # Errors
    /// `NotFound`, `Unreadable`, `NotAStore`, `NewerVersion`, `Damaged`.
    pub async fn open(path: &Path) -> Result<Store, StoreError> {
        check(path).await?;
        let store = Store::connect(path).await?;
        table::identity::get(&store.readers).await?;
        Ok(store)
    }

    async fn connect(path: &Path) -> Result<Store, StoreError> {
        let options = connect_options(path)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: a commit that was answered survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .pragma("journal_size_limit", LOG_LIMIT)
            .pragma("cache_size", "-32768")
            .row_buffer_size(ROWS_AHEAD);
        let writer = pool(1).connect_with(options.clone()).await?;
        MIGRATIONS
            .run(&writer)
            .await
            .map_err(|failure| error::migration(failure, path.to_owned()))?;
        let readers = pool(READERS)
            .connect_with(options.pragma("query_only", "on"))
            .await?;
        Ok(Store {
            path: path.to_owned(),
            readers,
            writer,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits for what is under way, then leaves one tidy file behind.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Deletes a closed store's file and its side files. What is not there is no error.
    pub fn remove(path: &Path) {
        remove_files(path);
    }

    /// Puts a closed store's file where it belongs, in the same folder, at one stroke: whoever looks
    /// finds no file there or the whole one. A store that was there is gone; close it before.
    ///
    /// # Errors
    /// `Busy` if another program has the file open, so that it is not whole by itself; `Unreadable`
    /// if it can't be moved. What was there stays if the file can't be moved for being busy.
    pub fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
        if side_file(from, "-wal").exists() {
            return Err(StoreError::Busy);
        }
        // The log of another file would be read as this one's.
        remove_files(to);
        fs::rename(from, to).map_err(|source| StoreError::Unreadable {
            path: to.to_owned(),
            source,
        })
    }
}

fn connect_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .busy_timeout(BUSY)
}

fn pool(connections: u32) -> SqlitePoolOptions {
    // A connection that is closed for idleness would make the next edit wait for its set-up.
    SqlitePoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// Looks without touching: nothing is written before the file is known to be ours.
async fn check(path: &Path) -> Result<(), StoreError> {
    let not_a_store = || StoreError::NotAStore {
        path: path.to_owned(),
    };
    match fs::File::open(path).and_then(|file| file.metadata()) {
        Ok(facts) if !facts.is_file() => return Err(not_a_store()),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(StoreError::NotFound {
                path: path.to_owned(),
            });
        }
        Err(source) => {
            return Err(StoreError::Unreadable {
                path: path.to_owned(),
                source,
            });
        }
    }
    let application = async {
        let mut connection = connect_options(path).connect().await?;
        let id: i64 = sqlx::query_scalar("pragma application_id")
            .fetch_one(&mut connection)
            .await?;
        connection.close().await?;
        Ok::<i64, sqlx::Error>(id)
    };
    match application.await.map_err(StoreError::from) {
        Ok(APPLICATION_ID) => Ok(()),
        Ok(_) | Err(StoreError::Damaged) => Err(not_a_store()),
        Err(error) => Err(error),
    }
}

/// The file itself before its side files: what is left of a removal that was cut short is no store.
fn remove_files(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        // Gone already is as good as removed; a file that stays is met again by `create`.
        drop(fs::remove_file(side_file(path, suffix)));
    }
}

fn side_file(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
