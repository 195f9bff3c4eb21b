//! Products' pictures from the web, fetched once and kept on disk.
//!
//! Owns how a picture is fetched (over HTTPS alone, without cookies, without saying from where it
//! was asked) and how much disk they take. Refuses everything that is not a picture by its own
//! bytes, and to know which product it is of.

mod fetch;
mod shelf;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use fetch::Web;
use shelf::Shelf;

/// Pictures that are fetched at the same time: enough for a page, few enough for a shop's server.
const AT_ONCE: usize = 8;
/// How long a picture that could not be had is not asked for again.
const PATIENCE: Duration = Duration::from_secs(300);
/// Addresses that failed are remembered up to this many.
const FAILED: usize = 10_000;

/// A picture as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    /// By its own bytes: `image/png`, `image/jpeg`, …
    pub media_type: &'static str,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("a picture's address begins with https://")]
    NotHttps,
    #[error("the picture can't be fetched: {0}")]
    Unreachable(String),
    #[error("the picture's server answers {0}")]
    Status(u16),
    #[error("the picture is larger than {} MB", fetch::MOST_BYTES / 1_000_000)]
    TooLarge,
    #[error("what was fetched is no picture of a known kind")]
    NotAPicture,
    #[error("it could not be fetched a short time ago")]
    FailedBefore,
}

/// Fetches pictures and keeps them.
#[derive(Debug)]
pub struct Pictures {
    web: Web,
    shelf: Shelf,
    room: Semaphore,
    failed: Mutex<HashMap<String, Instant>>,
}

impl Pictures {
    /// Kept in that folder, which need not be there yet, up to so many bytes. All in it may be
    /// removed at any time.
    ///
    /// # Errors
    /// If this computer's certificates can't be read.
    pub fn in_folder(folder: PathBuf, most_bytes: u64) -> Result<Pictures, PictureError> {
        Ok(Pictures::over(Web::secure()?, folder, most_bytes))
    }

    fn over(web: Web, folder: PathBuf, most_bytes: u64) -> Pictures {
        Pictures {
            web,
            shelf: Shelf::new(folder, most_bytes),
            room: Semaphore::new(AT_ONCE),
            failed: Mutex::default(),
        }
    }

    /// The picture at an address: the kept one, else fetched. One that was kept long ago is fetched
    /// anew, and shown as it was if that fails.
    ///
    /// # Errors
    /// Why there is none; a place for it is drawn then.
    pub async fn get(&self, url: &str) -> Result<Picture, PictureError> {
        self.web.check(url)?;
        let kept = self.shelf.get(url).await;
        if let Some(kept) = &kept
            && kept.is_fresh
        {
            return picture(kept.bytes.clone());
        }
        match self.fetch(url).await {
            Ok(picture) => {
                self.shelf.put(url, &picture.bytes).await;
                Ok(picture)
            }
            Err(error) => match kept {
                Some(kept) => picture(kept.bytes),
                None => Err(error),
            },
        }
    }

    async fn fetch(&self, url: &str) -> Result<Picture, PictureError> {
        if self.failed_before(url) {
            return Err(PictureError::FailedBefore);
        }
        let room = self.room.acquire().await;
        let fetched = self.web.fetch(url).await.and_then(picture);
        drop(room);
        if fetched.is_err() {
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            if failed.len() >= FAILED {
                failed.clear();
            }
            failed.insert(url.to_owned(), Instant::now());
        }
        fetched
    }

    fn failed_before(&self, url: &str) -> bool {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.get(url).is_some_and(|at| at.elapsed() < PATIENCE)
    }
}

/// What the bytes are by themselves; what a server says they are plays no part.
fn picture(bytes: Vec<u8>) -> Result<Picture, PictureError> {
    let kind = infer::get(&bytes).filter(|kind| kind.matcher_type() == infer::MatcherType::Image);
    match kind.map(|kind| kind.mime_type()) {
        Some(media_type) => Ok(Picture { bytes, media_type }),
        None => Err(PictureError::NotAPicture),
    }
}

#[cfg(test)]
mod tests;
