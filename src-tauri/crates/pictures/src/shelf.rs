//! Pictures on disk, a file each, named by the hash of their address. Owns how old they may get and
//! how much room they take; refuses to fail: without room there is no picture kept, that is all.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};
use tokio::fs;
use tokio::sync::Mutex;

const FRESH: Duration = Duration::from_secs(7 * 24 * 3600);
/// Bytes written until the room taken is looked at again.
const LOOK_AFTER: u64 = 5_000_000;
/// Of the room, what is left after clearing, in tenths.
const LEFT: u64 = 8;

#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    most_bytes: u64,
    written: AtomicU64,
    clearing: Mutex<()>,
}

pub struct Kept {
    pub bytes: Vec<u8>,
    pub is_fresh: bool,
}

impl Shelf {
    pub fn new(folder: PathBuf, most_bytes: u64) -> Shelf {
        Shelf {
            folder,
            most_bytes,
            // What earlier runs left is looked at after the first picture.
            written: AtomicU64::new(LOOK_AFTER),
            clearing: Mutex::default(),
        }
    }

    pub async fn get(&self, url: &str) -> Option<Kept> {
        let file = self.file(url);
        let written = fs::metadata(&file).await.ok()?.modified().ok()?;
        let bytes = fs::read(file).await.ok()?;
        let age = SystemTime::now()
            .duration_since(written)
            .unwrap_or_default();
        Some(Kept {
            bytes,
            is_fresh: age < FRESH,
        })
    }

    pub async fn put(&self, url: &str, bytes: &[u8]) {
        if self.write(&self.file(url), bytes).await.is_err() {
            return;
        }
        let size = bytes.len() as u64;
        let look_at = LOOK_AFTER.min(self.most_bytes / 10);
        if self.written.fetch_add(size, Ordering::Relaxed) + size > look_at {
            let _one_at_a_time = self.clearing.lock().await;
            self.written.store(0, Ordering::Relaxed);
            let _ = self.clear().await;
        }
    }

    /// Written aside, then named: a picture that is there is whole.
    async fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder).await?;
        let aside = file.with_extension("part");
        fs::write(&aside, bytes).await?;
        fs::rename(aside, file).await
    }

    /// Where they take too much room, the oldest go.
    async fn clear(&self) -> io::Result<()> {
        let mut files = Vec::new();
        let mut entries = fs::read_dir(&self.folder).await?;
        while let Some(entry) = entries.next_entry().await? {
            let facts = entry.metadata().await?;
            files.push((facts.modified()?, facts.len(), entry.path()));
        }
        let mut taken: u64 = files.iter().map(|(_, size, _)| size).sum();
        if taken <= self.most_bytes {
            return Ok(());
        }
        files.sort_unstable();
        for (_, size, path) in files {
            if taken <= self.most_bytes / 10 * LEFT {
                break;
            }
            fs::remove_file(path).await?;
            taken -= size;
        }
        Ok(())
    }

    fn file(&self, url: &str) -> PathBuf {
        let hash = Sha256::digest(url.as_bytes());
        let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(name)
    }
}
